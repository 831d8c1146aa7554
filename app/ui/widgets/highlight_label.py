"""A label of plain text with marked spans, wrapped to its width."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from app.ui.widgets.text_layout import ALL_LINES, MarkedSpan, TextMark, ThemedTextLayout

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme


_LEAST_CHARACTERS = 10


class HighlightLabel(QLabel):
    """A label that shows a person's words as they are, with hits or differing words marked."""

    def __init__(
        self,
        theme: Theme,
        role: str = "body",
        colour: str = "ink",
        lines: int = ALL_LINES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text_layout = ThemedTextLayout(theme)
        self._role = role
        self._colour = colour
        self._lines = lines
        self._spans: tuple[MarkedSpan, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def spans(self) -> tuple[MarkedSpan, ...]:
        """The marked spans."""
        return self._spans

    def marked_words(self) -> list[str]:
        """Return the words that are marked, in order."""
        return [self.text()[s.start : s.end] for s in self._spans]

    def show_text(self, text: str, spans: Sequence[MarkedSpan] = ()) -> None:
        """Show another text with these spans marked."""
        self._spans = tuple(spans)
        self.setText(text)
        self.updateGeometry()
        self.update()

    def mark(self, text: str) -> int:
        """Mark every occurrence of `text`, whatever its case, and return their number."""
        self.show_text(self.text(), _places(self.text(), text))
        return len(self._spans)

    @override
    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        layout = self._laid_out(room)
        return math.ceil(layout.boundingRect().height()) + margins.top() + margins.bottom()

    @override
    def sizeHint(self) -> QSize:
        widest = self._theme.metric("reading-width")
        layout = self._laid_out(widest)
        lines = (layout.lineAt(number) for number in range(layout.lineCount()))
        width = math.ceil(max((line.naturalTextWidth() for line in lines), default=0)) + 1
        return QSize(width, self.heightForWidth(max(width, 1)))

    @override
    def minimumSizeHint(self) -> QSize:
        height = self._theme.font(self._role).pixelSize()
        return QSize(height * _LEAST_CHARACTERS // 2, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self._colour))
        inside = self.contentsRect()
        self._laid_out(inside.width()).draw(painter, QPointF(inside.topLeft()))

    def _laid_out(self, width: int) -> QTextLayout:
        return self._text_layout.lay_out(self.text(), self._spans, self._role, width, self._lines)


def _places(whole: str, part: str) -> tuple[MarkedSpan, ...]:
    words, wanted = whole.casefold(), part.casefold()
    # Folding may lengthen a text (ß, ligatures); then positions would no longer match.
    if len(words) != len(whole):
        words, wanted = whole, part
    found: list[MarkedSpan] = []
    at = words.find(wanted) if wanted else -1
    while at >= 0:
        found.append(MarkedSpan(at, len(wanted), TextMark.HIT))
        at = words.find(wanted, at + len(wanted))
    return tuple(found)
