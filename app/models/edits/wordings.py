"""Edits of where a statement's words came from, and of why they changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from app.models.changes import Kind
from app.models.edits.base import AddRow, Place, RemoveRow, SetFields, quoted

_STATEMENTS = frozenset({Kind.STATEMENTS})


@dataclass
class AddSource(AddRow):
    """Remember whose words were put into the agreed statement."""

    table = "statement_source"
    kinds: ClassVar = _STATEMENTS
    place: ClassVar = Place.GRID

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
    """Forget that words of an agency are in the statement."""

    table = "statement_source"
    kinds: ClassVar = _STATEMENTS
    place: ClassVar = Place.GRID

    @property
    @override
    def label(self) -> str:
        return f"No longer drawn from {quoted(self.called)}"


class ForgetWording(RemoveRow):
    """Take a wording out of the history, such as one with a child's details in it."""

    table = "wording"
    kinds: ClassVar = _STATEMENTS
    place: ClassVar = Place.GRID

    @property
    @override
    def label(self) -> str:
        return "Forget a wording"


class SetReason(SetFields):
    """Say why a wording was changed."""

    table = "wording"
    kinds: ClassVar = _STATEMENTS
    place: ClassVar = Place.GRID

    @property
    @override
    def label(self) -> str:
        return "Say why the wording changed"
