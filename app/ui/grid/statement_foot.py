"""What stands beside the status of an agreed statement: whose words are in it, how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPen

from app.models.counting import counted
from app.models.plain_words import LONG_SENTENCE, read

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class SourceMark:
    """An agency whose words are in a statement: its mark of a letter or two, and its colour."""

    mark: str
    name: str
    colour: str


class StatementFoot:
    """Paints the small marks and the count of words as far as there is room for them."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._zoom = 100
        self.marks: tuple[SourceMark, ...] = ()
        self.words = ""

    def set_zoom(self, percent: int) -> None:
        """Follow the text size of the statement."""
        self._zoom = percent

    def count(self, text: str) -> bool:
        """Count the words of a statement; tell whether there is something else to say of them.

        A sentence that is hard to take in is named here too, as the panel is mostly closed.
        """
        found = read(text)
        words = counted(found.words, "word") if found.words else ""
        if found.longest > LONG_SENTENCE:
            words += f", one sentence of {found.longest}"
        is_other = words != self.words
        self.words = words
        return is_other

    @property
    def marks_width(self) -> int:
        """The room that the marks need, with the gap before them."""
        gap = self._theme.metric("gap-tiny")
        return sum(self._wide(each.mark) + gap for each in self.marks)

    def paint(self, painter: QPainter, room: QRect) -> None:
        """Paint the marks, then the words where they fit whole."""
        painter.save()
        gap = self._theme.metric("gap-tiny")
        left = room.left() + gap
        for each in self.marks:
            wide = self._wide(each.mark)
            self._paint_mark(painter, QRectF(left, room.top(), wide, room.height()), each)
            left += wide + gap
        font = self._theme.font("small", self._zoom)
        rest = QRect(left, room.top(), room.right() - left, room.height())
        if QFontMetrics(font).horizontalAdvance(self.words) <= rest.width():
            painter.setFont(font)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.words)
        painter.restore()

    def _paint_mark(self, painter: QPainter, place: QRectF, each: SourceMark) -> None:
        colour = self._theme.agency_colour(each.colour)
        radius = self._theme.metric("radius-small")
        painter.setPen(QPen(colour, 1))
        painter.setBrush(self._theme.colour("card"))
        painter.drawRoundedRect(place.adjusted(0.5, 1.5, -0.5, -1.5), radius, radius)
        painter.setFont(self._theme.font("chip", self._zoom))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, each.mark)

    def _wide(self, mark: str) -> int:
        metrics = QFontMetrics(self._theme.font("chip", self._zoom))
        return metrics.horizontalAdvance(mark) + self._theme.metric("gap-small")
