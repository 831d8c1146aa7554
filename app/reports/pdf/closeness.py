"""How close a page is set: as it should be, then closer to hold all of it on one page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.reports.pdf import styles

if TYPE_CHECKING:
    from app.reports.pdf.styles import Type


@dataclass(frozen=True, slots=True)
class Closeness:
    """The type of a statement's parts; in points the room between two and inside one.

    `cell` and `cell_note` are the type of a table with pictures, and `row` the room above and below
    the words of its rows.
    """

    label: Type
    statement: Type
    status: Type
    note: Type
    between: float
    above: float
    below: float
    cell: Type = styles.CELL
    cell_note: Type = styles.CELL_NOTE
    row: tuple[float, float] = (5.0, 6.5)


USUAL = Closeness(styles.LABEL, styles.STATEMENT, styles.STATUS, styles.NOTE, 12.0, 9.0, 10.0)
SNUG = Closeness(
    replace(styles.LABEL, size=9.25, leading=12.25, after=2.0),
    replace(styles.STATEMENT, size=12.25, leading=16.0, after=3.0),
    replace(styles.STATUS, size=9.5, leading=12.75),
    replace(styles.NOTE, size=9.25, leading=12.25, after=2.5),
    between=9.5,
    above=6.5,
    below=8.0,
    cell=styles.CELL_CLOSE,
    cell_note=replace(styles.CELL_NOTE_CLOSE, leading=11.0),
    row=(2.5, 3.5),
)
# The smallest type of a statement is still larger than that of an entry.
CLOSE = Closeness(
    replace(styles.LABEL, size=9.0, leading=11.5, after=1.0),
    replace(styles.STATEMENT, size=11.0, leading=13.75, after=1.5),
    replace(styles.STATUS, size=9.25, leading=11.75),
    replace(styles.NOTE, size=9.0, leading=11.5, after=1.5),
    between=6.0,
    above=4.5,
    below=6.0,
    cell=replace(styles.CELL, size=8.25, leading=10.0),
    cell_note=replace(styles.CELL_NOTE, size=8.0, leading=9.5, before=0.0),
    row=(1.0, 1.75),
)
