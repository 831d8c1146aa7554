"""Shorten a line of a person's text for a place with little room."""

from __future__ import annotations

_LEAST_KEPT = 2 / 3


def shortened(line: str, most: int) -> str:
    """Give a line in at most so many characters, with an ellipsis where it was cut.

    It is cut between two words, unless that would cost more than a third of the room.
    """
    if len(line) <= most:
        return line
    cut = line[: most - 1].rstrip()
    if not line[most - 1].isspace() and cut.rfind(" ") > most * _LEAST_KEPT:
        cut = cut[: cut.rfind(" ")].rstrip()
    return f"{cut}…"
