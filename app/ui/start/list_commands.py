"""The start page's commands: each a QAction with its key, for buttons and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.models.sessions_list import SortBy

if TYPE_CHECKING:
    from app.ui.theme import Theme


class ListCommands(QObject):
    """What a person can do with the chosen session, and how the list is sorted."""

    def __init__(self, page: QWidget, table: QWidget, theme: Theme) -> None:
        super().__init__(page)
        self._page = page
        self._theme = theme
        # Enter is the table's own key, so that it still ends a rename.
        self.open = self._command(table, "Open", "", "Open this session (Enter)", "open")
        self.duplicate = self._command(
            table, "Duplicate", "Ctrl+D", "Make a copy of this session", "duplicate"
        )
        self.begin_again = self._command(
            table,
            "Meet again",
            "Ctrl+Shift+D",
            "New session with these people, agencies and prompts, and nothing said yet",
            "calendar",
        )
        self.rename = self._command(table, "Rename", "F2", "Change this session's title", "edit")
        self.delete = self._command(
            table, "Delete", "Del", "Delete this session; Ctrl+Z puts it back", "trash"
        )
        self.restore = self._command(
            table, "Restore", "", "Put this session back on the list (Enter)", "undo"
        )
        self.search = self._command(page, "Search", "Ctrl+F", "Search the sessions")
        self.sort = {
            by: self._command(
                page, f"By {by.lower()}", f"Alt+{number}", f"Sort by {by.lower()}", ""
            )
            for number, by in enumerate(SortBy, 1)
        }

    @property
    def of_living(self) -> list[QAction]:
        """What can be done with a session."""
        return [self.open, self.begin_again, self.duplicate, self.rename, self.delete]

    @property
    def of_deleted(self) -> list[QAction]:
        """What can be done with a deleted session."""
        return [self.restore]

    def enable(self, *, has_choice: bool, shows_deleted: bool) -> None:
        """Switch the commands to what is chosen."""
        for action in self.of_living:
            action.setEnabled(has_choice and not shows_deleted)
        self.restore.setEnabled(has_choice and shows_deleted)

    def show_menu(self, at: QPoint, *, shows_deleted: bool) -> None:
        """Open the menu of the chosen session."""
        menu = QMenu(self._page)
        menu.setObjectName("session-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.of_deleted if shows_deleted else self.of_living)
        menu.addSeparator()
        sorting = menu.addMenu("Sort")
        sorting.addActions(list(self.sort.values()))
        menu.popup(at)

    def listed(self) -> list[QAction]:
        """Give every command, for the window's menu."""
        gap = QAction(self)
        gap.setSeparator(True)
        return [self.search, *self.of_living, *self.of_deleted, gap, *self.sort.values()]

    def _command(self, owner: QWidget, text: str, keys: str, tip: str, icon: str = "") -> QAction:
        action = QAction(text, self)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        if icon:
            self._theme.dress(action, icon)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        owner.addAction(action)
        return action
