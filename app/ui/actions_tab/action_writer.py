"""Turn what a person does to the actions into edits."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from app.models.edits import AddAction, RemoveAction, SetAction
from app.models.identity import new_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.records import Action
    from app.ui.autosave import MakeEdit
    from app.ui.desk import Desk

_SHORT = 60


class ActionWriter:
    """Writes to one session; `find` gives an action as it stands, or None where it is gone."""

    def __init__(self, desk: Desk, session_id: str, find: Callable[[str], Action | None]) -> None:
        self._desk = desk
        self._session_id = session_id
        self._find = find

    def add(self, agency_id: str | None) -> str:
        """Add an empty action and give its id; nothing where the library could not take it."""
        action_id = new_id()
        values = {
            "id": action_id,
            "what": "",
            "who": "",
            "agency_id": agency_id,
            "due": None,
            "is_done": False,
            "origin": None,
            "origin_id": None,
            "created_at": datetime.now(UTC),
        }
        is_added = self._desk.history.perform(AddAction(self._session_id, values))
        return action_id if is_added else ""

    def set_value(self, action_id: str, name: str, value: object) -> None:
        """Change one field that is chosen rather than typed."""
        action = self._find(action_id)
        if action is None or getattr(action, name) == value:
            return
        before = {name: getattr(action, name)}
        edit = SetAction(self._session_id, action_id, before, {name: value}, action.what)
        self._desk.history.perform(edit)

    def remove(self, action_id: str) -> None:
        """Remove an action, and say that it can be put back."""
        action = self._find(action_id)
        if action is None:
            return
        if self._desk.history.perform(RemoveAction(self._session_id, action_id, action.what)):
            line = " ".join(action.what.split())
            short = line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"
            called = f"“{short}”" if short else "an empty action"
            self._desk.messages.say(f"Removed {called}. Ctrl+Z puts it back.")

    def typed(self, action_id: str, name: str) -> MakeEdit:
        """Give the maker of edits for a field that is typed in; a day comes as "2027-01-12"."""

        def make(before: str, after: str, burst: str) -> SetAction | None:
            action = self._find(action_id)
            if action is None:
                return None
            old, new = (_day(before), _day(after)) if name == "due" else (before, after)
            return SetAction(
                self._session_id, action_id, {name: old}, {name: new}, action.what, burst
            )

        return make


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
