"""Draw the program's line icons in any colour, sharp at every screen's scale."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

# The sizes asked for in the window: small, usual, in tool buttons, and in an empty view.
# An engine of our own would draw any size, but PySide6 6.11 crashes when an icon engine
# written in Python is copied. Each picture takes 0.1 ms.
_SIZES = (16, 18, 24, 48)


class IconPainter:
    """Paint one SVG file whose lines are drawn in `currentColor`."""

    def __init__(self, file: Path) -> None:
        self._drawing = file.read_text(encoding="utf-8")

    def icon(self, colour: QColor) -> QIcon:
        """Give the icon in a colour, drawn once for each scale of the screens there are."""
        icon = QIcon()
        renderer = self._renderer(colour)
        scales = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
        for scale in sorted(scales):
            for size in _SIZES:
                icon.addPixmap(_pixmap(renderer, size, scale))
        return icon

    def _renderer(self, colour: QColor) -> QSvgRenderer:
        tinted = self._drawing.replace("currentColor", colour.name())
        return QSvgRenderer(QByteArray(tinted.encode()))


def _pixmap(renderer: QSvgRenderer, size: int, scale: float) -> QPixmap:
    pixmap = QPixmap(round(size * scale), round(size * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
