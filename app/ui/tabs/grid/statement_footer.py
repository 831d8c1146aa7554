"""The footer of an agreed statement (sources and word count), and wrapped text to paint."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
)

from app.models.text.phrases import counted
from app.models.text.readability import LONG_SENTENCE, measure_readability
from app.models.text.utf16 import utf16_parts
from app.ui.widgets.text_layout import break_into_lines, line_span

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class SourceMark:
    """An agency whose words are in a statement: its mark of a letter or two, and its colour."""

    mark: str
    name: str
    colour: str


class StatementFooter:
    """Paints the marks of the sources and the word count, as far as there is room for them."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._zoom = 100
        self.marks: tuple[SourceMark, ...] = ()
        self.words = ""

    def set_zoom(self, percent: int) -> None:
        """Set the text size, in per cent."""
        self._zoom = percent

    def count(self, text: str) -> bool:
        """Count the words of a statement; return whether the text of the count changed.

        A sentence that is too long is named here too, as the panel is mostly closed.
        """
        found = measure_readability(text)
        words = counted(found.words, "word") if found.words else ""
        if found.longest > LONG_SENTENCE:
            words += f", one sentence of {found.longest}"
        is_other = words != self.words
        self.words = words
        return is_other

    @property
    def marks_width(self) -> int:
        """The width of the marks with the gaps between them, in pixels."""
        gap = self._theme.metric("gap-tiny")
        return sum(self._wide(each.mark) + gap for each in self.marks)

    def paint(self, painter: QPainter, room: QRect) -> None:
        """Paint the marks, then the word count where it fits whole."""
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


class WrappedText:
    """A text wrapped to one width in pixels, when it is first needed.

    The last of `most` lines is elided; 0 is no limit.
    """

    def __init__(self, text: str, font: QFont, width: int, most: int = 0) -> None:
        self._text = text.replace("\n", " ")
        self._font = font
        self._width = max(width, 1)
        self._most = most

    @property
    def height(self) -> int:
        """The height of all lines, in pixels."""
        return round(self._metrics.height() * len(self._lines)) if self._text else 0

    @property
    def last_width(self) -> int:
        """The width of the last line, in pixels."""
        return round(self._metrics.horizontalAdvance(self._lines[-1])) if self._lines else 0

    def paint(self, painter: QPainter, x: int, y: int) -> None:
        """Paint the lines with the painter's pen, the top left corner at x, y."""
        painter.setFont(self._font)
        base = y + self._metrics.ascent()
        for line in self._lines:
            painter.drawText(QPointF(x, base), line.rstrip())
            base += self._metrics.height()

    @cached_property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._font)

    @cached_property
    def _lines(self) -> list[str]:
        lines = self._broken()
        if not self._most or len(lines) <= self._most:
            return lines
        rest = "".join(lines[self._most - 1 :])
        last = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self._width)
        return [*lines[: self._most - 1], last]

    def _broken(self) -> list[str]:
        if not self._text:
            return []
        layout = QTextLayout(self._text, self._font)
        lines = break_into_lines(layout, self._width)
        return utf16_parts(self._text, map(line_span, lines))
