"""The window: header, tabs, notices, and the road between sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.actions import TAB_NAMES, Commands, OneUndo
from app.ui.find_bar import FindBar
from app.ui.header import Header
from app.ui.job_strip import JobStrip
from app.ui.status_line import StatusLine
from app.ui.widgets.banner import Banner
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from app.ui.theme import Theme

_SMALLEST = (960, 540)
_FIRST = (1440, 900)


class MainWindow(QMainWindow):
    """The frame that everything stands in. It is painted before the library is opened.

    It lays out and shows; `app.ui.workspace` decides. `may_close` is asked before it goes.
    """

    first_painted = Signal()

    def __init__(self, theme: Theme, geometry: str = "") -> None:
        super().__init__()
        self._is_painted = False
        self.theme = theme
        self.setWindowTitle("Common Ground")
        self.setWindowIcon(theme.icon("common-ground"))
        self.commands = Commands(self)
        self.header = Header(theme)
        self.strip = TabStrip(theme)
        self.banner = Banner(theme)
        self.find_bar = FindBar(theme)
        self.pages = QStackedWidget()
        self.jobs = JobStrip(theme)
        self.status = StatusLine(theme)
        self.may_close: Callable[[], bool] = lambda: True
        self._build()
        self._place(geometry)

    def show_page(self, page: QWidget) -> None:
        """Show a page of the stack, added when it is new."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def show_strip(self, *, is_visible: bool) -> None:
        """Show the tabs, or hide them on the list of sessions."""
        self.strip.setVisible(is_visible)

    def show_notice(self, icon: str, sentence: str, hint: str = "") -> EmptyState:
        """Fill the window with one sentence, and give it back for its buttons."""
        notice = EmptyState(self.theme, icon, sentence, hint)
        self.show_page(notice)
        return notice

    def geometry_text(self) -> str:
        """Give where the window stands, for the next start, as base64."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def _build(self) -> None:
        for name in TAB_NAMES:
            self.strip.add_tab(name)
        self.show_strip(is_visible=False)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.strip, self.banner, self.find_bar):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.jobs)
        column.addWidget(self.status)
        self.setCentralWidget(centre)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._one_undo = OneUndo(application)

    def _place(self, geometry: str) -> None:
        self.setMinimumSize(*_SMALLEST)
        if not (
            geometry and self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))
        ):
            room = self.screen().availableGeometry().size()
            self.resize(min(_FIRST[0], room.width()), min(_FIRST[1], room.height()))
