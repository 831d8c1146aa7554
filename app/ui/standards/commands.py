"""Every command of the standards tab as an action, for the menu, the buttons and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class StandardsCommands:
    """Makes the actions; the tab says what they do. Their shortcuts hold within the tab."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        make = self._make
        self.find = make("Search the standards", "/", "Type a code or words")
        self.link = make("Link to…", "L", "Link this statement to a prompt or the checklist")
        self.copy = make(
            "Copy with source", "Ctrl+C", "Copy the words with their path, source and legal status"
        )
        self.show_to_room = make(
            "Show to the room", "R", "Show the audience this statement with its legal status"
        )
        self.switch = make("Browse or side by side", "V", "Change to the other view")
        self.add = make("Add a framework…", "", "Read a content pack from a file")

    @property
    def of_statement(self) -> tuple[QAction, ...]:
        """Those that need a statement, in the order of their buttons."""
        return (self.link, self.copy, self.show_to_room)

    def offer(self, *, is_statement: bool, is_session: bool) -> None:
        """Offer what can be done; a statement can be linked only within a session."""
        for action in self.of_statement:
            action.setEnabled(is_statement)
        self.link.setEnabled(is_statement and is_session)

    def all(self) -> list[QAction]:
        """Give the actions in the order of the menu."""
        return [self.find, *self.of_statement, self.switch, self.add]

    def _make(self, text: str, keys: str, tip: str) -> QAction:
        action = QAction(text, self._owner)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._owner.addAction(action)
        return action
