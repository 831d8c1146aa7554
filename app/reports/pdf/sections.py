"""Sections: each is named on every page it reaches, and leaves no page with a scrap of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from app.reports.pdf.page import Ruler
from app.reports.pdf.stack import SLACK, Stack

if TYPE_CHECKING:
    from app.reports.pdf.page import Page
    from app.reports.pdf.untyped import Drawable

# Shares of a page. Below this much room a section begins on the next page; one that fits on a page
# whole is not parted for less than half a page.
_LEAST_ROOM = 0.2
_LEAST_ROOM_FOR_WHOLE = 0.5
# A page holds at least this much of what went over to it, about six lines.
_LEAST_REST = 90.0
# For better company over the page, a page is not emptied further than this share.
_LEAST_KEPT = 0.5


class SectionStack(Stack):
    """A section; at least `company` of its children go over to the next page together."""

    def __init__(
        self,
        children: Sequence[Drawable],
        again: Callable[[], list[Drawable]],
        company: int = 1,
    ) -> None:
        super().__init__(children)
        self._again = again
        self._company = company
        self.ends_page = False
        """Whether the rest of it stands on the next page."""

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        super().wrap(avail_width, avail_height)
        if self.ends_page:
            # What was sent over to keep company is not to come back to the room left here.
            self.height = max(self.height, avail_height)
        return self.width, self.height

    @override
    def like(self, children: Sequence[Drawable]) -> SectionStack:
        other = SectionStack(children, self._again, self._company)
        other.spaceBefore, other.spaceAfter = self.spaceBefore, self.spaceAfter
        return other

    @override
    def going_on(self, rest: list[Drawable]) -> SectionStack:
        return self.like([*self._again(), *rest])

    def fits(self, page: Page, share: float = 1.0) -> bool:
        """Tell whether all of it finds room in such a share of a page."""
        height: float = self.wrapOn(Ruler(page), page.text_width, page.text_height)[1]
        return height <= page.text_height * share

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Drawable]:
        full = self.page.text_height
        fits_whole = self.wrap(avail_width, full)[1] <= full
        if avail_height < full * (_LEAST_ROOM_FOR_WHOLE if fits_whole else _LEAST_ROOM):
            return []
        return self.part(avail_width, avail_height)

    def part(self, width: float, room: float) -> list[Drawable]:
        """Give what stands in the room and what goes over, or nothing if that can't be parted."""
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
        return [first, self.going_on(rest)]

    def _is_scrap(self, rest: Sequence[Drawable], width: float) -> bool:
        """Tell whether all that goes over is the end of a block that was parted."""
        return self._height(rest, width, _LEAST_REST) < _LEAST_REST

    def _is_child(self, drawn: Drawable) -> bool:
        """Tell whether something is one of the children, and not a part of one."""
        return any(drawn is child for child in self.children)

    def _balanced(
        self, taken: list[Drawable], rest: list[Drawable], width: float
    ) -> tuple[list[Drawable], list[Drawable]]:
        """Send more over where the next page would hold a line or two, or poor company."""
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
        """Tell whether sending so much over leaves a full enough page, and costs no other page."""
        over = [*self._again(), *moved]
        full = self.page.text_height
        least = full * _LEAST_KEPT
        is_full = self._height(kept, width, least) >= least
        return is_full and self._height(over, width, full) <= full

    def _is_enough(self, moved: Sequence[Drawable], width: float) -> bool:
        is_high = self._height(moved, width, _LEAST_REST) >= _LEAST_REST
        return is_high and len(moved) >= self._company

    def _height(self, children: Sequence[Drawable], width: float, room: float) -> float:
        """Measure children, no further than just over the room."""
        height: float = Stack(children).wrapOn(self.sheet, width, room)[1]
        return height


class ClosedSection(Stack):
    """A section with a short one after it that is not to stand alone on a last page."""

    def __init__(self, section: SectionStack, closing: SectionStack) -> None:
        super().__init__([section, closing])
        self.spaceBefore = section.spaceBefore
        self._section = section
        self._closing = closing

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Drawable]:
        full = self.page.text_height
        height = self._section.wrapOn(self.sheet, avail_width, avail_height)[1]
        if height > avail_height:
            parts = self._section.splitOn(self.sheet, avail_width, avail_height)
        else:
            with self._section.on(self.sheet):
                parts = self._section.part(avail_width, height - _LEAST_REST)
            if not parts and (avail_height >= full - SLACK or height >= full * _LEAST_KEPT):
                return [self._section, self._closing]
        return [parts[0], ClosedSection(parts[1], self._closing)] if len(parts) > 1 else []
