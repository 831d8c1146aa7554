"""All that the row of a checklist statement shows, and its note for the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.models.audience.scene import Note
from app.models.records import Origin
from app.models.rules.actions import actions_of_origin, describe_actions
from app.models.rules.checklist import WIDE, agency_marks, widest_gap
from app.models.rules.new_session import joined_source
from app.ui.theme.status_signs import RATING_SIGNS

if TYPE_CHECKING:
    from app.models.records import ChecklistStatement, Rating, Session


@dataclass(frozen=True, slots=True)
class AgencyChipView:
    """One agency's own rating; `mark` is the short form of its name."""

    agency_id: str
    mark: str
    name: str
    rating: Rating | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement as the list shows it; `gap` and `actions` may be empty."""

    id: str
    number: str
    text: str
    rating: Rating | None
    chips: tuple[AgencyChipView, ...]
    evidence: str
    actions: str
    gap: str


def statement_views(session: Session, today: date) -> tuple[StatementView, ...]:
    """Return what the rows of a session's checklist show, in the order of the checklist."""
    marks = agency_marks([agency.name for agency in session.agencies])
    return tuple(
        StatementView(
            statement.id,
            statement.code or str(number),
            statement.text,
            statement.rating,
            _chips(session, statement, marks),
            statement.evidence,
            describe_actions(actions_of_origin(session, Origin.CHECKLIST, statement.id), today),
            _gap_text(session, statement),
        )
        for number, statement in enumerate(session.checklist, start=1)
    )


def _chips(
    session: Session, statement: ChecklistStatement, marks: Sequence[str]
) -> tuple[AgencyChipView, ...]:
    return tuple(
        AgencyChipView(agency.id, mark, agency.name, statement.by_agency.get(agency.id))
        for agency, mark in zip(session.agencies, marks, strict=True)
    )


def _gap_text(session: Session, statement: ChecklistStatement) -> str:
    """Return the text of a wide gap between agencies; empty once there is a joint rating."""
    found = widest_gap(statement, [agency.id for agency in session.agencies])
    if found is None or found.width < WIDE or statement.rating is not None:
        return ""
    ends = ", ".join(_rated_name(session, statement, end) for end in (found.highest, found.lowest))
    return f"Widest gap: {ends}"


def _rated_name(session: Session, statement: ChecklistStatement, agency_id: str) -> str:
    agency = session.agency(agency_id)
    name = agency.name if agency else ""
    # A sign must not wrap to the next line without its name.
    return f"{name}\N{NO-BREAK SPACE}{RATING_SIGNS[statement.by_agency.get(agency_id)].mark}"


_HARD = "\N{NO-BREAK SPACE}"


def statement_note(session: Session, statement_id: str) -> Note | None:
    """Return the note of a statement with ratings and source; None where it does not exist."""
    for number, statement in enumerate(session.checklist, start=1):
        if statement.id == statement_id:
            called = f"{statement.code or number} of {len(session.checklist)}"
            return Note(
                f"Checklist statement {called}", statement.text, _footer(session, statement)
            )
    return None


def _footer(session: Session, statement: ChecklistStatement) -> str:
    """Return up to three lines: the joint rating, the agencies' ratings and the source."""
    source = joined_source(session.details.checklist_source.strip().split("; "))
    lines = (
        f"Rated together: {_rating_text(statement.rating)}" if statement.rating else "",
        _by_agency(session, statement),
        f"Source: {source}" if source else "",
    )
    return "\n".join(line for line in lines if line)


def _by_agency(session: Session, statement: ChecklistStatement) -> str:
    """Return the ratings by agency, also of present ones without; empty where none rated."""
    rated = [
        (agency, statement.by_agency.get(agency.id))
        for agency in session.agencies
        if agency.is_present or statement.by_agency.get(agency.id)
    ]
    if not any(rating for _agency, rating in rated):
        return ""
    return " · ".join(
        f"{agency.name}{_HARD}{_rating_text(rating)}".strip() for agency, rating in rated
    )


def _rating_text(rating: Rating | None) -> str:
    """Return a rating's sign and word with no-break spaces."""
    return RATING_SIGNS[rating].text.replace(" ", _HARD)
