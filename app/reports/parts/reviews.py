"""When the record is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.document import Column, Heading, Section, Table, cell
from app.reports.words import say_date

if TYPE_CHECKING:
    from app.models.records import Session


def reviews(session: Session) -> tuple[Section, ...]:
    """List the review meetings, if any is planned."""
    if not session.reviews:
        return ()
    columns = (Column("Date", 32), Column("Time", 12), Column("Place", 26), Column("Purpose", 30))
    rows = tuple(
        (*map(cell, (say_date(m.date), m.time, m.place)), cell(m.purpose, is_typed=True))
        for m in session.reviews
    )
    heading = Heading("Review meetings", level=1)
    return (Section(heading, (Table("Review meetings", columns, rows),)),)
