"""Turns the blocks of a document into flowables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.document import (
    Bar,
    Block,
    BulletList,
    Facts,
    Group,
    Heading,
    Mark,
    Paragraph,
    Role,
    Table,
    Tone,
)
from app.reports.pdf import styles
from app.reports.pdf.closeness import USUAL, Closeness
from app.reports.pdf.pieces import SegmentBar
from app.reports.pdf.rows import PLAIN, Row, barred
from app.reports.pdf.stack import Stack
from app.reports.pdf.tables import Tables
from app.reports.pdf.tokens import (
    RATING,
    STATUS_TEXT,
    TEXT_HEIGHT,
    readable,
    safe_colour,
    statement_look,
)

if TYPE_CHECKING:
    from app.reports.pdf.setter import Setter
    from app.reports.pdf.untyped import Drawable

_TEXT = {
    Role.BODY: styles.BODY,
    Role.ABSENT: styles.ABSENT,
}
_FACT_SHARES = (19.0, 81.0)
_ENTRY_SHARES = (27.0, 73.0)


class Blocks:
    """Sets each kind of block; statements as close as is wanted."""

    def __init__(self, setter: Setter, closeness: Closeness = USUAL) -> None:
        self._setter = setter
        self._closeness = closeness
        self._types = {
            **_TEXT,
            Role.LABEL: closeness.label,
            Role.STATEMENT: closeness.statement,
            Role.STATUS: closeness.status,
            Role.MUTED: closeness.note,
        }
        self._tables = Tables(setter)

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
                drawn = self._tables.set(block)
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
        wanted = self._types[paragraph.role]
        if paragraph.role is Role.STATUS:
            wanted = wanted.in_colour(STATUS_TEXT.get(paragraph.tone, wanted.colour))
        return self._setter.runs(paragraph.runs, wanted)

    def _group(self, group: Group) -> Drawable:
        return self._entry(group) if group.mark is Mark.AGENCY else self._statement(group)

    def _statement(self, group: Group) -> Stack:
        children = [drawn for block in group.blocks for drawn in self.flow(block)]
        closeness = self._closeness
        stack = Stack(children, statement_look(group.tone, closeness.above, closeness.below))
        stack.spaceBefore = stack.spaceAfter = closeness.between
        stack.whole_below = TEXT_HEIGHT / 4
        stack.is_slight = group.tone is Tone.OPEN
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
