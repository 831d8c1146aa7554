"""The commands of the panel beside the grid, and of what it is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.grid.grid_action import grid_action

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget


class BesideCommands:
    """Makes the actions; `Beside` says what they do. Their shortcuts hold within the grid tab."""

    def __init__(self, owner: QWidget) -> None:
        make = partial(grid_action, owner)
        self.count = make(
            "Count agreement", "Ctrl+T", "Fist to five, agency by agency, with the number keys"
        )
        self.reserve = make(
            "Note a reservation", "Ctrl+Shift+R", "Who, what, and what would change it"
        )
        self.agreement = make(
            "Agreement of this prompt", "Ctrl+G", "Tally, reservations, who is still to be heard"
        )
        self.wordings = make(
            "Wordings of this cell", "Ctrl+H", "How it came to read so, and the way back"
        )
        self.glossary = make(
            "Explain the word at the caret", "Ctrl+J", "Put it into the glossary, or open that"
        )
        self.next_unheard = make(
            "Next still to hear from", "Ctrl+Shift+H", "Go to the next agency that has said nothing"
        )
        self.draw = make(
            "Put into the agreed statement",
            "Ctrl+Shift+Return, Ctrl+Shift+Enter",
            "The selection, or the line where the caret is",
        )
        self.make_action = make(
            "Make an action", "Ctrl+Shift+N", "Of the selection, or the line where the caret is"
        )
        self.make_actions = make(
            "Make an action of each line", "Ctrl+Shift+L", "One for every line of this cell"
        )
        for action in self.of_prompt:
            action.setAutoRepeat(False)  # a key held down notes one reservation, not twenty

    @property
    def of_prompt(self) -> tuple[QAction, ...]:
        """Those that need a prompt."""
        return (
            self.count,
            self.reserve,
            self.agreement,
            self.wordings,
            self.glossary,
            self.next_unheard,
            self.draw,
            self.make_action,
            self.make_actions,
        )

    def groups(self) -> tuple[tuple[QAction, ...], ...]:
        """Give the actions in the order of the menu, what belongs together in one group."""
        return (
            (self.count, self.reserve, self.agreement, self.wordings, self.next_unheard),
            (self.draw, self.glossary),
            (self.make_action, self.make_actions),
        )
