"""Edits of ratings and evidence, and of links to standards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits.base import AddRow, Edit, Location, RemoveRow, SetFields

if TYPE_CHECKING:
    from app.models.records import Rating
    from app.models.storage.unit_of_work import UnitOfWork


_CHECKLIST = frozenset({ChangeKind.CHECKLIST})


class RateStatement(SetFields):
    """Rate a statement together, or (None) clear the rating. `called` is "statement 3"."""

    table = "checklist_statement"
    kinds: ClassVar = _CHECKLIST
    place: ClassVar = Location.CHECKLIST

    @property
    @override
    def label(self) -> str:
        return f"{'Rate' if self.after['rating'] else 'Clear rating of'} {self.called}"


class SetEvidence(SetFields):
    """Change the evidence of a statement."""

    table = "checklist_statement"
    kinds: ClassVar = _CHECKLIST
    place: ClassVar = Location.CHECKLIST

    @property
    @override
    def label(self) -> str:
        return f"Typing evidence for {self.called}"


@dataclass
class RateForAgency(Edit):
    """Rate a statement for one agency, or (None) clear that rating."""

    kinds: ClassVar = _CHECKLIST
    place: ClassVar = Location.CHECKLIST

    session_id: str
    statement_id: str
    agency_id: str
    before: Rating | None
    after: Rating | None
    called: str = "a statement"

    @property
    @override
    def label(self) -> str:
        return f"{'Rate' if self.after else 'Clear rating of'} {self.called}"

    @property
    @override
    def ids(self) -> frozenset[str]:
        return frozenset({self.statement_id})

    @override
    def apply(self, unit: UnitOfWork) -> None:
        self._write(unit, self.after)

    @override
    def revert(self, unit: UnitOfWork) -> None:
        self._write(unit, self.before)

    def _write(self, unit: UnitOfWork, rating: Rating | None) -> None:
        key = {"statement_id": self.statement_id, "agency_id": self.agency_id}
        if rating:
            unit.put("agency_rating", key, {"rating": rating})
        else:
            unit.drop("agency_rating", key)


class AddLink(AddRow):
    """Link a standard to a prompt or a checklist statement."""

    table = "link"
    kinds: ClassVar = frozenset({ChangeKind.LINKS})
    place: ClassVar = Location.STANDARDS

    @property
    @override
    def label(self) -> str:
        return f"Link {self.values['code']}"


class RemoveLink(RemoveRow):
    """Remove the link to a standard."""

    table = "link"
    kinds: ClassVar = frozenset({ChangeKind.LINKS})
    place: ClassVar = Location.STANDARDS

    @property
    @override
    def label(self) -> str:
        return f"Unlink {self.called}"
