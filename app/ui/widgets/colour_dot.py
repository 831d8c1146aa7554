"""An agency's colour as a round mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

if TYPE_CHECKING:
    from app.ui.theme import Theme


def dot(theme: Theme, colour: str) -> QIcon:
    """Draw an agency's colour as a round mark."""
    size = theme.metric("icon")
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.agency_colour(colour))
    edge = theme.metric("gap-tiny") // 2
    painter.drawRoundedRect(edge, edge, size - 2 * edge, size - 2 * edge, edge * 2, edge * 2)
    painter.end()
    return QIcon(pixmap)
