"""The commands about what is marked in the words of the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class MarkingCommands:
    """Makes the actions; `Marking` says what they do. Their shortcuts hold within the grid tab."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self.light = self._make(
            "Light up common ground", "Ctrl+L", "Mark the words that agencies share in this prompt"
        )
        self.light.setCheckable(True)
        self.next_detail = self._make(
            "Next place that looks personal",
            "Ctrl+Shift+J",
            "Go to what may be details of a child or a family",
        )

    def group(self) -> tuple[QAction, ...]:
        """Give the actions in the order of the menu."""
        return (self.light, self.next_detail)

    def _make(self, text: str, keys: str, tip: str) -> QAction:
        action = QAction(text, self._owner)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        words = f"{tip} ({keys})"
        action.setToolTip(words)
        action.setStatusTip(words)
        self._owner.addAction(action)
        return action
