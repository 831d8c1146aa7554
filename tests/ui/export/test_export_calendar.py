"""The calendar of review meetings and due dates, written from the window."""

from __future__ import annotations

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.models.edits import AddSession, SetEntry
from tests.models.sessions import filled_session, session_with
from tests.ui.conftest import NOW
from tests.ui.driving import answer_file_dialog, button, focused_name, press, type_words

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ACTIONS = 4


@pytest.fixture
def bare(program):
    """The program at the actions of a session that has nothing but its details."""
    window, startup = program
    session = session_with(filled_session(NOW).details)
    startup.autosave.history.perform(AddSession(session))
    startup.workspace.open_session(session.details.id, ACTIONS)
    return window, startup


def _written(qtbot, window, target):
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(window.banner.isVisible)
    calendar = Calendar.from_ical(target.read_bytes())
    return sorted(str(event["summary"]) for event in calendar.walk("VEVENT"))


def test_that_the_year_is_planned_taken_back_and_written_by_keys_alone(bare, qtbot, tmp_path):
    window, startup = bare
    store, session_id = startup.store, startup.workspace.session_id
    press(Qt.Key.Key_M, CTRL | SHIFT)
    assert len(store.session(session_id).meetings) == 4
    press(Qt.Key.Key_Z, CTRL)
    assert store.session(session_id).meetings == ()
    assert window.tab_bar.current == ACTIONS
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    startup.workspace.tab.meetings.go_to(store.session(session_id).meetings[0].id, "time")
    type_words("9.30")
    press(Qt.Key.Key_Tab)
    type_words("Main hall")
    # What is typed and not saved yet goes out as well.
    target = tmp_path / "year.ics"
    was_asked = answer_file_dialog(str(target))
    press(Qt.Key.Key_I, CTRL | SHIFT)
    assert was_asked()
    assert len(_written(qtbot, window, target)) == 4
    assert b"LOCATION:Main hall" in target.read_bytes()
    assert b"T093000" in target.read_bytes()
    assert window.banner.sentence == "Written: year.ics (4 dates)."


def test_that_the_button_asks_for_the_same_file_and_the_ending_is_added(bare, qtbot, tmp_path):
    window, _startup = bare
    press(Qt.Key.Key_M, CTRL | SHIFT)
    was_asked = answer_file_dialog(str(tmp_path / "year"))
    button(window, "Calendar file…").click()
    assert was_asked()
    assert len(_written(qtbot, window, tmp_path / "year.ics")) == 4


def test_that_without_a_date_no_place_is_asked_for(bare):
    window, _startup = bare
    press(Qt.Key.Key_I, CTRL | SHIFT)
    assert QApplication.activeModalWidget() is None
    assert window.status.sentence == (
        "No review meeting and no open action has a date yet. "
        "Plan the review meetings, or say when an action is due."
    )


def test_that_details_elsewhere_do_not_hold_the_calendar_up(program, qtbot, tmp_path):
    window, startup = program
    session = filled_session(NOW)
    startup.autosave.history.perform(AddSession(session))
    prompt, health = session.prompts[1], session.agencies[1]
    before = prompt.entries.get(health.id, "")
    born = f"{before}\nSam, born 14/03/2019"
    startup.autosave.history.perform(
        SetEntry(session.details.id, prompt.id, health.id, before, born)
    )
    startup.workspace.open_session(session.details.id, ACTIONS)
    was_asked = answer_file_dialog(str(tmp_path / "year.ics"))
    qtbot.keyClick(window, Qt.Key.Key_I, CTRL | SHIFT)
    assert was_asked()
    assert any("Review meeting" in each for each in _written(qtbot, window, tmp_path / "year.ics"))


def test_that_a_place_that_cannot_be_written_leads_back_to_the_calendar(bare, qtbot, tmp_path):
    window, _startup = bare
    press(Qt.Key.Key_M, CTRL | SHIFT)
    was_asked = answer_file_dialog(str(tmp_path / "none" / "year.ics"))
    press(Qt.Key.Key_I, CTRL | SHIFT)
    assert was_asked()
    qtbot.waitUntil(lambda: window.banner.sentence.startswith("Not exported."))
    was_asked = answer_file_dialog(str(tmp_path / "year.ics"))
    button(window, "Choose another place").click()
    assert was_asked()
    qtbot.waitUntil((tmp_path / "year.ics").exists, timeout=20_000)


def test_that_what_is_planned_is_there_after_the_program_was_closed(bare, qtbot, open_program):
    window, startup = bare
    session_id = startup.workspace.session_id
    press(Qt.Key.Key_M, CTRL | SHIFT)
    press(Qt.Key.Key_Tab)
    type_words("Main hall")
    window.close()
    _again, reopened = open_program()
    reopened.workspace.open_session(session_id, ACTIONS)
    rows = reopened.workspace.tab.meetings.rows.values()
    assert sorted(row.place.text() for row in rows) == ["", "", "", "Main hall"]


def test_that_undo_from_another_tab_comes_back_to_the_meeting(bare, qtbot):
    window, startup = bare
    press(Qt.Key.Key_M, CTRL | SHIFT)
    press(Qt.Key.Key_Tab)
    type_words("Main hall")
    startup.workspace.show_tab(0)
    startup.workspace.undo()
    assert window.tab_bar.current == ACTIONS
    qtbot.waitUntil(lambda: focused_name() == "Place, review meeting 1")
