"""A stack of flowables that splits cleanly where a page ends, and the base of our flowables."""

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
    """The base class of this program's flowables."""

    canv: CanvasLike

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        raise NotImplementedError

    @property
    def layout_canvas(self) -> Drawable:
        """The canvas, or its `MeasuringCanvas`; set while it is measured, split and drawn."""
        return self.canv

    @contextmanager
    def on_canvas(self, canvas: Drawable) -> Iterator[None]:
        """Set the canvas meanwhile, as ReportLab does in wrapOn and splitOn."""
        self.canv = canvas
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

    Measuring stops once the children are higher than the room: each page then costs what is on
    it, however much is still to come.
    """

    def __init__(self, children: Sequence[Drawable], box: BoxStyle | None = None) -> None:
        super().__init__()
        self.children = list(children)
        self.box = box or BoxStyle()
        self.spaceBefore = 0.0
        self.spaceAfter = 0.0
        self.whole_share = 0.0
        """It is not split as long as it takes no more than this share of a page."""
        self.is_slight = False
        """It has too little content for a page with only others like it."""

    def like(self, children: Sequence[Drawable]) -> FlowableStack:
        """Return a stack that looks the same with other children."""
        other = FlowableStack(children, self.box)
        other.spaceBefore, other.spaceAfter = self.spaceBefore, self.spaceAfter
        other.is_slight = self.is_slight
        return other

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        top, right, bottom, left = self.box.padding
        self.width = avail_width
        room = avail_height - top - bottom
        self.height = self._measure(avail_width - left - right, room) + top + bottom
        return self.width, self.height

    def _measure(self, width: float, room: float) -> float:
        """Return the height of the children, stopping once they are higher than the room."""
        height: float = 0.0
        after = 0.0
        for index, child in enumerate(self.children):
            gap = max(after, child.getSpaceBefore()) if index else 0.0
            left = max(0.0, room - height - gap)
            height += gap + child.wrapOn(self.layout_canvas, width, left)[1]
            after = child.getSpaceAfter()
            if height > room + SLACK:
                return height
        # The frame has no slack: what fits here must fit there.
        return height if height < room else room

    @override
    def draw(self) -> None:
        top, _, _, left = self.box.padding
        draw_box(self.canv, self.box, self.width, self.height)
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
        top, right, bottom, left = self.box.padding
        taken, rest = self.cut(avail_width - left - right, avail_height - top - bottom)
        if not taken:
            return []
        return [self.like(taken), self.continuation(rest)] if rest else [self]

    def continuation(self, rest: list[Drawable]) -> FlowableStack:
        """Return the stack that continues on the next page."""
        return self.like(rest)

    def cut(self, width: float, room: float) -> tuple[list[Drawable], list[Drawable]]:
        """Split the children into those that fit, the last perhaps in part, and the others."""
        y, after = 0.0, 0.0
        for index, child in enumerate(self.children):
            gap = max(after, child.getSpaceBefore()) if index else 0.0
            height = child.wrapOn(self.layout_canvas, width, max(0.0, room - y - gap))[1]
            if y + gap + height > room + SLACK:
                return self._cut_at(index, width, room - y - gap)
            y += gap + height
            after = child.getSpaceAfter()
        return self.children, []

    def _cut_at(
        self, index: int, width: float, room: float
    ) -> tuple[list[Drawable], list[Drawable]]:
        child = self.children[index]
        parts = child.splitOn(self.layout_canvas, width, room) if room > 0 else []
        taken, rest = self.children[:index], self.children[index:]
        if len(parts) > 1:
            return [*taken, parts[0]], [*parts[1:], *rest[1:]]
        while taken and taken[-1].getKeepWithNext():
            rest.insert(0, taken.pop())
        return taken, rest


def draw_box(canvas: CanvasLike, box: BoxStyle, width: float, height: float) -> None:
    """Draw fill, line and bar of a box, as an artifact."""
    if not (box.fill or box.line or box.bar):
        return
    with canvas.tagged(None):
        _draw_box(canvas, box, width, height)


def _draw_box(canvas: CanvasLike, box: BoxStyle, width: float, height: float) -> None:
    bar_width = 3.5
    canvas.saveState()
    if box.fill or box.line:
        canvas.setLineWidth(0.8)
        canvas.setDash([3, 2.5] if box.is_dashed else [])
        canvas.setFillColor(box.fill or "#FFFFFF")
        canvas.setStrokeColor(box.line or box.fill)
        canvas.roundRect(
            0, 0, width, height, box.radius, stroke=int(bool(box.line)), fill=int(bool(box.fill))
        )
    if box.bar and not box.line:
        canvas.setFillColor(box.bar)
        canvas.rect(0, 0, bar_width, height, stroke=0, fill=1)
    canvas.restoreState()


# A flowable: something with wrapOn, splitOn and drawOn.
Drawable = Any
# A reportlab.pdfgen.canvas.Canvas.
CanvasLike = Any
