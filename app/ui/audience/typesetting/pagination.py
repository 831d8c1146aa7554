"""Fill pages from top to bottom; what does not fit goes on where a line ends."""

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


# A prompt that takes more of the page than this is not said again on the next one.
_MOST_REPEATED = 0.15
# A box that goes over to the next page keeps this many lines here at least.
_LEAST_LINES = 2
# Boxes begin where their titles and so many lines have room, though all would fit on the next page.
_BEGUN_LINES = 2
# But where less than this share of a page is left, they are rather kept whole.
_WORTH_BEGINNING = 0.35
# For sums of fractions.
_HAIR = 1e-6
_NOTHING = TextBlock()


class Paginator:
    """Pages in the making. `least` is the height that furniture must leave on every page."""

    def __init__(self, area: Frame, spaces: Spaces, head: PageHeader, *, has_pages: bool) -> None:
        self._area = area
        self._spaces = spaces
        self._head = head
        self._has_pages = has_pages
        self._head_height = head.height(has_pages=has_pages) + spaces.head_gap
        self._repeat: TextBlock = _NOTHING
        self._row: list[Panel] = []
        self._drafts: list[PageBuilder] = []
        self._has_boxes = False
        self._y = self._top = area.y

    def begin(self, least: float, *repeats: TextBlock) -> None:
        """Start the first page, without the furniture that leaves less than `least`.

        The first of `repeats` that is low enough stands at the top of the pages after this.
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
        """Put a text on the page, over as many pages as it needs, and a gap below.

        It stays on one page where it can if `is_whole`.
        """
        room = self._area.bottom - self._y
        if is_whole and not self._is_fresh and room + _HAIR < text_block.height <= self._fresh:
            self._new_page()
        while text_block:
            taken, rest = text_block.split(self._area.bottom - self._y)
            if not taken and not self._is_fresh:
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
        """Put boxes beside each other, `extra` higher than they need.

        They stay on one page where they can if `is_whole`.
        """
        is_repeat = False
        while boxes:
            room = self._area.bottom - self._y
            needed = row_height(boxes)
            if needed <= room + _HAIR:
                height = min(needed + extra, room)
                bodies = [box.body for box in boxes]
                self._put_row(boxes, bodies, height, is_repeat=is_repeat)
                return
            if not self._is_fresh and self._waits(boxes, room, needed, is_whole=is_whole):
                self._new_page()
                continue
            if _is_too_low(boxes, room, 1):
                yielding = without_title if is_repeat else with_title_in_body
                boxes = [yielding(box) if _is_too_low([box], room, 1) else box for box in boxes]
            boxes = self._cut(boxes, room, is_repeat=is_repeat)
            is_repeat = True

    def blocks(self, blocks: Sequence[PageBlock], heading: PageBlock | None = None) -> None:
        """Put blocks under each other, each on one page, with a heading above them on every page.

        They begin on the next page where all have room there and not here.
        """
        if not blocks:
            return
        above = heading.height if heading else 0.0
        needed = above + sum(block.height for block in blocks)
        room = self._area.bottom - self._y
        has_room = needed <= self._fresh or above + blocks[0].height > room
        if needed > room + _HAIR and has_room and not self._is_fresh:
            self._new_page()
        self._put_block(heading, above + blocks[0].height)
        for block in blocks:
            if block.height > self._area.bottom - self._y + _HAIR and not self._is_fresh:
                self._new_page()
                self._put_block(heading, above + block.height, is_repeat=True)
            self._put_block(block)
        self._y += self._spaces.gap

    def finish(self) -> tuple[Page, ...]:
        """Return the pages, with the head on each; what stands last reaches to the page's end."""
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
    def _is_fresh(self) -> bool:
        return self._y <= self._top

    @property
    def _fresh(self) -> float:
        """The height for texts on a page after this one."""
        repeat = self._repeat.height + self._spaces.gap if self._repeat else 0.0
        return self._area.height - self._head_height - repeat

    def _waits(
        self, boxes: Sequence[TextBox], room: float, needed: float, *, is_whole: bool
    ) -> bool:
        """Return whether boxes that don't fit here had better begin on the next page."""
        if needed > self._fresh:
            return _is_too_low(boxes, room)
        is_short = self._has_boxes and room < self._fresh * _WORTH_BEGINNING
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
        """Put on this page what fits, and give what is left for the next."""
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
        """Put boxes with these words in them; those that go on are no higher than their words."""
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
        """Put a block on the page; a heading is left out where `least` has no room below it."""
        if block is None or least > self._area.bottom - self._y + _HAIR:
            return
        self._close_row()
        block.put(self._builder, self._area.x, self._y, is_repeat=is_repeat)
        self._y += block.height

    def _close_row(self) -> None:
        """Paint the last row's boxes as high as they are."""
        for panel in self._row:
            self._builder.panel(panel)
        self._row = []


def _is_too_low(boxes: Sequence[TextBox], room: float, lines: int = _LEAST_LINES) -> bool:
    """Return whether a box could not show so many lines of its text in the room left."""
    return any(height_without_text(box) + box.body.height_of(lines) > room for box in boxes)


# A size is taken where about a quarter more words would still have room; a prompt does not grow.
_GROWTH = 1.2
# Words set twice as large need four times the room, but for what shares lines better.
_SAVED = 0.5


@dataclass(frozen=True, slots=True)
class FitAttempt:
    """A view at one size; `share` is the height it needs, of a page's. Pages are made if wanted."""

    paginator: Callable[[], tuple[Page, ...]]
    share: float

    @property
    def fits(self) -> bool:
        """Return whether one page is enough."""
        return self.share <= 1

    @property
    def may_grow(self) -> bool:
        """Return whether one page is enough for more words too."""
        return self.share * _GROWTH <= 1


def choose_size(
    steps: Sequence[SizeStep], held: int | None, attempt: Callable[[int], FitAttempt]
) -> Pages:
    """Return the pages at the size taken before, `held`, or at the largest that leaves room.

    A size once taken is given up only when one page is no longer enough.
    """
    last = len(steps) - 1
    if held is not None:
        kept = attempt(min(held, last))
        if kept.fits or held >= last:
            return Pages(kept.paginator(), step=min(held, last))
    base = attempt(last)
    for number in range(0 if held is None else held + 1, last):
        # What can't fit is not set at all: that would take longer than all the rest.
        if base.share * steps[number].scale ** 2 * _SAVED <= 1:
            larger = attempt(number)
            if larger.may_grow:
                return Pages(larger.paginator(), step=number)
    return Pages(base.paginator(), step=last)
