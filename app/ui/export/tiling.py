"""Cut a page into squares, so that a wall poster at four times its size takes no more memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.ui.export.sheet_stack import PIXELS_PER_POINT

if TYPE_CHECKING:
    from pypdfium2 import PdfPage
    from PySide6.QtCore import QRect

    from app.ui.export.sheet_stack import SheetStack

TILE = 1024
"""The side of a tile in pixels of the screen: 4 MB, drawn in some 10 ms."""


class TileKey(NamedTuple):
    """A square of a page: `density` is pixels of the screen for each point of the page."""

    document: int
    page: int
    density: float
    column: int
    row: int


def tiles_in_sight(
    stack: SheetStack, seen: QRect, document: int, ratio: float
) -> frozenset[TileKey]:
    """Give the tiles of which something is seen; `ratio` is pixels of the screen to those of Qt."""
    density = stack.scale * PIXELS_PER_POINT * ratio
    return frozenset(
        TileKey(document, page, density, column, row)
        for page in stack.between(seen.top(), seen.bottom())
        for column, row in _in_sight(QRectF(*stack.box(page)), QRectF(seen), TILE / ratio)
    )


def place_of(tile: TileKey, image: QImage, stack: SheetStack) -> QRectF:
    """Give where a tile belongs in the stack, whatever density it was drawn at."""
    left, top, _width, _height = stack.box(tile.page)
    size = stack.scale * PIXELS_PER_POINT / tile.density
    return QRectF(
        left + tile.column * TILE * size,
        top + tile.row * TILE * size,
        image.width() * size,
        image.height() * size,
    )


def draw_tile(page: PdfPage, key: TileKey) -> QImage:
    """Draw one tile, as large as there is page left for it."""
    from pypdfium2 import PdfBitmap, raw

    across, down = (max(1, round(points * key.density)) for points in page.get_size())
    left, top = key.column * TILE, key.row * TILE
    width, height = max(1, min(TILE, across - left)), max(1, min(TILE, down - top))
    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    raw.FPDF_RenderPageBitmap(bitmap, page, -left, -top, across, down, 0, raw.FPDF_ANNOT)
    shown = QImage(
        bytes(bitmap.buffer), width, height, bitmap.stride, QImage.Format.Format_RGB32
    ).copy()  # the bytes are gone with the bitmap
    bitmap.close()
    return shown


def _in_sight(sheet: QRectF, seen: QRectF, side: float) -> Iterator[tuple[int, int]]:
    for column in range(int(-(-sheet.width() // side))):
        for row in range(int(-(-sheet.height() // side))):
            square = QRectF(sheet.left() + column * side, sheet.top() + row * side, side, side)
            if square.intersected(sheet).intersects(seen):
                yield column, row
