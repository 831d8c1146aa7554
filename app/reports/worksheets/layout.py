"""Sizes, type and paper of a worksheet, and how its items are shared out over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise

from reportlab.lib.pagesizes import A4, LETTER

from app.reports.colours import ACCENT, MUTED
from app.reports.options import Paper
from app.reports.pdf.styles import FontWeight, TypeStyle

SIZES = {Paper.A4: A4, Paper.LETTER: LETTER}
# RNIB's Clear Print guidelines: large print is 16 to 18 points.
_LARGE_PRINT = 18.0
_BODY = 10.75


@dataclass(frozen=True, slots=True)
class SheetSizes:
    """The sizes of a worksheet's page and type; lengths in points."""

    width: float
    height: float
    scale: float = 1.0
    least: float = 0.0
    side: float = 57.0
    top: float = 62.0
    bottom: float = 62.0

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom

    @property
    def line_gap(self) -> float:
        """The distance of ruled lines: handwriting needs 8 mm, large letters 12 mm."""
        return 24.0 if self.scale == 1.0 else 34.0

    def scaled(self, wanted: TypeStyle) -> TypeStyle:
        """Return a type style in the size of this print, no smaller than its least size."""
        size = max(wanted.size * self.scale, self.least)
        return replace(wanted, size=size, leading=wanted.leading * size / wanted.size)


def sheet_sizes(paper: Paper, *, is_large: bool = False) -> SheetSizes:
    """Return the sizes for a paper, in normal or large print."""
    width, height = SIZES[paper]
    if is_large:
        return SheetSizes(width, height, scale=_LARGE_PRINT / _BODY, least=_LARGE_PRINT, side=48.0)
    return SheetSizes(width, height)


KIND = TypeStyle(11, 15, FontWeight.SEMIBOLD, ACCENT)
TITLE = TypeStyle(21, 26, FontWeight.BOLD)
FACT_NAME = TypeStyle(_BODY, 15.25, FontWeight.SEMIBOLD, MUTED)
FACT = TypeStyle(_BODY, 15.25)
AGENCY = TypeStyle(15, 20, FontWeight.BOLD)
NOTE = TypeStyle(_BODY, 15.25, colour=MUTED)
BODY = TypeStyle(_BODY, 15.25)
LABEL = TypeStyle(9.75, 13.25, FontWeight.SEMIBOLD, MUTED)
PROMPT_LABEL = TypeStyle(9.75, 13.25, FontWeight.SEMIBOLD, ACCENT)
PROMPT = TypeStyle(12.5, 16.5, FontWeight.BOLD)
SECTION = TypeStyle(17, 22, FontWeight.BOLD)
STATEMENT = TypeStyle(10.25, 13.75)
COLUMN = TypeStyle(9.25, 12, FontWeight.SEMIBOLD, MUTED, is_centred=True)
FOOTER = TypeStyle(8.5, 11, colour=MUTED)
# A title is not scaled by 1.67 like the rest: it would fill the page with one sentence.
LARGE_TITLE = TypeStyle(26 / (_LARGE_PRINT / _BODY), 32 / (_LARGE_PRINT / _BODY), FontWeight.BOLD)


_Way = tuple[int, float, tuple[int, ...]]
"""Pages taken, the negative of the least room to spare for one item, and where each page ends."""


def share_out(needs: Sequence[float], first: float, room: float) -> tuple[int, ...]:
    """Return how many items are on each page, none split; the first page may stay empty.

    `needs` are the least heights of the items in order, `first` the height left on the current
    page and `room` that of a whole page. Of the ways that take the fewest pages it is the one
    whose fullest page has most to spare for each item. An item higher than a page has its own.
    """
    tops = (0.0, *accumulate(needs))

    def spare(page: int, start: int, end: int) -> float | None:
        """Return the room to spare for each item from start to end; None where they don't fit."""
        left = (room if page else first) - (tops[end] - tops[start])
        is_alone = page > 0 and end == start + 1
        return left / (end - start) if left >= 0 or is_alone else None

    @cache
    def best(page: int, start: int) -> _Way:
        if start == len(needs):
            return 0, float("-inf"), ()
        ways = [] if page else [_with(best(1, start), float("inf"), start)]
        for end in range(start + 1, len(needs) + 1):
            given = spare(page, start, end)
            if given is None:
                break
            ways.append(_with(best(page + 1, end), given, end))
        return min(ways)

    cuts = (0, *best(0, 0)[2])
    return tuple(end - start for start, end in pairwise(cuts))


def _with(rest: _Way, spare: float, end: int) -> _Way:
    pages, worst, ends = rest
    return pages + 1, max(worst, -spare), (end, *ends)
