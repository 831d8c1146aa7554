"""Open the library once the window is painted, or say in the window why it can't be."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.errors import AppError
from app.ui.actions import connect

if TYPE_CHECKING:
    from app.models.changes import Changes
    from app.library_lock import LibraryLock
    from app.models.store import Store
    from app.settings import ColourSet, SettingsFile
    from app.ui.autosave import Autosave
    from app.ui.jobs import Jobs
    from app.ui.main_window import MainWindow
    from app.ui.messages import Messages
    from app.ui.workspace import Workspace

log = logging.getLogger(__name__)

_KINDS = "Libraries (*.db);;All files (*)"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things are: the program's own files, the library, its backups, the person's packs."""

    resources: Path
    library: Path
    backups: Path
    packs: Path


OpenStore = Callable[[Folders], "tuple[Store, Changes]"]


class Opening(QObject):
    """Holds what one open library needs, and lets go of it in order when the window closes."""

    opened = Signal()

    def __init__(
        self,
        window: MainWindow,
        messages: Messages,
        settings: SettingsFile,
        folders: Folders,
        open_store: OpenStore,
    ) -> None:
        super().__init__(window)
        self._open_store = open_store
        self._window = window
        self._messages = messages
        self._settings = settings
        self._folders = folders
        self._lock: LibraryLock | None = None
        self._store: Store | None = None
        self._jobs: Jobs | None = None
        self.autosave: Autosave | None = None
        self.workspace: Workspace | None = None
        window.first_painted.connect(self.open, Qt.ConnectionType.QueuedConnection)
        window.may_close = self.close
        connect(window.commands.quit, window.close)
        messages.status.connect(window.status.say)
        messages.trouble.connect(window.banner.show_message)
        messages.trouble_over.connect(window.banner.dismiss)
        self._connect_view()

    def open(self) -> None:
        """Open the library and show the last session; what goes wrong is said in the window."""
        from app.library_lock import LibraryLock

        lock = LibraryLock(self._folders.library)
        try:
            lock.take()
            self._lock = lock
            self._build()
        except AppError as error:
            log.exception("the library could not be opened")
            self._let_go()
            self._show_trouble(error)
            return
        self.opened.emit()

    def close(self) -> bool:
        """Save everything and let go; False when the person would rather stay."""
        if self.autosave is not None and not self.autosave.end_bursts():
            leave = self._messages.decide(
                "Some words are not saved yet. Close all the same?",
                "They could not be written to the library and would be lost.",
                "Close and lose them",
                "Stay",
            )
            if not leave:
                return False
        kept = replace(self._settings.read(), window_geometry=self._window.geometry_text())
        self._settings.write(kept)
        self._let_go()
        return True

    def _build(self) -> None:
        from app.ui.assembly import assemble

        self._store, changes = self._open_store(self._folders)
        parts = assemble(
            self._window, self._store, changes, self._messages, self._settings, self._folders
        )
        self.autosave, self.workspace, self._jobs = parts
        self._window.commands.enable_library(is_open=True)
        self.workspace.open_last()

    def _let_go(self) -> None:
        if self._jobs is not None:
            self._jobs.stop()
        if self._store is not None:
            self._store.close()
        if self._lock is not None:
            self._lock.release()
        self._jobs = self._store = self._lock = None

    def _show_trouble(self, error: AppError) -> None:
        self._window.header.show_words("Common Ground", "")
        notice = self._window.show_notice("warning", error.sentence, error.hint)
        notice.add_button("Try again", self.open, "primary")
        notice.add_button("Choose another library…", self._choose_library)
        notice.add_button("Quit", self._window.close)

    def _choose_library(self) -> None:
        folder = str(self._folders.library.parent)
        chosen = self._messages.open_files("Choose a library", folder, _KINDS)
        if chosen:
            self._folders = replace(self._folders, library=chosen[0])
            self.open()

    def _connect_view(self) -> None:
        commands = self._window.commands
        connect(commands.full_screen, self._toggle_full_screen)
        for colour, action in commands.colours.items():
            action.setChecked(colour == self._settings.read().colour_set)
            connect(action, partial(self._use_colours, colour))
        connect(commands.help, self._show_help)
        connect(commands.about, self._show_about)

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _use_colours(self, colour: ColourSet) -> None:
        self._settings.write(replace(self._settings.read(), colour_set=colour))
        self._window.theme.use(colour)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._window.theme.apply(application)
        if self.workspace is not None:
            self.workspace.refresh_all()

    def _show_help(self) -> None:
        from app.ui.help_window import HelpWindow

        page = self._folders.resources / "help" / "keys.md"
        help_window = HelpWindow(self._window.theme, page, self._window)
        help_window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        help_window.show()

    def _show_about(self) -> None:
        from app import __version__

        self._messages.tell(
            f"Common Ground {__version__}",
            "For the facilitator of a joint inter-professional visioning workshop. "
            "The checklist, the grid and the standards are quoted from the sources named "
            "beside them. Your sessions stay on this computer.",
        )

    def keep_safe(self) -> None:
        """Save what is typed after something unexpected; never raise."""
        if self.autosave is not None:
            with suppress(Exception):
                self.autosave.flush()
