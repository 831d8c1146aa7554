"""The menus of a column's head, a prompt and a cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from app.models.records import Agency, Prompt
    from app.ui.grid.commands import GridCommands
    from app.ui.theme import Theme

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
    """Make the menu of a column."""
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
    """Make the menu of a prompt."""
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
    """Put the commands of the row after those of the text."""
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
