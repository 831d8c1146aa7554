"""Edits of entries, of the wordings of agreed statements and of their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits.base import AddRow, Edit, Location, RemoveRow, quoted
from app.models.records import new_id

if TYPE_CHECKING:
    from app.models.storage.unit_of_work import UnitOfWork


@dataclass
class SetEntry(Edit):
    """Change an agency's entry at a prompt. Edits of one `burst` of typing merge.

    `called` is "Health, prompt 4". Each burst leaves one wording in the history, and undo does not
    remove it again: what was once written can always be found.
    """

    kinds: ClassVar = frozenset({ChangeKind.ENTRIES})
    place: ClassVar = Location.GRID

    session_id: str
    prompt_id: str
    agency_id: str
    before: str
    after: str
    called: str = "an entry"
    burst: str = field(default_factory=new_id)
    verb: str = "Typing in"
    reason: str = ""

    @property
    @override
    def label(self) -> str:
        return f"{self.verb} {self.called}"

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset({self.prompt_id, self.agency_id})

    @override
    def apply(self, unit: UnitOfWork) -> None:
        self._write(unit, self.after)
        _keep_first_wording(unit, self.prompt_id, self.agency_id, self.before)
        wording = (self.prompt_id, self.agency_id, self.after, self.reason)
        _keep_wording(unit, self.burst, *wording)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        self._write(unit, self.before)

    @override
    def merged_with(self, later: Edit) -> Edit | None:
        if not isinstance(later, SetEntry) or later.burst != self.burst:
            return None
        if (later.prompt_id, later.agency_id) != (self.prompt_id, self.agency_id):
            return None
        return replace(self, after=later.after)

    def _write(self, unit: UnitOfWork, text: str) -> None:
        key = {"prompt_id": self.prompt_id, "agency_id": self.agency_id}
        if text:
            unit.put("entry", key, {"text": text})
        else:
            unit.drop("entry", key)


@dataclass
class SetStatement(Edit):
    """Change the wording of an agreed statement. Edits of one `burst` of typing merge."""

    kinds: ClassVar = frozenset({ChangeKind.STATEMENTS})
    place: ClassVar = Location.GRID

    session_id: str
    prompt_id: str
    before: str
    after: str
    called: str = "an agreed statement"
    burst: str = field(default_factory=new_id)
    reason: str = ""
    verb: str = "Typing in"

    @property
    @override
    def label(self) -> str:
        return f"{self.verb} {self.called}"

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset({self.prompt_id})

    @override
    def apply(self, unit: UnitOfWork) -> None:
        unit.change("prompt", {"id": self.prompt_id}, {"statement": self.after})
        _keep_first_wording(unit, self.prompt_id, None, self.before)
        _keep_wording(unit, self.burst, self.prompt_id, None, self.after, self.reason)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        unit.change("prompt", {"id": self.prompt_id}, {"statement": self.before})

    @override
    def merged_with(self, later: Edit) -> Edit | None:
        if not isinstance(later, SetStatement) or later.burst != self.burst:
            return None
        if later.prompt_id != self.prompt_id:
            return None
        return replace(self, after=later.after)


def _keep_first_wording(unit: UnitOfWork, prompt_id: str, agency_id: str | None, text: str) -> None:
    """Store a text without a history, as from a session file, before it changes."""
    kept = {"prompt_id": prompt_id, "agency_id": agency_id, "text": text}
    if text.strip() and not unit.has("wording", kept):
        moment = unit.now - timedelta(milliseconds=1)
        _keep_wording(unit, new_id(), prompt_id, agency_id, text, at=moment)


def _keep_wording(
    unit: UnitOfWork,
    wording_id: str,
    prompt_id: str,
    agency_id: str | None,
    text: str,
    reason: str = "",
    at: datetime | None = None,
) -> None:
    if not text.strip() or unit.has("wording", {"id": wording_id, "text": text}):
        return  # a redo: the wording is there already
    values = {
        "prompt_id": prompt_id,
        "agency_id": agency_id,
        "text": text,
        "at": at or unit.now,
        "reason": reason,
    }
    unit.put("wording", {"id": wording_id}, values)


_STATEMENTS = frozenset({ChangeKind.STATEMENTS})


@dataclass
class AddSource(AddRow):
    """Record that words of an agency's entry were put into the agreed statement."""

    table = "statement_source"
    kinds: ClassVar = _STATEMENTS
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
        return f"Draw from {quoted(self.values['text'])}"


class RemoveSource(RemoveRow):
    """Remove the record that words of an agency are in the statement."""

    table = "statement_source"
    kinds: ClassVar = _STATEMENTS
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        return f"No longer drawn from {quoted(self.called)}"


class ForgetWording(RemoveRow):
    """Remove a wording from the history, such as one with a child's details in it."""

    table = "wording"
    kinds: ClassVar = _STATEMENTS
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        return "Forget a wording"
