"""When reviews are proposed, in what order they stand, and how their times are typed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.records import Meeting
from app.models.rules.meetings import (
    describe_days_ahead,
    describe_meeting,
    in_calendar,
    meetings_in_order,
    next_meeting,
    parse_time,
    proposed_meetings,
)
from tests.models.sessions import filled_session

NOW = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)
TODAY = NOW.date()


def days(*texts):
    return tuple(map(date.fromisoformat, texts))


@pytest.mark.parametrize(
    ("workshop", "today", "expected"),
    [
        # Tuesdays all, as near to the 24th as they come.
        ("2026-11-24", "2026-11-24", ("2027-02-23", "2027-05-25", "2027-08-24", "2027-11-23")),
        # 30 November and three months: February is shorter.
        ("2026-11-30", "2026-11-30", ("2027-03-01", "2027-05-31", "2027-08-30", "2027-11-29")),
        # A leap day.
        ("2028-02-29", "2028-02-29", ("2028-05-30", "2028-08-29", "2028-11-28", "2029-02-27")),
        # A Saturday's workshop is not reviewed on a weekend.
        ("2026-11-28", "2026-11-28", ("2027-03-01", "2027-05-28", "2027-08-27", "2027-11-29")),
        # What has passed is left out.
        ("2026-11-24", "2027-06-01", ("2027-08-24", "2027-11-23")),
        # All has passed, or no day is known: from today.
        ("2024-11-24", "2026-11-24", ("2027-02-23", "2027-05-25", "2027-08-24", "2027-11-23")),
        (None, "2026-11-24", ("2027-02-23", "2027-05-25", "2027-08-24", "2027-11-23")),
    ],
)
def test_that_four_reviews_are_proposed_in_the_year_after(workshop, today, expected):
    day = date.fromisoformat(workshop) if workshop else None
    assert proposed_meetings(day, date.fromisoformat(today)) == days(*expected)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_that_no_review_falls_on_a_weekend_or_far_from_its_month(day):
    proposed = proposed_meetings(day, day)
    assert [round((each - day).days / 30.4) for each in proposed] == [3, 6, 9, 12]
    assert all(each.weekday() < 5 for each in proposed)
    if day.weekday() < 5:
        assert {each.weekday() for each in proposed} == {day.weekday()}


def meeting(name, day="", time="", place=""):
    return Meeting(name, date.fromisoformat(day) if day else None, time, place, "")


MEETINGS = (
    meeting("undated", time="09:00"),
    meeting("late", "2027-11-23", "15:30"),
    meeting("early", "2027-11-23", "09:00"),
    meeting("day", "2027-11-23"),
    meeting("past", "2026-02-24"),
    meeting("today", "2026-11-24"),
)


def test_that_meetings_stand_by_day_and_time_with_the_undated_last():
    names = [each.id for each in meetings_in_order(MEETINGS)]
    assert names == ["past", "today", "day", "early", "late", "undated"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-01-01", "past"), ("2026-11-24", "today"), ("2026-11-25", "day"), ("2028-01-01", None)],
)
def test_that_the_next_review_is_the_first_not_passed(today, expected):
    session = replace(filled_session(NOW), meetings=MEETINGS)
    found = next_meeting(session, date.fromisoformat(today))
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("review", "said"),
    [
        (
            meeting("a", "2027-11-23", "14:00", "Main\nhall"),
            "Tuesday 23 November 2027, 14:00, Main hall",
        ),
        (meeting("a", "2027-11-23"), "Tuesday 23 November 2027"),
        (meeting("a", time="14:00"), "No date yet, 14:00"),
        (meeting("a"), "No date yet"),
    ],
)  # fmt: skip
def test_that_a_review_is_said_in_one_line(review, said):
    assert describe_meeting(review) == said


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ""),
        ("  ", ""),
        ("15:30", "15:30"),
        ("15.30", "15:30"),
        ("1530", "15:30"),
        ("15h30", "15:30"),
        ("1530 hrs", "15:30"),
        ("3.30pm", "15:30"),
        ("3:30 PM", "15:30"),
        ("3pm", "15:00"),
        ("3 p.m.", "15:00"),
        ("at 3pm", "15:00"),
        ("3", "15:00"),
        ("3:30", "15:30"),
        ("03:30", "03:30"),
        ("three", "15:00"),
        ("3 o'clock", "15:00"),
        ("9", "09:00"),
        ("9.15", "09:15"),
        ("930", "09:30"),
        ("7am", "07:00"),
        ("12", "12:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("12.30 am", "00:30"),
        ("15:30pm", "15:30"),
        ("noon", "12:00"),
        ("Midday", "12:00"),
        ("midnight", "00:00"),
        ("00:00", "00:00"),
        ("half past three", "15:30"),
        ("half past 9", "09:30"),
        ("quarter to two", "13:45"),
        ("quarter past ten am", "10:15"),
        ("quarter to one", "12:45"),
        ("half to three", None),
        ("half past thirteen", None),
        ("half past 13", None),
        ("25:00", None),
        ("24:00", None),
        ("12:60", None),
        ("15am", None),
        ("0pm", None),
        ("3:3", None),
        ("12345", None),
        ("soon", None),
        ("٣:٣٠", None),
        ("half past ²", None),
        ("after lunch", None),
    ],
)
def test_that_a_time_is_read_as_people_type_it(typed, read):
    assert parse_time(typed) == read


@given(st.times())
def test_that_a_time_as_it_is_kept_reads_as_itself(time):
    kept = f"{time:%H:%M}"
    assert parse_time(kept) == kept


@given(st.text(st.sampled_from("0123456789:. apmhqurtefons²")))
def test_that_whatever_is_typed_gives_a_time_or_none(text):
    read = parse_time(text)
    assert read is None or read == "" or datetime.strptime(read, "%H:%M")  # noqa: DTZ007 - a time


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-23", "past"),
        ("2026-11-24", "today"),
        ("2026-11-25", "tomorrow"),
        ("2026-12-03", "in 9 days"),
        ("2026-12-07", "in 13 days"),
        ("2026-12-08", "in 2 weeks"),
        ("2026-12-11", "in 2 weeks"),
        ("2026-12-12", "in 3 weeks"),
        ("2027-02-23", "in 13 weeks"),
        ("2027-11-23", "in 52 weeks"),
    ],
)
def test_that_how_far_off_a_day_is_is_said(day, said):
    assert describe_days_ahead(date.fromisoformat(day), TODAY) == said


def test_that_a_calendar_holds_dated_meetings_and_open_actions_that_are_due():
    session = filled_session(NOW)
    one = session.actions[0]
    session = replace(
        session,
        actions=(
            replace(one, id="due", due=TODAY, is_done=False),
            replace(one, id="done", due=TODAY, is_done=True),
            replace(one, id="some day", due=None, is_done=False),
        ),
        meetings=(
            replace(session.meetings[0], id="dated"),
            replace(session.meetings[0], id="undated", date=None),
        ),
    )
    assert in_calendar(session) == {"due", "dated"}
