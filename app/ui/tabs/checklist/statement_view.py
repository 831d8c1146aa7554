"""Everything one line of the checklist shows, worked out before any widget is touched."""

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
from app.ui.theme.status_signs import sign_of_rating

if TYPE_CHECKING:
    from app.models.records import ChecklistStatement, Rating, Session


@dataclass(frozen=True, slots=True)
class AgencyChipView:
    """One agency's own rating."""

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
    """Return the lines of a session's checklist, as they are printed."""
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
            _gap(session, statement),
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


def _gap(session: Session, statement: ChecklistStatement) -> str:
    """Name a wide gap while the room has not yet settled on a rating."""
    found = widest_gap(statement, [agency.id for agency in session.agencies])
    if found is None or found.width < WIDE or statement.rating is not None:
        return ""
    ends = ", ".join(_signed(session, statement, end) for end in (found.highest, found.lowest))
    return f"Widest gap: {ends}"


def _signed(session: Session, statement: ChecklistStatement, agency_id: str) -> str:
    agency = session.agency(agency_id)
    name = agency.name if agency else ""
    # A sign never stands alone at the start of a line.
    return f"{name}\N{NO-BREAK SPACE}{sign_of_rating(statement.by_agency.get(agency_id)).mark}"


_HARD = "\N{NO-BREAK SPACE}"


def statement_note(session: Session, statement_id: str) -> Note | None:
    """Return a statement with its ratings and its source; None where the session has it not."""
    for number, statement in enumerate(session.checklist, start=1):
        if statement.id == statement_id:
            called = f"{statement.code or number} of {len(session.checklist)}"
            return Note(f"Checklist statement {called}", statement.text, _foot(session, statement))
    return None


def _foot(session: Session, statement: ChecklistStatement) -> str:
    """Return a line each for the joint rating, the agencies' own and the source, where there."""
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
    """Return a rating's sign and word, which stay on one line."""
    return sign_of_rating(rating).text.replace(" ", _HARD)
