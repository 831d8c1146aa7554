"""Words in a row, as a sentence says them."""

from __future__ import annotations

from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """Give "a", "a or b", "a, b or c"; nothing for none."""
    return _row(words, "or")


def all_of(words: Iterable[str]) -> str:
    """Give "a", "a and b", "a, b and c"; nothing for none."""
    return _row(words, "and")


def _row(words: Iterable[str], joint: str) -> str:
    *others, last = list(words) or [""]
    return f"{', '.join(others)} {joint} {last}" if others else last
