"""The page header: the place in the workshop, the page number and the clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.models.audience.timer import Pace
from app.ui.audience.typesetting.painter import Frame
from app.ui.audience.typesetting.text_block import TextFormat, label_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.audience.timer import ClockFace
    from app.ui.audience.typesetting.font_sizes import TypeSizes
    from app.ui.audience.typesetting.page import PageBuilder
    from app.ui.audience.typesetting.paragraph import TextStyle
    from app.ui.audience.typesetting.text_block import TextBlock, Typesetter


_CLOCK_INKS = {Pace.STEADY: "ink", Pace.SHORT: "short", Pace.LAST: "last", Pace.OVER: "over"}
_DIGIT = re.compile("[0-9]")
# The widest page number, for measuring.
_MANY = "00"
# The longer form is used where there is room.
_PAGES = ("Page {page} of {count}", "{page} of {count}")
# Space for the widest sign and word is always kept, so that nothing moves when they appear.
_WIDEST_SIGN = "◔"
_WIDEST_WORD = "Time is short"
_PAUSED = "‖"
# Between words, of a capital's height.
_APART = 1.2

Forms = tuple[tuple[str, ...], ...]
"""The texts of the place in the workshop, the longest form first."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A text of the header. `pattern` has {page} and {count}; digits are measured as 0."""

    pattern: str
    style: TextStyle
    ink: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of texts from the left, and the clock at the right."""

    items: tuple[_Item, ...]
    clock: _Item | None = None

    @property
    def all(self) -> tuple[_Item, ...]:
        """The texts and the clock."""
        return (*self.items, self.clock) if self.clock else self.items


class PageHeader:
    """The header of a page: its texts and the clock, in one row where they fit."""

    def __init__(
        self,
        typesetter: Typesetter,
        sizes: TypeSizes,
        forms: Forms,
        face: ClockFace | None,
        width: float,
    ) -> None:
        self._typesetter = typesetter
        self._width = width
        self._forms = [[_escaped(word) for word in words] for words in forms]
        self._sizes = sizes
        self._face = face
        self._rows: dict[bool, tuple[_Row, ...]] = {}
        self._widths: dict[_Item, float] = {}
        self._placed: dict[tuple[Frame, int, int], tuple[tuple[TextBlock, Frame], ...]] = {}

    def rows(self, *, has_pages: bool) -> tuple[_Row, ...]:
        """Return the longest texts that fit in one row, else several rows."""
        if has_pages not in self._rows:
            self._rows[has_pages] = self._chosen(_PAGES if has_pages else ("",))
        return self._rows[has_pages]

    def height(self, *, has_pages: bool) -> float:
        """Return the height of all rows."""
        return sum(self._row_height(row) for row in self.rows(has_pages=has_pages))

    def put(self, builder: PageBuilder, area: Frame, page: int, count: int) -> None:
        """Add the header to a page, with the page's number where there are more."""
        key = (area, page, count)
        if key not in self._placed:
            self._placed[key] = tuple(self._placements(*key))
        for text_block, frame in self._placed[key]:
            builder.head(text_block, frame)

    def _placements(self, area: Frame, page: int, count: int) -> Iterator[tuple[TextBlock, Frame]]:
        y = area.y
        for row in self.rows(has_pages=count > 1):
            x = area.x
            height = self._row_height(row)
            for item in row.all:
                words = item.pattern.format(page=page + 1, count=count)
                room = min(self._typesetter.width(words, item.style), self._width)
                at = area.right - room if item is row.clock else x
                text_format = TextFormat(item.style, item.ink, room)
                yield label_block(self._typesetter, words, text_format), Frame(at, y, room, height)
                x += min(self._measured(item), self._width) + self._apart(item.style)
            y += height

    def _chosen(self, pages: Sequence[str]) -> tuple[_Row, ...]:
        small = replace(self._sizes.head, capital=self._sizes.floor)
        words = ["", _WIDEST_WORD] if self._face is not None else [""]
        for word in reversed(words):
            for style in dict.fromkeys((self._sizes.head, small)):
                for said in self._forms:
                    for page in pages:
                        items = self._items(said, page, style)
                        if self._needed(items, word) <= self._width:
                            row = _Row(items, self._clock(items, style))
                            return (row,) if row.all else ()
        return self._stacked(self._items(self._forms[-1], pages[-1], small), small)

    def _stacked(self, items: tuple[_Item, ...], style: TextStyle) -> tuple[_Row, ...]:
        """Return the texts in as many rows as they need, with the clock in the last."""
        rows: list[tuple[_Item, ...]] = []
        for item in items:
            if rows and self._sum((*rows[-1], item)) <= self._width:
                rows[-1] = (*rows[-1], item)
            else:
                rows.append((item,))
        done = [_Row(row) for row in rows]
        if self._face is None:
            return tuple(done)
        if done and self._needed(done[-1].items, "") <= self._width:
            done[-1] = _Row(done[-1].items, self._clock(done[-1].items, style))
        else:
            done.append(_Row((), self._clock((), style)))
        return tuple(done)

    def _items(self, said: Sequence[str], page: str, style: TextStyle) -> tuple[_Item, ...]:
        return tuple(_Item(word, style, "muted") for word in (*said, page) if word)

    def _clock(self, beside: tuple[_Item, ...], style: TextStyle) -> _Item | None:
        """Return the clock with the longest words that fit next to the other texts."""
        face = self._face
        if face is None:
            return None
        look = self._clock_style(style)
        word, _, paused = face.word.partition(", ")
        signs = f"{face.sign} {_PAUSED}" if paused else face.sign
        shorter = [(signs, word), (_PAUSED, word)] if paused else []
        tries = [(face.sign, face.word), *shorter, (signs, "")]
        said = [" ".join(part for part in (s, face.text, w) if part) for s, w in tries]
        items = [_Item(_escaped(words), look, _CLOCK_INKS[face.pace]) for words in said]
        fitting = (item for item in items if self._sum((*beside, item)) <= self._width)
        return next(fitting, items[-1])

    def _needed(self, items: tuple[_Item, ...], word: str) -> float:
        """Return the width of texts with the clock, whose word is at most as wide as `word`."""
        if self._face is None:
            return self._sum(items)
        words = " ".join(part for part in (_WIDEST_SIGN, self._face.text, word) if part)
        clock = _Item(_escaped(words), self._clock_style(self._sizes.head), "")
        if items:
            clock = replace(clock, style=self._clock_style(items[0].style))
        return self._sum((*items, clock))

    def _clock_style(self, style: TextStyle) -> TextStyle:
        return replace(self._sizes.clock, capital=style.capital)

    def _measured(self, item: _Item) -> float:
        if item not in self._widths:
            words = item.pattern.format(page=_MANY, count=_MANY)
            self._widths[item] = self._typesetter.width(_DIGIT.sub("0", words), item.style)
        return self._widths[item]

    def _sum(self, items: Sequence[_Item]) -> float:
        gaps = sum(self._apart(item.style) for item in items[1:])
        return sum(self._measured(item) for item in items) + gaps

    def _apart(self, style: TextStyle) -> float:
        return round(style.capital * _APART)

    def _row_height(self, row: _Row) -> float:
        heights = []
        for item in row.all:
            width = min(self._measured(item), self._width)
            words = item.pattern.format(page=_MANY, count=_MANY)
            heights.append(self._typesetter.set(words, item.style, width).height)
        return max(heights)


def page_header(
    typesetter: Typesetter,
    sizes: TypeSizes,
    forms: Forms,
    face: ClockFace | None,
    width: float,
) -> PageHeader:
    """Return the header of these texts and this time, cached, since typing does not change it."""
    key = (sizes, forms, face, width)
    header: PageHeader = typesetter.composed.get_or_make(
        key, lambda: PageHeader(typesetter, sizes, forms, face, width)
    )
    return header


def _escaped(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
