"""Share prompts out over pages, so that every answer gets as much room as the fullest page has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

_Way = tuple[int, float, tuple[int, ...]]
"""Pages taken, the negative of the least room to spare for one thing, and where each page ends."""


def share_out(needs: Sequence[float], first: float, room: float) -> tuple[int, ...]:
    """Give how many things stand on each page, none parted; the first page may stay empty.

    `needs` are the least heights of the things in order, `first` the height left on the page
    begun and `room` that of a whole page. Of the ways that take the fewest pages it is the one
    whose fullest page has most to spare for each thing. A thing higher than a page has its own.
    """
    tops = (0.0, *accumulate(needs))

    def spare(page: int, start: int, end: int) -> float | None:
        """Give the room to spare for each thing from start to end; None where they don't fit."""
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
