"""The Unicode bidirectional algorithm (UAX 9): an embedding level for each character.

An odd level runs from right to left. python-bidi resolves all but the pairs of brackets (rule N0),
and returns reordered text; levels keep each letter's face, so its steps are called one by one here.
Isolates, which nobody types, have no effect, as in older readers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from bidi import algorithm  # type: ignore[import-untyped]  # has no types
from bidi.mirror import MIRRORED  # type: ignore[import-untyped]  # has no types

from app.models.text.direction import is_right_to_left

_ISOLATES = frozenset({"LRI", "RLI", "FSI", "PDI"})
# The direction of letters and numbers for the brackets around them (rule N0).
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
# Most opening brackets not yet closed (UAX 9, BD16).
_MOST_OPEN = 63

_Char = dict[str, Any]


class Direction(IntEnum):
    """The direction of a paragraph; the value is its base level."""

    LEFT_TO_RIGHT = 0
    RIGHT_TO_LEFT = 1


class LevelRun(NamedTuple):
    """Adjacent characters of one level, from `start` up to `end`."""

    start: int
    end: int
    level: int


def paragraph_direction(text: str) -> Direction:
    """Return the direction of the first letter, left to right if there is none."""
    return Direction.RIGHT_TO_LEFT if is_right_to_left(text) else Direction.LEFT_TO_RIGHT


def embedding_levels(text: str, direction: Direction) -> list[int]:
    """Return each character's level in a paragraph of this direction."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(direction)
    algorithm.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["at"] = index
        char["type"] = _type_of(char["type"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return _fill_levels(storage["chars"], len(text), int(direction))


def visual_order(levels: Sequence[int]) -> list[LevelRun]:
    """Return the level runs of one line from left to right (rule L2)."""
    stretches = list(_stretches(levels))
    for level in range(max(levels, default=0), 0, -1):
        stretches = _reverse_runs(stretches, level)
    return stretches


def _type_of(kind: str) -> str:
    if kind in _ISOLATES:
        return "BN"
    return kind or "L"


def _fill_levels(chars: Sequence[_Char], length: int, base: int) -> list[int]:
    """Return a level for every character; one that the algorithm left out has that before it."""
    known = {char["at"]: char["level"] for char in chars}
    levels = []
    level = base
    for index in range(length):
        level = known.get(index, level)
        levels.append(level)
    return levels


def _stretches(levels: Sequence[int]) -> Iterator[LevelRun]:
    start = 0
    for index in range(1, len(levels) + 1):
        if index == len(levels) or levels[index] != levels[start]:
            yield LevelRun(start, index, levels[start])
            start = index


def _reverse_runs(stretches: list[LevelRun], level: int) -> list[LevelRun]:
    """Reverse each sequence of level runs of at least this level."""
    turned: list[LevelRun] = []
    high: list[LevelRun] = []
    for stretch in stretches:
        if stretch.level >= level:
            high.append(stretch)
        else:
            turned += [*reversed(high), stretch]
            high = []
    return turned + high[::-1]


def _resolve_brackets(storage: dict[str, Any]) -> None:
    """Set both brackets of a pair to one direction, that of what they hold (rule N0)."""
    for run in storage["runs"]:
        chars = storage["chars"][run["start"] : run["start"] + run["length"]]
        for opening, closing in _pairs(chars):
            own = "R" if chars[opening]["level"] % 2 else "L"
            inside = {_STRONG.get(char["type"]) for char in chars[opening + 1 : closing]}
            direction = _direction(own, inside, _before(chars[:opening], run["sor"]))
            if direction:
                _set_bracket(chars, opening, direction)
                _set_bracket(chars, closing, direction)


def _direction(own: str, inside: set[str | None], before: str) -> str | None:
    if own in inside:
        return own
    if inside - {None}:
        return before if before != own else own
    return None


def _before(chars: Sequence[_Char], start: str) -> str:
    return next((_STRONG[c["type"]] for c in reversed(chars) if c["type"] in _STRONG), start)


def _set_bracket(chars: Sequence[_Char], index: int, direction: str) -> None:
    """Set the direction of a bracket, and of the marks on it."""
    chars[index]["type"] = direction
    for char in chars[index + 1 :]:
        if char["orig"] != "NSM":
            return
        char["type"] = direction


def _pairs(chars: Sequence[_Char]) -> list[tuple[int, int]]:
    """Return the indices of each pair of brackets, sorted by the opening one."""
    waiting: list[tuple[str, int]] = []
    pairs = []
    for index, char in enumerate(chars):
        # The category is tested first: few characters are brackets.
        category = unicodedata.category(char["ch"])
        if category not in {"Ps", "Pe"} or char["type"] != "ON":
            continue
        if category == "Ps" and char["ch"] in MIRRORED:
            if len(waiting) == _MOST_OPEN:
                break
            waiting.append((MIRRORED[char["ch"]], index))
            continue
        depth = next(
            (n for n in reversed(range(len(waiting))) if waiting[n][0] == char["ch"]), None
        )
        if depth is not None:
            pairs.append((waiting[depth][1], index))
            del waiting[depth:]
    return sorted(pairs)
