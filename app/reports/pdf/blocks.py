"""Turns the blocks of a document into flowables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.reports.document import (
    Bar,
    Block,
    BulletList,
    Cell,
    Column,
    Facts,
    Group,
    Heading,
    Mark,
    Paragraph,
    Role,
    Table,
)
from app.reports.pdf import styles
from app.reports.pdf.pieces import SegmentBar
from app.reports.pdf.rows import HEAD, PLAIN, Row, TableStack, barred, ruled
from app.reports.pdf.stack import Stack
from app.reports.pdf.tokens import (
    RATING,
    STATUS_TEXT,
    TEXT_HEIGHT,
    Look,
    readable,
    safe_colour,
    statement_look,
)

if TYPE_CHECKING:
    from app.reports.pdf.setter import Setter
    from app.reports.pdf.untyped import Drawable

_TEXT = {
    Role.BODY: styles.BODY,
    Role.MUTED: styles.NOTE,
    Role.LABEL: styles.LABEL,
    Role.STATEMENT: styles.STATEMENT,
    Role.STATUS: styles.STATUS,
    Role.ABSENT: styles.ABSENT,
}
_CELL = {Role.MUTED: styles.CELL_NOTE, Role.ABSENT: styles.CELL_ABSENT}
_FACT_SHARES = (19.0, 81.0)
_ENTRY_SHARES = (27.0, 73.0)


class Blocks:
    """Sets each kind of block."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter

    def flow(self, block: Block) -> list[Drawable]:
        """Give the flowables of one block."""
        if isinstance(block, BulletList):
            return [self._setter.words(item, styles.BULLET, bullet="•") for item in block.items]
        return [self._one(block)]

    def _one(self, block: Heading | Paragraph | Table | Bar | Facts | Group) -> Drawable:
        match block:
            case Heading():
                drawn = self._heading(block, None)
            case Paragraph():
                drawn = self._paragraph(block)
            case Table():
                drawn = self._table(block)
            case Bar():
                drawn = self._bar(block)
            case Facts():
                drawn = self._facts(block)
            case _:
                drawn = self._group(block)
        return drawn

    def _heading(self, heading: Heading, colour: str | None) -> Drawable:
        wanted = styles.GROUP.in_colour(readable(colour)) if colour else styles.GROUP
        return self._setter.words(heading.text, wanted)

    def _paragraph(self, paragraph: Paragraph) -> Drawable:
        wanted = _TEXT[paragraph.role]
        if paragraph.role is Role.STATUS:
            wanted = wanted.in_colour(STATUS_TEXT.get(paragraph.tone, wanted.colour))
        return self._setter.runs(paragraph.runs, wanted)

    def _group(self, group: Group) -> Drawable:
        return self._entry(group) if group.mark is Mark.AGENCY else self._statement(group)

    def _statement(self, group: Group) -> Stack:
        children = [drawn for block in group.blocks for drawn in self.flow(block)]
        stack = Stack(children, statement_look(group.tone))
        stack.spaceBefore, stack.spaceAfter = 12.0, 11.0
        stack.whole_below = TEXT_HEIGHT / 4
        return stack

    def _entry(self, group: Group) -> Row:
        """Set an agency's name beside what it said, so that the columns line up down the page."""
        head, *said = group.blocks
        if not isinstance(head, Heading):
            raise TypeError(head)
        words = Stack([drawn for block in said for drawn in self.flow(block)])
        look = barred(safe_colour(group.colour))
        name = self._name(head, group.colour)
        row = Row(
            [name, words], _ENTRY_SHARES, look, lambda: self._name(head, group.colour, "continued")
        )
        row.spaceBefore, row.spaceAfter = 9.0, 9.0
        return row

    def _name(self, head: Heading, colour: str | None, note: str = "") -> Stack:
        words = [self._heading(head, colour)]
        if note or head.note:
            words.append(self._setter.words(note or head.note, styles.CELL_NOTE))
        return Stack(words)

    def _facts(self, facts: Facts) -> Stack:
        rows = [
            Row(
                [
                    Stack([self._setter.words(name, styles.FACT_NAME)]),
                    Stack([self._setter.words(words, styles.FACT)]),
                ],
                _FACT_SHARES,
                PLAIN,
            )
            for name, words in facts.pairs
        ]
        stack = Stack(rows)
        stack.spaceAfter = 12.0
        return stack

    def _bar(self, bar: Bar) -> SegmentBar:
        return SegmentBar(
            [(segment.count, RATING[segment.tone][0]) for segment in bar.segments],
            [self._setter.words(f"{s.label}: {s.count}", styles.LEGEND) for s in bar.segments],
        )

    def _table(self, table: Table) -> TableStack:
        shares = [column.share for column in table.columns]

        def head() -> Row:
            cells = [self._column(column) for column in table.columns]
            return Row(cells, shares, HEAD)

        return TableStack(head, [self._row(cells, table.columns) for cells in table.rows])

    def _column(self, column: Column) -> Stack:
        wanted = styles.COLUMN.centred() if column.is_number else styles.COLUMN
        return Stack([self._setter.words(column.title, wanted)])

    def _row(self, cells: Sequence[Cell], columns: Sequence[Column]) -> Row:
        colour = cells[0].colour
        look = ruled(safe_colour(colour) if colour else None)
        set_cells = [self._cell(c, column) for c, column in zip(cells, columns, strict=True)]
        return Row(set_cells, [column.share for column in columns], look)

    def _cell(self, cell: Cell, column: Column) -> Stack:
        if cell.tone in RATING:
            return Stack([self._pill(cell)])
        return Stack([self._in_cell(paragraph, column) for paragraph in cell.paragraphs])

    def _in_cell(self, paragraph: Paragraph, column: Column) -> Drawable:
        wanted = _CELL.get(paragraph.role, styles.CELL)
        return self._setter.runs(paragraph.runs, wanted.centred() if column.is_number else wanted)

    def _pill(self, cell: Cell) -> Stack:
        fill, ink = RATING[cell.tone]
        wanted = styles.PILL.in_colour(ink)
        words = [self._setter.runs(paragraph.runs, wanted) for paragraph in cell.paragraphs]
        return Stack(words, Look(fill=fill, radius=3, padding=(1.0, 3.0, 2.5, 3.0)))
