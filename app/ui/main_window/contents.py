"""Builds the contents of the main window, once it was painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.ui.audience.controls.menu import AudienceCommands
from app.ui.main_window.find_bar import FindBar
from app.ui.main_window.header_and_status_line import Header, JobStrip, StatusLine
from app.ui.services.menu_commands import MenuCommands, WindowKeys
from app.ui.tabs.registry import TABS
from app.ui.widgets.banner import Banner
from app.ui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from app.ui.main_window.window import MainWindow
    from app.ui.theme.theme import Theme


def build_contents(window: MainWindow, theme: Theme) -> None:
    """Build menus, header, tab bar, banner, empty pages and status line."""
    window.theme = theme
    window.setWindowIcon(theme.icon("common-ground"))
    window.commands = MenuCommands(window, (tab.name for tab in TABS))
    window.audience_commands = AudienceCommands(window)
    window.header = Header(theme)
    window.header.show_words("Common Ground", "Opening your library…")
    window.tab_bar = TabBar(theme)
    for tab in TABS:
        window.tab_bar.add_tab(tab.name)
    window.tab_bar.hide()
    window.banner = Banner(theme)
    window.find_bar = FindBar(theme)
    window.pages = QStackedWidget()
    window.jobs = JobStrip(theme)
    window.status = StatusLine(theme)
    centre = _stacked(window)
    window.setCentralWidget(centre)
    centre.show()  # Qt would only show it after the library is open
    application = QApplication.instance()
    if isinstance(application, QApplication):
        WindowKeys(application, window)


def _stacked(window: MainWindow) -> QWidget:
    centre = QWidget()
    column = QVBoxLayout(centre)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in (window.header, window.tab_bar, window.banner, window.find_bar):
        column.addWidget(part)
    column.addWidget(window.pages, 1)
    column.addWidget(window.jobs)
    column.addWidget(window.status)
    return centre
