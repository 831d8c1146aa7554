"""Edits of the prompts: the rows of the grid."""

from __future__ import annotations

from typing import ClassVar, Self

from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits.base import AddRow, Location, MoveRow, RemoveRow, SetFields, quoted


class AddPrompt(AddRow):
    """Add a prompt, a row of the grid."""

    table = "prompt"
    kinds: ClassVar = frozenset({ChangeKind.PROMPTS})
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        return f"Add prompt {quoted(self.values['text'])}"

    @classmethod
    def of(cls, session_id: str, prompt_id: str, text: str, index: int | None = None) -> Self:
        """Build the edit for a prompt without entries."""
        values = {
            "id": prompt_id,
            "text": text,
            "minutes": None,
            "statement": "",
            "agreed_text": None,
            "agreed_at": None,
        }
        return cls(session_id, values, index)


class SetPrompt(SetFields):
    """Change a prompt's words or its minutes."""

    table = "prompt"
    kinds: ClassVar = frozenset({ChangeKind.PROMPTS})
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        what = "Reword" if "text" in self.after else "Change minutes of"
        return f"{what} prompt {quoted(self.called)}"


class RemovePrompt(RemoveRow):
    """Remove a prompt with every entry, the agreed statement and its history."""

    table = "prompt"
    kinds: ClassVar = frozenset(ChangeKind) - {ChangeKind.SESSIONS}
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        return f"Remove prompt {quoted(self.called)}"


class MovePrompt(MoveRow):
    """Put the prompts in another order."""

    table = "prompt"
    kinds: ClassVar = frozenset({ChangeKind.PROMPTS})
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        return f"Move prompt {quoted(self.called)}"
