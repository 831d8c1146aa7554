"""Flowables one below another that part cleanly where a page ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable
from typing_extensions import override

from app.reports.colours import BoxStyle

if TYPE_CHECKING:
    from app.reports.pdf.page_geometry import PageGeometry


# Lengths are compared with this slack: sums of floats differ in the last digits.
SLACK = 0.01


class CustomFlowable(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """A flowable of our own."""

    canv: CanvasLike

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        raise NotImplementedError

    @property
    def sheet(self) -> Drawable:
        """The canvas, or the ruler that stands for it; there while measured, parted and drawn."""
        return self.canv

    @contextmanager
    def on(self, sheet: Drawable) -> Iterator[None]:
        """Lay out on a canvas meanwhile, as ReportLab does in wrapOn and splitOn."""
        self.canv = sheet
        try:
            yield
        finally:
            del self.canv

    @property
    def page(self) -> PageGeometry:
        """The page that it is laid out on."""
        page: PageGeometry = self.canv.page
        return page


class FlowableStack(CustomFlowable):
    """Children from top to bottom inside an optional box.

    What is higher than the room it is given says only that it is, and stops measuring there: each
    page then costs what is on it, however much is still to come.
    """

    def __init__(self, children: Sequence[Drawable], look: BoxStyle | None = None) -> None:
        super().__init__()
        self.children = list(children)
        self.look = look or BoxStyle()
        self.spaceBefore = 0.0
        self.spaceAfter = 0.0
        self.whole_share = 0.0
        """Not parted as long as it takes no more than this share of a page."""
        self.is_slight = False
        """Says too little to stand on a page with none but its like."""

    def like(self, children: Sequence[Drawable]) -> FlowableStack:
        """Return a stack that looks the same with other children."""
        other = FlowableStack(children, self.look)
        other.spaceBefore, other.spaceAfter = self.spaceBefore, self.spaceAfter
        other.is_slight = self.is_slight
        return other

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        top, right, bottom, left = self.look.padding
        self.width = avail_width
        room = avail_height - top - bottom
        self.height = self._measure(avail_width - left - right, room) + top + bottom
        return self.width, self.height

    def _measure(self, width: float, room: float) -> float:
        """Add up the children, stopping once they are higher than the room there is."""
        height: float = 0.0
        after = 0.0
        for index, child in enumerate(self.children):
            gap = max(after, child.getSpaceBefore()) if index else 0.0
            left = max(0.0, room - height - gap)
            height += gap + child.wrapOn(self.sheet, width, left)[1]
            after = child.getSpaceAfter()
            if height > room + SLACK:
                return height
        # The frame has no slack: what fits here must fit there.
        return height if height < room else room

    @override
    def draw(self) -> None:
        top, _, _, left = self.look.padding
        draw_box(self.canv, self.look, self.width, self.height)
        y, after = self.height - top, 0.0
        for index, child in enumerate(self.children):
            gap = max(after, child.getSpaceBefore()) if index else 0.0
            y -= gap + child.height
            child.drawOn(self.canv, left, y)
            after = child.getSpaceAfter()
            if not isinstance(child, FlowableStack):
                self.canv.meter.step()

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Drawable]:
        full = self.page.text_height
        whole = full * self.whole_share
        if self.wrap(avail_width, whole)[1] <= whole and avail_height < full - SLACK:
            return []
        top, right, bottom, left = self.look.padding
        taken, rest = self.cut(avail_width - left - right, avail_height - top - bottom)
        if not taken:
            return []
        return [self.like(taken), self.going_on(rest)] if rest else [self]

    def going_on(self, rest: list[Drawable]) -> FlowableStack:
        """Return what stands on the next page."""
        return self.like(rest)

    def cut(self, width: float, room: float) -> tuple[list[Drawable], list[Drawable]]:
        """Part the children into those that fit, the last perhaps in part, and the others."""
        y, after = 0.0, 0.0
        for index, child in enumerate(self.children):
            gap = max(after, child.getSpaceBefore()) if index else 0.0
            height = child.wrapOn(self.sheet, width, max(0.0, room - y - gap))[1]
            if y + gap + height > room + SLACK:
                return self._cut_at(index, width, room - y - gap)
            y += gap + height
            after = child.getSpaceAfter()
        return self.children, []

    def _cut_at(
        self, index: int, width: float, room: float
    ) -> tuple[list[Drawable], list[Drawable]]:
        child = self.children[index]
        parts = child.splitOn(self.sheet, width, room) if room > 0 else []
        taken, rest = self.children[:index], self.children[index:]
        if len(parts) > 1:
            return [*taken, parts[0]], [*parts[1:], *rest[1:]]
        while taken and taken[-1].getKeepWithNext():
            rest.insert(0, taken.pop())
        return taken, rest


def draw_box(canvas: CanvasLike, look: BoxStyle, width: float, height: float) -> None:
    """Draw fill, line and bar of a box, for the eye only."""
    if not (look.fill or look.line or look.bar):
        return
    with canvas.tagged(None):
        _draw_box(canvas, look, width, height)


def _draw_box(canvas: CanvasLike, look: BoxStyle, width: float, height: float) -> None:
    bar_width = 3.5
    canvas.saveState()
    if look.fill or look.line:
        canvas.setLineWidth(0.8)
        canvas.setDash([3, 2.5] if look.is_dashed else [])
        canvas.setFillColor(look.fill or "#FFFFFF")
        canvas.setStrokeColor(look.line or look.fill)
        canvas.roundRect(
            0, 0, width, height, look.radius, stroke=int(bool(look.line)), fill=int(bool(look.fill))
        )
    if look.bar and not look.line:
        canvas.setFillColor(look.bar)
        canvas.rect(0, 0, bar_width, height, stroke=0, fill=1)
    canvas.restoreState()


# A flowable: something with wrapOn, splitOn and drawOn.
Drawable = Any
# A reportlab.pdfgen.canvas.Canvas.
CanvasLike = Any
