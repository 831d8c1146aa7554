"""Shorten a line of a person's text for a place with little room."""

from __future__ import annotations


def shortened(line: str, most: int) -> str:
    """Give a line in at most so many characters, with an ellipsis where it was cut."""
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
