"""Edits of the actions."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from app.models.changes import Kind
from app.models.edits.base import AddRow, Place, RemoveRow, SetFields, quoted

_ACTIONS = frozenset({Kind.ACTIONS})
_FIELD_WORDS = {"what": "words", "who": "person", "agency_id": "agency", "due": "due date"}


class AddAction(AddRow):
    """Add something that somebody will do."""

    table = "action"
    kinds: ClassVar = _ACTIONS
    place: ClassVar = Place.ACTIONS
    also_seen_in: ClassVar = frozenset({Place.CHECKLIST})

    @property
    @override
    def label(self) -> str:
        return f"Add action {quoted(self.values['what'])}" if self.values["what"] else "Add action"


class SetAction(SetFields):
    """Change an action, or tick it off."""

    table = "action"
    kinds: ClassVar = _ACTIONS
    place: ClassVar = Place.ACTIONS
    also_seen_in: ClassVar = frozenset({Place.CHECKLIST})

    @property
    @override
    def label(self) -> str:
        which = f"action {quoted(self.called)}" if self.called else "an action"
        if "is_done" in self.after:
            return f"Mark {which} {'done' if self.after['is_done'] else 'not done'}"
        return f"Change {' and '.join(_FIELD_WORDS.get(n, n) for n in self.after)} of {which}"


class RemoveAction(RemoveRow):
    """Remove an action."""

    table = "action"
    kinds: ClassVar = _ACTIONS
    place: ClassVar = Place.ACTIONS
    also_seen_in: ClassVar = frozenset({Place.CHECKLIST})

    @property
    @override
    def label(self) -> str:
        return f"Remove action {quoted(self.called)}" if self.called else "Remove action"
