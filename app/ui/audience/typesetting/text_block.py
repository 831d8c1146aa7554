"""A text as a strand of lines that can be cut anywhere between two of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from app.models.rules.shared_words import WORD
from app.ui.audience.typesetting.painter import ParagraphSource, TextPart
from app.ui.audience.typesetting.paragraph import (
    ParagraphLayout,
    VisibleParagraph,
    one_line,
    visible_paragraphs,
)

if TYPE_CHECKING:
    from app.ui.audience.typesetting.palette import AudiencePalette
    from app.ui.audience.typesetting.paragraph import LineLayout, TextStyle


FURNITURE = ParagraphSource(TextPart.FURNITURE)
# For sums of fractions.
_HAIR = 1e-6
# So many lines of a paragraph stay together above a cut and below it.
_LEAST_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a strand; `gap` is the space above it where another line stands there.

    `lit` says from where to where, along the line, words are underlined.
    """

    line: LineLayout
    ink: str
    source: ParagraphSource
    gap: float = 0.0
    caret: float | None = None
    lit: tuple[tuple[float, float], ...] = ()


class TextBlock:
    """Lines that stand under each other, never changed. The gap above the first does not count."""

    def __init__(self, slots: tuple[TextLine, ...] = (), height: float | None = None) -> None:
        self.slots = slots
        self._height = height
        # What is not typed in is cut in the same places at every key.
        self._splits: dict[float, tuple[TextBlock, TextBlock]] = {}

    def __bool__(self) -> bool:
        return bool(self.slots)

    @property
    def height(self) -> float:
        """The height of all lines with the gaps between them."""
        if self._height is None:
            self._height = self.height_of(len(self.slots))
        return self._height

    def height_of(self, lines: int) -> float:
        """Return the height of the first lines."""
        slots = self.slots[:lines]
        return sum([s.line.height + s.gap for s in slots]) - slots[0].gap if slots else 0.0

    @cached_property
    def tallest(self) -> float:
        """The height of the highest line."""
        return max((slot.line.height for slot in self.slots), default=0.0)

    @cached_property
    def has_caret(self) -> bool:
        """Return whether the operator types here."""
        return any(slot.caret is not None for slot in self.slots)

    def split(self, height: float) -> tuple[TextBlock, TextBlock]:
        """Cut where the height is used up, and leave no line of a paragraph alone if it can be."""
        if self.height <= height + _HAIR:
            return self, TextBlock()
        if self.has_caret:
            # At the next key it is another strand.
            return self._split(height)
        if height not in self._splits:
            self._splits[height] = self._split(height)
        return self._splits[height]

    def _split(self, height: float) -> tuple[TextBlock, TextBlock]:
        used = 0.0
        for place, slot in enumerate(self.slots):
            more = used + slot.line.height + (slot.gap if place else 0.0)
            if more > height + _HAIR:
                good = self._good_cut(place)
                return self._cut(place, used) if good == place else self.cut(good)
            used = more
        return self, TextBlock()

    def cut(self, lines: int) -> tuple[TextBlock, TextBlock]:
        """Cut after so many lines."""
        return self._cut(lines, self.height_of(lines))

    def _good_cut(self, place: int) -> int:
        """Return the last place up to `place` where two lines of a paragraph stand on either side."""
        for cut in range(place, max(place - _LEAST_TOGETHER - 1, 0), -1):
            if self._is_good(cut):
                return cut
        return place

    def _is_good(self, place: int) -> bool:
        line = self.slots[place].line
        if line.number == 0:
            return True
        paragraph = len(line.paragraph.lines)
        first = self.slots[max(place - line.number, 0)].line.number
        before, after = line.number - first, paragraph - line.number
        return min(before, after) >= _LEAST_TOGETHER

    def _cut(self, lines: int, used: float) -> tuple[TextBlock, TextBlock]:
        """Cut where the height above is known: adding up what is left for each page takes long."""
        rest = self.slots[lines:]
        between = rest[0].gap if rest and lines else 0.0
        return TextBlock(self.slots[:lines], used), TextBlock(rest, self.height - used - between)


@dataclass(frozen=True, slots=True)
class TextFormat:
    """How a text is written: its style, its colour, the width and the gap between paragraphs."""

    style: TextStyle
    ink: str
    width: float
    gap: float = 0.0


def label_block(
    typesetter: Typesetter, text: str, text_format: TextFormat, source: ParagraphSource = FURNITURE
) -> TextBlock:
    """Set words that stand on one line of text."""
    key = (text, text_format, source, None, frozenset[str]())
    return typesetter.text_blocks.give(
        key,
        lambda: TextBlock(
            _slots(
                typesetter.set(one_line(text), text_format.style, text_format.width),
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
    lit: frozenset[str] = frozenset(),
) -> TextBlock:
    """Set a person's text, line by line; empty where it has no words and no caret.

    The words of `lit`, in small letters, are underlined.
    """

    def make() -> TextBlock:
        slots: list[TextLine] = []
        for number, paragraph in enumerate(visible_paragraphs(text, caret)):
            made = typesetter.set(paragraph.text, text_format.style, text_format.width)
            lines = _slots(made, text_format, replace(source, paragraph=number), paragraph)
            slots += _lit(made, lines, lit) if lit else lines
        return TextBlock(tuple(slots))

    return typesetter.text_blocks.give((text, text_format, source, caret, lit), make)


def _lit(
    made: ParagraphLayout, slots: tuple[TextLine, ...], lit: frozenset[str]
) -> tuple[TextLine, ...]:
    found = (each.span() for each in WORD.finditer(made.text) if each[0].lower() in lit)
    words = made.units(found)
    return tuple(replace(slot, lit=_places(made, slot.line, words)) for slot in slots)


def _places(
    made: ParagraphLayout, line: LineLayout, words: list[tuple[int, int]]
) -> tuple[tuple[float, float], ...]:
    here = (word for word in words if word[0] < line.end and line.start < word[1])
    places = (made.across(line, *word) for word in here)
    return tuple(place for place in places if place is not None)


def placeholder_block(
    typesetter: Typesetter, words: str, text_format: TextFormat, caret: int | None
) -> TextBlock:
    """Set what stands in place of a text that has no words yet, with room for the caret."""
    if caret is None:
        return label_block(typesetter, words, text_format)
    made = typesetter.set(f"\u00a0{words}", text_format.style, text_format.width)
    return TextBlock(_slots(made, text_format, FURNITURE, VisibleParagraph(made.text, 0)))


def _slots(
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
    source: ParagraphSource = FURNITURE,
) -> TextBlock:
    """Set the first lines of a text, with an ellipsis where it was cut."""
    key = (text, text_format, source, lines)
    return typesetter.beginnings.give(
        key, lambda: _shortened(typesetter, text, text_format, lines, source)
    )


def _shortened(
    typesetter: Typesetter, text: str, text_format: TextFormat, lines: int, source: ParagraphSource
) -> TextBlock:
    words = one_line(text)
    made = typesetter.set(words, text_format.style, text_format.width)
    if len(made.lines) <= lines:
        return label_block(typesetter, words, text_format, source)
    cut = made.part(0, made.lines[lines - 1].end).rstrip()
    while cut:
        shown = cut.rstrip(" .,;:-–—…") + " " + _ELLIPSIS
        if len(typesetter.set(shown, text_format.style, text_format.width).lines) <= lines:
            return label_block(typesetter, shown, text_format, source)
        # By words, and by letters where one word fills the line.
        cut = cut[: cut.rfind(" ")] if " " in cut else cut[:-1]
    return label_block(typesetter, _ELLIPSIS, text_format, source)


Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class LruCache(Generic[Key, Made]):
    """Keeps at most so many things by their keys, and forgets those not asked for longest."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[Key, Made] = OrderedDict()

    def give(self, key: Key, make: Callable[[], Made]) -> Made:
        """Return what is kept under a key, else make it."""
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
    """Sets paragraphs, and keeps those it set last."""

    def __init__(self, palette: AudiencePalette) -> None:
        self.palette = palette
        self._paragraphs: LruCache[tuple[str, TextStyle, float], ParagraphLayout] = LruCache(_KEPT)
        self.text_blocks: LruCache[
            tuple[str, TextFormat, ParagraphSource, int | None, frozenset[str]], TextBlock
        ] = LruCache(_KEPT)
        self.beginnings: LruCache[tuple[str, TextFormat, ParagraphSource, int], TextBlock] = (
            LruCache(_KEPT)
        )
        # What is made of set words by those above, such as a page's header.
        self.composed: LruCache[Hashable, Any] = LruCache(_KEPT_HEADS)

    def set(self, text: str, style: TextStyle, width: float) -> ParagraphLayout:
        """Set a paragraph that has been cleaned, in lines of a width."""
        key = (text, style, width)
        return self._paragraphs.give(key, lambda: ParagraphLayout(text, style, self.palette, width))

    def width(self, text: str, style: TextStyle) -> float:
        """Measure words that stay on one line."""
        return self.set(text, style, _ENDLESS).natural_width
