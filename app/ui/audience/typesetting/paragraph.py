"""The layout of one paragraph with a least height of capitals in every script; visible text."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout

from app.models.text.direction import is_right_to_left
from app.models.text.phrases import one_line
from app.models.text.utf16 import utf16_length, utf16_parts
from app.ui.widgets.text_layout import break_into_lines, line_span

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLine

    from app.ui.audience.typesetting.palette import AudiencePalette


# Characters of Atkinson Hyperlegible: no other font replaces it, no ink leaves the line's height.
_PLAIN = re.compile("[ -~\u00a0-\u00b4\u00b6-\u00ff‘’“”–—…•]*")
# Of the font's pixel size, above and below the base line. Measured at 100 px in all three weights:
# the ink of those characters reaches to 0.87 and 0.25, where the font asks for 0.98 and 0.32.
_ABOVE, _BELOW = 0.89, 0.25
# Extra space above a line, where there is room: then a line is as high as in the mock-up.
_LEAD = 0.08
# How far stacked accents may push lines apart, of the pixel size; what is higher is cut.
_MOST_PUSH = 0.6
_MOST_TRIES = 6
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The style of a text: `capital` is the least height of a capital in pixels.

    `is_close` leaves out the extra space between lines; `is_tabular` gives all digits one width.
    """

    capital: float
    weight: int = 400
    is_tabular: bool = False
    is_close: bool = False


@dataclass(frozen=True, slots=True)
class LineLayout:
    """One line of a paragraph. `start` and `end` count UTF-16 units, as Qt does.

    `rise` is the distance from its top to Qt's own line; `words` counts the words that begin here.
    """

    paragraph: ParagraphLayout
    number: int
    start: int
    end: int
    text: str
    height: float
    rise: float
    width: float
    words: int

    @property
    def look(self) -> tuple[object, ...]:
        """All that the look of the line depends on, except its place and colour."""
        paragraph = self.paragraph
        if paragraph.is_plain:
            return (self.text, paragraph.pixels, paragraph.style)
        return (paragraph.text, self.start, self.end, paragraph.pixels, paragraph.style)


class ParagraphLayout:
    """One paragraph laid out in lines of one width; it is never changed."""

    def __init__(self, text: str, style: TextStyle, palette: AudiencePalette, width: float) -> None:
        self.text = text
        self.style = style
        self.width = max(width, 1.0)
        self.is_plain = _PLAIN.fullmatch(text) is not None
        self.is_rtl = not self.is_plain and is_right_to_left(text)
        font = palette.font(style.capital, style.weight)
        if style.is_tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        self.layout = self._set(font)
        for _ in range(0 if self.is_plain else _MOST_TRIES):
            least = self._least_capital()
            if least >= style.capital:
                break
            font.setPixelSize(math.ceil(font.pixelSize() * style.capital / least))
            self.layout = self._set(font)
        self.pixels = font.pixelSize()
        self.lines = tuple(self._lines())

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(line.height for line in self.lines)

    @property
    def natural_width(self) -> float:
        """The width of the widest line, rounded up."""
        return math.ceil(max(line.width for line in self.lines))

    def caret(self, units: int) -> tuple[int, float]:
        """Return the line number and the x of a caret, from its offset in UTF-16 units."""
        line = self.layout.lineForTextPosition(units)
        if not line.isValid():
            line = self.layout.lineAt(self.layout.lineCount() - 1)
        # Qt returns a pair, though its stub says an object.
        place: Any = line.cursorToX(units)
        return line.lineNumber(), float(place[0])

    def across(self, line: LineLayout, start: int, end: int) -> tuple[float, float] | None:
        """Return the left and right x of a span in a line; None where it is not in that line.

        `start` and `end` count UTF-16 units, as a line does.
        """
        start, end = max(start, line.start), min(end, line.end)
        if start >= end:
            return None
        drawn = self.layout.lineAt(line.number)
        places: list[Any] = [drawn.cursorToX(at) for at in (start, end)]
        left, right = sorted(float(place[0]) for place in places)
        return left, right

    def _set(self, font: QFont) -> QTextLayout:
        layout = QTextLayout(self.text, font)
        layout.setCacheEnabled(True)
        if self.is_rtl:
            option = layout.textOption()
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            layout.setTextOption(option)
        # Each line is painted at a place given to `draw`.
        break_into_lines(layout, self.width)
        return layout

    def _least_capital(self) -> float:
        """Return the least capital height of the fonts used, except fonts without capitals."""
        found = (run.rawFont().capHeight() for run in self.layout.glyphRuns())
        return min((capital for capital in found if capital > 0), default=self.style.capital)

    def _lines(self) -> list[LineLayout]:
        drawn = [self.layout.lineAt(number) for number in range(self.layout.lineCount())]
        spans = [line_span(line) for line in drawn]
        texts = utf16_parts(self.text, spans)
        lines = []
        for number, (line, span, text) in enumerate(zip(drawn, spans, texts, strict=True)):
            width = min(line.naturalTextWidth(), self.width)
            above, below = self._extent(line)
            rise = above - line.ascent()
            height = above + below
            before = texts[number - 1] if number else " "
            goes_on = not text[:1].isspace() and not before[-1:].isspace()
            words = len(_WORD.findall(text)) - goes_on
            lines.append(LineLayout(self, number, *span, text, height, rise, width, words))
        return lines

    def _extent(self, line: QTextLine) -> tuple[int, int]:
        """Return the height of a line above and below its base line; taller scripts need more."""
        lead = 0.0 if self.style.is_close else _LEAD
        above, below = (_ABOVE + lead) * self.pixels, _BELOW * self.pixels
        if not self.is_plain:
            top, bottom = _ink(line)
            push = _MOST_PUSH * self.pixels
            above = min(max(above, top), above + push)
            below = min(max(below, bottom), below + push)
        # Whole pixels, so that the base line is on one.
        return math.ceil(above), math.ceil(below)


def _ink(line: QTextLine) -> tuple[float, float]:
    """Return how far ink reaches above and below the base line.

    Qt's own measures use the font's height for every letter, and ignore accents that were moved.
    """
    base = line.ascent()
    above = below = 0.0
    for run in line.glyphRuns():
        font = run.rawFont()
        if font.pixelSize() <= 0:
            # The box for a character that no font has; it is as high as a line.
            continue
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            rect = font.boundingRect(glyph)
            above = max(above, base - place.y() - rect.top())
            below = max(below, place.y() + rect.bottom() - base)
    return above, below


_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# A lone surrogate can't be painted; U+FFFC stands for an object.
_DAMAGED = re.compile("[\ud800-\udfff\ufffc]")
# The dots that end a sentence stem stay with the word before them.
_LAST_DOTS = re.compile(r" (?=(?:\.{3}|…)$)")
_TAB = "\u00a0" * 4


@dataclass(frozen=True, slots=True)
class VisibleParagraph:
    """One paragraph of a person's text, cleaned. `caret` counts UTF-16 units, as Qt does."""

    text: str
    caret: int | None = None


def visible_paragraphs(text: str, caret: int | None = None) -> tuple[VisibleParagraph, ...]:
    """Return the paragraphs of a text that have words or the caret; `caret` counts characters."""
    paragraphs = []
    start = 0
    for end, after in _spans(text):
        place = None
        if caret is not None and start <= caret < after:
            place = utf16_length(_cleaned(text[start : min(caret, end)]))
        cleaned = _cleaned(text[start:end])
        if cleaned.strip() or place is not None:
            paragraphs.append(VisibleParagraph(_LAST_DOTS.sub("\u00a0", cleaned), place))
        start = after
    return tuple(paragraphs)


def visible_line(text: str) -> str:
    """Return a text cleaned, on one line."""
    return one_line(_cleaned(_BREAKS.sub(" ", text)))


def _spans(text: str) -> list[tuple[int, int]]:
    """Return the end of each line and the start of the next."""
    spans = [(found.start(), found.end()) for found in _BREAKS.finditer(text)]
    # A caret may be after the last character.
    return [*spans, (len(text), len(text) + 1)]


def _cleaned(text: str) -> str:
    return _DAMAGED.sub("\ufffd", _CONTROLS.sub("", text.replace("\t", _TAB)))
