"""How deep a heading stands: never a step over a level, whatever levels the document names."""

from __future__ import annotations

_LOWEST = 6


class Outline:
    """Follows the headings of a document; the title above them all is h1.

    `place` is how deep the last section stands, counted from 1.
    """

    def __init__(self) -> None:
        self._levels: list[int] = []
        self.place = 1

    def enter_section(self, level: int) -> str:
        """Give the element of a section's heading."""
        tag = self.enter(level)
        self.place = len(self._levels)
        return tag

    def enter(self, level: int) -> str:
        """Give the element of a heading of the document's `level`, which counts from 1."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return self._tag(len(self._levels))

    def below(self) -> str:
        """Give the element of a heading just below the last one."""
        return self._tag(len(self._levels) + 1)

    def _tag(self, depth: int) -> str:
        return f"h{min(depth + 1, _LOWEST)}"
