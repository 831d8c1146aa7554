"""The start page's QActions with their keys, and the operations on sessions behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.errors import AppError
from app.models.edits import AddSession, DeleteSession, RenameSession, RestoreSession
from app.models.rules.new_session import copy_of, next_meeting_of
from app.models.rules.session_list import SortBy, title_of_copy, title_or_placeholder
from app.models.text.dates import local_today
from app.ui.services.menu_commands import menu_command, separator

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.models.records import Session, SessionSummary
    from app.ui.services.app_context import AppContext
    from app.ui.theme.theme import Theme


class SessionListCommands:
    """The QActions of the start page: for the selected session, the search and sorting."""

    def __init__(self, page: QWidget, table: QWidget, theme: Theme) -> None:
        self._page = page
        make, of_session = partial(menu_command, page), partial(menu_command, table)
        # Enter is the table's own key, so that it still ends a rename.
        self.open = of_session("Open", "", "Open this session (Enter)")
        self.duplicate = of_session("Duplicate", "Ctrl+D", "Make a copy of this session")
        self.meet_again = of_session(
            "Meet again",
            "Ctrl+Shift+D",
            "New session with these people, agencies and prompts, and nothing said yet",
        )
        self.rename = of_session("Rename", "F2", "Change this session's title")
        self.delete = of_session("Delete", "Del", "Delete this session; Ctrl+Z puts it back")
        self.restore = of_session("Restore", "", "Put this session back on the list (Enter)")
        self.search = make("Search", "Ctrl+F", "Search the sessions")
        self.sort = {
            by: make(f"By {by.lower()}", f"Alt+{number}", f"Sort by {by.lower()}")
            for number, by in enumerate(SortBy, 1)
        }
        icons = {
            self.open: "open",
            self.duplicate: "duplicate",
            self.meet_again: "calendar",
            self.rename: "edit",
            self.delete: "trash",
            self.restore: "undo",
        }
        for action, icon in icons.items():
            theme.set_icon(action, icon)

    @property
    def active_actions(self) -> list[QAction]:
        """The commands for a session that is not deleted."""
        return [self.open, self.meet_again, self.duplicate, self.rename, self.delete]

    @property
    def deleted_actions(self) -> list[QAction]:
        """The commands for a deleted session."""
        return [self.restore]

    def enable(self, *, has_choice: bool, shows_deleted: bool) -> None:
        """Enable the commands that apply to the selected session."""
        for action in self.active_actions:
            action.setEnabled(has_choice and not shows_deleted)
        self.restore.setEnabled(has_choice and shows_deleted)

    def show_menu(self, at: QPoint, *, shows_deleted: bool) -> None:
        """Open the context menu of the selected session at a global position."""
        menu = QMenu(self._page)
        menu.setObjectName("session-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.deleted_actions if shows_deleted else self.active_actions)
        menu.addSeparator()
        sorting = menu.addMenu("Sort")
        sorting.addActions(list(self.sort.values()))
        menu.popup(at)

    def menu_actions(self) -> list[QAction]:
        """Return every command, for the window's menu."""
        of_session = [*self.active_actions, *self.deleted_actions]
        return [self.search, *of_session, separator(self._page), *self.sort.values()]


class SessionOperations:
    """Performs the edits of whole sessions: rename, meet again, duplicate, delete and restore."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def rename(self, session: SessionSummary, title: str) -> bool:
        """Rename a session; return False where the title is empty or could not be saved."""
        if not title:
            self._context.messages.show_status(
                "A session needs a title, so it keeps the one it has."
            )
            return False
        return self._context.history.perform(RenameSession.of(session.id, session, title=title))

    def meet_again(self, session: SessionSummary) -> str:
        """Add a session with the same people, agencies and prompts; return its id, else empty."""
        whole = self._read_session(session)
        if whole is None:
            return ""
        again = next_meeting_of(whole, local_today(), datetime.now(UTC))
        if not self._context.history.perform(AddSession(again, verb="Meet again on")):
            return ""
        self._context.messages.show_status(
            "The same people, agencies and prompts, and nothing said yet. Ctrl+Z takes it away."
        )
        return again.details.id

    def duplicate(self, session: SessionSummary, others: Sequence[SessionSummary]) -> str:
        """Copy a session with all that is in it; return the copy's id, else empty."""
        whole = self._read_session(session)
        if whole is None:
            return ""
        title = title_of_copy(session.title, [other.title for other in others])
        copy = copy_of(whole, title, datetime.now(UTC))
        if not self._context.history.perform(AddSession(copy, verb="Duplicate session")):
            return ""
        self._context.messages.show_status(f"Made “{title}”. Ctrl+Z takes it away again.")
        return copy.details.id

    def delete(self, session: SessionSummary) -> None:
        """Delete a session; it stays under Recently deleted."""
        edit = DeleteSession(session.id, title_or_placeholder(session), datetime.now(UTC))
        if self._context.history.perform(edit):
            self._context.messages.show_status(
                f"Deleted “{title_or_placeholder(session)}”. Ctrl+Z puts it back."
            )

    def restore(self, session: SessionSummary) -> None:
        """Put a deleted session back on the list."""
        deleted_at = session.deleted_at or datetime.now(UTC)
        edit = RestoreSession(session.id, title_or_placeholder(session), deleted_at)
        if self._context.history.perform(edit):
            self._context.messages.show_status(
                f"“{title_or_placeholder(session)}” is back on the list."
            )

    def _read_session(self, session: SessionSummary) -> Session | None:
        try:
            return self._context.store.whole_session(session.id)
        except AppError as error:
            self._context.messages.report(error)
            return None
