"""Write the meetings and the due dates of a session as an iCalendar file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from app.errors import AppError
from app.models.rules.actions import origin_name
from app.models.rules.meetings import in_calendar, meetings_in_order
from app.reports.labels import date_text, title_text
from app.reports.markup import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from icalendar import Event

    from app.models.records import Action, Meeting, Session


_UID_OF = "{}@common-ground"
_LONG = timedelta(hours=1)


def write_calendar(session: Session, out: BinaryIO, *, stamped_at: datetime) -> int:
    """Write the calendar and return the number of its entries; `stamped_at` is aware.

    A meeting with a time is an hour long, in the local time of its place ("floating", RFC 5545
    3.3.5), whatever zone a calendar is set to. One without a time, and a due date, take the whole
    day. Due dates are events and not to-dos, which Outlook leaves out. An action that is done has
    no entry. An entry keeps its UID, so that importing the file again corrects the one before.

    Raises AppError where nothing has a date.
    """
    # Imported on first use: half of the sessions never write a calendar.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Common Ground//Review meetings and due dates//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", clean_line(title_text(session)))
    require_dates(session)
    entries = [*_meetings(session), *_due(session)]
    for entry in entries:
        entry.add("dtstamp", stamped_at.astimezone(UTC))
        calendar.add_component(entry)
    out.write(calendar.to_ical())
    return len(entries)


def require_dates(session: Session) -> None:
    """Raise AppError where no meeting and no open action has a date."""
    if not in_calendar(session):
        raise AppError(
            "No review meeting and no open action has a date yet.",
            "Plan the review meetings, or say when an action is due.",
        )


def _meetings(session: Session) -> Iterator[Event]:
    for meeting in meetings_in_order(session.meetings):
        if meeting.date is not None:
            yield _meeting(session, meeting, meeting.date)


def _meeting(session: Session, meeting: Meeting, day: date) -> Event:
    title = f"Review meeting: {title_text(session)}"
    about = [
        meeting.purpose,
        f"It comes back to the workshop of {date_text(session.details.date)}.",
    ]
    if session.details.date is None:
        about.pop()
    event = _event(meeting.id, title, about)
    if meeting.time:
        hour, minute = map(int, meeting.time.split(":"))
        event.add("dtstart", datetime(day.year, day.month, day.day, hour, minute))  # noqa: DTZ001 - floating
        event.add("duration", _LONG)
    else:
        _all_day(event, day)
    if meeting.place.strip():
        event.add("location", clean_line(meeting.place))
    return event


def _due(session: Session) -> Iterator[Event]:
    shown = in_calendar(session)
    due = [action for action in session.actions if action.id in shown]
    for action in sorted(due, key=lambda each: each.due or date.max):
        yield _due_date(session, action)


def _due_date(session: Session, action: Action) -> Event:
    agency = session.agency(action.agency_id)
    said = (
        ("Who", action.who),
        ("Agency", agency.name if agency else ""),
        ("From", origin_name(session, action)),
        ("Workshop", title_text(session)),
    )
    about = [f"{name}: {clean_line(words)}" for name, words in said if words.strip()]
    event = _event(action.id, f"Due: {action.what.strip() or 'an action'}", about)
    _all_day(event, action.due or date.max)
    event.add("transp", "TRANSPARENT")  # the person is not shown as busy that day
    return event


def _event(record_id: str, title: str, about: list[str]) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _UID_OF.format(record_id))
    event.add("summary", clean_line(title))
    words = "\n".join(line for line in map(clean, about) if line.strip())
    if words:
        event.add("description", words)
    return event


def _all_day(event: Event, day: date) -> None:
    event.add("dtstart", day)
    if day < date.max:  # without an end an event is of one day as well (RFC 5545 3.6.1)
        event.add("dtend", day + timedelta(days=1))
