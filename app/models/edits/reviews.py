"""Edits of the review meetings planned for the months after the workshop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from app.models.changes import Kind
from app.models.edits.base import AddRow, Place, RemoveRow, SetFields, quoted
from app.models.edits.texts import Together

_REVIEWS = frozenset({Kind.REVIEWS})
_REVIEW_FIELD_WORDS = {"date": "date", "time": "time", "place": "place", "purpose": "purpose"}


class AddReview(AddRow):
    """Plan a meeting."""

    table = "review_meeting"
    kinds: ClassVar = _REVIEWS
    place: ClassVar = Place.ACTIONS

    @property
    @override
    def label(self) -> str:
        return "Plan a review meeting"


@dataclass
class PlanReviews(Together):
    """Plan the meetings of the year as one step."""

    place: ClassVar = Place.ACTIONS

    called: str = "Plan the review meetings"


class SetReview(SetFields):
    """Change when and where a meeting is, or what for."""

    table = "review_meeting"
    kinds: ClassVar = _REVIEWS
    place: ClassVar = Place.ACTIONS

    @property
    @override
    def label(self) -> str:
        fields = " and ".join(_REVIEW_FIELD_WORDS[name] for name in self.after)
        return f"Change the {fields} of a review meeting"


class RemoveReview(RemoveRow):
    """Take a meeting off the plan."""

    table = "review_meeting"
    kinds: ClassVar = _REVIEWS
    place: ClassVar = Place.ACTIONS

    @property
    @override
    def label(self) -> str:
        called = f" {quoted(self.called)}" if self.called else ""
        return f"Remove review meeting{called}"
