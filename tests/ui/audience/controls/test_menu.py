"""The Room menu: its keys hold in the whole window, and only what can be done is offered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget

from app.models.audience.scene import View
from app.models.audience.screen_choice import ScreenId
from app.ui.audience.controls.menu import AudienceCommands
from app.ui.audience.controls.status import AudienceWarning
from app.ui.services.menu_commands import MenuCommands, WindowKeys
from tests.ui.audience.controls.operator_statuses import PAUSED, a_view

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier

KEYS = [
    ("present", Key.Key_F5, PLAIN),
    ("next_view", Key.Key_F6, PLAIN),
    ("previous_view", Key.Key_F6, SHIFT),
    ("count", Key.Key_F6, CTRL),
    ("next_page", Key.Key_PageDown, CTRL),
    ("previous_page", Key.Key_PageUp, CTRL),
    ("freeze", Key.Key_F7, PLAIN),
    ("blank", Key.Key_F8, PLAIN),
    ("cover", Key.Key_F9, PLAIN),
    ("reveal_next", Key.Key_F9, SHIFT),
    ("timer", Key.Key_F12, PLAIN),
    ("add_minute", Key.Key_F12, SHIFT),
    ("reset_timer", Key.Key_F12, CTRL),
]


@pytest.fixture
def window(qtbot, qapp, theme):
    """A window with the usual menus and two fields to type in."""
    made = QMainWindow()
    qtbot.addWidget(made)
    MenuCommands(made, ("Session", "Visioning grid"))
    centre = QWidget()
    column = QVBoxLayout(centre)
    column.addWidget(QLineEdit())
    column.addWidget(QPlainTextEdit())
    made.setCentralWidget(centre)
    WindowKeys(qapp, made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def commands(window):
    """The commands of the room with a session open."""
    made = AudienceCommands(window)
    made.enable(is_open=True)
    return made


def _present(commands, **given):
    view = a_view(**given)
    commands.show_state(view, is_presenting=True)
    return view


def _asked(action):
    times = []
    action.triggered.connect(lambda _on: times.append(action))
    return times


def _listed(menu):
    """Every command of the menu and of the menus in it, but the lists to choose from."""
    for action in menu.actions():
        if action.isSeparator():
            continue
        yield action
        if action.text() in {"View", "Timer"}:
            yield from _listed(action.menu())


def _offered(commands):
    return {action.text() for action in _listed(commands.menu) if action.isEnabled()}


def test_that_the_menu_is_no_higher_than_a_small_screen(commands):
    assert commands.menu.sizeHint().height() < 690


def test_that_the_menu_stands_before_help(window, commands):
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == ["&File", "&Edit", "&View", "&Workshop", "&Room", "&Help"]


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize(("name", "key", "modifier"), KEYS)
def test_that_a_key_holds_while_somebody_types(window, commands, qtbot, kind, name, key, modifier):
    _present(commands, marks=(AudienceWarning.COVERED,), page_count=3, hidden=2, has_count=True)
    asked = _asked(getattr(commands, name))
    field = window.findChild(kind)
    field.setFocus()
    qtbot.keyClick(field, key, modifier)
    assert len(asked) == 1


@pytest.mark.parametrize(("name", "key", "modifier"), KEYS)
def test_that_a_key_holds_in_the_window_of_the_room(commands, qtbot, name, key, modifier):
    _present(commands, marks=(AudienceWarning.COVERED,), page_count=3, hidden=2, has_count=True)
    room = QWidget()
    qtbot.addWidget(room)
    room.addActions(commands.for_audience())
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    asked = _asked(getattr(commands, name))
    qtbot.keyClick(room, key, modifier)
    assert len(asked) == 1


def test_that_nothing_can_be_done_without_a_session(window, qtbot):
    commands = AudienceCommands(window)
    asked = _asked(commands.present)
    qtbot.keyClick(window, Key.Key_F5)
    assert asked == []
    assert _offered(commands) == {"View", "Timer", "Sound when time is over"}


def test_that_an_open_session_offers_what_needs_no_view(commands):
    assert _offered(commands) == {
        "Present",
        "View",
        "Timer",
        "Start the timer",
        "Add a minute",
        "Back to the planned minutes",
        "Minutes for each prompt…",
        "Sound when time is over",
        "Measure the room…",
        "Screen",
        "Colours in the room",
    }


def test_that_pages_reveals_and_notes_are_offered_where_there_are_any(commands):
    some = (commands.next_page, commands.previous_page, commands.reveal_next, commands.end_note)
    _present(commands)
    assert not any(action.isEnabled() for action in some)
    assert not commands.reveal.menuAction().isEnabled()
    _present(commands, marks=(AudienceWarning.COVERED,), page_count=2, has_note=True, hidden=1)
    assert all(action.isEnabled() for action in some)
    assert commands.reveal.menuAction().isEnabled()


def test_that_nothing_is_revealed_where_all_is_revealed_already(commands):
    _present(commands, marks=(AudienceWarning.COVERED,), hidden=0)
    assert commands.cover.isChecked()
    assert not commands.reveal_next.isEnabled()
    assert not commands.reveal.menuAction().isEnabled()


def test_that_a_note_stands_for_no_view(commands):
    _present(commands, has_note=True)
    assert not any(action.isChecked() for action in commands.views.values())
    asked = _asked(commands.views[View.PROMPT])
    commands.views[View.PROMPT].trigger()
    assert len(asked) == 1
    _present(commands)
    assert [v for v, action in commands.views.items() if action.isChecked()] == [View.PROMPT]


def test_that_a_count_is_offered_where_there_is_one_and_stands_for_no_view(commands):
    _present(commands)
    assert not commands.count.isEnabled()
    _present(commands, has_count=True)
    assert commands.count.isEnabled()
    assert not commands.count.isChecked()
    _present(commands, has_count=True, is_counting=True, marks=(AudienceWarning.COUNT,))
    assert commands.count.isChecked()
    assert not any(action.isChecked() for action in commands.views.values())
    commands.show_state(a_view(has_count=True), is_presenting=False)
    assert not commands.count.isEnabled()


def test_that_the_ticks_say_what_goes_on(commands):
    _present(commands, marks=(AudienceWarning.FROZEN, AudienceWarning.BLANK), view=View.STATEMENT)
    assert commands.present.isChecked()
    assert commands.freeze.isChecked()
    assert commands.blank.isChecked()
    assert not commands.cover.isChecked()
    assert [v for v, action in commands.views.items() if action.isChecked()] == [View.STATEMENT]
    commands.show_state(None, is_presenting=False)
    assert not commands.present.isChecked()
    assert not commands.freeze.isChecked()


def test_that_closing_the_session_ends_what_was_shown(commands):
    _present(commands, marks=(AudienceWarning.COVERED,))
    commands.enable(is_open=False)
    assert not commands.present.isChecked()
    assert not commands.reveal_next.isEnabled()


def test_that_the_timer_offers_what_can_be_done(commands):
    _present(commands)
    assert commands.timer.text() == "Pause the timer"
    _present(commands, clock=PAUSED)
    assert commands.timer.text() == "Start the timer"


def test_that_the_timer_can_run_while_nobody_presents(commands):
    commands.show_state(a_view(), is_presenting=False)
    assert commands.timer.text() == "Pause the timer"
    assert not commands.freeze.isEnabled()


def test_that_a_chosen_agency_is_revealed(commands, qtbot):
    commands.show_agencies([("a", "Health & <b>", False), ("b", " ", True)])
    health, nameless = commands.reveal.actions()
    assert health.text() == "Health && <b>"
    assert "&lt;b&gt;" in health.toolTip()
    assert nameless.text() == "Agency without a name"
    assert nameless.isChecked()
    with qtbot.waitSignal(commands.reveal_requested) as wanted:
        health.trigger()
    assert wanted.args == ["a"]
    assert not health.isChecked()  # until the room sees it


def test_that_a_name_longer_than_a_menu_is_shortened(commands):
    commands.show_agencies([("a", "x" * 200, False)])
    assert "…" in commands.reveal.actions()[0].text()
    assert "x" * 200 in commands.reveal.actions()[0].toolTip()


def test_that_a_screen_can_be_chosen(commands, qtbot):
    mark = ScreenId("HDMI-1", (-1920, 0, 1920, 1080))
    commands.show_screens([(ScreenId("eDP", (0, 0, 1440, 900)), "This one", True)])
    commands.show_screens([(mark, "HDMI-1, 1920 × 1080", False)])
    (action,) = commands.screens.actions()
    with qtbot.waitSignal(commands.screen_requested) as wanted:
        action.trigger()
    assert wanted.args == [mark]


def test_that_the_rooms_own_colours_can_be_chosen(commands, qtbot):
    words = [action.text() for action in commands.colours.actions()]
    assert words == ["As this window", "Light", "Dark", "High contrast"]
    assert commands.colours.actions()[0].isChecked()
    with qtbot.waitSignal(commands.colours_requested) as wanted:
        commands.colours.actions()[3].trigger()
    assert wanted.args == ["contrast"]
    commands.show_colours("contrast")
    assert [a.isChecked() for a in commands.colours.actions()] == [False, False, False, True]
