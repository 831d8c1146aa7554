"""The checklist: each statement with its rating, what each agency said of it, and the evidence."""

from __future__ import annotations

from app.models.records import ChecklistStatement, Rating, Session
from app.reports.document import (
    Bar,
    Cell,
    Column,
    Heading,
    Section,
    Segment,
    Table,
    cell,
    text,
)
from app.reports.words import say_rating

_ORDER = (Rating.IN_PLACE, Rating.PARTLY, Rating.NOT_YET, None)


def checklist(session: Session) -> tuple[Section, ...]:
    """Give the profile as a bar with its numbers, then every statement."""
    if not session.checklist:
        return ()
    blocks = (profile(session.checklist), _table(session))
    return (Section(Heading("Checklist", level=1), blocks, starts_page=True),)


def profile(statements: tuple[ChecklistStatement, ...]) -> Bar:
    """Give how many statements stand at each rating."""
    segments = tuple(
        Segment(*_label(rating, sum(s.rating is rating for s in statements))) for rating in _ORDER
    )
    parts = ", ".join(f"{s.label.split(maxsplit=1)[1].lower()} {s.count}" for s in segments)
    return Bar(f"Checklist profile of {len(statements)} statements: {parts}.", segments)


def _label(rating: Rating | None, count: int) -> tuple[str, int, object]:
    label, tone = say_rating(rating)
    return label, count, tone


def _table(session: Session) -> Table:
    has_agencies = any(statement.by_agency for statement in session.checklist)
    columns = [Column("No.", 7), Column("Statement", 41), Column("Together", 18)]
    if has_agencies:
        columns.append(Column("Each agency", 24))
    columns.append(Column("Evidence", 28))
    rows = tuple(
        _row(session, statement, number, has_agencies=has_agencies)
        for number, statement in enumerate(session.checklist, start=1)
    )
    return Table("Checklist statements with ratings", tuple(columns), rows, header_column=1)


def _row(
    session: Session, statement: ChecklistStatement, number: int, *, has_agencies: bool
) -> tuple[Cell, ...]:
    label, tone = say_rating(statement.rating)
    cells = [cell(statement.code or str(number), is_strong=True), cell(statement.text)]
    cells.append(cell(label, tone))
    if has_agencies:
        cells.append(_by_agency(session, statement))
    cells.append(cell(statement.evidence))
    return tuple(cells)


def _by_agency(session: Session, statement: ChecklistStatement) -> Cell:
    return Cell(
        tuple(
            text(f"{agency.name}: {say_rating(statement.by_agency.get(agency.id))[0]}")
            for agency in session.agencies
        )
    )
