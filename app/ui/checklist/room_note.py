"""Put a checklist statement into the words that the room reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.room.scene import Note
from app.ui.signs import sign_of_rating

if TYPE_CHECKING:
    from app.models.records import ChecklistStatement, Session


def note_of(session: Session, statement_id: str) -> Note | None:
    """Give a statement with its ratings and its source; None where the session has it not."""
    for number, statement in enumerate(session.checklist, start=1):
        if statement.id == statement_id:
            called = f"{statement.code or number} of {len(session.checklist)}"
            return Note(f"Checklist statement {called}", statement.text, _foot(session, statement))
    return None


def _foot(session: Session, statement: ChecklistStatement) -> str:
    """Give a line each for the joint rating, the agencies' own and the source, where there."""
    source = session.details.checklist_source.strip()
    lines = (
        f"Rated together: {sign_of_rating(statement.rating).text}" if statement.rating else "",
        _by_agency(session, statement),
        f"Source: {source}" if source else "",
    )
    return "\n".join(line for line in lines if line)


def _by_agency(session: Session, statement: ChecklistStatement) -> str:
    rated = ((a.name, statement.by_agency.get(a.id)) for a in session.agencies)
    return " · ".join(
        f"{name} {sign_of_rating(rating).text}".strip() for name, rating in rated if rating
    )
