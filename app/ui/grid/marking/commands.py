"""The commands about what is marked in the words of the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.grid.grid_action import grid_action

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget


class MarkingCommands:
    """Makes the actions; `Marking` says what they do. Their shortcuts hold within the grid tab."""

    def __init__(self, owner: QWidget) -> None:
        self.light = grid_action(
            owner,
            "Light up common ground",
            "Ctrl+L",
            "Mark the words that agencies share in this prompt",
        )
        self.light.setCheckable(True)
        self.next_detail = grid_action(
            owner,
            "Next place that looks personal",
            "Ctrl+Shift+J",
            "Go to what may be details of a child or a family",
        )

    def group(self) -> tuple[QAction, ...]:
        """Give the actions in the order of the menu."""
        return (self.light, self.next_detail)
