"""The line along the top of a page: where we are, which page this is, and the clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.room.timing import Pace
from app.ui.audience.pieces import Frame
from app.ui.audience.strand import Hand, furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.room.timing import ClockFace
    from app.ui.audience.draft import Draft
    from app.ui.audience.set_text import Style, TextSetter
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
        words: Sequence[str],
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

    def rows(self, *, has_pages: bool) -> tuple[tuple[_Item, ...], ...]:
        """Choose the words that fit in one row, or put them in rows under each other."""
        if has_pages not in self._rows:
            self._rows[has_pages] = self._chosen(_PAGES if has_pages else ("",))
        return self._rows[has_pages]

    def height(self, *, has_pages: bool) -> float:
        """Give the height of all rows."""
        return sum(self._row_height(row) for row in self.rows(has_pages=has_pages))

    def put(self, draft: Draft, x: float, y: float, page: int, count: int) -> None:
        """Put the head on a page, with its number where there are more."""
        rows = self.rows(has_pages=count > 1)
        # What stands alone at the left is the place in the workshop; the clock stays at the right.
        first = rows[0][0] if rows and self._words else None
        for row in rows:
            widths = [min(self._measured(item), self._width) for item in row]
            free = self._width - sum(widths)
            step = free / (len(row) - 1) if len(row) > 1 else 0.0
            at = x
            height = self._row_height(row)
            for item, width in zip(row, widths, strict=True):
                words = item.pattern.format(page=page + 1, count=count)
                room = min(self._setter.width(words, item.style), self._width)
                if item is row[-1] and item is not first:
                    at = x + self._width - room
                hand = Hand(item.style, item.ink, room)
                draft.strand(furniture(self._setter, words, hand), Frame(at, y, room, height))
                at += width + step
            y += height

    def _chosen(self, forms: Sequence[str]) -> tuple[tuple[_Item, ...], ...]:
        items: tuple[_Item, ...] = ()
        for pages in forms:
            items = self._items(pages)
            if not items or self._needed(items) <= self._width:
                return (items,) if items else ()
        rows: list[tuple[_Item, ...]] = []
        for item in items:
            if rows and self._needed((*rows[-1], item)) <= self._width:
                rows[-1] = (*rows[-1], item)
            else:
                rows.append((item,))
        return tuple(rows)

    def _items(self, pages: str) -> tuple[_Item, ...]:
        head, clock = self._sizes.head, self._sizes.clock
        items = [_Item(word, head, "muted") for word in self._words]
        if pages:
            items.append(_Item(pages, head, "muted"))
        if self._face is not None:
            face = self._face
            words = " ".join(word for word in (face.sign, face.text, face.word) if word)
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
