"""Turn the blocks of a document into paragraphs, tables and bars of a Word file."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from docx.shared import Pt

from app.reports.colours import (
    FILLS,
    LINE,
    SHADE,
    STATUS_TEXT,
    readable_on_paper,
    safe_colour,
    statement_box_style,
)
from app.reports.document import (
    Bar,
    Block,
    BlockGroup,
    BulletList,
    Facts,
    GroupMark,
    Heading,
    HeadingLevels,
    Paragraph,
    Role,
    Table,
    TextRun,
)
from app.reports.docx import styles
from app.reports.docx.paragraphs import (
    AS_IN_STYLE,
    ParagraphBorder,
    ParagraphFormat,
    keep_with_next,
    paragraph,
    runs_paragraph,
    text_paragraph,
)
from app.reports.docx.runs import PLAIN, Element, RunFormat, element, text_runs, xml_text
from app.reports.docx.tables import word_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.parts.document import DocumentPart

    from app.reports.document import Segment


_WIDTH, _HEIGHT = 1200, 28
_POINTS_HIGH = 14.0
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT = ParagraphFormat(keeps_next=True)


def bar_paragraphs(part: DocumentPart, bar: Bar, width: float) -> list[Element]:
    """Return the paragraphs of a bar, `width` points wide: the picture and its legend."""
    picture = part.new_pic_inline(io.BytesIO(bar_png(bar)), Pt(width), Pt(_POINTS_HIGH))
    for side in ("distT", "distB", "distL", "distR"):
        # Some programs take a missing distance for an eighth of an inch.
        picture.set(side, "0")
    named: Element = picture.docPr
    named.set("name", "Bar")
    named.set("descr", xml_text(bar.alternative))
    drawing = paragraph(styles.NORMAL, [element("r", element("drawing", picture))], _KEPT)
    return [drawing, paragraph(styles.LEGEND, _legend(bar.segments))]


def bar_png(bar: Bar) -> bytes:
    """Return a PNG file of the segments of a bar, side by side in proportion."""
    total = sum(segment.count for segment in bar.segments)
    row, done = b"", 0
    for segment in bar.segments:
        done += segment.count
        until = round(_WIDTH * done / total) if total else 0
        row += bytes.fromhex(_fill(segment)[1:]) * (until - len(row) // 3)
    row += bytes.fromhex(LINE[1:]) * (_WIDTH - len(row) // 3)
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    lines = zlib.compress((b"\0" + row) * _HEIGHT, 9)
    return _PNG + _chunk(b"IHDR", header) + _chunk(b"IDAT", lines) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _fill(segment: Segment) -> str:
    return FILLS.get(segment.tone, (SHADE, ""))[0]


def _legend(segments: Iterable[Segment]) -> list[Element]:
    runs: list[Element] = []
    for segment in segments:
        if runs:
            runs += text_runs("   ")
        fill, ink = FILLS.get(segment.tone, (SHADE, None))
        face = RunFormat(is_strong=True, colour=ink, fill=fill)
        runs += text_runs(f" {segment.label}: {segment.count} ", face)
    return runs


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
# Most letters of an entry, or of a statement with its details, that stays on one page.
_LONGEST_WHOLE = 900
_LETTERS_IN_LINE = 80


class DocxBlockWriter:
    """A writer that makes the elements of each kind of block, called in document order."""

    def __init__(self, part: DocumentPart, width: float) -> None:
        """`width` is that of the text, in points."""
        self._part = part
        self._width = width
        self._levels = HeadingLevels()
        self._heading = ""
        self._boxes = 0
        self._follows_table = False

    def section_heading(self, heading: Heading, *, starts_page: bool) -> Element:
        """Return the heading of a section, its label and its words in one paragraph."""
        self._heading = heading.plain
        runs: list[Element] = []
        if heading.label:
            runs = text_runs(f"{heading.label}\n", RunFormat(style=styles.HEADING_LABEL))
        style = styles.heading(self._levels.enter(heading.level))
        self._follows_table = False
        # No space above it at the top of a page.
        setting = ParagraphFormat(starts_page=True, before=0.0) if starts_page else AS_IN_STYLE
        return runs_paragraph(style, (TextRun(heading.text),), setting, lead=runs)

    def flow(self, block: Block, *, keeps_next: bool = False) -> Iterator[Element]:
        """Yield the paragraphs and tables of a block; `keeps_next` keeps it with the next one."""
        match block:
            case Table():
                yield from self._table(block)
                self._follows_table = True
                return
            case BlockGroup():
                yield from self._group(block, keeps_next=keeps_next)
            case Bar():
                yield from bar_paragraphs(self._part, block, self._width)
            case Facts():
                yield from (_fact(name, words) for name, words in block.pairs)
            case _:
                yield from self._words(block, replace(self._after_table(), keeps_next=keeps_next))
        self._follows_table = False

    def _after_table(self) -> ParagraphFormat:
        return ParagraphFormat(before=_AROUND) if self._follows_table else AS_IN_STYLE

    def _words(
        self,
        block: Heading | Paragraph | BulletList,
        setting: ParagraphFormat,
        colour: str | None = None,
    ) -> Iterator[Element]:
        match block:
            case Heading():
                yield from self._set_heading(block, setting, colour)
            case BulletList():
                hung = replace(setting, hanging=styles.BULLET_INDENT)
                yield from (text_paragraph(styles.BULLET, item, hung) for item in block.items)
            case _:
                ink = STATUS_TEXT.get(block.tone) if block.role is Role.STATUS else None
                yield runs_paragraph(
                    _STYLES[block.role], block.runs, setting, RunFormat(colour=ink)
                )

    def _set_heading(
        self, heading: Heading, setting: ParagraphFormat, colour: str | None
    ) -> Iterator[Element]:
        if not heading.text.strip():
            # A heading without words would be an empty line in the list of headings.
            return
        self._heading = heading.plain
        face = RunFormat(colour=readable_on_paper(colour)) if colour else PLAIN
        style = styles.heading(self._levels.enter(heading.level))
        # The space above a heading is that of its style.
        yield runs_paragraph(style, (TextRun(heading.text),), replace(setting, before=None), face)
        if heading.note.strip():
            yield text_paragraph(styles.NOTE, heading.note, replace(setting, keeps_next=True))

    def _group(self, group: BlockGroup, *, keeps_next: bool) -> Iterator[Element]:
        settings = self._entry(group) if group.mark is GroupMark.AGENCY else self._box(group)
        made: list[Element] = []
        for block, setting in zip(group.blocks, settings, strict=True):
            if isinstance(block, Heading | Paragraph | BulletList):
                made += self._words(block, setting, group.colour)
            else:
                made += self.flow(block)
        if _letters(group) <= _LONGEST_WHOLE:
            for each in made if keeps_next else made[:-1]:
                keep_with_next(each)
        return iter(made)

    def _entry(self, group: BlockGroup) -> list[ParagraphFormat]:
        # Space between paragraphs would be a gap in the bar.
        return [ParagraphFormat(ParagraphBorder(safe_colour(group.colour)), after=0.0)] * len(
            group.blocks
        )

    def _box(self, group: BlockGroup) -> list[ParagraphFormat]:
        self._boxes += 1
        box = statement_box_style(group.tone, 0.0, 0.0)
        usual = ParagraphFormat(
            ParagraphBorder.boxed(box, is_odd=self._boxes % 2 == 1),
            keeps_lines=_letters(group) <= _LONGEST_WHOLE,
        )
        settings = [usual] * len(group.blocks)
        settings[0] = replace(settings[0], before=_AROUND, keeps_next=True)
        settings[-1] = replace(settings[-1], after=_AROUND, keeps_next=False)
        return settings

    def _table(self, table: Table) -> Iterator[Element]:
        # A screen reader would read a caption equal to the heading above it twice.
        if table.caption.strip() != self._heading or self._follows_table:
            yield text_paragraph(styles.CAPTION, table.caption, self._after_table())
        self._heading = ""
        yield word_table(table, self._width)


def _fact(name: str, words: str) -> Element:
    runs = [*text_runs(f"{name}:\t", RunFormat(style=styles.FACT_NAME)), *text_runs(words)]
    return paragraph(styles.FACT, runs)


def _letters(group: BlockGroup) -> int:
    total = 0
    for block in group.blocks:
        if isinstance(block, Paragraph):
            total += sum(len(run.text) for run in block.runs)
        elif isinstance(block, BulletList):
            # Each item is a line at least.
            total += sum(max(len(item), _LETTERS_IN_LINE) for item in block.items)
    return total
