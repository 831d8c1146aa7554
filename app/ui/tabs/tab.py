"""The base class of the five tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.models.changes import Change
    from app.models.edits import Edit
    from app.models.records import Session
    from app.ui.services.app_context import AppContext


class Tab(QWidget):
    """A tab of the main window; it reads the session's snapshot again when that changed.

    `hint` is the text of keys at the right of the status bar; `position` the text of what is
    selected, at its left, and `notice` the muted text after it, each as last emitted.
    """

    hint = ""
    position_changed = Signal(str)
    notice_changed = Signal(str, str)
    """The muted text after the position, and the part at its end that is set strong."""
    show_requested = Signal(object, str)
    """Go to the origin of something: an Origin, and its id."""
    actions_requested = Signal(str)
    """Go to the actions whose origin has this id."""
    room_requested = Signal(object)
    """Show this Note to the room."""
    room_note_changed = Signal(object, object)
    """A Note that was sent has changed: the old Note, and the new one."""
    present_requested = Signal()
    """Begin to present, or stop."""
    calendar_requested = Signal()
    """Write the review meetings and due dates as a calendar."""
    count_requested = Signal(bool)
    """Show the count of the prompt to the room, or hide it."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session_id = ""
        self.position = ""
        self.notice = ("", "")
        context.notifier.changed.connect(self._on_notifier_changed)

    @property
    def session_id(self) -> str:
        """The id of the session shown; empty before the first."""
        return self._session_id

    @property
    def session(self) -> Session:
        """The snapshot of the session shown."""
        return self._context.store.session(self._session_id)

    def open(self, session_id: str) -> None:
        """Show another session."""
        self._session_id = session_id
        self.refresh(None)

    def refresh(self, change: Change | None) -> None:
        """Show the session; `change` is what changed, None for everything."""
        raise NotImplementedError(type(self).__name__)

    def reveal(self, edit: Edit) -> None:
        """Scroll to what an undone or redone edit changed, and put the focus on it."""

    def go_to_id(self, target_id: str) -> None:
        """Scroll to the prompt, statement or action with this id."""

    def go_to(self, target_id: str, agency_id: str | None) -> None:
        """Scroll to what has this id; of a prompt, to the entry of an agency."""
        self.go_to_id(target_id)

    def commands(self) -> list[QAction]:
        """Return the tab's commands for the Workshop menu, in order; separators count."""
        return []

    def take_focus(self) -> None:
        """Put the focus where typing is expected first."""
        self.setFocus()

    def find_text(self, text: str) -> int:
        """Mark `text` in the tab, go to the first or next hit, and return how many there are."""
        return 0

    def _on_notifier_changed(self, change: Change) -> None:
        is_mine = self._session_id and change.session_id == self._session_id
        if is_mine and self._context.store.find(self._session_id) is not None:
            self.refresh(change)
