"""The export window: choices on the left, their preview on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout
from typing_extensions import override

from app.ui.export.options_panel import OptionsPanel
from app.ui.export.preview.pane import PreviewPane
from app.ui.export.preview.pdf_tiles import Fit
from app.ui.main_window.header_and_status_line import JobStrip
from app.ui.widgets.banner import Banner
from app.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.reports.options import ExportSettings
    from app.ui.services.jobs import Jobs
    from app.ui.theme.theme import Theme


_USUAL = (1180, 860)
_SMALLEST = (960, 540)


def place_next_to(window: QWidget, main: QWidget, saved_size: tuple[int, int] | None) -> None:
    """Set a window's size and place next to the main one, before it is shown or if dragged away.

    The screen is that of the main window, which is never that of the audience.
    """
    screen = main.screen()
    frame = main.frameGeometry().size() - main.size()
    whole = frame_next_to(
        screen.availableGeometry(), main.frameGeometry(), QSize(*(saved_size or _USUAL)) + frame
    )
    window.setScreen(screen)
    window.resize(whole.size() - frame)
    window.move(whole.topLeft())


def minimum_size() -> QSize:
    """Return the smallest size in which all of it can be used."""
    return QSize(*_SMALLEST)


def frame_next_to(room: QRect, main: QRect, size: QSize) -> QRect:
    """Return the place of a window's frame: next to the main one, else over its right side."""
    width, height = min(size.width(), room.width()), min(size.height(), room.height())
    if room.right() - main.right() >= width:
        left = main.right() + 1
    elif main.left() - room.left() >= width:
        left = main.left() - width
    else:
        left = min(main.right() + 1 - width, room.right() + 1 - width)
    left = max(room.left(), left)
    top = max(room.top(), min(main.top(), room.bottom() + 1 - height))
    return QRect(left, top, width, height)


_KEYS = "Page Up, Page Down turn the pages · Ctrl+= Ctrl+- zoom · Esc closes"


# Dragging a frame changes it many times a second; the settings are written once it stops.
_RESIZE_PAUSE_MS = 400


class ExportWindow(QDialog):
    """A window next to the main one and never above it; it writes no file itself.

    `save_requested` when a file is to be written, `resize_finished` once a new size is unchanged
    for a moment, `closed` when the window closes.
    """

    save_requested = Signal()
    resize_finished = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, choices: ExportSettings, jobs: Jobs) -> None:
        # No parent: a window system would keep the window above its parent, over the very cells
        # that are edited next to it.
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setObjectName("export-window")
        self._theme = theme
        self.panel = OptionsPanel(theme, choices)
        self.preview = PreviewPane(theme)
        self.banner = Banner(theme)
        self.jobs = JobStrip(theme)
        self.jobs.follow(jobs)
        self._resize_timer = QTimer(self, singleShot=True, interval=_RESIZE_PAUSE_MS)
        self._build()
        self._connect()

    def show_title(self, title: str) -> None:
        """Show the title of the session."""
        self._title.setText(title)
        # Qt reads [*] as the place of a sign for unsaved changes.
        self.setWindowTitle(f"Export – {title} – Common Ground".replace("[*]", "[*][*]"))

    def recolour(self) -> None:
        """Redraw what no style sheet draws, in the current colours."""
        self.preview.pages.viewport().update()

    def _build(self) -> None:
        theme = self._theme
        self.setMinimumSize(minimum_size())
        self.setWindowIcon(theme.icon("common-ground"))
        self._title = ElidedLabel(role="heading")
        self._title.setContentsMargins(
            theme.metric("margin"), theme.metric("gap-large"), theme.metric("margin"), 0
        )
        left = QFrame()
        left.setProperty("role", "choices")
        left.setFixedWidth(theme.metric("choices"))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self.panel, 1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(left)
        columns.addWidget(self.preview, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addLayout(columns, 1)
        whole.addWidget(self.jobs)
        whole.addWidget(self._buttons())
        self.save.setDefault(True)

    def _buttons(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        margin, gap = self._theme.metric("margin"), self._theme.metric("gap-small")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(gap)
        self.close_button = QPushButton("Close")
        self.close_button.setAutoDefault(False)
        self.close_button.setToolTip("Close this window (Esc); the choices are kept")
        self.save = QPushButton("Save as…")
        self.save.setProperty("role", "primary")
        self.save.setToolTip("Choose where to, and write the file (Enter or Ctrl+S)")
        row.addWidget(ElidedLabel(_KEYS, role="muted"), 1)
        row.addWidget(self.close_button)
        row.addWidget(self.save)
        return bar

    def _connect(self) -> None:
        self._resize_timer.timeout.connect(self.resize_finished)
        self.save.clicked.connect(self.save_requested)
        self.close_button.clicked.connect(self.close)
        pages = self.preview.pages
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+S": self.save.click,
            "PgUp": lambda: pages.step(-1),
            "PgDown": lambda: pages.step(1),
            "Ctrl+=": lambda: pages.zoom(1),
            "Ctrl++": lambda: pages.zoom(1),
            "Ctrl+-": lambda: pages.zoom(-1),
            "Ctrl+0": lambda: pages.use_fit(Fit.WIDTH),
            "Ctrl+9": lambda: pages.use_fit(Fit.PAGE),
        }
        for each, act in keys.items():
            QShortcut(QKeySequence(each), self).activated.connect(act)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._resize_timer.start()

    @override
    def reject(self) -> None:
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closed.emit()
