"""The layout of plain text in lines, with some spans marked, underlined or bold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme


ALL_LINES = 10_000
_ELLIPSIS = "…"


class TextMark(Enum):
    """Why a span of text is marked, which decides how it is drawn."""

    HIT = auto()
    DIFFERENT = auto()
    STRONG = auto()
    MUTED = auto()
    SPOKEN = auto()
    ADDED = auto()
    REMOVED = auto()


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A marked part of a text, in characters from 0."""

    start: int
    length: int
    mark: TextMark

    @property
    def end(self) -> int:
        """The end of the span, exclusive."""
        return self.start + self.length


class ThemedTextLayout:
    """A text layout with the colours and fonts of the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def lay_out(
        self,
        text: str,
        spans: Sequence[MarkedSpan],
        role: str,
        width: float,
        lines: int = ALL_LINES,
    ) -> QTextLayout:
        """Return a text laid out in a width in pixels, elided after so many lines."""
        font = self._theme.font(role)
        layout = self._layout(text, spans, font, width, lines + 1)
        if layout.lineCount() <= lines:
            return layout
        start = _characters(text, layout.lineAt(lines - 1).textStart())
        rest = " ".join(text[start:].split("\n"))
        tail = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        if tail.endswith(_ELLIPSIS) and " " in tail:
            tail = f"{tail.rsplit(' ', 1)[0]}{_ELLIPSIS}"
        shown = text[:start] + tail
        end = len(shown) - (1 if tail.endswith(_ELLIPSIS) else 0)
        kept = [
            MarkedSpan(s.start, min(s.end, end) - s.start, s.mark) for s in spans if s.start < end
        ]
        return self._layout(shown, kept, font, width, lines)

    def visible_characters(self, text: str, role: str, width: float, lines: int) -> int:
        """Return how many characters are visible when so many lines are."""
        layout = self._layout(text, (), self._theme.font(role), width, lines + 1)
        if layout.lineCount() <= lines:
            return len(text)
        line = layout.lineAt(lines - 1)
        return max(_characters(text, line.textStart() + line.textLength()) - len(_ELLIPSIS), 0)

    def _layout(
        self, text: str, spans: Sequence[MarkedSpan], font: QFont, width: float, most: int
    ) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._range(text, span) for span in spans])
        layout.beginLayout()
        height = 0.0
        while layout.lineCount() < most and (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def _range(self, text: str, span: MarkedSpan) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = _units(text[: span.start])
        found.length = _units(text[span.start : span.end])
        found.format = self._format(span.mark)
        return found

    def _format(self, mark: TextMark) -> QTextCharFormat:
        shape = QTextCharFormat()
        match mark:
            case TextMark.HIT:
                shape.setBackground(self._theme.colour("highlight"))
                shape.setForeground(self._theme.colour("on-highlight"))
            case TextMark.DIFFERENT:
                shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            case TextMark.STRONG:
                shape.setFontWeight(QFont.Weight.Bold)
            case TextMark.MUTED:
                shape.setForeground(self._theme.colour("muted"))
            case TextMark.SPOKEN:
                shape.setFontItalic(True)
            case TextMark.ADDED:
                shape.setForeground(self._theme.colour("in-place-ink"))
                shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            case TextMark.REMOVED:
                shape.setForeground(self._theme.colour("muted"))
                shape.setFontStrikeOut(True)
        return shape


def _units(text: str) -> int:
    """Return the length in UTF-16 units, as Qt counts: two for a character beyond U+FFFF."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _characters(text: str, units: int) -> int:
    """Return a position in UTF-16 units, as Qt counts, in characters."""
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(before.decode("utf-16-le", "surrogatepass"))
