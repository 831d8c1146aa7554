"""The calendar of review meetings and due dates, read back as a calendar program does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from icalendar import Calendar

from app.errors import AppError
from app.models.records import Action, Meeting, Origin
from app.reports.export import Exported, ExportOptions, export_file
from app.reports.ics.writer import write_calendar
from app.reports.options import Format
from tests.models.conftest import NOW
from tests.models.sessions import filled_session

STAMP = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)
SESSION = replace(filled_session(NOW), actions=(), meetings=())


def action(key="action", what="Draft one form", **other):
    values = {
        "id": key,
        "what": what,
        "who": "Priya Nair",
        "agency_id": SESSION.agencies[0].id,
        "due": date(2027, 1, 12),
        "is_done": False,
        "origin": Origin.PROMPT,
        "origin_id": SESSION.prompts[0].id,
        "created_at": NOW,
    }
    return Action(**{**values, **other})


def written(**changes):
    out = BytesIO()
    write_calendar(replace(SESSION, **changes), out, stamped_at=STAMP)
    calendar = Calendar.from_ical(out.getvalue())
    return list(calendar.walk("VEVENT"))


def meeting(day=date(2027, 2, 24), time="", place="", purpose=""):
    return Meeting("meeting", day, time, place, purpose)


def test_that_a_meeting_with_a_time_is_an_hour_at_the_clock_of_the_place():
    (event,) = written(meetings=(meeting(time="14:30", place="Main hall", purpose="The actions"),))
    start = event.decoded("dtstart")
    assert (start, start.tzinfo) == (datetime(2027, 2, 24, 14, 30), None)  # noqa: DTZ001 - floating
    assert event.decoded("duration") == timedelta(hours=1)
    assert event["location"] == "Main hall"
    assert event["summary"].startswith("Review meeting: ")
    assert "The actions" in event["description"]
    assert event.decoded("dtstamp") == STAMP


def test_that_a_meeting_without_a_time_takes_the_whole_day():
    (event,) = written(meetings=(meeting(),))
    assert event.decoded("dtstart") == date(2027, 2, 24)
    assert event.decoded("dtend") == date(2027, 2, 25)
    assert "location" not in event


def test_that_a_due_date_says_who_and_where_it_came_from():
    (event,) = written(actions=(action(),))
    assert event["summary"] == "Due: Draft one form"
    assert event.decoded("dtstart") == date(2027, 1, 12)
    assert event["description"].splitlines()[:3] == [
        "Who: Priya Nair",
        f"Agency: {SESSION.agencies[0].name}",
        "From: Prompt 1",
    ]
    assert event["transp"] == "TRANSPARENT"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"actions": (action(due=None),)},
        {"actions": (action(is_done=True),)},
        {"meetings": (meeting(day=None),)},
    ],
)
def test_that_without_a_date_nothing_is_written(changes, tmp_path):
    target = tmp_path / "year.ics"
    target.write_text("older", encoding="utf-8")
    options = ExportOptions(tmp_path, STAMP)
    with pytest.raises(AppError, match="has a date yet"):
        export_file(replace(SESSION, **changes), target, options)
    assert target.read_text(encoding="utf-8") == "older"


@pytest.mark.parametrize(
    "words",
    [
        'Semi; colon, comma \\ and "quotes"',
        "BEGIN:VEVENT",
        "né 👪 " + "long " * 60,
        "ends in a bell\x07 and half \ud83d",
        "a\nsecond line\r\nEND:VCALENDAR",
    ],
)
def test_that_any_words_stay_words(words):
    first, second = written(
        actions=(action(what=words, who=words),), meetings=(meeting(place=words, purpose=words),)
    )
    kept = " ".join(words.replace("\x07", "").replace("\ud83d", "\ufffd").split())
    assert second["summary"] == f"Due: {kept}"
    assert f"Who: {kept}" in second["description"]
    assert first["location"] == kept


def test_that_an_entry_keeps_its_uid_so_that_a_second_import_corrects_it():
    first, second = (written(meetings=(meeting(time=time),))[0] for time in ("", "09:00"))
    assert first["uid"] == second["uid"] == "meeting@common-ground"


def test_that_the_export_says_how_many_dates_it_wrote(tmp_path):
    session = replace(SESSION, actions=(action(),), meetings=(meeting(),))
    target = tmp_path / "year.ics"
    made = export_file(session, target, ExportOptions(tmp_path, STAMP), format=Format.ICS)
    assert made == Exported(target, entries=2)
    assert b"\r\n" in target.read_bytes()


def test_that_the_last_day_there_is_takes_the_whole_day_too():
    (event,) = written(meetings=(meeting(day=date.max),))
    assert event.decoded("dtstart") == date.max
    assert "dtend" not in event


def test_that_long_lines_are_folded_between_characters():
    out = BytesIO()
    session = replace(SESSION, meetings=(meeting(place="é👪" * 80),))
    write_calendar(session, out, stamped_at=STAMP)
    assert max(len(line) for line in out.getvalue().split(b"\r\n")) <= 75
    assert "é👪" * 80 in out.getvalue().replace(b"\r\n ", b"").decode()
