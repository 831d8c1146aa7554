"""The direction of a text: from left to right or from right to left."""

from __future__ import annotations

import unicodedata

_STRONG = {"L": False, "R": True, "AL": True}


def strong_direction(character: str) -> bool | None:
    """Return whether a letter runs from right to left; None for one without a direction."""
    return _STRONG.get(unicodedata.bidirectional(character))


def is_right_to_left(text: str) -> bool:
    """Return whether the first strong character runs right to left (UAX 9, P2 and P3)."""
    strong = (strong_direction(character) for character in text)
    return next((found for found in strong if found is not None), False)
