"""An agency's colour, and a menu of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.ui.widgets.colour_dot import dot

if TYPE_CHECKING:
    from app.ui.theme import Theme

# In the order of the tokens file.
_NAMES = ("Blue", "Green", "Rust", "Purple", "Plum", "Teal", "Olive", "Indigo")


class ColourButton(QToolButton):
    """Show a colour and offer the palette, each colour with its name."""

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = ""
        self._colour_set = theme.colour_set
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIconSize(QSize(theme.metric("icon"), theme.metric("icon")))
        self._build()

    def show_colour(self, colour: str) -> None:
        """Show a colour kept as "#RRGGBB"."""
        if (colour, self._theme.colour_set) == (self._colour, self._colour_set):
            return
        self._colour, self._colour_set = colour, self._theme.colour_set
        self.setIcon(dot(self._theme, colour))
        name = colour_name(self._theme, colour)
        self.setToolTip(f"{name}: choose another colour")
        self.setAccessibleDescription(name)
        for action in self.menu().actions():
            action.setChecked(action.data() == colour)
            action.setIcon(dot(self._theme, action.data()))

    def _build(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for colour in self._theme.agency_colours:
            action = menu.addAction(dot(self._theme, colour), colour_name(self._theme, colour))
            action.setData(colour)
            action.setCheckable(True)
            group.addAction(action)
        group.triggered.connect(lambda action: self._on_colour_picked(action.data()))
        self.setMenu(menu)

    def _on_colour_picked(self, colour: str) -> None:
        if colour != self._colour:
            self.picked.emit(colour)


def colour_name(theme: Theme, colour: str) -> str:
    """Name a colour of the palette; any other is "Own colour"."""
    palette = [known.lower() for known in theme.agency_colours]
    if colour.lower() not in palette:
        return "Own colour"
    place = palette.index(colour.lower())
    return _NAMES[place] if place < len(_NAMES) else f"Colour {place + 1}"


def next_colour(theme: Theme, taken: list[str]) -> str:
    """Give the first colour of the palette that is used least."""
    used = [colour.lower() for colour in taken]
    return min(theme.agency_colours, key=lambda colour: used.count(colour.lower()))
