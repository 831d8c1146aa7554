"""The edits of the actions tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.edits import AddAction, RemoveAction, SetAction
from app.models.rules.actions import blank_values
from app.models.text.phrases import one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.edits import Edit
    from app.models.records import Action
    from app.ui.services.app_context import AppContext


_SHORT = 60


class ActionEdits:
    """Performs the edits of one session's actions, whichever session is shown by then."""

    def __init__(self, context: AppContext, session_id: str) -> None:
        self._context = context
        self._session_id = session_id

    def add(self, agency_id: str | None) -> str:
        """Add an empty action and return its id; empty where it could not be saved."""
        values = blank_values(agency_id)
        is_added = self._context.history.perform(AddAction(self._session_id, values))
        return str(values["id"]) if is_added else ""

    def set_value(self, action_id: str, name: str, value: object) -> None:
        """Set a field that is chosen rather than typed."""
        action = self._find(action_id)
        if action is None or getattr(action, name) == value:
            return
        before = {name: getattr(action, name)}
        edit = SetAction(self._session_id, action_id, before, {name: value}, action.what)
        self._context.history.perform(edit)

    def remove(self, action_id: str) -> None:
        """Save what is typed, remove an action, and show a message that undo restores it."""
        if not self._context.autosave.commit_typing():
            return
        action = self._find(action_id)
        if action is None:
            return
        if self._context.history.perform(RemoveAction(self._session_id, action_id, action.what)):
            line = one_line(action.what)
            short = shortened(line, _SHORT)
            called = f"“{short}”" if short else "an empty action"
            self._context.messages.show_status(f"Removed {called}. Ctrl+Z puts it back.")

    def edit_of(self, action_id: str, name: str) -> Callable[[object, object, str], Edit | None]:
        """Return the function that makes the edits of a typed field."""

        def make(before: object, after: object, burst: str) -> Edit | None:
            action = self._find(action_id)
            if action is None:
                return None
            fields = ({name: before}, {name: after})
            return SetAction(self._session_id, action_id, *fields, action.what, burst)

        return make

    def _find(self, action_id: str) -> Action | None:
        session = self._context.store.find(self._session_id)
        actions = session.actions if session else ()
        return next((action for action in actions if action.id == action_id), None)
