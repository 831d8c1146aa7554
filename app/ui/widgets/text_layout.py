"""The layout of plain text in lines, with some spans marked, underlined or bold."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from app.models.text.utf16 import characters_before, utf16_length

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLine

    from app.models.text.utf16 import Span
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


def break_into_lines(layout: QTextLayout, width: float, most: int = sys.maxsize) -> list[QTextLine]:
    """Break a text into lines of a width in pixels, between words where it can; return the lines.

    All lines are at the origin of the layout.
    """
    option = layout.textOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while layout.lineCount() < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
    layout.endLayout()
    return [layout.lineAt(number) for number in range(layout.lineCount())]


def line_span(line: QTextLine) -> Span:
    """Return the start and end of a line in its text, in UTF-16 units."""
    return line.textStart(), line.textStart() + line.textLength()


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
        start = characters_before(text, layout.lineAt(lines - 1).textStart())
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
        _, end = line_span(layout.lineAt(lines - 1))
        return max(characters_before(text, end) - len(_ELLIPSIS), 0)

    def _layout(
        self, text: str, spans: Sequence[MarkedSpan], font: QFont, width: float, most: int
    ) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
        layout.setFormats([self._range(text, span) for span in spans])
        height = 0.0
        for line in break_into_lines(layout, width, most):
            line.setPosition(QPointF(0, height))
            height += line.height()
        return layout

    def _range(self, text: str, span: MarkedSpan) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = utf16_length(text[: span.start])
        found.length = utf16_length(text[span.start : span.end])
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
