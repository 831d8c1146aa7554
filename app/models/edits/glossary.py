"""Edits of the session's glossary."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits.base import AddRow, Edit, Location, RemoveRow, SetFields, quoted
from app.models.records import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.storage.unit_of_work import UnitOfWork


_GLOSSARY = frozenset({ChangeKind.GLOSSARY})


@dataclass
class AddTerm(AddRow):
    """Add a term to the glossary, with what each agency means by it (`senses`, by agency id)."""

    table = "glossary_term"
    kinds: ClassVar = _GLOSSARY
    place: ClassVar = Location.GRID

    senses: Mapping[str, str] = field(default_factory=dict)

    @property
    @override
    def label(self) -> str:
        return f"Add {quoted(self.values['term'])} to the glossary"

    @override
    def apply(self, unit: UnitOfWork) -> None:
        super().apply(unit)
        for agency_id, meaning in self.senses.items():
            values: dict[str, Any] = {"term_id": self.values["id"], "agency_id": agency_id}
            unit.add("glossary_sense", {**values, "meaning": meaning})


class SetTerm(SetFields):
    """Change a term, what it stands for or what it means."""

    table = "glossary_term"
    kinds: ClassVar = _GLOSSARY
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        return f"Change {quoted(self.called)} in the glossary"


class RemoveTerm(RemoveRow):
    """Remove a term from the glossary."""

    table = "glossary_term"
    kinds: ClassVar = _GLOSSARY
    place: ClassVar = Location.GRID

    @property
    @override
    def label(self) -> str:
        return f"Remove {quoted(self.called)} from the glossary"


@dataclass
class SetSense(Edit):
    """Change what one agency means by a term. Edits of one `burst` of typing merge."""

    kinds: ClassVar = _GLOSSARY
    place: ClassVar = Location.GRID

    session_id: str
    term_id: str
    agency_id: str
    before: str
    after: str
    called: str = ""
    burst: str = field(default_factory=new_id)

    @property
    @override
    def label(self) -> str:
        return f"Change the meaning of {quoted(self.called)}"

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset({self.term_id, self.agency_id})

    @override
    def apply(self, unit: UnitOfWork) -> None:
        self._write(unit, self.after)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        self._write(unit, self.before)

    @override
    def merged_with(self, later: Edit) -> Edit | None:
        if not isinstance(later, SetSense) or later.burst != self.burst:
            return None
        if (later.term_id, later.agency_id) != (self.term_id, self.agency_id):
            return None
        return replace(self, after=later.after)

    def _write(self, unit: UnitOfWork, meaning: str) -> None:
        key = {"term_id": self.term_id, "agency_id": self.agency_id}
        if meaning:
            unit.put("glossary_sense", key, {"meaning": meaning})
        else:
            unit.drop("glossary_sense", key)
