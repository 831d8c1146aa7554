"""Put a checklist statement into the words that the room reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.room.scene import Note
from app.models.workshop import joined_source
from app.ui.signs import sign_of_rating

if TYPE_CHECKING:
    from app.models.records import ChecklistStatement, Rating, Session

_HARD = "\N{NO-BREAK SPACE}"


def note_of(session: Session, statement_id: str) -> Note | None:
    """Give a statement with its ratings and its source; None where the session has it not."""
    for number, statement in enumerate(session.checklist, start=1):
        if statement.id == statement_id:
            called = f"{statement.code or number} of {len(session.checklist)}"
            return Note(f"Checklist statement {called}", statement.text, _foot(session, statement))
    return None


def _foot(session: Session, statement: ChecklistStatement) -> str:
    """Give a line each for the joint rating, the agencies' own and the source, where there."""
    source = joined_source(session.details.checklist_source.strip().split("; "))
    lines = (
        f"Rated together: {_said(statement.rating)}" if statement.rating else "",
        _by_agency(session, statement),
        f"Source: {source}" if source else "",
    )
    return "\n".join(line for line in lines if line)


def _by_agency(session: Session, statement: ChecklistStatement) -> str:
    """Name each agency that rated; with any, those that are present and did not rate too."""
    rated = [
        (agency, statement.by_agency.get(agency.id))
        for agency in session.agencies
        if agency.is_present or statement.by_agency.get(agency.id)
    ]
    if not any(rating for _agency, rating in rated):
        return ""
    return " · ".join(f"{agency.name}{_HARD}{_said(rating)}".strip() for agency, rating in rated)


def _said(rating: Rating | None) -> str:
    """Give a rating's sign and word, which stay on one line."""
    return sign_of_rating(rating).text.replace(" ", _HARD)
