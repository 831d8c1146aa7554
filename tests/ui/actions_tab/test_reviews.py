"""Review meetings below the actions: the year planned in one step, each kept as it is typed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.models.reviews import proposed_reviews
from tests.ui.driving import button, focus, focused_name, press, type_words

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def bare(tab, desk):
    """The actions of a session without any review meeting."""
    from app.models.edits import RemoveReview

    for meeting in tab.session.reviews:
        desk.history.perform(RemoveReview(tab.session_id, meeting.id))
    tab.take_focus()
    return tab


def _dates(tab):
    return sorted(meeting.date for meeting in tab.session.reviews if meeting.date)


def test_that_the_year_is_planned_in_one_step_and_taken_back_in_one(bare, desk, said):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    assert _dates(bare) == list(proposed_reviews(bare.session.details.date, bare._today()))  # noqa: SLF001 - the tab's clock
    assert focused_name() == "Time, review meeting 1"
    assert said[-1].startswith("Planned 4 review meetings")
    desk.history.undo()
    assert bare.session.reviews == ()
    desk.history.redo()
    assert len(bare.session.reviews) == 4


def test_that_the_year_is_not_planned_twice(bare, said):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    press(Qt.Key.Key_M, CTRL_SHIFT)
    assert len(bare.session.reviews) == 4
    assert said[-1].startswith("The year is planned already")


def test_that_time_place_and_purpose_are_typed_one_after_another(qtbot, bare, desk):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    for words in ("half past two", "Main hall", "The actions"):
        type_words(words)
        press(Qt.Key.Key_Tab)
    assert desk.autosave.end_bursts()
    first = min(bare.session.reviews, key=lambda meeting: meeting.date)
    assert (first.time, first.place, first.purpose) == ("14:30", "Main hall", "The actions")


def test_that_a_time_nobody_can_read_is_said_and_stays_and_nothing_is_saved(bare, said):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    type_words("teatime")
    press(Qt.Key.Key_Return)
    assert said[-1] == "“teatime” is no time of day. Type it like 14:30 or 2.30 pm."
    assert focus().text() == "teatime"
    assert {meeting.time for meeting in bare.session.reviews} == {""}


def test_that_a_meeting_is_added_and_its_day_typed(bare, desk):
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
        rows = sorted(bare.reviews.rows.values(), key=lambda row: row.y())
        return [row.day.line.text() for row in rows]

    qtbot.waitUntil(lambda: days() == ["12 Jan 2027", "12 Jan 2028"])


def test_that_a_meeting_is_removed_and_put_back_with_its_words(qtbot, bare, desk, said):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    press(Qt.Key.Key_Tab)
    type_words("Main hall")
    while focused_name() != "Remove review meeting 1":
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert len(bare.session.reviews) == 3
    assert said[-1] == "Removed the review meeting. Ctrl+Z puts it back."
    desk.history.undo()
    assert "Main hall" in [meeting.place for meeting in bare.session.reviews]


def test_that_undo_goes_to_the_field_it_changed(bare, desk):
    desk.history.moved.connect(bare.reveal)
    press(Qt.Key.Key_M, CTRL_SHIFT)
    press(Qt.Key.Key_Tab)
    type_words("Main hall")
    assert desk.autosave.end_bursts()
    bare.take_focus()
    desk.history.undo()
    assert focused_name() == "Place, review meeting 1"


def test_that_what_is_planned_is_there_when_the_session_is_opened_again(bare, desk):
    press(Qt.Key.Key_M, CTRL_SHIFT)
    session_id = bare.session_id
    bare.open(session_id)
    assert len(bare.reviews.rows) == 4


def test_that_a_calendar_can_be_asked_for(qtbot, bare):
    with qtbot.waitSignal(bare.calendar_wanted):
        button(bare, "Calendar file…").click()
