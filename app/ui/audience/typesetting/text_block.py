"""Text blocks, which can be split between any two lines, and the typesetter with its caches."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from app.models.rules.shared_words import WORD
from app.models.text.utf16 import utf16_spans
from app.ui.audience.typesetting.painter import ParagraphSource, TextPart
from app.ui.audience.typesetting.paragraph import (
    ParagraphLayout,
    VisibleParagraph,
    visible_line,
    visible_paragraphs,
)

if TYPE_CHECKING:
    from app.ui.audience.typesetting.palette import AudiencePalette
    from app.ui.audience.typesetting.paragraph import LineLayout, TextStyle


LABEL = ParagraphSource(TextPart.LABEL)
# Tolerance for sums of fractions.
_TOLERANCE = 1e-6
# So many lines of a paragraph stay together above a cut and below it.
_LEAST_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a text block; `gap` is the space above it, except on the first line.

    `caret` is the caret's x; `underlines` are the left and right x of each word to underline.
    """

    line: LineLayout
    ink: str
    source: ParagraphSource
    gap: float = 0.0
    caret: float | None = None
    underlines: tuple[tuple[float, float], ...] = ()


class TextBlock:
    """Lines under each other; immutable. The gap above the first line does not count."""

    def __init__(self, lines: tuple[TextLine, ...] = (), height: float | None = None) -> None:
        self.lines = lines
        self._height = height
        # A block that is not typed in is split in the same places at every key.
        self._splits: dict[float, tuple[TextBlock, TextBlock]] = {}

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def height(self) -> float:
        """The height of all lines with the gaps between them."""
        if self._height is None:
            self._height = self.height_of(len(self.lines))
        return self._height

    def height_of(self, lines: int) -> float:
        """Return the height of the first lines."""
        first = self.lines[:lines]
        return sum([s.line.height + s.gap for s in first]) - first[0].gap if first else 0.0

    @cached_property
    def tallest(self) -> float:
        """The height of the highest line."""
        return max((text_line.line.height for text_line in self.lines), default=0.0)

    @cached_property
    def has_caret(self) -> bool:
        """Whether the operator types here."""
        return any(text_line.caret is not None for text_line in self.lines)

    def split(self, height: float) -> tuple[TextBlock, TextBlock]:
        """Split at a height, where possible without a single line of a paragraph on either side."""
        if self.height <= height + _TOLERANCE:
            return self, TextBlock()
        if self.has_caret:
            # At the next key it is another block.
            return self._split(height)
        if height not in self._splits:
            self._splits[height] = self._split(height)
        return self._splits[height]

    def _split(self, height: float) -> tuple[TextBlock, TextBlock]:
        used = 0.0
        for place, text_line in enumerate(self.lines):
            more = used + text_line.line.height + (text_line.gap if place else 0.0)
            if more > height + _TOLERANCE:
                good = self._good_cut(place)
                return self._cut(place, used) if good == place else self.cut(good)
            used = more
        return self, TextBlock()

    def cut(self, lines: int) -> tuple[TextBlock, TextBlock]:
        """Split after so many lines."""
        return self._cut(lines, self.height_of(lines))

    def _good_cut(self, place: int) -> int:
        """Return the last place up to `place` with two lines of a paragraph on either side."""
        for cut in range(place, max(place - _LEAST_TOGETHER - 1, 0), -1):
            if self._is_good(cut):
                return cut
        return place

    def _is_good(self, place: int) -> bool:
        line = self.lines[place].line
        if line.number == 0:
            return True
        paragraph = len(line.paragraph.lines)
        first = self.lines[max(place - line.number, 0)].line.number
        before, after = line.number - first, paragraph - line.number
        return min(before, after) >= _LEAST_TOGETHER

    def _cut(self, lines: int, used: float) -> tuple[TextBlock, TextBlock]:
        """Split where the height above is known: to add up the rest for each page takes long."""
        rest = self.lines[lines:]
        between = rest[0].gap if rest and lines else 0.0
        return TextBlock(self.lines[:lines], used), TextBlock(rest, self.height - used - between)


@dataclass(frozen=True, slots=True)
class TextFormat:
    """The format of a text: its style, its colour, the width and the gap between paragraphs."""

    style: TextStyle
    ink: str
    width: float
    gap: float = 0.0


def label_block(
    typesetter: Typesetter, text: str, text_format: TextFormat, source: ParagraphSource = LABEL
) -> TextBlock:
    """Set a text as one paragraph."""
    key = (text, text_format, source, None, frozenset[str]())
    return typesetter.text_blocks.get_or_make(
        key,
        lambda: TextBlock(
            _text_lines(
                typesetter.set(visible_line(text), text_format.style, text_format.width),
                text_format,
                source,
            )
        ),
    )


def text_block_of(
    typesetter: Typesetter,
    text: str,
    text_format: TextFormat,
    source: ParagraphSource,
    caret: int | None = None,
    highlighted: frozenset[str] = frozenset(),
) -> TextBlock:
    """Set a person's text by paragraphs; empty where it has no words and no caret.

    The words of `highlighted`, in lower case, are underlined.
    """

    def make() -> TextBlock:
        text_lines: list[TextLine] = []
        for number, paragraph in enumerate(visible_paragraphs(text, caret)):
            made = typesetter.set(paragraph.text, text_format.style, text_format.width)
            lines = _text_lines(made, text_format, replace(source, paragraph=number), paragraph)
            text_lines += _with_underlines(made, lines, highlighted) if highlighted else lines
        return TextBlock(tuple(text_lines))

    return typesetter.text_blocks.get_or_make((text, text_format, source, caret, highlighted), make)


def _with_underlines(
    made: ParagraphLayout, text_lines: tuple[TextLine, ...], highlighted: frozenset[str]
) -> tuple[TextLine, ...]:
    found = (each.span() for each in WORD.finditer(made.text) if each[0].lower() in highlighted)
    words = utf16_spans(made.text, found)
    return tuple(replace(each, underlines=_places(made, each.line, words)) for each in text_lines)


def _places(
    made: ParagraphLayout, line: LineLayout, words: list[tuple[int, int]]
) -> tuple[tuple[float, float], ...]:
    here = (word for word in words if word[0] < line.end and line.start < word[1])
    places = (made.across(line, *word) for word in here)
    return tuple(place for place in places if place is not None)


def placeholder_block(
    typesetter: Typesetter, words: str, text_format: TextFormat, caret: int | None
) -> TextBlock:
    """Set the placeholder of a text that has no words yet, with room for the caret."""
    if caret is None:
        return label_block(typesetter, words, text_format)
    made = typesetter.set(f"\u00a0{words}", text_format.style, text_format.width)
    return TextBlock(_text_lines(made, text_format, LABEL, VisibleParagraph(made.text, 0)))


def _text_lines(
    made: ParagraphLayout,
    text_format: TextFormat,
    source: ParagraphSource,
    shown: VisibleParagraph | None = None,
) -> tuple[TextLine, ...]:
    caret = made.caret(shown.caret) if shown and shown.caret is not None else None
    return tuple(
        TextLine(
            line,
            text_format.ink,
            source,
            0.0 if line.number else text_format.gap,
            caret[1] if caret and caret[0] == line.number else None,
        )
        for line in made.lines
    )


_ELLIPSIS = "…"


def shortened_block(
    typesetter: Typesetter,
    text: str,
    text_format: TextFormat,
    lines: int,
    source: ParagraphSource = LABEL,
) -> TextBlock:
    """Set the first lines of a text, with an ellipsis where it was cut."""
    key = (text, text_format, source, lines)
    return typesetter.beginnings.get_or_make(
        key, lambda: _shortened(typesetter, text, text_format, lines, source)
    )


def _shortened(
    typesetter: Typesetter, text: str, text_format: TextFormat, lines: int, source: ParagraphSource
) -> TextBlock:
    words = visible_line(text)
    made = typesetter.set(words, text_format.style, text_format.width)
    if len(made.lines) <= lines:
        return label_block(typesetter, words, text_format, source)
    cut = "".join(line.text for line in made.lines[:lines]).rstrip()
    while cut:
        shown = cut.rstrip(" .,;:-–—…") + " " + _ELLIPSIS
        if len(typesetter.set(shown, text_format.style, text_format.width).lines) <= lines:
            return label_block(typesetter, shown, text_format, source)
        # Word by word, and letter by letter where one word fills the line.
        cut = cut[: cut.rfind(" ")] if " " in cut else cut[:-1]
    return label_block(typesetter, _ELLIPSIS, text_format, source)


Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class LruCache(Generic[Key, Made]):
    """A cache of at most `most` values by key, which drops the least recently used."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[Key, Made] = OrderedDict()

    def get_or_make(self, key: Key, make: Callable[[], Made]) -> Made:
        """Return the value cached under a key, else make and cache it."""
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        made = self._made[key] = make()
        if len(self._made) > self._most:
            self._made.popitem(last=False)
        return made


_KEPT = 3000
_KEPT_HEADS = 50
_ENDLESS = 1_000_000.0


class Typesetter:
    """Sets paragraphs, and caches those set last."""

    def __init__(self, palette: AudiencePalette) -> None:
        self.palette = palette
        self._paragraphs: LruCache[tuple[str, TextStyle, float], ParagraphLayout] = LruCache(_KEPT)
        self.text_blocks: LruCache[
            tuple[str, TextFormat, ParagraphSource, int | None, frozenset[str]], TextBlock
        ] = LruCache(_KEPT)
        self.beginnings: LruCache[tuple[str, TextFormat, ParagraphSource, int], TextBlock] = (
            LruCache(_KEPT)
        )
        # What other modules build from paragraphs, such as a page's header.
        self.composed: LruCache[Hashable, Any] = LruCache(_KEPT_HEADS)

    def set(self, text: str, style: TextStyle, width: float) -> ParagraphLayout:
        """Lay out a cleaned paragraph in lines of a width."""
        key = (text, style, width)
        return self._paragraphs.get_or_make(
            key, lambda: ParagraphLayout(text, style, self.palette, width)
        )

    def width(self, text: str, style: TextStyle) -> float:
        """Return the width of a text on one line."""
        return self.set(text, style, _ENDLESS).natural_width
