"""Rules of the meetings: proposed dates, order, texts, and parsing a time of day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.models.text.dates import add_months, long_day_text
from app.models.text.phrases import one_line

if TYPE_CHECKING:
    from app.models.records import Meeting, Session


MONTHS_AFTER = (3, 6, 9, 12)

_SATURDAY, _SUNDAY = 5, 6
_LAST_HOUR, _LAST_MINUTE, _NOON, _WEEK = 23, 59, 12, 7
# "3:30" without am or pm: nobody meets in the small hours. "03:30" is taken literally.
_AFTERNOON = range(1, 7)

_CLOCK = re.compile(r"(\d{1,2})(?:[.:h ]?(\d{2}))?(?: hrs?)? ?([ap]\.?m\.?)?", re.ASCII)
_IN_WORDS = re.compile(r"(half|quarter) (past|to) (\w+) ?([ap]\.?m\.?)?", re.ASCII)
_OCLOCK = re.compile(r" ?o['’]?clock")
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_HOURS = (
    "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def proposed_meetings(workshop_day: date | None, today: date) -> tuple[date, ...]:
    """Return the days 3, 6, 9 and 12 months after the workshop that have not passed.

    Each is on the workshop's weekday, or on the Friday or Monday next to a weekend. Where no day is
    set, or all have passed, the months count from today.
    """
    days = tuple(day for day in _meetings_after(workshop_day or today) if day > today)
    return days or _meetings_after(today)


def meetings_in_order(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Return the meetings by day and time; of a day, those without a time first; undated last."""
    return tuple(sorted(meetings, key=lambda m: (m.date is None, m.date or date.max, m.time)))


def next_meeting(session: Session, today: date) -> Meeting | None:
    """Return the next meeting, today's included; None where none is ahead."""
    return next(
        (m for m in meetings_in_order(session.meetings) if m.date and m.date >= today), None
    )


def in_calendar(session: Session) -> frozenset[str]:
    """Return the ids of what a calendar shows: the meetings and open actions with a date."""
    meetings = (meeting.id for meeting in session.meetings if meeting.date)
    due = (action.id for action in session.actions if action.due and not action.is_done)
    return frozenset((*meetings, *due))


def describe_meeting(meeting: Meeting) -> str:
    """Return when and where: "Tuesday 23 November 2027, 14:00, Main hall"."""
    day = long_day_text(meeting.date) if meeting.date else "No date yet"
    return ", ".join(part for part in (day, meeting.time, one_line(meeting.place)) if part)


def describe_days_ahead(day: date, today: date) -> str:
    """Return how far off a day is: "in 13 weeks", "in 9 days", "tomorrow", "today"; else "past"."""
    days = (day - today).days
    if days < 0:
        return "past"
    if days < 2 * _WEEK:
        return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
    return f"in {round(days / _WEEK)} weeks"


def parse_time(text: str) -> str | None:
    """Parse a time of day as a person types it, into "HH:MM"; empty for an empty text.

    None where it can't be parsed. An hour from 1 to 6 without am or pm is in the afternoon.
    """
    words = _OCLOCK.sub("", one_line(text.casefold()).removeprefix("at "))
    if not words or words in _NAMED:
        return _NAMED.get(words, "")
    if words in _HOURS:
        words = str(_HOURS.index(words) + 1)
    if found := _CLOCK.fullmatch(words):
        is_afternoon = not found[1].startswith("0") and int(found[1]) in _AFTERNOON
        return _time(int(found[1]), int(found[2] or 0), found[3], is_afternoon=is_afternoon)
    return _in_words(words)


def _meetings_after(day: date) -> tuple[date, ...]:
    return tuple(_on_weekday(add_months(day, months), day.weekday()) for months in MONTHS_AFTER)


def _on_weekday(day: date, weekday: int) -> date:
    if weekday < _SATURDAY:
        half = _WEEK // 2
        return day + timedelta(days=(weekday - day.weekday() + half) % _WEEK - half)
    beside = {_SATURDAY: -1, _SUNDAY: 1}
    return day + timedelta(days=beside.get(day.weekday(), 0))


def _in_words(words: str) -> str | None:
    found = _IN_WORDS.fullmatch(words)
    if not found:
        return None
    name = found[3]
    hour = _HOURS.index(name) + 1 if name in _HOURS else int(name) if name.isdecimal() else 0
    if not 1 <= hour <= _NOON:
        return None
    minute = 30 if found[1] == "half" else 15
    if found[2] == "to":
        if found[1] == "half":
            return None
        hour, minute = (hour - 1) or _NOON, 45
    return _time(hour, minute, found[4], is_afternoon=hour in _AFTERNOON)


def _time(hour: int, minute: int, half: str | None, *, is_afternoon: bool) -> str | None:
    if half and half.startswith("a"):
        if not 1 <= hour <= _NOON:
            return None
        hour %= _NOON
    elif (half and hour < _NOON and hour) or (half is None and is_afternoon):
        hour += _NOON
    if hour > _LAST_HOUR or minute > _LAST_MINUTE or (half and not hour and half[0] == "p"):
        return None
    return f"{hour:02}:{minute:02}"
