"""Turns the tables of a document into flowables."""

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
# Rows that a page holds at least of a table that went over to it.
_COMPANY = 2
_COMPANY_OF_GROUPED = 3


class PdfTableWriter:
    """Sets tables: a head, then row after row, or group after group of rows."""

    def __init__(self, typesetter: PdfTypesetter, spacing: Spacing) -> None:
        self._typesetter = typesetter
        self._spacing = spacing

    def set(self, table: Table, parent: Tag) -> TableStack:
        """Return the flowable of a table."""
        tag = parent.add(TagKind.TABLE, alternative=table.caption)
        head = self._head(table, tag.add(TagKind.TABLE_HEAD).add(TagKind.ROW))
        body = tag.add(TagKind.TABLE_BODY)
        rows = self._grouped(table, body) if table.is_grouped else self._plain(table, body)
        company = _COMPANY_OF_GROUPED if table.is_grouped else _COMPANY
        return TableStack(head, lambda: self._head(table, None), list(rows), company)

    def _head(self, table: Table, row: Tag | None) -> CellRow:
        """Set the head; where it is said again over the page it has no tag."""
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
            look = self._look(table, safe_colour(colour) if colour else None)
            row = body.add(TagKind.ROW)
            tags = [_cell_tag(row, table, index) for index in range(len(cells))]
            triples = zip(cells, table.columns, tags, strict=True)
            types = self._types(table)
            again = partial(self._again, cells[0])
            yield CellRow([self._cell(*triple, types) for triple in triples], shares, look, again)

    def _again(self, name: Cell) -> FlowableStack:
        """Say the first cell of a row again where the row goes on over the page."""
        words = self._words(name.paragraphs[:1], [styles.CELL], None)
        return FlowableStack([*words, self._typesetter.words("continued", styles.CELL_NOTE)])

    def _look(self, table: Table, bar: str | None) -> RowStyle:
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
        """Set a group: the paragraphs of its name stand beside its rows, one each."""
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
        """Set the paragraphs of a cell; one alone is all that it says, several are its parts."""
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
    """Put the tag of a cell into its row: a header where it names the row."""
    if column == table.header_column:
        return row.add(TagKind.HEADER_CELL, scope=Scope.ROW)
    return row.add(TagKind.CELL)
