"""Edits of the actions and the meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits.base import AddRow, CompoundEdit, Location, RemoveRow, SetFields, quoted

_ACTIONS = frozenset({ChangeKind.ACTIONS})
_FIELD_WORDS = {"what": "words", "who": "person", "agency_id": "agency", "due": "due date"}


class AddAction(AddRow):
    """Add an action: something that somebody will do."""

    table = "action"
    kinds: ClassVar = _ACTIONS
    place: ClassVar = Location.ACTIONS
    also_seen_in: ClassVar = frozenset({Location.CHECKLIST})

    @property
    @override
    def label(self) -> str:
        return f"Add action {quoted(self.values['what'])}" if self.values["what"] else "Add action"


class SetAction(SetFields):
    """Change an action, or mark it done."""

    table = "action"
    kinds: ClassVar = _ACTIONS
    place: ClassVar = Location.ACTIONS
    also_seen_in: ClassVar = frozenset({Location.CHECKLIST})

    @property
    @override
    def label(self) -> str:
        which = f"action {quoted(self.called)}" if self.called else "an action"
        if "is_done" in self.after:
            return f"Mark {which} {'done' if self.after['is_done'] else 'not done'}"
        return f"Change {' and '.join(_FIELD_WORDS.get(n, n) for n in self.after)} of {which}"


class RemoveAction(RemoveRow):
    """Remove an action."""

    table = "action"
    kinds: ClassVar = _ACTIONS
    place: ClassVar = Location.ACTIONS
    also_seen_in: ClassVar = frozenset({Location.CHECKLIST})

    @property
    @override
    def label(self) -> str:
        return f"Remove action {quoted(self.called)}" if self.called else "Remove action"


_MEETINGS = frozenset({ChangeKind.MEETINGS})
_MEETING_FIELD_WORDS = {"date": "date", "time": "time", "place": "place", "purpose": "purpose"}


class AddMeeting(AddRow):
    """Plan a meeting."""

    table = "review_meeting"
    kinds: ClassVar = _MEETINGS
    place: ClassVar = Location.ACTIONS

    @property
    @override
    def label(self) -> str:
        return "Plan a review meeting"


@dataclass
class PlanMeetings(CompoundEdit):
    """Plan the meetings of the year as one step."""

    place: ClassVar = Location.ACTIONS

    called: str = "Plan the review meetings"


class SetMeeting(SetFields):
    """Change when and where a meeting is, or what for."""

    table = "review_meeting"
    kinds: ClassVar = _MEETINGS
    place: ClassVar = Location.ACTIONS

    @property
    @override
    def label(self) -> str:
        fields = " and ".join(_MEETING_FIELD_WORDS[name] for name in self.after)
        return f"Change the {fields} of a review meeting"


class RemoveMeeting(RemoveRow):
    """Remove a planned meeting."""

    table = "review_meeting"
    kinds: ClassVar = _MEETINGS
    place: ClassVar = Location.ACTIONS

    @property
    @override
    def label(self) -> str:
        called = f" {quoted(self.called)}" if self.called else ""
        return f"Remove review meeting{called}"
