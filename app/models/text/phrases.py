"""Short phrases: numbers with their nouns, lists, a text on one line, a shortened line."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 person", "2 people"; without `many` an s is added."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def or_list(words: Iterable[str]) -> str:
    """Return "a", "a or b", "a, b or c"; nothing for none."""
    return _row(words, "or")


def and_list(words: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"; nothing for none."""
    return _row(words, "and")


def _row(words: Iterable[str], joint: str) -> str:
    *others, last = list(words) or [""]
    return f"{', '.join(others)} {joint} {last}" if others else last


def one_line(text: str) -> str:
    """Return a text on one line: each row of white space is one space, none at the ends."""
    return " ".join(text.split())


_LEAST_KEPT = 2 / 3


def shortened(line: str, most: int) -> str:
    """Return a line in at most so many characters, with an ellipsis where it was cut.

    It is cut between two words, unless that would cost more than a third of the characters.
    """
    if len(line) <= most:
        return line
    cut = line[: most - 1].rstrip()
    if not line[most - 1].isspace() and cut.rfind(" ") > most * _LEAST_KEPT:
        cut = cut[: cut.rfind(" ")].rstrip()
    return f"{cut}…"
