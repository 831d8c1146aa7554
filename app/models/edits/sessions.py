"""Edits that add, replace, delete and restore sessions, and edits of a session's details."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits.base import Edit, Location, SetFields, quoted
from app.models.storage.mapping import session_to_rows

if TYPE_CHECKING:
    from app.models.records import Session
    from app.models.storage.unit_of_work import RemovedRows, UnitOfWork


@dataclass
class AddSession(Edit):
    """Add a whole session to the library: a new, duplicated, imported or sample one.

    Undo marks it as deleted, so that what was typed in it since can still be found.
    """

    kinds: ClassVar = frozenset(ChangeKind)
    place: ClassVar = Location.LIBRARY
    touches_session: ClassVar = False

    session: Session
    verb: str = "New session"
    _is_there: bool = field(default=False, init=False, repr=False)

    @property
    def session_id(self) -> str:  # type: ignore[override]  # follows from the record
        """Return the id of the session that is added."""
        return self.session.details.id

    @property
    @override
    def label(self) -> str:
        return f"{self.verb} {quoted(self.session.details.title)}"

    @override
    def apply(self, unit: UnitOfWork) -> None:
        if self._is_there:
            unit.change("session", {"id": self.session_id}, {"deleted_at": None})
        else:
            unit.add_all(session_to_rows(self.session))
            self._is_there = True

    @override
    def revert(self, unit: UnitOfWork) -> None:
        unit.change("session", {"id": self.session_id}, {"deleted_at": unit.now})


@dataclass
class ReplaceSession(Edit):
    """Replace the session with the same id."""

    kinds: ClassVar = frozenset(ChangeKind)
    place: ClassVar = Location.LIBRARY
    touches_session: ClassVar = False

    session: Session
    _removed: RemovedRows | None = field(default=None, init=False, repr=False)

    @property
    def session_id(self) -> str:  # type: ignore[override]  # follows from the record
        """Return the id that both sessions share."""
        return self.session.details.id

    @property
    @override
    def label(self) -> str:
        return f"Replace session {quoted(self.session.details.title)}"

    @override
    def apply(self, unit: UnitOfWork) -> None:
        self._removed = unit.remove("session", self.session_id)
        unit.add_all(session_to_rows(self.session))
        for table, key, column, value in self._removed.cleared_references:
            unit.change(table, key, {column: value})

    @override
    def revert(self, unit: UnitOfWork) -> None:
        if self._removed is None:
            raise RuntimeError("a replacement can't be taken back before it was done")
        unit.remove("session", self.session_id)
        unit.restore(self._removed)


@dataclass
class DeleteSession(Edit):
    """Delete a session from the list; it is kept and can be restored."""

    kinds: ClassVar = frozenset({ChangeKind.SESSIONS})
    place: ClassVar = Location.LIBRARY
    touches_session: ClassVar = False

    session_id: str
    title: str
    at: datetime

    @property
    @override
    def label(self) -> str:
        return f"Delete session {quoted(self.title)}"

    @override
    def apply(self, unit: UnitOfWork) -> None:
        unit.change("session", {"id": self.session_id}, {"deleted_at": self.at})

    @override
    def revert(self, unit: UnitOfWork) -> None:
        unit.change("session", {"id": self.session_id}, {"deleted_at": None})


@dataclass
class RestoreSession(Edit):
    """Restore a deleted session to the list."""

    kinds: ClassVar = frozenset({ChangeKind.SESSIONS})
    place: ClassVar = Location.LIBRARY
    touches_session: ClassVar = False

    session_id: str
    title: str
    deleted_at: datetime

    @property
    @override
    def label(self) -> str:
        return f"Restore session {quoted(self.title)}"

    @override
    def apply(self, unit: UnitOfWork) -> None:
        unit.change("session", {"id": self.session_id}, {"deleted_at": None})

    @override
    def revert(self, unit: UnitOfWork) -> None:
        unit.change("session", {"id": self.session_id}, {"deleted_at": self.deleted_at})


_DETAIL_WORDS = {
    "title": "title",
    "setting": "setting",
    "date": "date",
    "place": "place",
    "facilitator": "facilitator",
    "purpose": "purpose",
}


class SetDetail(SetFields):
    """Change the title, setting, date, place, facilitator or purpose."""

    table = "session"
    kinds: ClassVar = frozenset({ChangeKind.DETAILS, ChangeKind.SESSIONS})
    place: ClassVar = Location.SESSION

    @property
    @override
    def label(self) -> str:
        return f"Change {' and '.join(_DETAIL_WORDS.get(name, name) for name in self.after)}"


class SetFinalVersion(SetDetail):
    """Store the version of the last final record; this does not count as a change."""

    touches_session: ClassVar = False

    @property
    @override
    def label(self) -> str:
        return f"Final record, version {self.after['final_version']}"


class RenameSession(SetDetail):
    """Change a session's title from the list."""

    place: ClassVar = Location.LIBRARY

    @property
    @override
    def label(self) -> str:
        return f"Rename session {quoted(self.before['title'])}"
