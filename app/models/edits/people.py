"""Edits of the people invited."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits.base import AddRow, Location, MoveRow, RemoveRow, SetFields, quoted

_PEOPLE = frozenset({ChangeKind.PEOPLE})
_FIELD_WORDS = {"name": "name", "role": "role", "agency_id": "agency"}


class AddPerson(AddRow):
    """Add a person to the list."""

    table = "person"
    kinds: ClassVar = _PEOPLE
    place: ClassVar = Location.SESSION

    @property
    @override
    def label(self) -> str:
        return f"Add {quoted(self.values['name'])}" if self.values["name"] else "Add a person"


class SetPerson(SetFields):
    """Change a person's name, role, agency or presence."""

    table = "person"
    kinds: ClassVar = _PEOPLE
    place: ClassVar = Location.SESSION

    @property
    @override
    def label(self) -> str:
        who = quoted(self.called) if self.called else "a person"
        if "is_present" in self.after:
            return f"Mark {who} {'present' if self.after['is_present'] else 'absent'}"
        return f"Change {' and '.join(_FIELD_WORDS.get(n, n) for n in self.after)} of {who}"


class RemovePerson(RemoveRow):
    """Remove a person from the list."""

    table = "person"
    kinds: ClassVar = _PEOPLE
    place: ClassVar = Location.SESSION

    @property
    @override
    def label(self) -> str:
        return f"Remove {quoted(self.called)}" if self.called else "Remove a person"


class MovePerson(MoveRow):
    """Put the people in another order."""

    table = "person"
    kinds: ClassVar = _PEOPLE
    place: ClassVar = Location.SESSION

    @property
    @override
    def label(self) -> str:
        return f"Move {quoted(self.called)}" if self.called else "Move a person"
