"""Draw the program's line icons in any colour, sharp at every screen's scale."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

# The sizes asked for in the window, at 100, 125, 150 and 200 %. An engine of our own would
# draw any size, but Qt 6.11 crashes when an icon engine written in Python is copied.
_SIZES = (16, 18, 20, 24, 27, 32, 36, 48, 96)


class IconPainter:
    """Paint one SVG file whose lines are drawn in `currentColor`."""

    def __init__(self, file: Path) -> None:
        self._drawing = file.read_text(encoding="utf-8")

    def icon(self, colour: QColor, disabled: QColor) -> QIcon:
        """Give the icon in a colour, and in another for when its control is off."""
        icon = QIcon()
        for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
            renderer = self._renderer(tint)
            for size in _SIZES:
                icon.addPixmap(_pixmap(renderer, size), mode)
        return icon

    def _renderer(self, colour: QColor) -> QSvgRenderer:
        tinted = self._drawing.replace("currentColor", colour.name())
        return QSvgRenderer(QByteArray(tinted.encode()))


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
