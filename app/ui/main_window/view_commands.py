"""The commands of colours, full screen, help and about."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app import __version__
from app.ui.services.menu_commands import connect

if TYPE_CHECKING:
    from pathlib import Path

    from app.settings import ColourSet, SettingsFile
    from app.ui.main_window.window import MainWindow
    from app.ui.services.message_dialogs import Messages


class ViewCommands(QObject):
    """Carries out colours, full screen, help and about; `recoloured` after new colours."""

    recoloured = Signal()

    def __init__(
        self, window: MainWindow, settings: SettingsFile, messages: Messages, pages: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._messages = messages
        self._pages = pages
        commands = window.commands
        connect(commands.full_screen, self._toggle_full_screen)
        for colour, action in commands.colours.items():
            action.setChecked(colour == window.theme.colour_set)
            connect(action, partial(self._use_colours, colour))
        connect(commands.help, self._show_help)
        connect(commands.about, self._show_about)

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _use_colours(self, colour: ColourSet) -> None:
        self._settings.write(replace(self._settings.read(), colour_set=colour))
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        # Qt styles every widget of every tab again, which takes a second or more.
        self._messages.show_status("Changing the colours…")
        self._window.status.repaint()
        application.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._window.theme.use(colour)
            self._window.theme.apply(application)
            self.recoloured.emit()
        finally:
            application.restoreOverrideCursor()
        self._messages.show_status(
            f"The colours are now {colour.replace('contrast', 'high contrast')}."
        )

    def _show_help(self) -> None:
        from app.ui.help.help_window import HelpWindow

        help_window = HelpWindow(self._window.theme, self._pages / "keys.md", self._window)
        help_window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        help_window.show()

    def _show_about(self) -> None:
        self._messages.show_information(
            f"Common Ground {__version__}",
            "For the facilitator of a joint inter-professional visioning workshop. "
            "The checklist, the grid and the standards are quoted from the sources named "
            "beside them. Your sessions stay on this computer.",
        )
