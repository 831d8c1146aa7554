"""Edits of agreement: agreed statements and reasons, counts, tallies and reservations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits.base import AddRow, Edit, Location, RemoveRow, SetFields, quoted

if TYPE_CHECKING:
    from app.models.records import Levels
    from app.models.storage.unit_of_work import UnitOfWork


# Views of the entries redraw after these too: a counted agency was heard.
_AGREEMENT = frozenset({ChangeKind.AGREEMENT})
_STATEMENTS = frozenset({ChangeKind.STATEMENTS})


@dataclass
class SetAgreed(Edit):
    """Record the wording agreed and when, or (both None) that agreement is taken back."""

    kinds: ClassVar = _STATEMENTS
    place: ClassVar = Location.GRID

    session_id: str
    prompt_id: str
    before_text: str | None
    before_at: datetime | None
    after_text: str | None
    after_at: datetime | None
    called: str = "a statement"

    @property
    @override
    def label(self) -> str:
        return f"{'Take back agreement on' if self.after_text is None else 'Agree'} {self.called}"

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset({self.prompt_id})

    @override
    def apply(self, unit: UnitOfWork) -> None:
        values = {"agreed_text": self.after_text, "agreed_at": self.after_at}
        unit.change("prompt", {"id": self.prompt_id}, values)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        values = {"agreed_text": self.before_text, "agreed_at": self.before_at}
        unit.change("prompt", {"id": self.prompt_id}, values)


class SetReason(SetFields):
    """Set the reason why a wording was changed."""

    table = "wording"
    kinds: ClassVar = _STATEMENTS
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        return "Say why the wording changed"


@dataclass(frozen=True, slots=True)
class TallyEntry:
    """The tally of an agency: people at each level, or None where it was not in the room."""

    levels: Levels | None

    @property
    def is_absent(self) -> bool:
        """Whether the agency was not in the room."""
        return self.levels is None


ABSENT = TallyEntry(None)


@dataclass
class StartCount(Edit):
    """Start a count of a prompt; the level needed is set before anybody shows a hand."""

    kinds: ClassVar = _AGREEMENT
    place: ClassVar = Location.GRID

    session_id: str
    prompt_id: str
    count_id: str
    level_needed: int
    wording: str
    at: datetime
    called: str = "a prompt"

    @property
    @override
    def label(self) -> str:
        return f"Start counting {self.called}"

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset({self.prompt_id, self.count_id})

    @override
    def apply(self, unit: UnitOfWork) -> None:
        values = {
            "id": self.count_id,
            "prompt_id": self.prompt_id,
            "at": self.at,
            "level_needed": self.level_needed,
            "objections": "",
            "wording": self.wording,
            "is_finished": False,
        }
        unit.add("agreement_count", values)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        unit.remove("agreement_count", self.count_id)


@dataclass
class SetTally(Edit):
    """Record the tally of one agency; None is not counted yet."""

    kinds: ClassVar = _AGREEMENT
    place: ClassVar = Location.GRID

    session_id: str
    prompt_id: str
    count_id: str
    agency_id: str
    before: TallyEntry | None
    after: TallyEntry | None
    called: str = "an agency"

    @property
    @override
    def label(self) -> str:
        if self.after == ABSENT:
            return f"Count {self.called} as absent"
        return f"{'Take back the count of' if self.after is None else 'Count'} {self.called}"

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset({self.prompt_id, self.count_id, self.agency_id})

    @override
    def apply(self, unit: UnitOfWork) -> None:
        self._write(unit, self.after)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        self._write(unit, self.before)

    def _write(self, unit: UnitOfWork, shown: TallyEntry | None) -> None:
        key = {"count_id": self.count_id, "agency_id": self.agency_id}
        unit.drop("tally", key)
        unit.drop("count_absence", key)
        if shown is None:
            return
        if shown.levels is None:
            unit.add("count_absence", key)
            return
        for level, people in enumerate(shown.levels):
            unit.add("tally", {**key, "level": level, "people": people})


@dataclass
class FinishCount(Edit):
    """Finish a count once every agency is counted; from now on it is in force."""

    kinds: ClassVar = _AGREEMENT
    place: ClassVar = Location.GRID

    session_id: str
    prompt_id: str
    count_id: str
    before_at: datetime
    after_at: datetime
    called: str = "a prompt"

    @property
    @override
    def label(self) -> str:
        return f"Finish counting {self.called}"

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset({self.prompt_id, self.count_id})

    @override
    def apply(self, unit: UnitOfWork) -> None:
        self._write(unit, is_finished=True, at=self.after_at)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        self._write(unit, is_finished=False, at=self.before_at)

    def _write(self, unit: UnitOfWork, **values: object) -> None:
        unit.change("agreement_count", {"id": self.count_id}, values)


class DropCount(RemoveRow):
    """Drop a count that was not finished; undo restores every tally."""

    table = "agreement_count"
    kinds: ClassVar = _AGREEMENT
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        return f"Give up counting {self.called}"


class SetCount(SetFields):
    """Change the objections of a count, or the level needed while nobody is counted."""

    table = "agreement_count"
    kinds: ClassVar = _AGREEMENT
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        what = "why it was agreed" if "objections" in self.after else "the level needed"
        return f"Change {what}"


@dataclass
class AddReservation(AddRow):
    """Add a reservation: what somebody can't yet agree to."""

    table = "reservation"
    kinds: ClassVar = _AGREEMENT
    place: ClassVar = Location.GRID

    prompt_id: str = ""

    @property
    @override
    def owner(self) -> Mapping[str, str]:
        return {"prompt_id": self.prompt_id}

    @property
    @override
    def ids(self) -> frozenset[str]:
        return super().ids | {self.prompt_id}

    @property
    @override
    def label(self) -> str:
        concern = self.values["concern"]
        return f"Note reservation {quoted(concern)}" if concern else "Note a reservation"


class SetReservation(SetFields):
    """Change a reservation: whose it is, the concern, what would change it, review by when."""

    table = "reservation"
    kinds: ClassVar = _AGREEMENT
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        return "Change a reservation"


class RemoveReservation(RemoveRow):
    """Remove a reservation."""

    table = "reservation"
    kinds: ClassVar = _AGREEMENT
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        return f"Remove reservation {quoted(self.called)}" if self.called else "Remove reservation"
