"""The order of things on the pages: title page first, then section after section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import PageBreak

from app.reports.document import (
    BulletList,
    Document,
    Group,
    Heading,
    Paragraph,
    Role,
    Section,
    Table,
)
from app.reports.markup import one_line
from app.reports.pdf import styles
from app.reports.pdf.blocks import Blocks
from app.reports.pdf.closeness import CLOSE, SNUG
from app.reports.pdf.page import Ruler
from app.reports.pdf.pieces import Bookmark, Rule
from app.reports.pdf.sections import ClosedSection, SectionStack
from app.reports.pdf.stack import Stack
from app.reports.pdf.tags import Kind, Tag, heading_kind
from app.reports.pdf.tokens import ACCENT

if TYPE_CHECKING:
    from app.reports.document import Block
    from app.reports.pdf.setter import Setter
    from app.reports.pdf.untyped import Drawable

# A heading that would fill more than this share of each page it reaches is said again in short.
_LONGEST_AGAIN = 1 / 3
_WORDS_IN_SHORT = 40
# Statements that go over to another page together.
_COMPANY = 2


class Story:
    """Sets a whole document."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter
        self._page = setter.page
        self.tags = Tag(Kind.DOCUMENT)
        self._blocks = Blocks(setter, self._page.closeness)
        self._closer = [Blocks(setter, closeness) for closeness in (SNUG, CLOSE)]

    def tell(self, document: Document) -> list[Drawable]:
        """Give all flowables in order."""
        told: list[Drawable] = [self._cover(document)]
        for number, section in enumerate(document.sections, start=1):
            if section.starts_page:
                told.append(PageBreak())
            stack = self._section(section, number)
            before = told[-1]
            is_kept = section.is_closing and stack.fits(self._page, 0.5)
            if is_kept and number > 1 and isinstance(before, SectionStack):
                told[-1] = ClosedSection(before, stack)
            else:
                told.append(stack)
        return told

    def fits(self, document: Document) -> bool:
        """Tell whether all of a document finds room on one page."""
        stack = Stack(self.tell(document))
        page = self._page
        height: float = stack.wrapOn(Ruler(page), page.text_width, page.text_height)[1]
        return height <= page.text_height

    def _cover(self, document: Document) -> SectionStack:
        tag = self.tags.add(Kind.SECTION)
        kind, title = tag.add(Kind.PARAGRAPH), tag.add(heading_kind(0))
        children: list[Drawable] = [
            Bookmark(one_line(document.title), 0, "title"),
            self._setter.words(document.kind, styles.KIND, kind),
            self._setter.words(document.title, styles.TITLE, title),
            Rule(64, 3, ACCENT, 16),
        ]
        for block in document.cover:
            children.extend(self._blocks.flow(block, tag))
        stack = SectionStack(children, list)
        stack.spaceAfter = 14.0
        return stack

    def _section(self, section: Section, number: int) -> SectionStack:
        """Set a section; one that asks for one page is set closer where that gets it there."""
        stack, tag = self._set(section, number, self._blocks)
        if section.is_one_page and not stack.fits(self._page):
            closer = (self._set(section, number, blocks) for blocks in self._closer)
            # Where it must go on anyway, closeness would only leave the last page emptier.
            stack, tag = next(
                (close for close in closer if close[0].fits(self._page)), (stack, tag)
            )
        self.tags.children.append(tag)
        return stack

    def _set(self, section: Section, number: int, blocks: Blocks) -> tuple[SectionStack, Tag]:
        tag = Tag(Kind.SECTION)
        heading = section.heading
        level = min(heading.level, 2) - 1
        title = one_line(heading.plain) or "Section"
        children: list[Drawable] = [
            Bookmark(title, level, f"section-{number}"),
            self._head(heading, tag),
        ]
        before: Block = heading
        for block in section.blocks:
            drawn = blocks.flow(block, tag)
            if isinstance(before, Heading) and _is_remark(block):
                # It says how to read what follows, and stays with it.
                drawn[-1].keepWithNext = 1
            children.extend(drawn)
            before = block
        company = _COMPANY if section.is_one_page else 1
        stack = SectionStack(children, lambda: self._again(section), company)
        stack.spaceBefore = 24.0 if heading.level == 1 else 20.0
        return stack, tag

    def _head(self, heading: Heading, parent: Tag) -> Drawable:
        tag = parent.add(heading_kind(heading.level))
        wanted = styles.SECTION if heading.level == 1 else styles.PROMPT
        if not heading.label:
            return self._setter.words(heading.text, wanted, tag)
        return self._setter.two_lines(heading.label, styles.HEAD_LABEL, heading.text, wanted, tag)

    def _again(self, section: Section) -> list[Drawable]:
        """Say the heading again, whole unless it would crowd out what it heads."""
        if not section.is_repeated:
            return []
        words = self._setter.words(_continued(section.heading), styles.AGAIN)
        height = words.wrapOn(Ruler(self._page), self._page.text_width, self._page.text_height)[1]
        if height <= self._page.text_height * _LONGEST_AGAIN:
            return [words]
        short = " ".join(section.heading.text.split()[:_WORDS_IN_SHORT])[: 12 * _WORDS_IN_SHORT]
        heading = Heading(f"{short} …", section.heading.level, section.heading.label)
        return [self._setter.words(_continued(heading), styles.AGAIN)]


def _is_remark(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.MUTED


def _continued(heading: Heading) -> str:
    if heading.label:
        return f"{heading.label} (continued): {heading.text}"
    return f"{heading.text} (continued)"


def count_pieces(document: Document) -> int:
    """Count roughly how many paragraphs a document comes to, to tell how far the work is."""
    pieces = 4
    for section in document.sections:
        pieces += 1
        for block in section.blocks:
            pieces += _pieces_of(block)
    return pieces


def _pieces_of(block: object) -> int:
    if isinstance(block, Group):
        return sum(_pieces_of(inner) for inner in block.blocks)
    if isinstance(block, BulletList):
        return len(block.items)
    if isinstance(block, Table):
        return len(block.columns) + sum(len(cell.paragraphs) for r in block.rows for cell in r)
    return 1
