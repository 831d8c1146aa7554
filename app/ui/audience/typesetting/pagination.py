"""The paginator, which fills pages from top to bottom and breaks between lines, and the size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.audience.typesetting.boxes import (
    continued,
    edge_height,
    height_without_text,
    row_height,
    title_height,
    with_title_in_body,
    without_title,
)
from app.ui.audience.typesetting.page import PageBuilder, Pages
from app.ui.audience.typesetting.painter import Frame
from app.ui.audience.typesetting.text_block import TextBlock

if TYPE_CHECKING:
    from app.ui.audience.typesetting.boxes import PageBlock, TextBox
    from app.ui.audience.typesetting.font_sizes import SizeStep, Spaces
    from app.ui.audience.typesetting.header import PageHeader
    from app.ui.audience.typesetting.page import Page
    from app.ui.audience.typesetting.painter import Panel


# A prompt that takes more of the page's height than this is not repeated on the next page.
_MOST_REPEATED = 0.15
# A box that is continued on the next page keeps this many lines on this one at least.
_LEAST_LINES = 2
# Boxes begin where their titles and so many lines fit, though all would fit on the next page.
_BEGUN_LINES = 2
# But where less than this share of a page is left, they are kept whole on the next page.
_WORTH_BEGINNING = 0.35
# Tolerance for sums of fractions.
_TOLERANCE = 1e-6
_NOTHING = TextBlock()


class Paginator:
    """Fills pages from top to bottom, each with the page header."""

    def __init__(self, area: Frame, spaces: Spaces, head: PageHeader, *, has_pages: bool) -> None:
        self._area = area
        self._spaces = spaces
        self._head = head
        self._head_height = head.height(has_pages=has_pages) + spaces.head_gap
        self._repeat: TextBlock = _NOTHING
        self._row: list[Panel] = []
        self._drafts: list[PageBuilder] = []
        self._has_boxes = False
        self._y = self._top = area.y

    def begin(self, least: float, *repeats: TextBlock) -> None:
        """Start the first page; the header is left out where less than `least` would remain.

        The first of `repeats` that is low enough is repeated at the top of the next pages.
        """
        if self._area.height - self._head_height < least:
            self._head_height = 0.0
        free = self._area.height - self._head_height - self._spaces.gap
        for repeat in repeats:
            if repeat.height <= min(self._area.height * _MOST_REPEATED, free - least):
                self._repeat = repeat
                break
        self._new_page()

    def lines(self, text_block: TextBlock, gap: float, *, is_whole: bool = False) -> None:
        """Add a text over as many pages as it needs, and a gap below.

        With `is_whole` it stays on one page where it can.
        """
        room = self._area.bottom - self._y
        if (
            is_whole
            and not self._is_at_top
            and room + _TOLERANCE < text_block.height <= self._next_page_height
        ):
            self._new_page()
        while text_block:
            taken, rest = text_block.split(self._area.bottom - self._y)
            if not taken and not self._is_at_top:
                self._new_page()
                continue
            taken, rest = (taken, rest) if taken else text_block.cut(1)
            self._close_row()
            box = Frame(self._area.x, self._y, self._area.width, self._area.bottom - self._y)
            self._y = self._builder.text_block(taken, box)
            if rest:
                self._new_page()
            text_block = rest
        self._y += gap

    def row(self, boxes: Sequence[TextBox], extra: float = 0.0, *, is_whole: bool = False) -> None:
        """Add a row of boxes, `extra` higher than they need.

        With `is_whole` they stay on one page where they can.
        """
        is_repeat = False
        while boxes:
            room = self._area.bottom - self._y
            needed = row_height(boxes)
            if needed <= room + _TOLERANCE:
                height = min(needed + extra, room)
                bodies = [box.body for box in boxes]
                self._put_row(boxes, bodies, height, is_repeat=is_repeat)
                return
            if not self._is_at_top and self._should_move_on(boxes, room, needed, is_whole=is_whole):
                self._new_page()
                continue
            if _is_too_low(boxes, room, 1):
                yielding = without_title if is_repeat else with_title_in_body
                boxes = [yielding(box) if _is_too_low([box], room, 1) else box for box in boxes]
            boxes = self._cut(boxes, room, is_repeat=is_repeat)
            is_repeat = True

    def blocks(self, blocks: Sequence[PageBlock], heading: PageBlock | None = None) -> None:
        """Add blocks under each other, each on one page, with a heading above them on every page.

        They begin on the next page where all have room there and not here.
        """
        if not blocks:
            return
        above = heading.height if heading else 0.0
        needed = above + sum(block.height for block in blocks)
        room = self._area.bottom - self._y
        has_room = needed <= self._next_page_height or above + blocks[0].height > room
        if needed > room + _TOLERANCE and has_room and not self._is_at_top:
            self._new_page()
        self._put_block(heading, above + blocks[0].height)
        for block in blocks:
            if block.height > self._area.bottom - self._y + _TOLERANCE and not self._is_at_top:
                self._new_page()
                self._put_block(heading, above + block.height, is_repeat=True)
            self._put_block(block)
        self._y += self._spaces.gap

    def finish(self) -> tuple[Page, ...]:
        """Return the pages, with the header on each; the last row reaches to the page's end."""
        bottom = self._area.bottom
        self._row = [
            p.at(p.frame._replace(height=max(bottom - p.frame.y, p.frame.height)))
            for p in self._row
        ]
        self._close_row()
        count = len(self._drafts)
        for number, builder in enumerate(self._drafts):
            if self._head_height:
                self._head.put(builder, self._area, number, count)
        return tuple(builder.finish() for builder in self._drafts)

    @property
    def _builder(self) -> PageBuilder:
        return self._drafts[-1]

    @property
    def _is_at_top(self) -> bool:
        return self._y <= self._top

    @property
    def _next_page_height(self) -> float:
        """The height for text on a page after this one."""
        repeat = self._repeat.height + self._spaces.gap if self._repeat else 0.0
        return self._area.height - self._head_height - repeat

    def _should_move_on(
        self, boxes: Sequence[TextBox], room: float, needed: float, *, is_whole: bool
    ) -> bool:
        """Return whether boxes that don't fit here should begin on the next page."""
        if needed > self._next_page_height:
            return _is_too_low(boxes, room)
        is_short = self._has_boxes and room < self._next_page_height * _WORTH_BEGINNING
        return is_whole or is_short or _is_too_low(boxes, room, _BEGUN_LINES)

    def _new_page(self) -> None:
        self._close_row()
        is_first = not self._drafts
        self._drafts.append(PageBuilder())
        self._has_boxes = False
        self._y = self._area.y + self._head_height
        if self._repeat and not is_first:
            box = Frame(self._area.x, self._y, self._area.width, self._repeat.height)
            self._y = self._builder.text_block(self._repeat, box, is_repeat=True) + self._spaces.gap
        self._top = self._y

    def _cut(self, boxes: Sequence[TextBox], room: float, *, is_repeat: bool) -> list[TextBox]:
        """Add to this page what fits; return the boxes of what is left for the next."""
        parts = [box.body.split(room - height_without_text(box)) for box in boxes]
        if not any(taken for taken, _rest in parts):
            first = next(place for place, box in enumerate(boxes) if box.body)
            parts[first] = boxes[first].body.cut(1)
        self._put_row(boxes, [taken for taken, _rest in parts], room, is_repeat=is_repeat)
        left = [continued(box, rest) for box, (_, rest) in zip(boxes, parts, strict=True) if rest]
        if left:
            self._new_page()
        return left

    def _put_row(
        self,
        boxes: Sequence[TextBox],
        bodies: Sequence[TextBlock],
        height: float,
        *,
        is_repeat: bool,
    ) -> None:
        """Add boxes with these texts; continued boxes are no higher than their text."""
        self._close_row()
        self._has_boxes = True
        is_own = is_repeat and len(boxes) > 1
        for box, body in zip(boxes, bodies, strict=True):
            above = title_height(box)
            own = min(edge_height(box) + above + body.height, height) if is_own else height
            frame = Frame(box.x, self._y, box.width, own)
            self._row.append(box.panel.at(frame))
            inner = frame.shrunk(
                box.pad, box.panel.bar_height + box.pad_above, box.pad, box.pad_above
            )
            self._builder.text_block(box.title, inner, is_repeat=is_repeat)
            self._builder.text_block(body, inner.shrunk(0, above, 0, 0))
        self._y += height + self._spaces.gap

    def _put_block(
        self, block: PageBlock | None, least: float = 0.0, *, is_repeat: bool = False
    ) -> None:
        """Add a block; it is left out where a height of `least` has no room."""
        if block is None or least > self._area.bottom - self._y + _TOLERANCE:
            return
        self._close_row()
        block.put(self._builder, self._area.x, self._y, is_repeat=is_repeat)
        self._y += block.height

    def _close_row(self) -> None:
        """Add the last row's boxes to the page, now that their height is known."""
        for panel in self._row:
            self._builder.panel(panel)
        self._row = []


def _is_too_low(boxes: Sequence[TextBox], room: float, lines: int = _LEAST_LINES) -> bool:
    """Return whether a box could not show so many lines of its text in the room left."""
    return any(height_without_text(box) + box.body.height_of(lines) > room for box in boxes)


# A size is taken where about a quarter more words would still fit; a prompt does not grow.
_GROWTH = 1.2
# Text set twice as large needs four times the area, less where lines are filled better.
_SAVED = 0.5


@dataclass(frozen=True, slots=True)
class FitAttempt:
    """A view at one size; `share` is its height of a page's; `paginator` makes the pages."""

    make_pages: Callable[[], tuple[Page, ...]]
    share: float

    @property
    def fits(self) -> bool:
        """Whether one page is enough."""
        return self.share <= 1

    @property
    def may_grow(self) -> bool:
        """Whether one page is enough for more words too."""
        return self.share * _GROWTH <= 1


def choose_size(
    steps: Sequence[SizeStep], held: int | None, attempt: Callable[[int], FitAttempt]
) -> Pages:
    """Return the pages at the size taken before, `held`, or at the largest that leaves room.

    A size is changed only when one page is no longer enough.
    """
    last = len(steps) - 1
    if held is not None:
        kept = attempt(min(held, last))
        if kept.fits or held >= last:
            return Pages(kept.make_pages(), step=min(held, last))
    base = attempt(last)
    for number in range(0 if held is None else held + 1, last):
        # A size that can't fit is not set at all: that would take longer than all the rest.
        if base.share * steps[number].scale ** 2 * _SAVED <= 1:
            larger = attempt(number)
            if larger.may_grow:
                return Pages(larger.make_pages(), step=number)
    return Pages(base.make_pages(), step=last)
