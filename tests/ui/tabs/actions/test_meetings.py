"""Review meetings below the actions: the year planned in one step, each kept as it is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.models.edits import AddSession, Location, RemoveMeeting, SetMeeting
from app.models.rules.meetings import meetings_in_order, proposed_meetings
from tests.models.sessions import session_with
from tests.ui.driving import button, focus, focused_name, press, tab_to, type_words

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def bare(tab, context):
    """The actions of a session without any review meeting."""
    for meeting in tab.session.meetings:
        context.history.perform(RemoveMeeting(tab.session_id, meeting.id))
    tab.take_focus()
    return tab


def _dates(tab):
    return sorted(meeting.date for meeting in tab.session.meetings if meeting.date)


def test_that_the_year_is_planned_in_one_step_and_taken_back_in_one(bare, context, said):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    assert _dates(bare) == list(proposed_meetings(bare.session.details.date, bare._today()))  # noqa: SLF001 - the tab's clock
    assert focused_name() == "Time, review meeting 1"
    assert said[-1].startswith("Planned 4 review meetings")
    context.history.undo()
    assert bare.session.meetings == ()
    context.history.redo()
    assert len(bare.session.meetings) == 4


def test_that_the_year_is_not_planned_twice(bare, said):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    press(Qt.Key.Key_M, CTRL_SHIFT)
    assert len(bare.session.meetings) == 4
    assert said[-1].startswith("The year is planned already")


def test_that_time_place_and_purpose_are_typed_one_after_another(qtbot, bare, context):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    for words in ("half past two", "Main hall", "The actions"):
        type_words(words)
        press(Qt.Key.Key_Tab)
    assert context.autosave.commit_typing()
    first = min(bare.session.meetings, key=lambda meeting: meeting.date)
    assert (first.time, first.place, first.purpose) == ("14:30", "Main hall", "The actions")


def test_that_a_time_nobody_can_read_is_said_and_stays_and_nothing_is_saved(bare, said):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    type_words("teatime")
    press(Qt.Key.Key_Return)
    assert said[-1] == "“teatime” is no time of day. Type it like 14:30 or 2.30 pm."
    assert focus().text() == "teatime"
    assert {meeting.time for meeting in bare.session.meetings} == {""}


def test_that_a_meeting_is_added_and_its_day_typed(bare, context):
    press(Qt.Key.Key_Insert, ALT)
    assert focused_name() == "Day, review meeting 1"
    type_words("12 Jan 2027")
    press(Qt.Key.Key_Return)
    assert _dates(bare) == [date(2027, 1, 12)]


def test_that_meetings_stand_by_their_days_once_nobody_types_in_them(qtbot, bare):
    press(Qt.Key.Key_Insert, ALT)
    type_words("12 Jan 2028")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Insert, ALT)
    type_words("12 Jan 2027")
    press(Qt.Key.Key_Return)
    bare.take_focus()
    bare.refresh(None)

    def days():
        rows = sorted(bare.meetings.rows.values(), key=lambda row: row.y())
        return [row.day.line.text() for row in rows]

    qtbot.waitUntil(lambda: days() == ["12 Jan 2027", "12 Jan 2028"])


def test_that_a_meeting_is_removed_and_put_back_with_its_words(qtbot, bare, context, said):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    press(Qt.Key.Key_Tab)
    type_words("Main hall")
    tab_to("Remove review meeting 1")
    press(Qt.Key.Key_Space)
    assert len(bare.session.meetings) == 3
    assert said[-1] == "Removed the review meeting. Ctrl+Z puts it back."
    context.history.undo()
    assert "Main hall" in [meeting.place for meeting in bare.session.meetings]


def test_that_undo_goes_to_the_field_it_changed(bare, context):
    context.history.moved.connect(bare.reveal)
    press(Qt.Key.Key_M, CTRL_SHIFT)
    press(Qt.Key.Key_Tab)
    type_words("Main hall")
    assert context.autosave.commit_typing()
    bare.take_focus()
    context.history.undo()
    assert focused_name() == "Place, review meeting 1"


def test_that_what_is_planned_is_there_when_the_session_is_opened_again(bare, context):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    session_id = bare.session_id
    bare.open(session_id)
    assert len(bare.meetings.rows) == 4


def test_that_a_calendar_can_be_asked_for(qtbot, bare):
    with qtbot.waitSignal(bare.calendar_requested):
        button(bare, "Calendar file…").click()


def test_that_undo_of_the_plan_stays_in_the_actions(bare, context):
    context.history.moved.connect(bare.reveal)
    press(Qt.Key.Key_M, CTRL_SHIFT)
    edits = []
    context.history.moved.connect(edits.append)
    context.history.undo()
    assert [edit.place for edit in edits] == [Location.ACTIONS]
    assert focus().text() == "Plan the year"
    context.history.redo()
    assert focused_name().endswith(", review meeting 1")


def test_that_the_status_line_says_at_which_meeting_the_person_is(bare):
    told = []
    bare.position_changed.connect(told.append)
    press(Qt.Key.Key_M, CTRL_SHIFT)
    assert told[-1] == "Review meeting 1 of 4 · in 13 weeks"
    press(Qt.Key.Key_Down)
    assert focused_name() == "Time, review meeting 2"
    assert told[-1] == "Review meeting 2 of 4 · in 26 weeks"
    bare.take_focus()
    assert told[-1].startswith("Action 1 of 2")


def test_that_arrows_stop_at_the_first_and_the_last_meeting(bare):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    press(Qt.Key.Key_Up)
    assert focused_name() == "Time, review meeting 1"
    press(Qt.Key.Key_Down, times=9)
    assert focused_name() == "Time, review meeting 4"


def test_that_tab_goes_through_the_meetings_by_their_days(bare):
    for day in ("12 Jan 2028", "12 Jan 2027"):
        press(Qt.Key.Key_Insert, ALT)
        type_words(day)
        press(Qt.Key.Key_Return)
    bare.take_focus()
    bare.refresh(None)
    assert bare.meetings.go_to(_by_day(bare)[0].id, "remove")
    press(Qt.Key.Key_Tab)
    assert focus().text() == "12 Jan 2028"


def test_that_a_key_removes_the_meeting_and_goes_on_to_the_next(bare, said):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    days = _dates(bare)
    press(Qt.Key.Key_Delete, CTRL_SHIFT)
    assert _dates(bare) == days[1:]
    assert focused_name() == "Day, review meeting 1"
    press(Qt.Key.Key_Delete, CTRL_SHIFT, times=3)
    assert bare.session.meetings == ()
    assert focused_name() == "Add a review meeting"
    assert len(bare.session.actions) == 3


def test_that_the_head_says_when_the_next_meeting_is(bare, context):
    assert _says(bare, "None planned yet. A record that nobody comes back to is forgotten.")
    press(Qt.Key.Key_M, CTRL_SHIFT)
    assert _says(bare, "Next in 13 weeks")
    for meeting in bare.session.meetings:
        context.history.perform(SetMeeting.of(bare.session_id, meeting, date=date(2026, 11, 23)))
    assert _says(bare, "None ahead")


def test_that_words_are_found_in_places_and_purposes(bare):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    press(Qt.Key.Key_Tab)
    type_words("Main hall")
    press(Qt.Key.Key_Tab)
    type_words("Who uses the hall")
    assert bare.find_text("hall") == 2
    first = bare.meetings.rows[_by_day(bare)[0].id]
    assert first.place.selectedText() == "hall"


def test_that_of_a_dozen_meetings_the_one_typed_in_is_whole_in_sight(qtbot, bare):
    for number in range(1, 13):
        press(Qt.Key.Key_Insert, ALT)
        type_words(f"{number} Jan 2027")
        press(Qt.Key.Key_Tab, times=2)
    type_words("teatime")
    press(Qt.Key.Key_Return)
    row = bare.meetings.rows[_by_day(bare)[-1].id]

    def is_in_sight(widget):
        return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()

    qtbot.waitUntil(lambda: is_in_sight(row.time.problem) and is_in_sight(row.time.line))
    assert bare.rows.height() > bare.meetings.height()


def test_that_words_outlive_the_meeting_of_another_session(bare, context):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    press(Qt.Key.Key_Tab)
    type_words("Main hall")
    other = session_with(replace(bare.session.details, id="session-2"))
    context.history.perform(AddSession(other))
    bare.open("session-2")
    assert not bare.meetings.rows
    bare.open("session-1")
    assert "Main hall" in [meeting.place for meeting in bare.session.meetings]


def _by_day(tab):
    return meetings_in_order(tab.session.meetings)


def _says(tab, words):
    return any(label.text() == words and label.isVisible() for label in tab.findChildren(QLabel))
