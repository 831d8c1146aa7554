"""A diagram of the room from the side: the picture, the seats and the two lengths to measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.ui.theme.theme import Theme


_ROWS = 5
_ARROW = 5.0


class RoomDiagram(QWidget):
    """A drawing of the two lengths to measure; not to scale."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height = self._farthest = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("The room from the side, with both measures")

    def show_measures(self, height: str, farthest: str) -> None:
        """Show the lengths next to their arrows; empty for one not known yet."""
        if (height, farthest) != (self._height, self._farthest):
            self._height, self._farthest = height, farthest
            self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.metric("reading-width")
        return QSize(width * 3 // 4, width // 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() * 0.75

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("strong"))
        room = self._floor_and_wall(painter)
        picture = QRectF(room.left(), room.top(), _ARROW, room.height() * 0.58)
        painter.fillRect(picture, self._theme.colour("accent"))
        last = self._seats(painter, room)
        self._measure_height(painter, picture)
        self._measure_farthest(painter, picture.right(), last, room.bottom())

    def _floor_and_wall(self, painter: QPainter) -> QRectF:
        """Draw the wall and the floor; return the rectangle of the room within them."""
        gap = float(self._theme.metric("gap"))
        text = painter.fontMetrics().height()
        room = QRectF(self.rect()).adjusted(gap, gap, -gap, -text - 3 * gap)
        painter.setPen(QPen(self._theme.colour("line-strong"), 2))
        painter.drawPolyline([room.topLeft(), room.bottomLeft(), room.bottomRight()])
        return room

    def _seats(self, painter: QPainter, room: QRectF) -> float:
        """Draw rows of people, the last one filled; return the x of the last row."""
        size = room.height() * 0.2
        first, last = room.left() + room.width() * 0.42, room.right() - size
        for row in range(_ROWS):
            x = first + (last - first) * row / (_ROWS - 1)
            is_last = row == _ROWS - 1
            painter.setPen(QPen(self._theme.colour("accent" if is_last else "line-strong"), 2))
            painter.setBrush(self._theme.colour("accent" if is_last else "paper"))
            painter.drawEllipse(QPointF(x, room.bottom() - 1.55 * size), size * 0.3, size * 0.3)
            body = QPainterPath()
            body.moveTo(x - size * 0.42, room.bottom())
            body.arcTo(x - size * 0.42, room.bottom() - 1.1 * size, size * 0.84, size, 180, -180)
            body.lineTo(x + size * 0.42, room.bottom())
            painter.drawPath(body)
        return last

    def _measure_height(self, painter: QPainter, picture: QRectF) -> None:
        x = picture.right() + 2 * self._theme.metric("gap")
        self._arrow(painter, QPointF(x, picture.top()), QPointF(x, picture.bottom()))
        beside = QRectF(x + self._theme.metric("gap-small"), picture.top(), self.width() - x, 0)
        beside.setBottom(picture.bottom())
        self._write(painter, beside, f"Height {self._height}", Qt.AlignmentFlag.AlignLeft)

    def _measure_farthest(self, painter: QPainter, left: float, right: float, floor: float) -> None:
        y = floor + 1.5 * self._theme.metric("gap")
        self._arrow(painter, QPointF(left, y), QPointF(right, y))
        below = QRectF(left, y + self._theme.metric("gap-tiny"), right - left, 0)
        below.setBottom(float(self.height()))
        self._write(painter, below, f"Farthest {self._farthest}", Qt.AlignmentFlag.AlignHCenter)

    def _write(
        self, painter: QPainter, place: QRectF, words: str, alignment: Qt.AlignmentFlag
    ) -> None:
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(place, alignment | Qt.AlignmentFlag.AlignVCenter, words.strip())

    def _arrow(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        """Draw a line with a head at either end."""
        colour = self._theme.colour("muted")
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(start, end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        along = QLineF(start, end).unitVector()
        step = QPointF(along.dx(), along.dy())
        side = QPointF(-step.y(), step.x()) * _ARROW * 0.8
        for tip, inwards in ((start, step), (end, -step)):
            foot = tip + inwards * _ARROW * 1.6
            painter.drawPolygon(QPolygonF([tip, foot + side, foot - side]))
