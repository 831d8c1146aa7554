"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Give "1 person", "2 people"; without `many` an s is added."""
    return f"{number} {one if number == 1 else many or one + 's'}"
