"""The story of a PDF (its flowables in order), and sections that split well across pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reportlab.platypus import PageBreak
from typing_extensions import override

from app.reports.colours import ACCENT
from app.reports.document import (
    BlockGroup,
    BulletList,
    Document,
    Heading,
    Paragraph,
    Role,
    Section,
    Table,
)
from app.reports.markup import clean_line
from app.reports.pdf import styles
from app.reports.pdf.blocks import PdfBlockWriter
from app.reports.pdf.figures import Bookmark, Rule
from app.reports.pdf.flowable_stack import SLACK, FlowableStack
from app.reports.pdf.page_geometry import MeasuringCanvas
from app.reports.pdf.styles import CLOSE, SNUG
from app.reports.pdf.tagging import Tag, TagKind, heading_tag_kind

if TYPE_CHECKING:
    from app.reports.document import Block
    from app.reports.pdf.flowable_stack import Drawable
    from app.reports.pdf.page_geometry import PageGeometry
    from app.reports.pdf.text.typesetter import PdfTypesetter


# Shares of a page. Below this much room a section begins on the next page; one that fits on a page
# whole is not split for less than half a page.
_LEAST_ROOM = 0.2
_LEAST_ROOM_FOR_WHOLE = 0.5
# At least this many points of a split section go to the next page, about six lines.
_LEAST_REST = 90.0
# To move more to the next page, a page is not emptied further than this share.
_LEAST_KEPT = 0.5


class SectionStack(FlowableStack):
    """A section; at least `least_together` of its children go to the next page together."""

    def __init__(
        self,
        children: Sequence[Drawable],
        repeat: Callable[[], list[Drawable]],
        least_together: int = 1,
    ) -> None:
        super().__init__(children)
        self._repeat = repeat
        self._least_together = least_together
        self.ends_page = False
        """Whether the rest of it is on the next page."""

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        super().wrap(avail_width, avail_height)
        if self.ends_page:
            # What was moved to the next page must not come back to the room left here.
            self.height = max(self.height, avail_height)
        return self.width, self.height

    @override
    def like(self, children: Sequence[Drawable]) -> SectionStack:
        other = SectionStack(children, self._repeat, self._least_together)
        other.spaceBefore, other.spaceAfter = self.spaceBefore, self.spaceAfter
        return other

    @override
    def continuation(self, rest: list[Drawable]) -> SectionStack:
        return self.like([*self._repeat(), *rest])

    def fits(self, page: PageGeometry, share: float = 1.0) -> bool:
        """Return whether all of it fits in this share of a page."""
        height: float = self.wrapOn(MeasuringCanvas(page), page.text_width, page.text_height)[1]
        return height <= page.text_height * share

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Drawable]:
        full = self.page.text_height
        fits_whole = self.wrap(avail_width, full)[1] <= full
        if avail_height < full * (_LEAST_ROOM_FOR_WHOLE if fits_whole else _LEAST_ROOM):
            return []
        return self.split_in_room(avail_width, avail_height)

    def split_in_room(self, width: float, room: float) -> list[Drawable]:
        """Return what fits in the room and what goes to the next page; [] if it can't be split."""
        taken, rest = self.cut(width, room) if room > 0 else ([], [])
        if not taken or not rest:
            return []
        if not self._is_child(taken[-1]) and self._is_scrap(rest, width):
            count = len(taken) - 1
            kept, moved = self.children[:count], self.children[count:]
            if kept and self._is_worth_it(kept, moved, width):
                taken, rest = kept, moved
        if self._is_child(taken[-1]):
            taken, rest = self._balanced(taken, rest, width)
        first = self.like(taken)
        first.ends_page = True
        return [first, self.continuation(rest)]

    def _is_scrap(self, rest: Sequence[Drawable], width: float) -> bool:
        """Return whether all that goes to the next page is the short end of a split block."""
        return self._height(rest, width, _LEAST_REST) < _LEAST_REST

    def _is_child(self, drawn: Drawable) -> bool:
        """Return whether something is one of the children, and not a part of one."""
        return any(drawn is child for child in self.children)

    def _balanced(
        self, taken: list[Drawable], rest: list[Drawable], width: float
    ) -> tuple[list[Drawable], list[Drawable]]:
        """Move more to the next page where it would have a line or two, or only slight blocks."""
        enough: tuple[list[Drawable], list[Drawable]] | None = None
        for count in range(len(taken), 0, -1):
            kept, moved = self.children[:count], self.children[count:]
            if kept[-1].getKeepWithNext() or not self._is_enough(moved, width):
                continue
            if enough and not self._is_worth_it(kept, moved, width):
                break
            if not all(getattr(child, "is_slight", False) for child in moved):
                return kept, moved
            enough = enough or (kept, moved)
        return enough or (taken, rest)

    def _is_worth_it(
        self, kept: Sequence[Drawable], moved: Sequence[Drawable], width: float
    ) -> bool:
        """Return whether moving so much leaves a full enough page, and costs no further page."""
        over = [*self._repeat(), *moved]
        full = self.page.text_height
        least = full * _LEAST_KEPT
        is_full = self._height(kept, width, least) >= least
        return is_full and self._height(over, width, full) <= full

    def _is_enough(self, moved: Sequence[Drawable], width: float) -> bool:
        is_high = self._height(moved, width, _LEAST_REST) >= _LEAST_REST
        return is_high and len(moved) >= self._least_together

    def _height(self, children: Sequence[Drawable], width: float, room: float) -> float:
        """Return the height of children, measured no further than just over the room."""
        height: float = FlowableStack(children).wrapOn(self.layout_canvas, width, room)[1]
        return height


class ClosedSection(FlowableStack):
    """A section kept with its short closing section, which is never alone on a page."""

    def __init__(self, section: SectionStack, closing: SectionStack) -> None:
        super().__init__([section, closing])
        self.spaceBefore = section.spaceBefore
        self._section = section
        self._closing = closing

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Drawable]:
        full = self.page.text_height
        height = self._section.wrapOn(self.layout_canvas, avail_width, avail_height)[1]
        if height > avail_height:
            parts = self._section.splitOn(self.layout_canvas, avail_width, avail_height)
        else:
            with self._section.on_canvas(self.layout_canvas):
                parts = self._section.split_in_room(avail_width, height - _LEAST_REST)
            if not parts and (avail_height >= full - SLACK or height >= full * _LEAST_KEPT):
                return [self._section, self._closing]
        return [parts[0], ClosedSection(parts[1], self._closing)] if len(parts) > 1 else []


# A heading that would fill more than this share of a page is repeated in short.
_LONGEST_REPEATED = 1 / 3
_WORDS_IN_SHORT = 40
# Statements that go to another page together.
_LEAST_TOGETHER = 2


class Story:
    """The builder of the flowables and tags of a whole document."""

    def __init__(self, typesetter: PdfTypesetter) -> None:
        self._typesetter = typesetter
        self._page = typesetter.page
        self.tags = Tag(TagKind.DOCUMENT)
        self._blocks = PdfBlockWriter(typesetter, self._page.spacing)
        self._closer = [PdfBlockWriter(typesetter, spacing) for spacing in (SNUG, CLOSE)]

    def build_flowables(self, document: Document) -> list[Drawable]:
        """Return all flowables in order."""
        flowables: list[Drawable] = [self._cover(document)]
        for number, section in enumerate(document.sections, start=1):
            if section.starts_page:
                flowables.append(PageBreak())
            stack = self._section(section, number)
            before = flowables[-1]
            is_kept = section.is_closing and stack.fits(self._page, 0.5)
            if is_kept and number > 1 and isinstance(before, SectionStack):
                flowables[-1] = ClosedSection(before, stack)
            else:
                flowables.append(stack)
        return flowables

    def fits(self, document: Document) -> bool:
        """Return whether all of a document fits on one page."""
        stack = FlowableStack(self.build_flowables(document))
        page = self._page
        height: float = stack.wrapOn(MeasuringCanvas(page), page.text_width, page.text_height)[1]
        return height <= page.text_height

    def _cover(self, document: Document) -> SectionStack:
        tag = self.tags.add(TagKind.SECTION)
        kind, title = tag.add(TagKind.PARAGRAPH), tag.add(heading_tag_kind(0))
        children: list[Drawable] = [
            Bookmark(clean_line(document.title), 0, "title"),
            self._typesetter.words(document.kind, styles.KIND, kind),
            self._typesetter.words(document.title, styles.TITLE, title),
            Rule(64, 3, ACCENT, 16),
        ]
        for block in document.cover:
            children.extend(self._blocks.flow(block, tag))
        stack = SectionStack(children, list)
        stack.spaceAfter = 14.0
        return stack

    def _section(self, section: Section, number: int) -> SectionStack:
        """Return a section; one that asks for one page is set closer where it then fits."""
        stack, tag = self._build_section(section, number, self._blocks)
        if section.is_one_page and not stack.fits(self._page):
            closer = (self._build_section(section, number, blocks) for blocks in self._closer)
            # Where it does not, closer spacing would only leave the last page emptier.
            stack, tag = next(
                (close for close in closer if close[0].fits(self._page)), (stack, tag)
            )
        self.tags.children.append(tag)
        return stack

    def _build_section(
        self, section: Section, number: int, blocks: PdfBlockWriter
    ) -> tuple[SectionStack, Tag]:
        tag = Tag(TagKind.SECTION)
        heading = section.heading
        level = min(heading.level, 2) - 1
        title = clean_line(heading.plain) or "Section"
        children: list[Drawable] = [
            Bookmark(title, level, f"section-{number}"),
            self._head(heading, tag),
        ]
        before: Block = heading
        for block in section.blocks:
            drawn = blocks.flow(block, tag)
            if isinstance(before, Heading) and _is_remark(block):
                # It explains what follows, and stays with it.
                drawn[-1].keepWithNext = 1
            children.extend(drawn)
            before = block
        least_together = _LEAST_TOGETHER if section.is_one_page else 1
        stack = SectionStack(children, lambda: self._repeated_heading(section), least_together)
        stack.spaceBefore = 24.0 if heading.level == 1 else 20.0
        return stack, tag

    def _head(self, heading: Heading, parent: Tag) -> Drawable:
        tag = parent.add(heading_tag_kind(heading.level))
        wanted = styles.SECTION if heading.level == 1 else styles.PROMPT
        if not heading.label:
            return self._typesetter.words(heading.text, wanted, tag)
        return self._typesetter.two_lines(
            heading.label, styles.HEAD_LABEL, heading.text, wanted, tag
        )

    def _repeated_heading(self, section: Section) -> list[Drawable]:
        """Return the heading repeated, in short if it would leave too little of the page."""
        if not section.is_repeated:
            return []
        words = self._typesetter.words(_continued(section.heading), styles.REPEATED_HEADING)
        height = words.wrapOn(
            MeasuringCanvas(self._page), self._page.text_width, self._page.text_height
        )[1]
        if height <= self._page.text_height * _LONGEST_REPEATED:
            return [words]
        short = " ".join(section.heading.text.split()[:_WORDS_IN_SHORT])[: 12 * _WORDS_IN_SHORT]
        heading = Heading(f"{short} …", section.heading.level, section.heading.label)
        return [self._typesetter.words(_continued(heading), styles.REPEATED_HEADING)]


def _is_remark(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.MUTED


def _continued(heading: Heading) -> str:
    if heading.label:
        return f"{heading.label} (continued): {heading.text}"
    return f"{heading.text} (continued)"


def estimate_paragraphs(document: Document) -> int:
    """Estimate the number of paragraphs of a document, to measure progress by."""
    pieces = 4
    for section in document.sections:
        pieces += 1
        for block in section.blocks:
            pieces += _pieces_of(block)
    return pieces


def _pieces_of(block: object) -> int:
    if isinstance(block, BlockGroup):
        return sum(_pieces_of(inner) for inner in block.blocks)
    if isinstance(block, BulletList):
        return len(block.items)
    if isinstance(block, Table):
        return len(block.columns) + sum(len(cell.paragraphs) for r in block.rows for cell in r)
    return 1
