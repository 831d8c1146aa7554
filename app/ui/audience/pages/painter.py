"""Paint the pieces of a page in the colours of the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.ui.audience.pages.pieces import CaretBar, Panel, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.ui.audience.pages.dress import RoomDress
    from app.ui.audience.pages.pieces import Frame, Piece

# Beside a line, of the pixel size: measured 0.06 at most, at "Ώ". It lies within the paddings.
_OVERHANG = 0.1


def rect_of(frame: Frame) -> QRectF:
    """Give a frame as Qt has it."""
    return QRectF(frame.x, frame.y, frame.width, frame.height)


def painted(piece: Piece) -> QRectF:
    """Give where a piece leaves ink: some letters hang over the ends of their line."""
    if not isinstance(piece, Words):
        return rect_of(piece.frame)
    over = piece.line.paragraph.pixels * _OVERHANG
    return rect_of(piece.frame).adjusted(-over, 0, over, 0)


class PagePainter:
    """Paints pieces with a dress's colours."""

    def __init__(self, dress: RoomDress) -> None:
        self._dress = dress

    def paint(self, painter: QPainter, pieces: Iterable[Piece]) -> None:
        """Paint pieces, each above those before it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for piece in pieces:
            match piece:
                case Panel():
                    self._panel(painter, piece)
                case Words():
                    self._words(painter, piece)
                case CaretBar():
                    painter.fillRect(rect_of(piece.frame), self._dress.colour("caret"))

    def _colour(self, name: str) -> QColor:
        """Give the colour for a token, or an agency's kept colour as the room sees it."""
        return self._dress.agency(name) if name.startswith("#") else self._dress.colour(name)

    def _panel(self, painter: QPainter, panel: Panel) -> None:
        if not panel.edge:
            painter.fillRect(rect_of(panel.frame), self._colour(panel.fill))
            return
        inset = panel.edge / 2
        shape = QPainterPath()
        rect = rect_of(panel.frame).adjusted(inset, inset, -inset, -inset)
        shape.addRoundedRect(rect, panel.radius, panel.radius)
        painter.fillPath(shape, self._colour(panel.fill))
        painter.strokePath(shape, QPen(self._colour(panel.line), panel.edge))
        if panel.bar:
            self._bar(painter, panel)

    def _bar(self, painter: QPainter, panel: Panel) -> None:
        whole = QPainterPath()
        whole.addRoundedRect(rect_of(panel.frame), panel.radius, panel.radius)
        strip = rect_of(panel.frame)
        if panel.is_marked:
            strip.setWidth(panel.bar_height)
        else:
            strip.setHeight(panel.bar_height)
        cut = QPainterPath()
        cut.addRect(strip)
        painter.fillPath(whole.intersected(cut), self._colour(panel.bar))

    def _words(self, painter: QPainter, words: Words) -> None:
        line = words.line
        painter.setPen(QPen(self._colour(words.ink)))
        place = QPointF(words.frame.x, words.frame.y + line.rise)
        drawn = line.paragraph.layout.lineAt(line.number)
        if line.paragraph.is_plain:
            drawn.draw(painter, place)
            return
        painter.save()
        painter.setClipRect(painted(words), Qt.ClipOperation.IntersectClip)
        drawn.draw(painter, place)
        painter.restore()
