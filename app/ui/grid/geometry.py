"""Share the window's width among the columns. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Of an agency's column; the agreed statement is set larger and is what the room looks at.
_STATEMENT_SHARE = 1.45
_PROMPT_SHARE = 0.142
_MOST_FOR_PROMPT = 0.35


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of the body: where it begins and how wide it is, in pixels."""

    agency_id: str | None
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The prompt column's width, and the columns that scroll beside it."""

    prompt: int
    slots: tuple[Slot, ...]

    @property
    def width(self) -> int:
        """The width of all that scrolls."""
        return self.slots[-1].x + self.slots[-1].width if self.slots else 0

    def slot(self, agency_id: str | None) -> Slot | None:
        """Give an agency's column, or the agreed statement's."""
        return next((s for s in self.slots if s.agency_id == agency_id), None)

    def at(self, x: int) -> Slot | None:
        """Give the column at a place across."""
        return next((s for s in self.slots if s.x <= x < s.x + s.width), None)


def share_width(width: int, least: int, agencies: Sequence[str]) -> Columns:
    """Share `width` among the prompts, the agencies and the statement.

    No agency gets less than `least`: then the body is wider than the window and scrolls.
    """
    prompt = max(int(width * _PROMPT_SHARE), least)
    prompt = min(prompt, int(width * _MOST_FOR_PROMPT))
    parts = len(agencies) + _STATEMENT_SHARE
    each = max(int((width - prompt) / parts), least)
    statement = max(width - prompt - each * len(agencies), int(each * _STATEMENT_SHARE))
    slots = [Slot(agency, number * each, each) for number, agency in enumerate(agencies)]
    return Columns(prompt, (*slots, Slot(None, each * len(agencies), statement)))
