"""Where the sheets of a document lie, one under the other. Pure geometry in window pixels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

PIXELS_PER_POINT = 96 / 72
"""At 100 per cent a sheet has its true size on a screen of 96 pixels an inch, Qt's own measure."""
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 3.0, 4.0)
_NEARLY = 0.01
_SMALLEST_FIT = 0.1
_LARGEST_FIT = 2.0


class Fit(StrEnum):
    """What the zoom follows while the window changes its size."""

    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SheetStack:
    """Sheets of these sizes (width, height in points), at a scale, with `gap` around each.

    `room` is the width of the view; a sheet that is narrower stands in the middle.
    """

    sizes: tuple[tuple[float, float], ...] = ()
    scale: float = 1.0
    room: int = 0
    gap: int = 0
    _tops: tuple[int, ...] = ()

    @classmethod
    def lay(
        cls, sizes: Sequence[tuple[float, float]], scale: float, room: int, gap: int
    ) -> SheetStack:
        """Lay out the sheets."""
        tops = []
        top = gap
        for _width, height in sizes:
            tops.append(top)
            top += _pixels(height, scale) + gap
        return cls(tuple(sizes), scale, room, gap, (*tops, top))

    @property
    def count(self) -> int:
        """The number of sheets."""
        return len(self.sizes)

    @property
    def height(self) -> int:
        """The height of the whole stack."""
        return self._tops[-1] if self._tops else 0

    @property
    def width(self) -> int:
        """The width of the widest sheet, and the gap on both sides."""
        widest = max((width for width, _ in self.sizes), default=0.0)
        return _pixels(widest, self.scale) + 2 * self.gap

    def box(self, sheet: int) -> tuple[int, int, int, int]:
        """Give where a sheet lies: left, top, width, height."""
        width, height = (_pixels(points, self.scale) for points in self.sizes[sheet])
        left = max(self.gap, (max(self.room, self.width) - width) // 2)
        return left, self._tops[sheet], width, height

    def at(self, y: float) -> int:
        """Give the sheet at this height, or the one above it; 0 for an empty stack."""
        return max(0, min(self.count - 1, bisect_right(self._tops, y) - 1))

    def between(self, top: float, bottom: float) -> range:
        """Give the sheets of which something lies between two heights."""
        if not self.count:
            return range(0)
        return range(self.at(top), self.at(bottom) + 1)


def fitted(fit: Fit, size: tuple[float, float], room: tuple[int, int], gap: int) -> float:
    """Give the scale at which a sheet fits into the view; 0 where nothing is to be fitted."""
    across = (room[0] - 2 * gap) / (size[0] * PIXELS_PER_POINT)
    down = (room[1] - 2 * gap) / (size[1] * PIXELS_PER_POINT)
    if fit is Fit.NONE:
        return 0.0
    wanted = across if fit is Fit.WIDTH else min(across, down)
    return min(_LARGEST_FIT, max(_SMALLEST_FIT, wanted))


def next_zoom(scale: float, step: int) -> float:
    """Give the zoom after this one (step 1), or before it (-1)."""
    if step > 0:
        return next((zoom for zoom in ZOOMS if zoom > scale + _NEARLY), ZOOMS[-1])
    return next((zoom for zoom in reversed(ZOOMS) if zoom < scale - _NEARLY), ZOOMS[0])


def _pixels(points: float, scale: float) -> int:
    return max(1, round(points * PIXELS_PER_POINT * scale))
