"""The main window: plain paper at first, with header, tabs and notices once it was painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from app.ui.audience.controls.menu import AudienceCommands
    from app.ui.main_window.find_bar import FindBar
    from app.ui.main_window.header_and_status_line import Header, JobStrip, StatusLine
    from app.ui.services.menu_commands import MenuCommands
    from app.ui.theme.theme import Theme
    from app.ui.widgets.banner import Banner
    from app.ui.widgets.card import EmptyState
    from app.ui.widgets.tab_bar import TabBar


_SMALLEST = (960, 540)
_FIRST = (1440, 900)


class MainWindow(QMainWindow):
    """The main window, which lays out and shows; `app.ui.main_window.workspace` decides what.

    Each Qt class costs its enums when it is first named, some 1 ms each on Python 3.11, so the
    first paint uses only five of them; `app.ui.main_window.contents` builds the rest. `may_close`
    is called before the window closes.
    """

    first_painted = Signal()
    closed = Signal()

    theme: Theme
    commands: MenuCommands
    audience_commands: AudienceCommands
    header: Header
    tab_bar: TabBar
    banner: Banner
    find_bar: FindBar
    pages: QStackedWidget
    jobs: JobStrip
    status: StatusLine

    def __init__(self, paper: str, ink: str) -> None:
        super().__init__()
        self._paper = QColor(paper)
        self._ink = QColor(ink)
        self._is_painted = False
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle("Common Ground")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_FIRST)
        room = self.screen().availableGeometry().size()
        if room.width() <= _FIRST[0] or room.height() <= _FIRST[1]:
            # With its frame it would reach beyond the screen, which would hide the status line.
            self.setWindowState(Qt.WindowState.WindowMaximized)

    @property
    def has_contents(self) -> bool:
        """Whether the contents are built."""
        return self.centralWidget() is not None

    def show_page(self, page: QWidget) -> None:
        """Show a page of the stack; a new one is added."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def add_panel(self, panel: QWidget) -> None:
        """Add a panel under the pages, above the status line."""
        from PySide6.QtWidgets import QBoxLayout

        centre = self.centralWidget()
        column = centre.layout() if centre is not None else None
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.indexOf(self.jobs), panel)

    def show_notice(self, icon: str, sentence: str, hint: str = "") -> EmptyState:
        """Show a sentence as the page, and return it so that buttons can be added."""
        from app.ui.widgets.card import EmptyState

        notice = EmptyState(self.theme, icon, sentence, hint)
        self.show_page(notice)
        return notice

    def restore_geometry(self, text: str) -> None:
        """Restore the geometry from what `geometry_text` returned."""
        from PySide6.QtCore import QByteArray

        if text:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(text.encode("ascii", "ignore"))))

    def geometry_text(self) -> str:
        """Return the window's geometry for the next start, as base64."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.has_contents:
            self._paint_sheet()
        if not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # first: an exception below must not close the window
        if self.may_close():
            event.accept()
            self.closed.emit()

    def _paint_sheet(self) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._paper)
        painter.setPen(self._ink)
        painter.setFont(QFont(self.font().family(), 12))
        painter.drawText(18, 60, "Opening your library…")
        painter.end()
