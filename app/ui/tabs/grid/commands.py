"""The commands of the grid as actions, and the context menus made of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon, QKeySequence, QPixmap
from PySide6.QtWidgets import QMenu

from app.ui.services.menu_commands import menu_command, separator

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from app.models.records import Agency, Prompt
    from app.ui.theme.theme import Theme


class GridCommands:
    """The actions of the grid, which the controller connects; shortcuts work within the grid."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        make = partial(menu_command, owner)
        self.agree = make("Agree this wording", "Ctrl+Shift+A", "The room agrees the statement")
        self.take_back = make(
            "Take back agreement", "Ctrl+Shift+A", "The words stay, the agreement goes"
        )
        self.put_back = make(
            "Put back the agreed wording", "Ctrl+Shift+B", "In place of the words typed since"
        )
        self.add_column = make("Add column", "", "Add an agency before the agreed statement")
        self.add_prompt = make("Add prompt", "", "Add a prompt at the end")
        self.rename_column = make("Rename column", "F2", "Or a double click on its name")
        self.note_column = make("Note on column", "", "Such as “police, YOT”")
        self.present = make(
            "Agency is present", "", "Clear it for an agency that is absent", is_checkable=True
        )
        self.column_left = make("Move column left", "Alt+Shift+Left")
        self.column_right = make("Move column right", "Alt+Shift+Right")
        self.remove_column = make("Remove column", "", "With what is in it; undo puts it back")
        self.rename_prompt = make("Reword prompt", "F2", "Or a double click on its words")
        self.prompt_up = make("Move prompt up", "Alt+Shift+Up")
        self.prompt_down = make("Move prompt down", "Alt+Shift+Down")
        self.remove_prompt = make("Remove prompt", "", "With what is in it; undo puts it back")
        self.copy_grid = make("Copy the grid as a table", "Ctrl+Shift+C", "For Word and Excel")
        self.larger = make("Larger text", "Ctrl+=, Ctrl++", shown_key="Ctrl+=")
        self.smaller = make("Smaller text", "Ctrl+-")
        self.normal_size = make("Normal text size", "Ctrl+0")
        self.assign_shortcuts(is_agreed=False, on_column=False)

    def assign_shortcuts(self, *, is_agreed: bool, on_column: bool) -> None:
        """Assign the shared shortcuts: agree or take back, rename the column or the prompt."""
        _assign_shortcut("Ctrl+Shift+A", self.agree, self.take_back, to_second=is_agreed)
        _assign_shortcut("F2", self.rename_prompt, self.rename_column, to_second=on_column)

    @property
    def of_prompt(self) -> tuple[QAction, ...]:
        """The actions that need a prompt."""
        return (self.rename_prompt, self.prompt_up, self.prompt_down, self.remove_prompt)

    @property
    def of_column(self) -> tuple[QAction, ...]:
        """The actions that need an agency's column."""
        moves = (self.column_left, self.column_right, self.remove_column)
        return (self.rename_column, self.note_column, self.present, *moves)

    def menu_actions(self, *more: tuple[QAction, ...]) -> list[QAction]:
        """Return the actions in the order of the menu, with separators; `more` after the first."""
        groups = (
            (self.agree, self.take_back, self.put_back),
            *more,
            (self.add_column, self.rename_column, self.note_column, self.present),
            (self.column_left, self.column_right, self.remove_column),
            (self.add_prompt, self.rename_prompt),
            (self.prompt_up, self.prompt_down, self.remove_prompt),
            (self.copy_grid,),
            (self.larger, self.smaller, self.normal_size),
        )
        actions: list[QAction] = []
        for group in groups:
            if actions:
                actions.append(separator(self._owner))
            actions.extend(group)
        return actions


def _assign_shortcut(keys: str, first: QAction, second: QAction, *, to_second: bool) -> None:
    """Assign a shortcut to one of two actions; on both it would be ambiguous and do nothing."""
    first.setShortcut(QKeySequence() if to_second else QKeySequence(keys))
    second.setShortcut(QKeySequence(keys) if to_second else QKeySequence())


# In the order of the colours in the tokens file.
_COLOUR_NAMES = ("Blue", "Green", "Rust", "Purple", "Plum", "Teal", "Olive", "Indigo")
_MINUTES = (5, 10, 15, 20, 30, 45)


def column_menu(
    parent: QWidget,
    theme: Theme,
    commands: GridCommands,
    agency: Agency,
    set_colour: Callable[[str], object],
) -> QMenu:
    """Build the context menu of a column."""
    menu = QMenu(parent)
    menu.addActions([commands.rename_column, commands.note_column])
    colours = menu.addMenu("Colour")
    for name, colour in zip(_COLOUR_NAMES, theme.agency_colours, strict=False):
        action = _ticked(colours, name, is_ticked=colour.lower() == agency.colour.lower())
        action.setIcon(_swatch(theme, colour))
        action.triggered.connect(lambda _=False, chosen=colour: set_colour(chosen))
    menu.addAction(commands.present)
    menu.addSeparator()
    menu.addActions([commands.column_left, commands.column_right])
    menu.addSeparator()
    menu.addActions([commands.add_column, commands.remove_column])
    return menu


def prompt_menu(
    parent: QWidget,
    commands: GridCommands,
    prompt: Prompt,
    set_minutes: Callable[[int | None], object],
    ask_minutes: Callable[..., object],
) -> QMenu:
    """Build the context menu of a prompt."""
    menu = QMenu(parent)
    menu.addAction(commands.rename_prompt)
    times = menu.addMenu("Minutes")
    for minutes in (None, *_MINUTES):
        words = "Not planned" if minutes is None else f"{minutes} minutes"
        action = _ticked(times, words, is_ticked=minutes == prompt.minutes)
        action.triggered.connect(lambda _=False, chosen=minutes: set_minutes(chosen))
    times.addAction("Other…").triggered.connect(ask_minutes)
    menu.addSeparator()
    menu.addActions([commands.agree, commands.take_back, commands.put_back])
    menu.addSeparator()
    menu.addActions([commands.prompt_up, commands.prompt_down])
    menu.addSeparator()
    menu.addActions([commands.add_prompt, commands.remove_prompt])
    return menu


def extend_cell_menu(menu: QMenu, commands: GridCommands) -> None:
    """Add the commands of the row after those of the text editor."""
    menu.addSeparator()
    menu.addActions([commands.agree, commands.take_back, commands.put_back])
    menu.addSeparator()
    menu.addAction(commands.copy_grid)


def _ticked(menu: QMenu, words: str, *, is_ticked: bool) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(is_ticked)
    return action


def _swatch(theme: Theme, colour: str) -> QIcon:
    size = theme.metric("icon-small")
    pixmap = QPixmap(size, size)
    pixmap.fill(theme.agency_colour(colour))
    return QIcon(pixmap)
