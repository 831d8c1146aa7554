"""The standings of a statement and the ratings of the checklist: signs and words, one row each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.models.records import Rating, StatementStatus


@dataclass(frozen=True, slots=True)
class SignAndWord:
    """The sign and the word of one state."""

    sign: str
    word: str

    @property
    def text(self) -> str:
        """The sign and the word together."""
        return f"{self.sign} {self.word}"


@dataclass(frozen=True, slots=True)
class StandingInfo(SignAndWord):
    """The texts of one standing; `short_word` is for a narrow column.

    `unfinished` is why the prompt is not finished, "" where it is; `is_explained` adds it to the
    word in documents. `label_note` is what the room's label "Agreed statement" adds, or "".
    """

    short_word: str
    unfinished: str = ""
    is_explained: bool = False
    label_note: str = ""

    @property
    def document_text(self) -> str:
        """The sign and the word in a document: "○ Open – nothing agreed yet"."""
        return f"{self.text} – {self.unfinished}" if self.is_explained else self.text


STANDINGS: Mapping[StatementStatus, StandingInfo] = MappingProxyType(
    {
        StatementStatus.OPEN: StandingInfo(
            "○", "Open", "Open", "nothing agreed yet", is_explained=True
        ),
        StatementStatus.DRAFT: StandingInfo(
            "◐", "Draft", "Draft", "the statement is a draft", label_note="draft"
        ),
        StatementStatus.AGREED: StandingInfo("✓", "Agreed", "Agreed"),
        StatementStatus.CHANGED: StandingInfo(
            "◐",
            "Changed since agreed",
            "Changed",
            "the statement was changed after it was agreed",
            label_note="changed since agreed",
        ),
    }
)

RATINGS: Mapping[Rating | None, SignAndWord] = MappingProxyType(
    {
        Rating.NOT_YET: SignAndWord("○", "Not yet"),
        Rating.PARTLY: SignAndWord("◐", "Partly"),
        Rating.IN_PLACE: SignAndWord("✓", "In place"),
        None: SignAndWord("–", "Not rated"),
    }
)

BEST_FIRST = tuple(reversed(Rating))
"""The ratings from "in place" down to "not yet"."""
