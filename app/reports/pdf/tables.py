"""Turn the tables of a document into flowables, each with its tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from app.reports.colours import FILLS, BoxStyle, safe_colour
from app.reports.document import Cell, Paragraph, Role, Table, TableColumn
from app.reports.pdf import styles
from app.reports.pdf.figures import Bars
from app.reports.pdf.flowable_stack import FlowableStack
from app.reports.pdf.rows import (
    HEAD,
    CellRow,
    RowStyle,
    TableStack,
    grouped_style,
    handwriting_style,
    picture_style,
    ruled_style,
)
from app.reports.pdf.tagging import Scope, Tag, TagKind

if TYPE_CHECKING:
    from app.reports.pdf.flowable_stack import Drawable
    from app.reports.pdf.styles import Spacing, TypeStyle
    from app.reports.pdf.text.typesetter import PdfTypesetter


_CELL = {Role.BODY: styles.CELL, Role.MUTED: styles.CELL_NOTE, Role.ABSENT: styles.CELL_ABSENT}
_CLOSE = {Role.MUTED: styles.CELL_NOTE_CLOSE, Role.ABSENT: styles.CELL_ABSENT_CLOSE}
# Rows of a split table that go to the next page together, at least.
_LEAST_TOGETHER = 2
_LEAST_TOGETHER_GROUPED = 3


class PdfTableWriter:
    """A writer of tables: a header, then row after row, or group after group of rows."""

    def __init__(self, typesetter: PdfTypesetter, spacing: Spacing) -> None:
        self._typesetter = typesetter
        self._spacing = spacing

    def build(self, table: Table, parent: Tag) -> TableStack:
        """Return the flowable of a table."""
        tag = parent.add(TagKind.TABLE, alternative=table.caption)
        head = self._head(table, tag.add(TagKind.TABLE_HEAD).add(TagKind.ROW))
        body = tag.add(TagKind.TABLE_BODY)
        rows = self._grouped(table, body) if table.is_grouped else self._plain(table, body)
        least_together = _LEAST_TOGETHER_GROUPED if table.is_grouped else _LEAST_TOGETHER
        return TableStack(head, lambda: self._head(table, None), list(rows), least_together)

    def _head(self, table: Table, row: Tag | None) -> CellRow:
        """Return the header; where it is repeated on the next page it has no tag."""
        shares = [column.share for column in table.columns]
        chips = [any(cells[n].tone in FILLS for cells in table.rows) for n in range(len(shares))]
        cells = []
        for column, is_chip in zip(table.columns, chips, strict=True):
            tag = row.add(TagKind.HEADER_CELL, scope=Scope.COLUMN) if row else None
            cells.append(self._column(column, tag, is_centred=is_chip))
        return CellRow(cells, shares, HEAD)

    def _column(
        self, column: TableColumn, tag: Tag | None, *, is_centred: bool = False
    ) -> FlowableStack:
        wanted = styles.COLUMN.centred() if is_centred else styles.COLUMN
        if column.is_number:
            wanted = styles.COLUMN_NUMBER
        if column.tone in FILLS:
            fill, ink = FILLS[column.tone]
            words = self._typesetter.words(column.title, wanted.in_colour(ink), tag)
            return FlowableStack(
                [words], BoxStyle(fill=fill, radius=3, padding=(1.0, 1.0, 2.5, 1.0))
            )
        return FlowableStack([self._typesetter.words(column.title, wanted, tag)])

    def _plain(self, table: Table, body: Tag) -> Iterator[CellRow]:
        shares = [column.share for column in table.columns]
        for cells in table.rows:
            colour = cells[0].colour
            style = self._row_style(table, safe_colour(colour) if colour else None)
            row = body.add(TagKind.ROW)
            tags = [_cell_tag(row, table, index) for index in range(len(cells))]
            triples = zip(cells, table.columns, tags, strict=True)
            types = self._types(table)
            repeat = partial(self._repeated_name, cells[0])
            yield CellRow([self._cell(*triple, types) for triple in triples], shares, style, repeat)

    def _repeated_name(self, name: Cell) -> FlowableStack:
        """Return the first cell of a row, repeated where the row continues on the next page."""
        words = self._words(name.paragraphs[:1], [styles.CELL], None)
        return FlowableStack([*words, self._typesetter.words("continued", styles.CELL_NOTE)])

    def _row_style(self, table: Table, bar: str | None) -> RowStyle:
        if table.is_for_pen:
            return handwriting_style(ruled_style(bar))
        return picture_style(bar, self._spacing.row) if _has_pictures(table) else ruled_style(bar)

    def _types(self, table: Table) -> Mapping[Role, TypeStyle]:
        if not _has_pictures(table):
            return _CELL
        close = self._spacing
        return _CELL | {Role.BODY: close.cell, Role.MUTED: close.cell_note}

    def _grouped(self, table: Table, body: Tag) -> Iterator[CellRow]:
        for lead, rows in groupby(table.rows, key=lambda row: row[0]):
            yield from self._group(lead, list(rows), table, body)

    def _group(
        self, lead: Cell, rows: Sequence[tuple[Cell, ...]], table: Table, body: Tag
    ) -> Iterator[CellRow]:
        """Yield the rows of a group, each with one paragraph of the group's name."""
        shares = [column.share for column in table.columns]
        bar = safe_colour(lead.colour) if lead.colour else None
        last = len(rows) - 1
        head: Tag | None = None
        for index, (_, *cells) in enumerate(rows):
            row_tag = body.add(TagKind.ROW)
            if head is None:
                head = row_tag.add(TagKind.HEADER_CELL, scope=Scope.ROW)
                head.rows = len(rows)
            said = lead.paragraphs[index:] if index == last else lead.paragraphs[index : index + 1]
            name = self._close(said, head)
            others = [
                self._close(cell.paragraphs, _cell_tag(row_tag, table, number))
                for number, cell in enumerate(cells, start=1)
            ]
            row = CellRow(
                [name, *others],
                shares,
                grouped_style(bar, is_last=index == last),
                lambda: self._close(lead.paragraphs[:1], None),
            )
            row.is_nameless = index > 0
            yield row

    def _close(self, paragraphs: Sequence[Paragraph], tag: Tag | None) -> FlowableStack:
        types = [_CLOSE.get(paragraph.role, styles.CELL_CLOSE) for paragraph in paragraphs]
        return FlowableStack(self._words(paragraphs, types, tag))

    def _cell(
        self, cell: Cell, column: TableColumn, tag: Tag, wanted: Mapping[Role, TypeStyle]
    ) -> FlowableStack:
        if cell.bar is not None:
            figure = tag.add(TagKind.FIGURE, alternative=cell.bar.alternative)
            height = wanted[Role.BODY].leading - 2.0
            return FlowableStack([Bars(cell.bar, height, figure)])
        if cell.tone in FILLS:
            return FlowableStack([self._chip(cell, tag)])
        types = [wanted.get(paragraph.role, styles.CELL) for paragraph in cell.paragraphs]
        if column.is_number:
            types = [each.centred() for each in types]
        return FlowableStack(self._words(cell.paragraphs, types, tag))

    def _words(
        self, paragraphs: Sequence[Paragraph], types: Sequence[TypeStyle], tag: Tag | None
    ) -> list[Drawable]:
        """Return the paragraphs of a cell: one alone has its tag, several have tags below it."""
        is_parted = tag is not None and len(paragraphs) > 1
        return [
            self._typesetter.runs(
                paragraph.runs,
                wanted,
                tag.add(TagKind.PARAGRAPH) if tag is not None and is_parted else tag,
            )
            for paragraph, wanted in zip(paragraphs, types, strict=True)
        ]

    def _chip(self, cell: Cell, tag: Tag) -> FlowableStack:
        fill, ink = FILLS[cell.tone]
        types = [styles.PILL.in_colour(ink)] * len(cell.paragraphs)
        words = self._words(cell.paragraphs, types, tag)
        return FlowableStack(words, BoxStyle(fill=fill, radius=3, padding=(1.0, 3.0, 2.5, 3.0)))


def _has_pictures(table: Table) -> bool:
    return any(column.is_picture for column in table.columns)


def _cell_tag(row: Tag, table: Table, column: int) -> Tag:
    """Add the tag of a cell to its row: a header cell where it names the row."""
    if column == table.header_column:
        return row.add(TagKind.HEADER_CELL, scope=Scope.ROW)
    return row.add(TagKind.CELL)
