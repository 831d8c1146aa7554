"""Set a person's words in lines and paint them, long words broken anywhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption


class WrappedText:
    """One text at one width. With `most` lines given, the last one is shortened."""

    def __init__(self, text: str, font: QFont, width: int, most: int = 0) -> None:
        self._metrics = QFontMetricsF(font)
        self._width = max(width, 1)
        self._lines = self._broken(" ".join(text.split()), font)
        self.is_shortened = bool(most) and len(self._lines) > most
        if self.is_shortened:
            rest = "".join(self._lines[most - 1 :])
            last = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self._width)
            self._lines = [*self._lines[: most - 1], last]
        self._font = font

    @property
    def height(self) -> int:
        """The height of all lines, in pixels."""
        return round(self._metrics.height() * len(self._lines))

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

    def _broken(self, text: str, font: QFont) -> list[str]:
        if not text:
            return []
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.beginLayout()
        units = text.encode("utf-16-le")
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            start, end = line.textStart() * 2, (line.textStart() + line.textLength()) * 2
            lines.append(units[start:end].decode("utf-16-le", "replace"))
        layout.endLayout()
        return lines
