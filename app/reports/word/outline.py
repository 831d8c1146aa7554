"""Gives headings levels that never jump, whichever levels the document asks for."""

from __future__ import annotations


class Outline:
    """Remembers the headings that the next one stands under."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def level(self, wanted: int) -> int:
        """Give the level of the next heading: at most one deeper than the one it stands under."""
        while self._above and self._above[-1] >= wanted:
            self._above.pop()
        self._above.append(wanted)
        return len(self._above)
