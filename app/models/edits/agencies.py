"""Edits of the agencies: the columns of the grid."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits.base import AddRow, Location, MoveRow, RemoveRow, SetFields, quoted

# What belongs to an agency is removed and restored with it, so every view may change.
_WITH_ALL = frozenset(ChangeKind) - {ChangeKind.SESSIONS}


class AddAgency(AddRow):
    """Add an agency, a column of the grid."""

    table = "agency"
    kinds: ClassVar = frozenset({ChangeKind.AGENCIES})
    place: ClassVar = Location.GRID
    also_seen_in: ClassVar = frozenset({Location.SESSION})

    @property
    @override
    def label(self) -> str:
        return f"Add column {quoted(self.values['name'])}"


class SetAgency(SetFields):
    """Change an agency's name, note, colour or whether it is present."""

    table = "agency"
    kinds: ClassVar = frozenset({ChangeKind.AGENCIES})
    place: ClassVar = Location.GRID
    also_seen_in: ClassVar = frozenset({Location.SESSION})

    @property
    @override
    def label(self) -> str:
        if "name" in self.after:
            return f"Rename {quoted(self.before['name'])}"
        if "is_present" in self.after:
            return f"Mark {quoted(self.called)} {_presence(self.after['is_present'])}"
        return f"Change {' and '.join(self.after)} of {quoted(self.called)}"


class RemoveAgency(RemoveRow):
    """Remove an agency with every entry, tally and rating of it."""

    table = "agency"
    kinds: ClassVar = _WITH_ALL
    place: ClassVar = Location.GRID
    also_seen_in: ClassVar = frozenset({Location.SESSION})

    @property
    @override
    def label(self) -> str:
        return f"Remove column {quoted(self.called)}"


class MoveAgency(MoveRow):
    """Put the agencies in another order."""

    table = "agency"
    kinds: ClassVar = frozenset({ChangeKind.AGENCIES})
    place: ClassVar = Location.GRID
    also_seen_in: ClassVar = frozenset({Location.SESSION})

    @property
    @override
    def label(self) -> str:
        return f"Move column {quoted(self.called)}"


def _presence(is_present: object) -> str:
    return "present" if is_present else "absent"
