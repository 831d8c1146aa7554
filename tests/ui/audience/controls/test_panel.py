"""The operator's panel: its buttons are the commands, its marks can't be overlooked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.models.audience.scene import View
from app.models.audience.timer import ClockFace, Pace
from app.ui.audience.controls.menu import AudienceCommands
from app.ui.audience.controls.panel import OperatorPanel
from app.ui.audience.controls.status import WARNING_TEXTS, AudienceWarning, warning_sentence
from app.ui.audience.controls.status_widgets import WarningBand
from app.ui.widgets.labels import ElidedLabel
from tests.ui.audience.controls.operator_statuses import PAUSED, a_view
from tests.ui.driving import button, named

LEFT = Qt.MouseButton.LeftButton
HIGHEST = 130
OVERFULL = {
    "sees": "Standard · C41 · " + "a long heading " * 14,
    "pages": "Page 12 of 30 · 1,214 words beyond page 1",
    "finish": "Finishes about 15:40, 2 prompts have no minutes",
    "clock": ClockFace("+1:01:10", Pace.OVER, True, "■", "Over time"),
    "has_note": True,
    "hidden": 10,
    "page": 11,
    "page_count": 30,
}


@pytest.fixture
def window(qtbot, theme):
    """A window with a field to type in, as the grid's."""
    made = QMainWindow()
    qtbot.addWidget(made)
    centre = QWidget()
    column = QVBoxLayout(centre)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(QPlainTextEdit(), 1)
    made.setCentralWidget(centre)
    made.resize(1440, 900)
    return made


@pytest.fixture
def commands(window):
    made = AudienceCommands(window)
    made.enable(is_open=True)
    return made


@pytest.fixture
def panel(window, commands, theme, qtbot):
    """The panel at the bottom of the window, while somebody presents."""
    made = OperatorPanel(theme, commands)
    window.centralWidget().layout().addWidget(made)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    _show(made, commands)
    return made


def _show(panel, commands, **given):
    view = a_view(**given)
    commands.show_state(view, is_presenting=True)
    panel.show_status(view)
    return view


def _words(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def _has(panel, words):
    return any(b.text() == words and b.isVisible() for b in panel.findChildren(QPushButton))


def _band(panel):
    return panel.findChild(WarningBand)


def _settle(window, width, height, qtbot):
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.width() == width)
    _lay_out()


def _lay_out():
    """Let each layout tell the one around it."""
    for _ in range(4):
        QApplication.processEvents()


def test_that_it_says_what_the_room_sees_and_how_much_is_over(panel, commands):
    _show(panel, commands, pages="Page 1 of 3 · 214 words beyond page 1", page_count=3)
    words = _words(panel)
    assert "Prompt 4 of 7" in words
    assert "Page 1 of 3 · 214 words beyond page 1" in words
    assert "Capitals 3.5 % of the height · room not measured" in words
    assert "06:40" in words
    assert "Finishes about 15:40" in words


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Freeze", "freeze"),
        ("Blank", "blank"),
        ("Cover", "cover"),
        ("Reveal next", "reveal_next"),
        ("Back to the prompt", "end_note"),
        ("Pause", "timer"),
        ("+1 min", "add_minute"),
        ("Stop presenting", "present"),
    ],
)
def test_that_a_click_does_the_command_and_leaves_the_caret_in_the_field(
    window, panel, commands, qtbot, words, name
):
    _show(panel, commands, marks=(AudienceWarning.COVERED,), has_note=True, hidden=2)
    field = window.findChild(QPlainTextEdit)
    field.setFocus()
    asked = []
    getattr(commands, name).triggered.connect(lambda _on: asked.append(name))
    qtbot.mouseClick(button(panel, words), LEFT)
    assert asked == [name]
    assert field.hasFocus()


@pytest.mark.parametrize(
    "name",
    ["previous_prompt", "next_prompt", "previous_page", "next_page"],
)
def test_that_arrows_step(panel, commands, qtbot, name):
    _show(panel, commands, page_count=3)
    asked = []
    action = getattr(commands, name)
    action.triggered.connect(lambda _on: asked.append(name))
    words = action.text().partition("\t")[0]
    qtbot.mouseClick(named(panel, words, QAbstractButton), LEFT)
    assert asked == [name]


@pytest.mark.parametrize("view", list(View))
def test_that_a_view_is_chosen_by_its_segment(window, panel, commands, qtbot, view):
    asked = []
    commands.views[view].triggered.connect(lambda _on: asked.append(view))
    field = window.findChild(QPlainTextEdit)
    field.setFocus()
    qtbot.mouseClick(button(panel, commands.views[view].text()), LEFT)
    assert asked == [view]
    assert field.hasFocus()
    _show(panel, commands, view=view)
    assert button(panel, commands.views[view].text()).isChecked()


def test_that_every_button_says_what_it_does_and_can_be_reached_by_tab(panel, commands):
    _show(panel, commands, marks=(AudienceWarning.COVERED,), page_count=2, has_note=True, hidden=2)
    for found in panel.findChildren(QAbstractButton):
        assert found.toolTip()
        assert found.accessibleName() or found.text()
        assert found.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert "F7" in button(panel, "Freeze").toolTip()


def test_that_buttons_of_no_use_are_away(panel, commands):
    _show(panel, commands)
    assert not any(_has(panel, words) for words in ("Reveal next", "Back to the prompt"))
    assert "Page" not in _words(panel)
    _show(panel, commands, marks=(AudienceWarning.COVERED,), page_count=2, has_note=True, hidden=2)
    assert all(_has(panel, words) for words in ("Reveal next", "Back to the prompt"))
    assert "Page" in _words(panel)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (AudienceWarning.FROZEN, "Freeze"),
        (AudienceWarning.BLANK, "Blank"),
        (AudienceWarning.COVERED, "Cover"),
    ],
)
def test_that_a_switch_stays_pressed_while_its_mark_stands(panel, commands, mark, words):
    _show(panel, commands, marks=(mark,))
    assert button(panel, words).isChecked()
    _show(panel, commands)
    assert not button(panel, words).isChecked()


@pytest.mark.parametrize("mark", list(AudienceWarning))
def test_that_a_mark_has_its_band_across_the_panel(panel, commands, theme, mark, qtbot):
    assert not _band(panel).isVisible()
    _show(panel, commands, marks=(mark,))
    band = _band(panel)
    qtbot.waitUntil(lambda: band.isVisible() and band.width() == panel.width())
    assert WARNING_TEXTS[mark].word.upper() in band.words
    assert WARNING_TEXTS[mark].sign in band.words
    assert warning_sentence(mark, 0) in band.accessibleName()
    ground = {
        AudienceWarning.WAITING: "danger",
        AudienceWarning.BLANK: "ink",
        AudienceWarning.FROZEN: "accent",
        AudienceWarning.COVERED: "partly",
        AudienceWarning.NOTE: "accent-soft",
        AudienceWarning.COUNT: "accent-soft",
        AudienceWarning.UNSAVED: "danger",
    }[mark]
    at = QPoint(band.width() - 3, band.height() // 2)
    assert band.grab().toImage().pixelColor(at) == theme.colour(ground)


def test_that_several_marks_stand_in_one_band_the_worst_first(panel, commands):
    _show(
        panel,
        commands,
        marks=(AudienceWarning.COVERED, AudienceWarning.FROZEN, AudienceWarning.BLANK),
    )
    assert _band(panel).words == "□ BLANK   ❄ FROZEN   ▒ COVERED"
    assert _band(panel).property("mark") == "blank"


def test_that_a_cover_says_how_many_entries_it_hides(panel, commands):
    _show(panel, commands, marks=(AudienceWarning.COVERED,), hidden=2)
    said = _band(panel).accessibleName()
    assert "2 entries still hidden. Shift+F9 reveals the next, F9 ends the cover." in said
    _show(panel, commands, marks=(AudienceWarning.COVERED,), hidden=1)
    assert "1 entry still hidden." in _band(panel).accessibleName()
    _show(panel, commands, marks=(AudienceWarning.COVERED,), hidden=0)
    said = _band(panel).accessibleName()
    assert "All are revealed at this prompt. F9 ends the cover." in said
    assert "Shift+F9" not in said
    assert not _has(panel, "Reveal next")


def test_that_no_view_is_chosen_while_a_note_stands_before_it(panel, commands, qtbot):
    _show(panel, commands, has_note=True)
    views = [button(panel, action.text()) for action in commands.views.values()]
    assert not any(each.isChecked() for each in views)
    asked = []
    commands.views[View.PROMPT].triggered.connect(lambda _on: asked.append(View.PROMPT))
    qtbot.mouseClick(button(panel, "Prompt"), LEFT)
    assert asked == [View.PROMPT]
    _show(panel, commands)
    assert [each.isChecked() for each in views] == [False, True, False]


def test_that_the_clock_says_its_pace_in_words_and_colour(panel, commands, theme):
    _show(panel, commands, clock=ClockFace("01:10", Pace.SHORT, True, "◔", "Time is short"))
    assert "◔ Time is short" in _words(panel)
    time = next(label for label in panel.findChildren(QLabel) if label.text() == "01:10")
    assert time.palette().color(time.foregroundRole()) == theme.colour("partly-ink")
    assert named(panel, "Timer 01:10, ◔ Time is short")


def test_that_the_timer_can_be_started_where_it_does_not_run(panel, commands):
    _show(panel, commands, clock=PAUSED)
    assert _has(panel, "Start")
    _show(panel, commands, clock=None)
    assert _has(panel, "Start")
    assert "No minutes planned" in _words(panel)
    assert not any("–" in words for words in _words(panel))
    assert named(panel, "Timer: No minutes planned")


def test_that_it_folds_to_one_line_and_opens_again(panel, commands, qtbot):
    _show(
        panel,
        commands,
        marks=(AudienceWarning.FROZEN,),
        pages="Page 1 of 3 · 214 words beyond page 1",
    )
    with qtbot.waitSignal(panel.folded) as folded:
        qtbot.mouseClick(named(panel, "Fold the panel to one line"), LEFT)
    assert folded.args == [True]
    assert panel.is_folded
    assert not _band(panel).isVisible()
    assert {"Prompt 4 of 7", "Page 1 of 3 · 214 words beyond page 1", "06:40"} <= set(_words(panel))
    assert named(panel, "Frozen")
    with qtbot.waitSignal(panel.folded) as folded:
        qtbot.mouseClick(named(panel, "Open the panel"), LEFT)
    assert folded.args == [False]
    assert _band(panel).isVisible()


def test_that_folding_by_key_keeps_the_focus_on_the_arrow(panel, commands, qtbot):
    arrow = named(panel, "Fold the panel to one line")
    arrow.setFocus()
    qtbot.keyClick(arrow, Qt.Key.Key_Space)
    assert named(panel, "Open the panel").hasFocus()


def test_that_being_folded_by_settings_is_nobodys_doing(panel, qtbot):
    with qtbot.assertNotEmitted(panel.folded):
        panel.fold(is_folded=True)
    assert panel.is_folded


def test_that_a_timer_without_a_view_takes_one_line_and_offers_to_present(panel, commands, qtbot):
    view = a_view(sees="Not shown to the room")
    commands.show_state(view, is_presenting=False)
    panel.show_status(view)
    assert "Not shown to the room" in _words(panel)
    assert "06:40" in _words(panel)
    asked = []
    commands.present.triggered.connect(lambda _on: asked.append(True))
    qtbot.mouseClick(button(panel, "Present"), LEFT)
    assert asked == [True]


@pytest.mark.parametrize(
    "marks", [(), (AudienceWarning.FROZEN, AudienceWarning.COVERED), tuple(AudienceWarning)]
)
@pytest.mark.parametrize("given", [{}, OVERFULL], ids=["usual", "overfull"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720)])
def test_that_it_leaves_the_grid_its_room(
    window, panel, commands, qtbot, width, height, given, marks
):
    _settle(window, width, height, qtbot)
    _show(panel, commands, marks=marks, **given)
    _lay_out()
    band = _band(panel).height() if marks else 0
    assert panel.height() - band <= HIGHEST


@pytest.mark.parametrize("is_folded", [False, True])
@pytest.mark.parametrize("given", [{}, OVERFULL], ids=["usual", "overfull"])
@pytest.mark.parametrize("width", [960, 1280, 1440])
def test_that_nothing_is_cut_off(window, panel, commands, qtbot, width, given, is_folded):
    _settle(window, width, 720, qtbot)
    # On one screen only, where the panel is out of sight, words unsaved are a mark too.
    # Of a note and a count, one only stands before the view.
    marks = tuple(set(AudienceWarning) - {AudienceWarning.UNSAVED, AudienceWarning.NOTE})
    _show(panel, commands, marks=marks, **given)
    panel.fold(is_folded=is_folded)
    _lay_out()
    assert window.width() == width  # never forced wider
    parts = [*panel.findChildren(QLabel), *panel.findChildren(QAbstractButton)]
    for part in (part for part in parts if part.isVisible()):
        where = part.rect().translated(part.mapTo(panel, QPoint()))
        assert panel.rect().contains(where), part
        if not isinstance(part, ElidedLabel):
            assert part.width() >= part.minimumSizeHint().width(), part
            wanted = part.heightForWidth(part.width()) if part.hasHeightForWidth() else 0
            assert part.height() >= max(wanted, part.minimumSizeHint().height()), part
