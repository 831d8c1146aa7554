"""What the start page lists: read, searched and sorted, the living and the deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.models.sessions_list import SortBy, arranged, matching

if TYPE_CHECKING:
    from app.models.records import SessionSummary


@dataclass(frozen=True, slots=True)
class SessionList:
    """The two lists of the library, and how the person wants to see them."""

    living: tuple[SessionSummary, ...] = ()
    deleted: tuple[SessionSummary, ...] = ()
    text: str = ""
    by: SortBy = SortBy.CHANGED
    descending: bool = True
    shows_deleted: bool = False

    @property
    def all_shown(self) -> tuple[SessionSummary, ...]:
        """The list that is looked at, before the search."""
        return self.deleted if self.shows_deleted else self.living

    @property
    def shown(self) -> tuple[SessionSummary, ...]:
        """What matches the search, in order."""
        found = matching(self.all_shown, self.text)
        return arranged(found, self.by, descending=self.descending)

    def sorted_by(self, by: SortBy) -> SessionList:
        """Sort by a column; by the same one again turns the order round."""
        descending = not self.descending if by is self.by else by in _GREATEST_FIRST
        return replace(self, by=by, descending=descending)

    def holding(self, session_id: str) -> SessionList:
        """Change what is looked at so that a session is in it, unless it was deleted."""
        if any(s.id == session_id for s in self.deleted):
            return self
        there = replace(self, shows_deleted=False)
        if any(s.id == session_id for s in there.shown):
            return there
        return replace(there, text="")


_GREATEST_FIRST = {SortBy.DATE, SortBy.AGREED, SortBy.CHANGED}
