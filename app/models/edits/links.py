"""Edits of the links from standards to prompts and checklist statements."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from app.models.changes import Kind
from app.models.edits.base import AddRow, Place, RemoveRow


class AddLink(AddRow):
    """Tie a standard to a prompt or a checklist statement."""

    table = "link"
    kinds: ClassVar = frozenset({Kind.LINKS})
    place: ClassVar = Place.STANDARDS

    @property
    @override
    def label(self) -> str:
        return f"Link {self.values['code']}"


class RemoveLink(RemoveRow):
    """Untie a standard."""

    table = "link"
    kinds: ClassVar = frozenset({Kind.LINKS})
    place: ClassVar = Place.STANDARDS

    @property
    @override
    def label(self) -> str:
        return f"Unlink {self.called}"
