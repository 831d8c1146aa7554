"""The sections of actions and of meetings, a table each; and what an origin names."""

from __future__ import annotations

from app.models.records import Action, Origin, Session
from app.reports.document import Cell, Heading, Section, Table, TableColumn, cell
from app.reports.labels import date_text, short_date_text


def actions(session: Session) -> tuple[Section, ...]:
    """Return the table of actions, or nothing if there is none; the title page has the number."""
    if not session.actions:
        return ()
    columns = (
        TableColumn("What", 33),
        TableColumn("Who", 17),
        TableColumn("Agency", 15),
        TableColumn("Due", 16),
        TableColumn("Done", 13),
        TableColumn("From", 17),
    )
    rows = tuple(_row(session, action) for action in session.actions)
    heading = Heading("Actions", level=1)
    return (Section(heading, (Table("Actions", columns, rows),)),)


def _row(session: Session, action: Action) -> tuple[Cell, ...]:
    agency = session.agency(action.agency_id)
    return (
        cell(action.what, is_typed=True),
        cell(action.who),
        cell(agency.name if agency else ""),
        cell(short_date_text(action.due)),
        cell("✓ Done" if action.is_done else "○ To do"),
        cell(describe_origin(session, action.origin, action.origin_id)),
    )


def describe_origin(session: Session, origin: Origin | None, origin_id: str | None) -> str:
    """Return what an origin names, by the numbers printed: "Prompt 4"; "" if it is deleted."""
    for number, prompt in enumerate(session.prompts, start=1):
        if origin is Origin.PROMPT and prompt.id == origin_id:
            return f"Prompt {number}"
        reserved = any(reservation.id == origin_id for reservation in prompt.reservations)
        if origin is Origin.RESERVATION and reserved:
            return f"Reservation at prompt {number}"
    for number, statement in enumerate(session.checklist, start=1):
        if origin is Origin.CHECKLIST and statement.id == origin_id:
            return f"Checklist {statement.code or number}"
    return ""


def meetings(session: Session) -> tuple[Section, ...]:
    """Return the table of meetings, or nothing if none is planned."""
    if not session.meetings:
        return ()
    columns = (
        TableColumn("Date", 32),
        TableColumn("Time", 12),
        TableColumn("Place", 26),
        TableColumn("Purpose", 30),
    )
    rows = tuple(
        (*map(cell, (date_text(m.date), m.time, m.place)), cell(m.purpose, is_typed=True))
        for m in session.meetings
    )
    heading = Heading("Review meetings", level=1)
    return (Section(heading, (Table("Review meetings", columns, rows),)),)
