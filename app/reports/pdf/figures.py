"""The flowables of a bookmark, a rule, a stacked bar and its legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from app.reports.colours import FILLS, WHITE
from app.reports.document import Tone
from app.reports.pdf.flowable_stack import CustomFlowable

if TYPE_CHECKING:
    from app.reports.document import Bar
    from app.reports.pdf.flowable_stack import Drawable
    from app.reports.pdf.tagging import Tag


class Bookmark(CustomFlowable):
    """A target of the PDF's outline; it takes no room and stays with what follows."""

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


class Rule(CustomFlowable):
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
        with self.canv.tagged(None):
            self.canv.setFillColor(self._colour)
            self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)


class Bars(CustomFlowable):
    """A stacked bar: segments side by side in proportion, as a figure with its tag."""

    _CORNER = 3.0

    def __init__(self, bar: Bar, height: float, tag: Tag | None) -> None:
        super().__init__()
        self._segments = [segment for segment in bar.segments if segment.count]
        self._tag = tag
        self.height = height

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        self.width = avail_width
        return self.width, self.height

    @override
    def draw(self) -> None:
        canvas = self.canv
        with canvas.tagged(self._tag, self.width, self.height):
            canvas.saveState()
            outline = canvas.beginPath()
            outline.roundRect(0, 0, self.width, self.height, min(self._CORNER, self.height / 3))
            canvas.clipPath(outline, stroke=0, fill=0)
            self._draw_segments()
            canvas.restoreState()

    def _draw_segments(self) -> None:
        canvas = self.canv
        total = sum(segment.count for segment in self._segments)
        if not total:
            canvas.setFillColor(FILLS[Tone.NOT_RATED][0])
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        x = 0.0
        for segment in self._segments:
            width = self.width * segment.count / total
            canvas.setFillColor(FILLS[segment.tone][0])
            canvas.rect(x, 0, width, self.height, stroke=0, fill=1)
            if x:
                # A white line between segments that look alike in grey.
                canvas.setFillColor(WHITE)
                canvas.rect(x - 0.4, 0, 0.8, self.height, stroke=0, fill=1)
            x += width


class Legend(CustomFlowable):
    """The legend of a bar: names with counts side by side, each with its colour."""

    _SWATCH = 9.0
    _GAP = 6.0

    def __init__(self, colours: Sequence[str], words: Sequence[Drawable]) -> None:
        super().__init__()
        self._colours = list(colours)
        self._words = list(words)
        self.spaceAfter = 12.0
        self.keepWithNext = 1

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        each = avail_width / len(self._words) - self._SWATCH - self._GAP
        self.width = avail_width
        self.height = max(w.wrapOn(self.layout_canvas, each, avail_height)[1] for w in self._words)
        return self.width, self.height

    @override
    def draw(self) -> None:
        canvas = self.canv
        step = self.width / len(self._words)
        swatch = self._SWATCH
        for index, (words, colour) in enumerate(zip(self._words, self._colours, strict=True)):
            with canvas.tagged(None):
                canvas.setFillColor(colour)
                top = self.height - swatch - 1.5
                canvas.roundRect(index * step, top, swatch, swatch, 2, stroke=0, fill=1)
            words.drawOn(canvas, index * step + swatch + self._GAP, self.height - words.height)
