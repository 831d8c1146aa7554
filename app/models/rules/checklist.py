"""Rules of the checklist: counts by rating, gaps between agencies, orders, and agencies' marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.models.records import ChecklistStatement, Rating

_LEVELS = {Rating.NOT_YET: 0, Rating.PARTLY: 1, Rating.IN_PLACE: 2}
_UNRATED_PLACE = 2
_NOT_YET_FIRST = {Rating.NOT_YET: 0, Rating.PARTLY: 1, None: _UNRATED_PLACE, Rating.IN_PLACE: 3}

WIDE = 2
"""The number of levels from "not yet" to "in place"."""


class ChecklistOrder(StrEnum):
    """The orders in which the statements can be shown."""

    AS_PRINTED = "as_printed"
    WIDEST_GAP = "widest_gap"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class RatingCounts:
    """How many statements have each joint rating, and how many have none."""

    by_rating: Mapping[Rating, int]
    not_rated: int

    @property
    def rated(self) -> int:
        """Every statement with a joint rating."""
        return sum(self.by_rating.values())

    @property
    def total(self) -> int:
        """Every statement."""
        return self.rated + self.not_rated


@dataclass(frozen=True, slots=True)
class RatingGap:
    """The gap between two agencies' own ratings of one statement: 0, 1 or 2 levels."""

    width: int
    highest: str
    lowest: str


def count_ratings(statements: Iterable[ChecklistStatement]) -> RatingCounts:
    """Return the counts of the joint ratings."""
    ratings = [statement.rating for statement in statements]
    return RatingCounts({r: ratings.count(r) for r in Rating}, ratings.count(None))


def widest_gap(statement: ChecklistStatement, agency_ids: Sequence[str]) -> RatingGap | None:
    """Return the gap from the highest to the lowest rating; None with fewer than two ratings.

    Of equal ratings the first agency in the session's order is named. Absence is no rating, and so
    makes no gap.
    """
    rated = [agency for agency in agency_ids if agency in statement.by_agency]
    if len(rated) <= 1:
        return None
    levels = {agency: _LEVELS[statement.by_agency[agency]] for agency in rated}
    highest = max(rated, key=levels.__getitem__)
    lowest = min(rated, key=levels.__getitem__)
    return RatingGap(levels[highest] - levels[lowest], highest, lowest)


def statements_in_order(
    statements: Sequence[ChecklistStatement], order: ChecklistOrder, agency_ids: Sequence[str]
) -> tuple[str, ...]:
    """Return the statements' ids in an order; the sort is stable."""

    def gap(statement: ChecklistStatement) -> int:
        found = widest_gap(statement, agency_ids)
        return -found.width if found else 1

    if order is ChecklistOrder.WIDEST_GAP:
        return tuple(s.id for s in sorted(statements, key=gap))
    if order is ChecklistOrder.NOT_YET:
        return tuple(s.id for s in sorted(statements, key=lambda s: _NOT_YET_FIRST[s.rating]))
    return tuple(s.id for s in statements)


def agency_marks(names: Sequence[str]) -> tuple[str, ...]:
    """Return for each agency a mark of a few letters that no other of the session has.

    The first letter where that is enough, else initials, else more of the name, else a number.
    """
    taken: dict[str, int] = {}
    firsts = [_first(name) for name in names]
    marks = [""] * len(names)
    for place, first in enumerate(firsts):
        if firsts.count(first) == 1:
            marks[place] = first
            taken[first] = place
    for place, name in enumerate(names):
        if not marks[place]:
            marks[place] = next(mark for mark in _longer(name) if mark not in taken)
            taken[marks[place]] = place
    return tuple(marks)


def _first(name: str) -> str:
    letters = [c for c in name if c.isalnum()] or [c for c in name if not c.isspace()] or ["?"]
    return letters[0].upper()


def _longer(name: str) -> Iterator[str]:
    words = ["".join(c for c in word if c.isalnum()) for word in name.split()]
    words = [word for word in words if word]
    if len(words) > 1:
        yield "".join(word[0].upper() for word in words[:2])
    joined = "".join(words)
    for length in (2, 3):
        if len(joined) >= length:
            yield joined[0].upper() + joined[1:length].lower()
    number = 1
    while True:
        yield f"{_first(name)}{number}"
        number += 1
