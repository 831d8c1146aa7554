"""Set a plain text in lines, with some stretches of it marked, underlined or weighted."""

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
    """What is said about a stretch of text, and so how it is drawn."""

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
        """Where the stretch is over."""
        return self.start + self.length


class ThemedTextLayout:
    """Lay texts out with the colours and fonts of the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def lay_out(
        self,
        text: str,
        stretches: Sequence[MarkedSpan],
        role: str,
        width: float,
        lines: int = ALL_LINES,
    ) -> QTextLayout:
        """Set a text in a width, shortened with an ellipsis to so many lines."""
        font = self._theme.font(role)
        layout = self._layout(text, stretches, font, width, lines + 1)
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
            MarkedSpan(s.start, min(s.end, end) - s.start, s.mark)
            for s in stretches
            if s.start < end
        ]
        return self._layout(shown, kept, font, width, lines)

    def visible_characters(self, text: str, role: str, width: float, lines: int) -> int:
        """Tell how many characters can be seen when so many lines are."""
        layout = self._layout(text, (), self._theme.font(role), width, lines + 1)
        if layout.lineCount() <= lines:
            return len(text)
        line = layout.lineAt(lines - 1)
        return max(_characters(text, line.textStart() + line.textLength()) - len(_ELLIPSIS), 0)

    def _layout(
        self, text: str, stretches: Sequence[MarkedSpan], font: QFont, width: float, most: int
    ) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._range(text, stretch) for stretch in stretches])
        layout.beginLayout()
        height = 0.0
        while layout.lineCount() < most and (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def _range(self, text: str, stretch: MarkedSpan) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = _units(text[: stretch.start])
        found.length = _units(text[stretch.start : stretch.end])
        found.format = self._format(stretch.mark)
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
    """Count as Qt does: two for a character beyond U+FFFF."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _characters(text: str, units: int) -> int:
    """Turn one of Qt's places in a text into ours."""
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(before.decode("utf-16-le", "surrogatepass"))
