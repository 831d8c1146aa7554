"""Small things on the page: a bookmark, a rule, the bar of the checklist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from app.reports.pdf.stack import Piece
from app.reports.pdf.tokens import LINE

if TYPE_CHECKING:
    from app.reports.pdf.untyped import Drawable


class Bookmark(Piece):
    """A place that the outline leads to; takes no room and stays with what follows."""

    def __init__(self, title: str, level: int, key: str) -> None:
        super().__init__()
        self._entry = (title, key, level)
        self.keepWithNext = 1
        self.height = 0.0

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        return avail_width, 0.0

    @override
    def draw(self) -> None:
        title, key, level = self._entry
        # Twelve points above the words, so that they don't stick to the top of the window.
        self.canv.bookmarkHorizontal(key, 0, 12)
        self.canv.addOutlineEntry(title, key, level, closed=False)


class Rule(Piece):
    """A line of a given length, weight and colour."""

    def __init__(self, length: float, weight: float, colour: str, after: float) -> None:
        super().__init__()
        self._length = length
        self._colour = colour
        self.height = weight
        self.spaceAfter = after
        self.keepWithNext = 1

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        self.width = min(self._length, avail_width)
        return self.width, self.height

    @override
    def draw(self) -> None:
        self.canv.setFillColor(self._colour)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)


class SegmentBar(Piece):
    """Segments in proportion, and under them a legend that says every number."""

    _BAR_HEIGHT = 14.0
    _GAP = 6.0
    _SWATCH = 9.0

    def __init__(self, segments: Sequence[tuple[int, str]], legend: Sequence[Drawable]) -> None:
        super().__init__()
        self._segments = list(segments)
        self._legend = list(legend)
        self.spaceAfter = 12.0
        self.keepWithNext = 1

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        each = avail_width / len(self._legend) - self._SWATCH - self._GAP
        lines = max(words.wrapOn(self.sheet, each, avail_height)[1] for words in self._legend)
        self.width, self.height = avail_width, self._BAR_HEIGHT + self._GAP + lines
        return self.width, self.height

    @override
    def draw(self) -> None:
        canvas = self.canv
        bottom = self.height - self._BAR_HEIGHT
        total = sum(count for count, _ in self._segments) or 1
        canvas.saveState()
        outline = canvas.beginPath()
        outline.roundRect(0, bottom, self.width, self._BAR_HEIGHT, 3)
        canvas.clipPath(outline, stroke=0, fill=0)
        x = 0.0
        for count, colour in self._segments:
            width = self.width * count / total
            canvas.setFillColor(colour)
            canvas.rect(x, bottom, width, self._BAR_HEIGHT, stroke=0, fill=1)
            x += width
        canvas.restoreState()
        self._draw_legend(bottom - self._GAP)

    def _draw_legend(self, top: float) -> None:
        canvas = self.canv
        step = self.width / len(self._legend)
        for index, (words, (_, colour)) in enumerate(
            zip(self._legend, self._segments, strict=True)
        ):
            canvas.setFillColor(colour)
            canvas.setStrokeColor(LINE)
            swatch = self._SWATCH
            canvas.roundRect(index * step, top - swatch - 1.5, swatch, swatch, 2, stroke=0, fill=1)
            words.drawOn(canvas, index * step + swatch + self._GAP, top - words.height)
