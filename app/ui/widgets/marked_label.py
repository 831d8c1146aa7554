"""A wrapped label of plain text in which the words that were looked for can be marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from app.ui.theme import Theme


class MarkedLabel(QLabel):
    """Like any label, until `mark` finds something: then it sets the lines itself, marks under."""

    def __init__(self, theme: Theme, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hits: list[QTextLayout.FormatRange] = []
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if role:
            self.setProperty("role", role)

    def mark(self, text: str) -> int:
        """Mark every place where `text` stands, whatever its case, and count them."""
        whole, part = self.text().casefold(), text.casefold()
        # Folding may lengthen a text (ß, ligatures); then places would no longer fit.
        if len(whole) != len(self.text()):
            whole, part = self.text(), text
        self._hits = []
        at = whole.find(part) if part else -1
        while at >= 0:
            self._hits.append(self._range(at, len(part)))
            at = whole.find(part, at + len(part))
        self.update()
        return len(self._hits)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hits:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.setFormats(self._hits)
        height = _set_lines(layout, self.contentsRect().width())
        layout.draw(painter, QPointF(0, max(0.0, (self.height() - height) / 2)))

    def _range(self, start: int, length: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        # Qt counts in UTF-16: a character such as an emoji takes two places.
        found.start = _units(self.text()[:start])
        found.length = _units(self.text()[start : start + length])
        shape = QTextCharFormat()
        shape.setBackground(self._theme.colour("highlight"))
        shape.setForeground(self._theme.colour("on-highlight"))
        found.format = shape
        return found


def _set_lines(layout: QTextLayout, width: int) -> float:
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
