"""The window that the room sees: its keys, its pointer, and what it tells the canvas."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.models.audience.scene import ShownStatement, StatementScene
from app.models.records import StatementStatus
from app.paths import resources_folder
from app.ui.audience.screens.audience_window import CursorHider
from app.ui.audience.typesetting.palette import AudiencePalette
from tests.ui.audience.screens.offscreen_screens import LAPTOP, PROJECTOR

LONG = StatementScene("p", 4, 7, ShownStatement("word " * 900, StatementStatus.DRAFT, None))


@pytest.fixture
def shown(audience, screens):
    """The window on the projector."""
    audience.show_on(screens.named("projector"), is_alone=False)
    return audience


@pytest.fixture
def alone(audience, screens):
    """The window on the laptop, with the operator's line."""
    screens.plug(LAPTOP)
    audience.show_on(screens.named("laptop"), is_alone=True)
    return audience


def _told(signal):
    values = []
    signal.connect(lambda *given: values.append(given[0] if given else None))
    return values


@pytest.mark.parametrize(("key", "steps"), [(Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)])
def test_that_page_keys_ask_for_another_prompt(shown, key, steps):
    stepped = _told(shown.prompt_step_requested)
    QTest.keyClick(shown, key)
    assert stepped == [steps]


@pytest.mark.parametrize(("key", "which"), [(Qt.Key.Key_Home, -1), (Qt.Key.Key_End, 1)])
def test_that_home_and_end_ask_for_the_first_and_the_last_prompt(shown, key, which):
    ended = _told(shown.prompt_end_requested)
    QTest.keyClick(shown, key)
    assert ended == [which]


@pytest.mark.parametrize(
    ("forth", "back"),
    [(Qt.Key.Key_Right, Qt.Key.Key_Left), (Qt.Key.Key_Space, Qt.Key.Key_Backspace)],
)
def test_that_arrows_and_space_ask_for_another_page(shown, forth, back):
    turned = _told(shown.page_turn_requested)
    QTest.keyClick(shown, forth)
    QTest.keyClick(shown, back)
    assert turned == [1, -1]


def test_that_escape_and_closing_leave(shown):
    left = _told(shown.left)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert len(left) == 1
    assert shown.close()
    assert len(left) == 2


def test_that_ordinary_letters_and_changed_keys_do_nothing(alone):
    heard = [
        _told(signal)
        for signal in (
            alone.left,
            alone.prompt_step_requested,
            alone.prompt_end_requested,
            alone.strip_changed,
        )
    ]
    for letter in "abcxyz19 ":
        QTest.keyClick(alone, letter)
    QTest.keyClick(alone, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(alone, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert heard == [[], [], [], []]


def test_that_the_window_tells_nothing_but_what_it_is(audience):
    assert audience.windowTitle() == "Common Ground – audience view"
    assert audience.accessibleName() == "Audience view"
    assert not audience.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert audience.isWindow()
    assert audience.parent() is None


def test_that_h_hides_and_shows_the_line_on_one_screen(alone):
    changed = _told(alone.strip_changed)
    assert alone.strip.isVisible()
    assert alone.canvas.height() == 900 - alone.strip.height()
    QTest.keyClick(alone, Qt.Key.Key_H)
    assert not alone.strip.isVisible()
    alone.layout().activate()
    assert alone.canvas.height() == 900
    QTest.keyClick(alone, Qt.Key.Key_H)
    assert alone.strip.isVisible()
    assert changed == [False, True]


def test_that_h_does_nothing_on_a_second_screen(shown):
    QTest.keyClick(shown, Qt.Key.Key_H)
    assert not shown.strip.isVisible()
    assert shown.is_strip_shown


def test_that_a_hidden_line_stays_hidden_on_the_next_screen(alone, screens):
    QTest.keyClick(alone, Qt.Key.Key_H)
    screens.plug(LAPTOP, PROJECTOR)
    alone.show_on(screens.named("projector"), is_alone=False)
    alone.show_on(screens.named("laptop"), is_alone=True)
    assert not alone.strip.isVisible()
    alone.show_strip(is_shown=True)
    assert alone.strip.isVisible()


def _least_capital(window):
    fonts = (words.line.paragraph.layout.font() for words in window.canvas.shown.lines)
    return min(QFontMetricsF(font).capHeight() for font in fonts)


def test_that_capitals_are_measured_by_the_screen_though_the_line_takes_a_part(alone):
    alone.canvas.show_scene(LONG)
    alone.set_floor(0.06)
    assert alone.canvas.height() < 900
    assert _least_capital(alone) >= 0.06 * 900


def test_that_capitals_follow_the_screen(alone, screens):
    alone.set_floor(0.06)
    alone.canvas.show_scene(LONG)
    screens.plug(LAPTOP, PROJECTOR)
    alone.show_on(screens.named("projector"), is_alone=False)
    assert _least_capital(alone) >= 0.06 * 1080
    screens.plug(LAPTOP, replace(PROJECTOR, height=1440, width=2560))
    alone.show_on(screens.named("projector"), is_alone=False)
    assert _least_capital(alone) >= 0.06 * 1440


def test_that_nothing_but_the_room_s_paper_is_painted_at_first(shown):
    picture = shown.grab().toImage()
    paper = AudiencePalette(resources_folder(), "light").colour("paper")
    assert picture.pixelColor(2, 2) == paper
    assert picture.pixelColor(1900, 1070) == paper


def test_that_another_dress_changes_the_paper(shown):
    dark = AudiencePalette(resources_folder(), "dark")
    shown.use_palette(dark)
    assert shown.grab().toImage().pixelColor(2, 2) == dark.colour("paper")


def test_that_the_pointer_goes_when_it_rests_and_comes_when_it_moves(qtbot, screens):
    canvas = QWidget()
    qtbot.addWidget(canvas)
    CursorHider(canvas, rest=20)
    canvas.resize(300, 200)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.cursor().shape() == Qt.CursorShape.BlankCursor)
    QTest.mouseMove(canvas, QPoint(50, 50))
    QTest.mouseMove(canvas, QPoint(60, 60))
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: canvas.cursor().shape() == Qt.CursorShape.BlankCursor)
