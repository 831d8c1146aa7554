"""Paint the sheets in sight: white paper with a soft shadow, on a quiet ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from app.ui.export.tiling import place_of

if TYPE_CHECKING:
    from app.ui.export.sheet_stack import SheetStack
    from app.ui.export.tile_shelf import TileShelf
    from app.ui.theme import Theme

_SHADOWS = 5
_SHADOW = 0.04


class SheetPainter:
    """Paper stays white in every colour set: it is what comes out of the printer."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(self, painter: QPainter, stack: SheetStack, shelf: TileShelf, seen: QRect) -> None:
        """Paint what is seen of the stack; the painter's origin is the corner of what is seen."""
        painter.fillRect(QRect(0, 0, seen.width(), seen.height()), self._theme.colour("desk"))
        painter.save()
        painter.translate(-seen.left(), -seen.top())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in stack.between(seen.top(), seen.bottom()):
            self._paint_sheet(painter, stack, shelf, page)
        painter.restore()

    def paint_focus(self, painter: QPainter, frame: QRect) -> None:
        """Paint a line around the view, which has the keys."""
        width = self._theme.metric("focus")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        inner = frame.adjusted(width, width, -width, -width)
        painter.setClipping(False)
        for side in (
            QRect(frame.left(), frame.top(), frame.width(), width),
            QRect(frame.left(), inner.bottom() + 1, frame.width(), width),
            QRect(frame.left(), frame.top(), width, frame.height()),
            QRect(inner.right() + 1, frame.top(), width, frame.height()),
        ):
            painter.drawRect(side)

    def _paint_sheet(
        self, painter: QPainter, stack: SheetStack, shelf: TileShelf, page: int
    ) -> None:
        sheet = QRect(*stack.box(page))
        shadow = self._theme.colour("shadow")
        shadow.setAlphaF(_SHADOW)
        for spread in range(1, _SHADOWS + 1):
            painter.fillRect(sheet.adjusted(-spread, 1, spread, spread + 1), shadow)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setClipRect(sheet)
        for tile, image in shelf.of_page(page):
            painter.drawImage(place_of(tile, image, stack), image)
        painter.setClipping(False)
