"""The theme of the window: fonts, palette, style sheet and icons, from the tokens file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from app.design_tokens import read_tokens, tokens_file
from app.ui.theme.colours import blend, readable_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication


class HasIcon(Protocol):
    """Anything that shows an icon: a button, an action, a picture."""

    def setIcon(self, icon: QIcon, /) -> None:  # noqa: N802 - Qt's name
        """Show an icon."""


class ThemedIcons:
    """The icons set on widgets, which are redrawn when the colour set changes."""

    def __init__(self, icon: Callable[[str, str], QIcon]) -> None:
        self._icon = icon
        self._widgets: WeakKeyDictionary[HasIcon, tuple[str, str]] = WeakKeyDictionary()

    def set_icon(self, widget: HasIcon, name: str, colour: str) -> None:
        """Set an icon on a widget by its name, in a colour token."""
        self._widgets[widget] = (name, colour)
        widget.setIcon(self._icon(name, colour))

    def refresh(self) -> None:
        """Redraw the icon of every widget that still exists, in the current colours."""
        for widget, (name, colour) in tuple(self._widgets.items()):
            if isValid(widget):
                widget.setIcon(self._icon(name, colour))


# The sizes asked for in the window: small, usual, in tool buttons, and in an empty view.
# A custom icon engine would draw any size, but PySide6 6.11 crashes when an icon engine
# written in Python is copied. Each picture takes 0.1 ms.
_SIZES = (16, 18, 24, 48)


class IconPainter:
    """A painter of one SVG file whose lines are drawn in `currentColor`."""

    def __init__(self, file: Path) -> None:
        self._drawing = file.read_text(encoding="utf-8")

    def icon(self, colour: QColor) -> QIcon:
        """Return the icon in a colour, drawn once for each scale of the connected screens."""
        icon = QIcon()
        renderer = self._renderer(colour)
        scales = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
        for scale in sorted(scales):
            for size in _SIZES:
                icon.addPixmap(_pixmap(renderer, size, scale))
        return icon

    def _renderer(self, colour: QColor) -> QSvgRenderer:
        tinted = self._drawing.replace("currentColor", colour.name())
        return QSvgRenderer(QByteArray(tinted.encode()))


def _pixmap(renderer: QSvgRenderer, size: int, scale: float) -> QPixmap:
    pixmap = QPixmap(round(size * scale), round(size * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


_PLACEHOLDER = re.compile(r"@([a-z][a-z0-9-]*)")
_TINT = 0.12


class Theme:
    """The colours, fonts, measures and icons of one colour set, and how they are applied."""

    def __init__(self, resources: Path, colour_set: str = "light") -> None:
        self._resources = resources
        self._has_fonts = False
        self._fonts: dict[tuple[str, int], QFont] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._themed_icons = ThemedIcons(self.icon)
        self.use(colour_set)

    def use(self, colour_set: str) -> None:
        """Change to another colour set; `apply` then shows it."""
        self.colour_set = colour_set
        self._tokens = read_tokens(tokens_file(self._resources), colour_set)
        self._colours = {name: QColor(text) for name, text in self._tokens.colours.items()}
        self._icons.clear()

    def apply(self, app: QApplication) -> None:
        """Load the bundled fonts and style the whole application."""
        self._load_fonts()
        app.setStyle("Fusion")
        app.setFont(self.font("body"))
        app.setPalette(self._palette())
        app.setStyleSheet(self._style_sheet())
        self._themed_icons.refresh()

    @property
    def agency_colours(self) -> tuple[str, ...]:
        """The colours that sessions store for their agencies, as "#RRGGBB"."""
        return self._tokens.stored_agencies

    def colour(self, name: str) -> QColor:
        """Return a colour by its token; raises KeyError for a name the tokens file lacks."""
        return QColor(self._colours[name])

    def metric(self, name: str) -> int:
        """Return a measure in device-independent pixels."""
        return self._tokens.metrics[name]

    def font(self, role: str, zoom: int = 100) -> QFont:
        """Return the font for a kind of text, at a zoom in per cent."""
        key = (role, zoom)
        if key not in self._fonts:
            kind = self._tokens.roles[role]
            font = QFont(list(self._tokens.families))
            font.setPixelSize(max(1, round(kind.size * zoom / 100)))
            font.setWeight(QFont.Weight(kind.weight))
            font.setItalic(kind.italic)
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def icon(self, name: str, colour: str = "ink") -> QIcon:
        """Return an icon drawn in a colour token."""
        key = (name, colour)
        if key not in self._icons:
            painter = IconPainter(self._resources / "icons" / f"{name}.svg")
            self._icons[key] = painter.icon(self.colour(colour))
        return self._icons[key]

    def set_icon(self, widget: HasIcon, icon: str, colour: str = "ink") -> None:
        """Set an icon that follows the colour set on a button, action or picture."""
        self._themed_icons.set_icon(widget, icon, colour)

    def agency_colour(self, stored: str) -> QColor:
        """Return an agency's stored colour as this set shows it, readable as text on a card."""
        kept = [colour.lower() for colour in self._tokens.stored_agencies]
        if stored.lower() in kept:
            return QColor(self._tokens.agencies[kept.index(stored.lower())])
        return readable_on(QColor(stored), self.colour("card"))

    def agency_tint(self, stored: str) -> QColor:
        """Return an agency's colour blended thinly over that of a card."""
        return blend(self.agency_colour(stored), self.colour("card"), _TINT)

    def _load_fonts(self) -> None:
        if self._has_fonts:
            return
        for file in sorted((self._resources / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        self._has_fonts = True

    def _style_sheet(self) -> str:
        sheet = (self._resources / "styles" / "app.qss").read_text(encoding="utf-8")
        return _PLACEHOLDER.sub(lambda found: self._value(found[1]), sheet)

    def _value(self, name: str) -> str:
        if name in self._colours:
            return self._colours[name].name()
        if name in self._tokens.metrics:
            return f"{self.metric(name)}px"
        if name == "parts":
            return (self._resources / "styles" / "parts" / self.colour_set).as_posix()
        role = self._tokens.roles[name.removeprefix("type-")]
        return f"font-size: {role.size}px; font-weight: {role.weight}"

    def _palette(self) -> QPalette:
        roles = {
            QPalette.ColorRole.Window: "paper",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "card",
            QPalette.ColorRole.AlternateBase: "band",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.PlaceholderText: "faint",
            QPalette.ColorRole.Button: "card",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.BrightText: "on-accent",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on-accent",
            QPalette.ColorRole.Accent: "accent",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.LinkVisited: "accent",
            QPalette.ColorRole.ToolTipBase: "tooltip",
            QPalette.ColorRole.ToolTipText: "on-tooltip",
            QPalette.ColorRole.Light: "card",
            QPalette.ColorRole.Midlight: "band",
            QPalette.ColorRole.Mid: "line",
            QPalette.ColorRole.Dark: "line-strong",
            QPalette.ColorRole.Shadow: "line-strong",
        }
        palette = QPalette()
        for role, name in roles.items():
            palette.setColor(role, self.colour(name))
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette
