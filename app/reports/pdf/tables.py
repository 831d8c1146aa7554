"""Turns the tables of a document into flowables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from app.reports.document import Cell, Column, Paragraph, Role, Table
from app.reports.pdf import styles
from app.reports.pdf.rows import HEAD, Row, TableStack, grouped, ruled
from app.reports.pdf.stack import Stack
from app.reports.pdf.tokens import RATING, Look, safe_colour

if TYPE_CHECKING:
    from app.reports.pdf.setter import Setter
    from app.reports.pdf.styles import Type
    from app.reports.pdf.untyped import Drawable

_CELL = {Role.MUTED: styles.CELL_NOTE, Role.ABSENT: styles.CELL_ABSENT}
_CLOSE = {Role.MUTED: styles.CELL_NOTE_CLOSE, Role.ABSENT: styles.CELL_ABSENT_CLOSE}
# Rows that a page holds at least of a table that went over to it.
_COMPANY = 2
_COMPANY_OF_GROUPED = 3


class Tables:
    """Sets tables: a head, then row after row, or group after group of rows."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter

    def set(self, table: Table) -> TableStack:
        """Give the flowable of a table."""
        shares = [column.share for column in table.columns]
        chips = [any(row[n].tone in RATING for row in table.rows) for n in range(len(shares))]

        def head() -> Row:
            columns = zip(table.columns, chips, strict=True)
            return Row([self._column(*column) for column in columns], shares, HEAD)

        rows = self._grouped(table) if table.is_grouped else self._plain(table)
        company = _COMPANY_OF_GROUPED if table.is_grouped else _COMPANY
        return TableStack(head, list(rows), company)

    def _column(self, column: Column, is_chip: bool) -> Stack:  # noqa: FBT001 - one of a pair
        wanted = styles.COLUMN.centred() if is_chip else styles.COLUMN
        if column.is_number:
            wanted = styles.COLUMN_NUMBER
        return Stack([self._setter.words(column.title, wanted)])

    def _plain(self, table: Table) -> Iterator[Row]:
        shares = [column.share for column in table.columns]
        for cells in table.rows:
            colour = cells[0].colour
            look = ruled(safe_colour(colour) if colour else None)
            set_cells = [self._cell(c, k) for c, k in zip(cells, table.columns, strict=True)]
            yield Row(set_cells, shares, look)

    def _grouped(self, table: Table) -> Iterator[Row]:
        for lead, rows in groupby(table.rows, key=lambda row: row[0]):
            yield from self._group(lead, list(rows), table.columns)

    def _group(
        self, lead: Cell, rows: Sequence[tuple[Cell, ...]], columns: Sequence[Column]
    ) -> Iterator[Row]:
        """Set a group: the paragraphs of its name stand beside its rows, one each."""
        shares = [column.share for column in columns]
        bar = safe_colour(lead.colour) if lead.colour else None
        last = len(rows) - 1
        for index, (_, *cells) in enumerate(rows):
            said = lead.paragraphs[index:] if index == last else lead.paragraphs[index : index + 1]
            name = self._close(said)
            others = [self._close(cell.paragraphs) for cell in cells]
            row = Row(
                [name, *others],
                shares,
                grouped(bar, is_last=index == last),
                lambda: self._close(lead.paragraphs[:1]),
            )
            row.is_nameless = index > 0
            yield row

    def _close(self, paragraphs: Sequence[Paragraph]) -> Stack:
        return Stack([self._words(p, _CLOSE.get(p.role, styles.CELL_CLOSE)) for p in paragraphs])

    def _cell(self, cell: Cell, column: Column) -> Stack:
        if cell.tone in RATING:
            return Stack([self._chip(cell)])
        wanted = [(p, _CELL.get(p.role, styles.CELL)) for p in cell.paragraphs]
        return Stack([self._words(p, t.centred() if column.is_number else t) for p, t in wanted])

    def _words(self, paragraph: Paragraph, wanted: Type) -> Drawable:
        return self._setter.runs(paragraph.runs, wanted)

    def _chip(self, cell: Cell) -> Stack:
        fill, ink = RATING[cell.tone]
        wanted = styles.PILL.in_colour(ink)
        words = [self._words(paragraph, wanted) for paragraph in cell.paragraphs]
        return Stack(words, Look(fill=fill, radius=3, padding=(1.0, 3.0, 2.5, 3.0)))
