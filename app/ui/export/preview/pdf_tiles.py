"""The layout of PDF pages in window pixels, their tiles, and a cache of drawn tiles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfPage
    from PySide6.QtCore import QRect


PIXELS_PER_POINT = 96 / 72
"""At 100 per cent a page has its true size on a screen of 96 pixels an inch, Qt's own measure."""
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 3.0, 4.0)
_NEARLY = 0.01
_SMALLEST_FIT = 0.1
_LARGEST_FIT = 2.0


class Fit(StrEnum):
    """What the zoom follows while the window is resized."""

    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PageStack:
    """Pages of these sizes (width, height in points), at a scale, with `gap` around each.

    `room` is the width of the view; a narrower page is centred.
    """

    sizes: tuple[tuple[float, float], ...] = ()
    scale: float = 1.0
    room: int = 0
    gap: int = 0
    _tops: tuple[int, ...] = ()

    @classmethod
    def lay(
        cls, sizes: Sequence[tuple[float, float]], scale: float, room: int, gap: int
    ) -> PageStack:
        """Return pages laid out one under the other."""
        tops = []
        top = gap
        for _width, height in sizes:
            tops.append(top)
            top += _pixels(height, scale) + gap
        return cls(tuple(sizes), scale, room, gap, (*tops, top))

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self.sizes)

    @property
    def height(self) -> int:
        """The height of the whole stack."""
        return self._tops[-1] if self._tops else 0

    @property
    def width(self) -> int:
        """The width of the widest page, and the gap on both sides."""
        widest = max((width for width, _ in self.sizes), default=0.0)
        return _pixels(widest, self.scale) + 2 * self.gap

    def box(self, page: int) -> tuple[int, int, int, int]:
        """Return the left, top, width and height of a page."""
        width, height = (_pixels(points, self.scale) for points in self.sizes[page])
        left = max(self.gap, (max(self.room, self.width) - width) // 2)
        return left, self._tops[page], width, height

    def at(self, y: float) -> int:
        """Return the page at this height, or the one above it; 0 for an empty stack."""
        return max(0, min(self.count - 1, bisect_right(self._tops, y) - 1))

    def between(self, top: float, bottom: float) -> range:
        """Return the pages of which a part is between two heights."""
        if not self.count:
            return range(0)
        return range(self.at(top), self.at(bottom) + 1)


def fitting_scale(fit: Fit, size: tuple[float, float], room: tuple[int, int], gap: int) -> float:
    """Return the scale at which a page fits into the view; 0 for `Fit.NONE`."""
    across = (room[0] - 2 * gap) / (size[0] * PIXELS_PER_POINT)
    down = (room[1] - 2 * gap) / (size[1] * PIXELS_PER_POINT)
    if fit is Fit.NONE:
        return 0.0
    wanted = across if fit is Fit.WIDTH else min(across, down)
    return min(_LARGEST_FIT, max(_SMALLEST_FIT, wanted))


def next_zoom(scale: float, step: int) -> float:
    """Return the zoom after this one (step 1), or before it (-1)."""
    if step > 0:
        return next((zoom for zoom in ZOOMS if zoom > scale + _NEARLY), ZOOMS[-1])
    return next((zoom for zoom in reversed(ZOOMS) if zoom < scale - _NEARLY), ZOOMS[0])


def _pixels(points: float, scale: float) -> int:
    return max(1, round(points * PIXELS_PER_POINT * scale))


TILE = 1024
"""The side of a tile in device pixels: 4 MB, drawn in some 10 ms."""


class TileKey(NamedTuple):
    """A square of a page; `density` is device pixels for each point of the page."""

    document: int
    page: int
    density: float
    column: int
    row: int


def visible_tiles(stack: PageStack, seen: QRect, document: int, ratio: float) -> frozenset[TileKey]:
    """Return the tiles that are visible; `ratio` is device pixels to one pixel of Qt."""
    density = stack.scale * PIXELS_PER_POINT * ratio
    return frozenset(
        TileKey(document, page, density, column, row)
        for page in stack.between(seen.top(), seen.bottom())
        for column, row in _visible_squares(QRectF(*stack.box(page)), QRectF(seen), TILE / ratio)
    )


def tile_rect(tile: TileKey, image: QImage, stack: PageStack) -> QRectF:
    """Return where a tile belongs in the stack, whatever density it was drawn at."""
    left, top, _width, _height = stack.box(tile.page)
    size = stack.scale * PIXELS_PER_POINT / tile.density
    return QRectF(
        left + tile.column * TILE * size,
        top + tile.row * TILE * size,
        image.width() * size,
        image.height() * size,
    )


def draw_tile(page: PdfPage, key: TileKey) -> QImage:
    """Return the image of one tile, smaller where the page ends."""
    from pypdfium2 import PdfBitmap, raw

    across, down = (max(1, round(points * key.density)) for points in page.get_size())
    left, top = key.column * TILE, key.row * TILE
    width, height = max(1, min(TILE, across - left)), max(1, min(TILE, down - top))
    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    raw.FPDF_RenderPageBitmap(bitmap, page, -left, -top, across, down, 0, raw.FPDF_ANNOT)
    shown = QImage(
        bytes(bitmap.buffer), width, height, bitmap.stride, QImage.Format.Format_RGB32
    ).copy()  # the bytes are freed with the bitmap
    bitmap.close()
    return shown


def _visible_squares(page: QRectF, seen: QRectF, side: float) -> Iterator[tuple[int, int]]:
    for column in range(int(-(-page.width() // side))):
        for row in range(int(-(-page.height() // side))):
            square = QRectF(page.left() + column * side, page.top() + row * side, side, side)
            if square.intersected(page).intersects(seen):
                yield column, row


class TileCache:
    """A cache of the visible tiles only, so that a long document takes no more memory.

    After another zoom, or another document, the old tiles stay until all new ones are drawn:
    the page never turns white.
    """

    def __init__(self) -> None:
        self._fresh: dict[TileKey, QImage] = {}
        self._old: dict[TileKey, QImage] = {}
        self._wanted: frozenset[TileKey] = frozenset()

    @property
    def is_complete(self) -> bool:
        """Whether all visible tiles are drawn."""
        return self._wanted <= self._fresh.keys()

    @property
    def missing(self) -> frozenset[TileKey]:
        """The visible tiles that are not drawn yet."""
        return self._wanted - self._fresh.keys()

    def set_visible(self, tiles: frozenset[TileKey]) -> None:
        """Set which tiles are visible now."""
        if tiles and self._wanted and _kind(tiles) != _kind(self._wanted):
            if self.is_complete or not self._old:
                self._old = self._fresh
            self._fresh = {}
        self._wanted = tiles
        self._fresh = {key: image for key, image in self._fresh.items() if key in tiles}

    def put(self, key: TileKey, image: QImage) -> bool:
        """Add a tile if it is still visible; return whether it is."""
        if key not in self._wanted:
            return False
        self._fresh[key] = image
        if self.is_complete:
            self._old = {}
        return True

    def clear(self) -> None:
        """Remove all tiles."""
        self._fresh, self._old, self._wanted = {}, {}, frozenset()

    def of_page(self, page: int) -> Iterator[tuple[TileKey, QImage]]:
        """Return the tiles of a page, the old ones first."""
        for tiles in (self._old, self._fresh):
            for key, image in tiles.items():
                if key.page == page:
                    yield key, image


def _kind(tiles: frozenset[TileKey]) -> set[tuple[int, float]]:
    return {(key.document, key.density) for key in tiles}
