"""Turns the blocks of a document into the paragraphs and tables of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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
    Run,
    Table,
)
from app.reports.pdf.tokens import STATUS_TEXT, readable, safe_colour, statement_look
from app.reports.word import styles
from app.reports.word.figures import bar_of
from app.reports.word.outline import Outline
from app.reports.word.paragraphs import (
    AS_IN_STYLE,
    Frame,
    Setting,
    keep_with_next,
    paragraph,
    said_in,
    text_in,
)
from app.reports.word.tables import table_of
from app.reports.word.words import PLAIN, Face, set_text

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

    from app.reports.word.elements import Element

_STYLES = {
    Role.BODY: styles.NORMAL,
    Role.MUTED: styles.NOTE,
    Role.LABEL: styles.LABEL,
    Role.STATEMENT: styles.STATEMENT,
    Role.STATUS: styles.STATUS,
    Role.ABSENT: styles.ABSENT,
}
# Points above and below a group, and above what follows a table.
_AROUND = 12.0
# Letters up to which an entry, or a statement with all that is said of it, stays on one page.
_LONGEST_WHOLE = 900
_LETTERS_IN_LINE = 80


class Blocks:
    """Sets each kind of block, in the order of the document."""

    def __init__(self, part: DocumentPart, width: float) -> None:
        """`width` is that of the text, in points."""
        self._part = part
        self._width = width
        self._outline = Outline()
        self._heading = ""
        self._boxes = 0
        self._follows_table = False

    def section_heading(self, heading: Heading, *, starts_page: bool) -> Element:
        """Set the heading of a section: its label and its words are one heading."""
        self._heading = heading.plain
        runs: list[Element] = []
        if heading.label:
            runs = set_text(f"{heading.label}\n", Face(style=styles.HEADING_LABEL))
        style = styles.heading(self._outline.level(heading.level))
        self._follows_table = False
        # At the head of a page no room is wanted above it.
        setting = Setting(starts_page=True, before=0.0) if starts_page else AS_IN_STYLE
        return said_in(style, (Run(heading.text),), setting, lead=runs)

    def flow(self, block: Block, *, leads: bool = False) -> Iterator[Element]:
        """Give the paragraphs and tables of one block; `leads` keeps it on a page with the next."""
        match block:
            case Table():
                yield from self._table(block)
                self._follows_table = True
                return
            case Group():
                yield from self._group(block, leads=leads)
            case Bar():
                yield from bar_of(self._part, block, self._width)
            case Facts():
                yield from (_fact(name, words) for name, words in block.pairs)
            case _:
                yield from self._words(block, replace(self._after_table(), keeps_next=leads))
        self._follows_table = False

    def _after_table(self) -> Setting:
        return Setting(before=_AROUND) if self._follows_table else AS_IN_STYLE

    def _words(
        self, block: Heading | Paragraph | BulletList, setting: Setting, colour: str | None = None
    ) -> Iterator[Element]:
        match block:
            case Heading():
                yield from self._set_heading(block, setting, colour)
            case BulletList():
                hung = replace(setting, hanging=styles.BULLET_INDENT)
                yield from (text_in(styles.BULLET, item, hung) for item in block.items)
            case _:
                ink = STATUS_TEXT.get(block.tone) if block.role is Role.STATUS else None
                yield said_in(_STYLES[block.role], block.runs, setting, Face(colour=ink))

    def _set_heading(
        self, heading: Heading, setting: Setting, colour: str | None
    ) -> Iterator[Element]:
        if not heading.text.strip():
            # A heading without words would be a hole in the list of headings.
            return
        self._heading = heading.plain
        face = Face(colour=readable(colour)) if colour else PLAIN
        style = styles.heading(self._outline.level(heading.level))
        # The style knows how much room is above a heading.
        yield said_in(style, (Run(heading.text),), replace(setting, before=None), face)
        if heading.note.strip():
            yield text_in(styles.NOTE, heading.note, replace(setting, keeps_next=True))

    def _group(self, group: Group, *, leads: bool) -> Iterator[Element]:
        settings = self._entry(group) if group.mark is Mark.AGENCY else self._box(group)
        made: list[Element] = []
        for block, setting in zip(group.blocks, settings, strict=True):
            if isinstance(block, Heading | Paragraph | BulletList):
                made += self._words(block, setting, group.colour)
            else:
                made += self.flow(block)
        if _letters(group) <= _LONGEST_WHOLE:
            for each in made if leads else made[:-1]:
                keep_with_next(each)
        return iter(made)

    def _entry(self, group: Group) -> list[Setting]:
        # Room between paragraphs would be a gap in the bar.
        return [Setting(Frame(safe_colour(group.colour)), after=0.0)] * len(group.blocks)

    def _box(self, group: Group) -> list[Setting]:
        self._boxes += 1
        look = statement_look(group.tone, 0.0, 0.0)
        usual = Setting(
            Frame.boxed(look, is_odd=self._boxes % 2 == 1),
            keeps_lines=_letters(group) <= _LONGEST_WHOLE,
        )
        settings = [usual] * len(group.blocks)
        settings[0] = replace(settings[0], before=_AROUND, keeps_next=True)
        settings[-1] = replace(settings[-1], after=_AROUND, keeps_next=False)
        return settings

    def _table(self, table: Table) -> Iterator[Element]:
        # A caption that says no more than the heading above it is only heard twice.
        if table.caption.strip() != self._heading or self._follows_table:
            yield text_in(styles.CAPTION, table.caption, self._after_table())
        self._heading = ""
        yield table_of(table, self._width)


def _fact(name: str, words: str) -> Element:
    runs = [*set_text(f"{name}:\t", Face(style=styles.FACT_NAME)), *set_text(words)]
    return paragraph(styles.FACT, runs)


def _letters(group: Group) -> int:
    total = 0
    for block in group.blocks:
        if isinstance(block, Paragraph):
            total += sum(len(run.text) for run in block.runs)
        elif isinstance(block, BulletList):
            # Each item is a line at least.
            total += sum(max(len(item), _LETTERS_IN_LINE) for item in block.items)
    return total
