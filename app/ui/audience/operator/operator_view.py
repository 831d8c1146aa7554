"""What the operator is told about the room, at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.room.scene import View
    from app.models.room.timing import ClockFace


class Mark(StrEnum):
    """What keeps the room from seeing all that the operator does."""

    FROZEN = "frozen"
    BLANK = "blank"
    COVERED = "covered"
    WAITING = "waiting"
    NOTE = "note"
    COUNT = "count"
    UNSAVED = "unsaved"


@dataclass(frozen=True, slots=True)
class MarkWords:
    """A mark's sign, its word, and what it means with the key that ends it."""

    sign: str
    word: str
    sentence: str


MARK_WORDS: Mapping[Mark, MarkWords] = MappingProxyType(
    {
        Mark.FROZEN: MarkWords("❄", "Frozen", "The room keeps what it saw. F7 lets it follow."),
        Mark.BLANK: MarkWords("□", "Blank", "The room sees plain paper. F8 shows it all again."),
        Mark.COVERED: MarkWords(
            "▒", "Covered", "All are revealed at this prompt. F9 ends the cover."
        ),
        Mark.WAITING: MarkWords(
            "⌁", "No screen", "The room's screen is gone. The view comes back with it, by itself."
        ),
        Mark.NOTE: MarkWords(
            "¶", "Note", "The room sees this in place of the prompt. F6 goes back to it."
        ),
        Mark.COUNT: MarkWords(
            "Σ", "Count", "The room sees this in place of the prompt. Ctrl+F6 goes back to it."
        ),
        Mark.UNSAVED: MarkWords(
            "!", "Not saved", "Words could not be saved; Esc goes back to where it says why."
        ),
    }
)


@dataclass(frozen=True, slots=True)
class OperatorView:
    """One state of the operator's panel; sentences may be empty.

    `sees` is what the room sees ("Prompt 4 of 7 · Prompt"), `pages` how much of it is on further
    pages ("Page 1 of 3 · 214 words beyond page 1"), `finish` when the plan ends, and `floor` how
    large capitals are at least. `page` counts from 0. `hidden` counts the entries at the prompt
    that a cover hides. `has_count` says whether there is a count of the prompt, and `is_counting`
    whether the room sees one in place of the view.
    """

    sees: str
    pages: str
    marks: tuple[Mark, ...]
    clock: ClockFace | None
    finish: str
    floor: str
    view: View
    has_note: bool
    page: int
    page_count: int
    hidden: int = 0
    has_count: bool = False
    is_counting: bool = False
