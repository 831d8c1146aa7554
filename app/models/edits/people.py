"""Edits of the people invited: of one, and of several as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits.base import (
    AddRow,
    CompoundEdit,
    Location,
    MoveRow,
    RemoveRow,
    SetFields,
    quoted,
)
from app.models.records import new_id
from app.models.text.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.records import Person
    from app.models.rules.agencies_and_people import PastedPerson


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


class ChangePeople(CompoundEdit):
    """Several edits of people as one step."""

    place: ClassVar = Location.SESSION


def new_person_values(
    name: str, role: str, agency_id: str | None, *, is_present: bool = True
) -> dict[str, object]:
    """Return the columns of a new person."""
    return {
        "id": new_id(),
        "name": name,
        "role": role,
        "agency_id": agency_id,
        "is_present": is_present,
    }


def add_people_edit(
    session_id: str, people: Sequence[PastedPerson], *, is_present: bool = True
) -> ChangePeople:
    """Build the one edit that adds all the people at the end of the list."""
    edits = [
        AddPerson(session_id, new_person_values(p.name, p.role, p.agency_id, is_present=is_present))
        for p in people
    ]
    return ChangePeople(session_id, edits, f"Add {counted(len(people), 'person', 'people')}")


def mark_present_edit(
    session_id: str, people: Sequence[Person], *, is_present: bool
) -> ChangePeople:
    """Build the one edit that marks everybody present or absent; unchanged people stay out."""
    moving = [person for person in people if person.is_present is not is_present]
    edits = [SetPerson.of(session_id, person, is_present=is_present) for person in moving]
    return ChangePeople(
        session_id, edits, f"Mark everybody {'present' if is_present else 'absent'}"
    )
