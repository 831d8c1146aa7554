"""The section of the checklist: its profile, and each statement with ratings and evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.models.rules.standings import BEST_FIRST, RATINGS
from app.reports.document import (
    Bar,
    Cell,
    Heading,
    Paragraph,
    Role,
    Section,
    Segment,
    Table,
    TableColumn,
    cell,
    text,
)
from app.reports.labels import describe_rating

if TYPE_CHECKING:
    from app.models.records import ChecklistStatement, Rating, Session


RATING_ORDER = (*BEST_FIRST, None)


def checklist(session: Session) -> tuple[Section, ...]:
    """Return the profile as a bar with its numbers, then every statement."""
    if not session.checklist:
        return ()
    ratings = [statement.rating for statement in session.checklist]
    blocks = (profile(ratings, f"Checklist profile of {len(ratings)} statements"), _table(session))
    return (Section(Heading("Checklist", level=1), blocks, starts_page=True),)


def profile(ratings: Iterable[Rating | None], what: str) -> Bar:
    """Return a bar of how many statements have each rating; `what` names it in words."""
    counts = Counter(ratings)
    segments = tuple(_segment(rating, counts[rating]) for rating in RATING_ORDER)
    parts = ", ".join(f"{RATINGS[r].word.lower()} {counts[r]}" for r in RATING_ORDER)
    return Bar(f"{what}: {parts}.", segments)


def _segment(rating: Rating | None, count: int) -> Segment:
    label, tone = describe_rating(rating)
    return Segment(label, count, tone)


def _table(session: Session) -> Table:
    columns = (
        TableColumn("No.", 8),
        TableColumn("Statement, and what each agency said", 41),
        TableColumn("Together", 17),
        TableColumn("Evidence", 34),
    )
    rows = tuple(
        _row(session, statement, number)
        for number, statement in enumerate(session.checklist, start=1)
    )
    return Table("Checklist statements with ratings", columns, rows, header_column=1)


def _row(session: Session, statement: ChecklistStatement, number: int) -> tuple[Cell, ...]:
    label, tone = describe_rating(statement.rating)
    return (
        cell(statement.code or str(number), is_strong=True),
        Cell((text(statement.text), *_by_agency(session, statement))),
        cell(label, tone),
        cell(statement.evidence, is_typed=True),
    )


def _by_agency(session: Session, statement: ChecklistStatement) -> Iterator[Paragraph]:
    """Yield a line for each rating that agencies gave, with their names."""
    for rating in BEST_FIRST:
        given = [a.name for a in session.agencies if statement.by_agency.get(a.id) is rating]
        if given:
            yield text(f"{describe_rating(rating)[0]}: {', '.join(given)}", Role.MUTED)
