"""Everything one line of the checklist shows, worked out before any widget is touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.models.actions import of_origin, summary
from app.models.checklist import WIDE, agency_marks, widest_gap
from app.models.records import Origin
from app.ui.signs import sign_of_rating

if TYPE_CHECKING:
    from app.models.records import ChecklistStatement, Rating, Session


@dataclass(frozen=True, slots=True)
class ChipView:
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
    chips: tuple[ChipView, ...]
    evidence: str
    actions: str
    gap: str


def views_of(session: Session, today: date) -> tuple[StatementView, ...]:
    """Give the lines of a session's checklist, as they are printed."""
    marks = agency_marks([agency.name for agency in session.agencies])
    return tuple(
        StatementView(
            statement.id,
            statement.code or str(number),
            statement.text,
            statement.rating,
            _chips(session, statement, marks),
            statement.evidence,
            summary(of_origin(session, Origin.CHECKLIST, statement.id), today),
            _gap(session, statement),
        )
        for number, statement in enumerate(session.checklist, start=1)
    )


def _chips(
    session: Session, statement: ChecklistStatement, marks: Sequence[str]
) -> tuple[ChipView, ...]:
    return tuple(
        ChipView(agency.id, mark, agency.name, statement.by_agency.get(agency.id))
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
