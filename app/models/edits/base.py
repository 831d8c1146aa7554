"""The base class `Edit`, four shapes of edits of one table, and `CompoundEdit` of several."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.text.phrases import one_line, shortened

if TYPE_CHECKING:
    from app.models.storage.unit_of_work import RemovedRows, UnitOfWork


class Location(StrEnum):
    """Where a person sees the result of an edit."""

    LIBRARY = "library"
    SESSION = "session"
    CHECKLIST = "checklist"
    GRID = "grid"
    STANDARDS = "standards"
    ACTIONS = "actions"


class Edit(ABC):
    """One undoable step. Holds ids and plain values, never rows or indexes of a view.

    `place` is where its result is seen; from one of `also_seen_in` the window need not switch.
    """

    session_id: str
    kinds: ClassVar[frozenset[ChangeKind]]
    place: ClassVar[Location]
    also_seen_in: ClassVar[frozenset[Location]] = frozenset()
    touches_session: ClassVar[bool] = True

    @property
    @abstractmethod
    def label(self) -> str:
        """Return the name of the step as the Edit menu shows it, without "Undo" or "Redo"."""

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids that change."""
        return frozenset()

    @abstractmethod
    def apply(self, unit: UnitOfWork) -> None:
        """Apply the edit, the first time or again."""

    @abstractmethod
    def revert(self, unit: UnitOfWork) -> None:
        """Revert the edit: everything is as before, with the same ids."""

    def merged_with(self, later: Edit) -> Edit | None:
        """Return the one edit that replaces both, or None when they stay two steps."""
        return None


@dataclass
class SetFields(Edit):
    """Change some columns of one row. Edits of one `burst` of typing merge."""

    table: ClassVar[str]

    session_id: str
    row_id: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    called: str = ""
    burst: str = ""

    @classmethod
    def of(cls, session_id: str, record: object, /, *, burst: str = "", **after: object) -> Self:
        """Build the edit from the current record and the fields to change."""
        before = {name: getattr(record, name) for name in after}
        names = (getattr(record, field, "") for field in ("name", "title", "what", "text"))
        called = next((name for name in names if name), "")
        return cls(session_id, _id_of(record), before, after, called, burst)

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset({self.row_id})

    @override
    def apply(self, unit: UnitOfWork) -> None:
        unit.change(self.table, {"id": self.row_id}, self.after)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        unit.change(self.table, {"id": self.row_id}, self.before)

    @override
    def merged_with(self, later: Edit) -> Edit | None:
        if (
            not isinstance(later, type(self))
            or not self.burst
            or (later.burst, later.row_id) != (self.burst, self.row_id)
            or later.after.keys() != self.after.keys()
        ):
            return None
        return replace(self, after=later.after)


@dataclass
class AddRow(Edit):
    """Insert one row into a session, at `index` among its siblings or at the end."""

    table: ClassVar[str]

    session_id: str
    values: Mapping[str, Any]
    index: int | None = None

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset({self.values["id"]})

    @property
    def owner(self) -> Mapping[str, str]:
        """Return the key of the parent, among whose rows the new one is numbered."""
        return {"session_id": self.session_id}

    @override
    def apply(self, unit: UnitOfWork) -> None:
        unit.add_at(self.table, self.owner, self.index, self.values)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        unit.remove(self.table, self.values["id"])


@dataclass
class RemoveRow(Edit):
    """Remove one row with all that belong to it; undo restores them with the same ids."""

    table: ClassVar[str]

    session_id: str
    row_id: str
    called: str = ""
    _removed: RemovedRows | None = field(default=None, init=False, repr=False)

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset({self.row_id})

    @override
    def apply(self, unit: UnitOfWork) -> None:
        self._removed = unit.remove(self.table, self.row_id)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        if self._removed is None:
            raise RuntimeError("a removal can't be taken back before it was done")
        unit.restore(self._removed)


@dataclass
class MoveRow(Edit):
    """Put the rows of a session into another order, given as all their ids."""

    table: ClassVar[str]

    session_id: str
    before: Sequence[str]
    after: Sequence[str]
    called: str = ""

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset(self.after)

    @override
    def apply(self, unit: UnitOfWork) -> None:
        unit.order(self.table, self.after)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        unit.order(self.table, self.before)


@dataclass
class CompoundEdit(Edit):
    """Several edits of one session as one step, such as a pasted table."""

    place: ClassVar = Location.GRID

    session_id: str
    edits: Sequence[Edit]
    called: str = "Paste a table"

    @property
    @override
    def kinds(self) -> frozenset[ChangeKind]:  # type: ignore[override]  # those of its parts
        return frozenset[ChangeKind]().union(*(edit.kinds for edit in self.edits))

    @property
    @override
    def label(self) -> str:
        return self.called

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset[str]().union(*(edit.ids for edit in self.edits))

    @override
    def apply(self, unit: UnitOfWork) -> None:
        for edit in self.edits:
            edit.apply(unit)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        for edit in reversed(self.edits):
            edit.revert(unit)


def moved(ids: Sequence[str], row_id: str, steps: int) -> tuple[str, ...]:
    """Return the order after `row_id` moved so many places (negative: back), within bounds."""
    rest = [other for other in ids if other != row_id]
    place = min(max(list(ids).index(row_id) + steps, 0), len(rest))
    return (*rest[:place], row_id, *rest[place:])


def _id_of(record: object) -> str:
    return str(getattr(record, "id"))  # noqa: B009 - any record of ours has one


def quoted(text: str, limit: int = 32) -> str:
    """Return the start of a person's text in quotation marks, for a menu."""
    return f"“{shortened(one_line(text), limit)}”"
