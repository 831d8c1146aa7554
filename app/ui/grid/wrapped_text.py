"""Set a person's words in lines and paint them, long words broken anywhere."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption


class WrappedText:
    """One text at one width, set when it is first asked for.

    With `most` lines given, the last one is shortened.
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
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(self._text, self._font)
        layout.setTextOption(option)
        layout.beginLayout()
        # Qt counts in UTF-16 units.
        units = self._text.encode("utf-16-le", "surrogatepass")
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            start, end = line.textStart() * 2, (line.textStart() + line.textLength()) * 2
            lines.append(units[start:end].decode("utf-16-le", "replace"))
        layout.endLayout()
        return lines
