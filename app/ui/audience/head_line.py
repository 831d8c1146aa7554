"""The line along the top of a page: where we are, which page this is, and the clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.models.room.timing import Pace
from app.ui.audience.pieces import Frame
from app.ui.audience.strand import Hand, furniture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.room.timing import ClockFace
    from app.ui.audience.draft import Draft
    from app.ui.audience.set_paragraph import Style
    from app.ui.audience.set_text import TextSetter
    from app.ui.audience.strand import Strand
    from app.ui.audience.type_sizes import TypeSizes

_CLOCK_INKS = {Pace.STEADY: "ink", Pace.SHORT: "short", Pace.LAST: "last", Pace.OVER: "over"}
_DIGIT = re.compile("[0-9]")
# The widest words that stand for a page's number in measuring.
_MANY = "00"
# The longer where there is room.
_PAGES = ("Page {page} of {count}", "{page} of {count}")


@dataclass(frozen=True, slots=True)
class _Item:
    """Words of the head. `pattern` has {page} and {count}; their width is taken with 0 for all."""

    pattern: str
    style: Style
    ink: str


class Head:
    """Shares the width among the words of the head, in one row where they fit."""

    def __init__(
        self,
        setter: TextSetter,
        sizes: TypeSizes,
        words: tuple[str, ...],
        face: ClockFace | None,
        width: float,
    ) -> None:
        self._setter = setter
        self._width = width
        self._apart = sizes.head.capital * 0.9
        self._words = [word.replace("{", "{{").replace("}", "}}") for word in words]
        self._sizes = sizes
        self._face = face
        self._rows: dict[bool, tuple[tuple[_Item, ...], ...]] = {}
        self._widths: dict[_Item, float] = {}
        self._placed: dict[tuple[Frame, int, int], tuple[tuple[Strand, Frame], ...]] = {}

    def rows(self, *, has_pages: bool) -> tuple[tuple[_Item, ...], ...]:
        """Choose the largest words that fit in one row, else put them in rows under each other."""
        if has_pages not in self._rows:
            self._rows[has_pages] = self._chosen(_PAGES if has_pages else ("",))
        return self._rows[has_pages]

    def height(self, *, has_pages: bool) -> float:
        """Give the height of all rows."""
        return sum(self._row_height(row) for row in self.rows(has_pages=has_pages))

    def put(self, draft: Draft, area: Frame, page: int, count: int) -> None:
        """Put the head on a page, with its number where there are more."""
        key = (area, page, count)
        if key not in self._placed:
            self._placed[key] = tuple(self._placements(*key))
        for strand, frame in self._placed[key]:
            draft.head(strand, frame)

    def _placements(self, area: Frame, page: int, count: int) -> Iterator[tuple[Strand, Frame]]:
        rows = self.rows(has_pages=count > 1)
        # What stands alone at the left is the place in the workshop; the clock stays at the right.
        first = rows[0][0] if rows and self._words else None
        y = area.y
        for row in rows:
            widths = [min(self._measured(item), self._width) for item in row]
            step = (self._width - sum(widths)) / max(len(row) - 1, 1)
            at = area.x
            height = self._row_height(row)
            for item, width in zip(row, widths, strict=True):
                words = item.pattern.format(page=page + 1, count=count)
                room = min(self._setter.width(words, item.style), self._width)
                if item is row[-1] and item is not first:
                    at = area.right - room
                hand = Hand(item.style, item.ink, room)
                yield furniture(self._setter, words, hand), Frame(at, y, room, height)
                at += width + step
            y += height

    def _chosen(self, forms: Sequence[str]) -> tuple[tuple[_Item, ...], ...]:
        small = replace(self._sizes.head, capital=self._sizes.floor)
        items: tuple[_Item, ...] = ()
        for head in (self._sizes.head, small):
            for pages in forms:
                items = self._items(pages, head)
                if not items or self._needed(items) <= self._width:
                    return (items,) if items else ()
        rows: list[tuple[_Item, ...]] = []
        for item in items:
            if rows and self._needed((*rows[-1], item)) <= self._width:
                rows[-1] = (*rows[-1], item)
            else:
                rows.append((item,))
        return tuple(rows)

    def _items(self, pages: str, head: Style) -> tuple[_Item, ...]:
        items = [_Item(word, head, "muted") for word in self._words]
        if pages:
            items.append(_Item(pages, head, "muted"))
        if self._face is not None:
            face = self._face
            words = " ".join(word for word in (face.sign, face.text, face.word) if word)
            clock = replace(self._sizes.clock, capital=head.capital)
            items.append(_Item(words, clock, _CLOCK_INKS[face.pace]))
        return tuple(items)

    def _measured(self, item: _Item) -> float:
        if item not in self._widths:
            words = item.pattern.format(page=_MANY, count=_MANY)
            self._widths[item] = self._setter.width(_DIGIT.sub("0", words), item.style)
        return self._widths[item]

    def _needed(self, items: Sequence[_Item]) -> float:
        widths = [self._measured(item) for item in items]
        return sum(widths) + self._apart * (len(widths) - 1)

    def _row_height(self, row: Sequence[_Item]) -> float:
        heights = []
        for item in row:
            width = min(self._measured(item), self._width)
            words = item.pattern.format(page=_MANY, count=_MANY)
            heights.append(self._setter.set(words, item.style, width).height)
        return max(heights)


def head_of(
    setter: TextSetter,
    sizes: TypeSizes,
    words: tuple[str, ...],
    face: ClockFace | None,
    width: float,
) -> Head:
    """Give the head with these words and this time; it stays the same while somebody types."""
    key = (sizes, words, face, width)
    return setter.heads.give(key, lambda: Head(setter, sizes, words, face, width))
