"""Turn the blocks of a document into HTML elements; the outline gives heading levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
)
from app.reports.html.elements import Element, add, element
from app.reports.html.tables import HtmlTableWriter
from app.reports.html.text import bar_figure, name_or_placeholder

if TYPE_CHECKING:
    from app.reports.html.text import HtmlTextWriter


class HtmlBlockWriter:
    """A writer that makes the element of each kind of block, called in document order."""

    def __init__(self, writer: HtmlTextWriter, outline: HtmlOutline) -> None:
        self._text_writer = writer
        self._outline = outline
        self._tables = HtmlTableWriter(writer)

    def build_block(self, block: Block) -> Element:
        """Return the element of one block."""
        match block:
            case Heading():
                made = self._heading_and_note(block)
            case BlockGroup():
                made = self._group(block)
            case Paragraph():
                made = self._text_writer.paragraph(block)
            case Table():
                made = self._tables.build(block)
            case _:
                made = _plain(block)
        return made

    def section_heading(self, heading: Heading) -> Element:
        """Return the heading of a section, its label on a line of its own."""
        return _heading(self._outline.enter_section(heading.level), heading)

    def _heading_and_note(self, heading: Heading) -> Element:
        made = _heading(self._outline.enter(heading.level), heading)
        if not heading.note.strip():
            return made
        both = element("div", class_="noted")
        both.append(made)
        add(both, "p", heading.note, class_="note", dir="auto")
        return both

    def _group(self, group: BlockGroup) -> Element:
        if group.mark is GroupMark.AGENCY:
            made = element(
                "section", class_=f"entry {self._text_writer.style.agency(group.colour)}"
            )
        else:
            made = element("article", class_=f"joint {group.tone}")
        first, *others = group.blocks
        made.append(self._lead(first))
        made.extend(map(self.build_block, others))
        return made

    def _lead(self, block: Block) -> Element:
        """Return the first block of a group; a label becomes the group's heading."""
        if isinstance(block, Paragraph) and block.role is Role.LABEL:
            return self._text_writer.paragraph(block, self._outline.below())
        return self.build_block(block)


def _heading(tag: str, heading: Heading) -> Element:
    if not heading.label:
        return element(tag, name_or_placeholder(heading.text), dir="auto")
    made = element(tag)
    label = add(made, "span", heading.label, class_="marker")
    add(label, "span", ": ", class_="unseen")
    add(made, "span", heading.text, dir="auto")
    return made


def _plain(block: BulletList | Bar | Facts) -> Element:
    match block:
        case BulletList():
            made = element("ul", class_="said")
            for item in block.items:
                add(made, "li", item, dir="auto")
        case Bar():
            made = bar_figure(block)
        case _:
            made = element("dl")
            for name, said in block.pairs:
                pair = add(made, "div")
                add(pair, "dt", name)
                add(pair, "dd", said, dir="auto")
    return made


_LOWEST = 6


class HtmlOutline:
    """The tag names of a document's headings; its title is h1.

    `place` is the depth of the last section, counted from 1.
    """

    def __init__(self) -> None:
        self._levels = HeadingLevels()
        self.place = 1

    def enter_section(self, level: int) -> str:
        """Return the tag name of a section's heading."""
        tag = self.enter(level)
        self.place = self._levels.depth
        return tag

    def enter(self, level: int) -> str:
        """Return the tag name of a heading of the document's `level`, which counts from 1."""
        return self._tag(self._levels.enter(level))

    def below(self) -> str:
        """Return the tag name of a heading just below the last one."""
        return self._tag(self._levels.depth + 1)

    def _tag(self, depth: int) -> str:
        return f"h{min(depth + 1, _LOWEST)}"
