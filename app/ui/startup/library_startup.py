"""Opens the library once the window is painted, or shows in the window why it can't be opened."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.errors import AppError
from app.paths import Folders

if TYPE_CHECKING:
    from app.library_lock import LibraryLock
    from app.models.changes import ChangePublisher
    from app.models.storage.store import Store
    from app.settings import SettingsFile
    from app.ui.main_window.window import MainWindow
    from app.ui.main_window.workspace import Workspace
    from app.ui.services.autosave import Autosave
    from app.ui.services.jobs import Jobs
    from app.ui.services.message_dialogs import Messages


log = logging.getLogger(__name__)

_KINDS = "Libraries (*.db);;All files (*)"


OpenStore = Callable[[Folders], "tuple[Store, ChangePublisher]"]


class LibraryStartup(QObject):
    """Opens the library, holds what it needs, and releases that in order as the window closes."""

    opened = Signal()
    settled = Signal()  # opened, or an error is shown
    _messages: Messages

    def __init__(
        self,
        window: MainWindow,
        settings: SettingsFile,
        folders: Folders,
        open_store: OpenStore,
    ) -> None:
        super().__init__(window)
        self._open_store = open_store
        self._window = window
        self._settings = settings
        self._folders = folders
        self._lock: LibraryLock | None = None
        self.store: Store | None = None
        self._jobs: Jobs | None = None
        self.autosave: Autosave | None = None
        self.workspace: Workspace | None = None
        window.first_painted.connect(self.start, Qt.ConnectionType.QueuedConnection)
        window.may_close = self.close

    def start(self) -> None:
        """Build the window's contents, now that it is painted, and open the library."""
        self._build_contents()
        self.open()

    def open(self) -> None:
        """Open the library and show the last session, or an error in the window."""
        from app.library_lock import LibraryLock

        lock = LibraryLock(self._folders.library)
        try:
            lock.acquire()
            self._lock = lock
            self._build()
        except AppError as error:
            log.exception("the library could not be opened")
            self._discard()
            self._show_error(error)
        else:
            self.opened.emit()
        self.settled.emit()

    def close(self) -> bool:
        """Save everything and release the library; False when the person chooses to stay."""
        if self.autosave is not None and not self.autosave.commit_typing():
            leave = self._messages.decide(
                "Some words are not saved yet. Close all the same?",
                "They could not be written to the library and would be lost.",
                "Close and lose them",
                "Stay",
            )
            if not leave:
                return False
        if (
            self._jobs is not None
            and self._jobs.is_busy
            and not self._messages.decide(
                "A file is still being written. Close all the same?",
                "It would be called off, and no file would be there.",
                "Close and call it off",
                "Stay",
            )
        ):
            return False
        kept = replace(self._settings.read(), window_geometry=self._window.geometry_text())
        self._settings.write(kept)
        self.release()
        return True

    def _build_contents(self) -> None:
        from app.ui.main_window.contents import build_contents
        from app.ui.main_window.view_commands import ViewCommands
        from app.ui.services.message_dialogs import Messages
        from app.ui.theme.theme import Theme

        window, kept = self._window, self._settings.read()
        theme = Theme(self._folders.resources, kept.colour_set)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application)
        build_contents(window, theme)
        self._messages = messages = Messages(window)
        messages.status_reported.connect(window.status.show_sentence)
        messages.trouble_reported.connect(window.banner.show_message)
        messages.trouble_ended.connect(window.banner.dismiss)
        window.commands.quit.triggered.connect(lambda _checked: window.close())
        view = ViewCommands(window, self._settings, messages, self._folders.resources / "help")
        view.recoloured.connect(self._on_view_recoloured)

    def _on_view_recoloured(self) -> None:
        if self.workspace is not None:
            self.workspace.refresh_all()

    def _build(self) -> None:
        from app.ui.startup.wiring import wire_services

        self.store, changes = self._open_store(self._folders)
        parts = wire_services(
            self._window, self.store, changes, self._messages, self._settings, self._folders
        )
        self.autosave, self.workspace, self._jobs = parts
        self._window.commands.enable_library(is_open=True)
        self.workspace.open_last()

    def _discard(self) -> None:
        """Release what was built for a library that could not be opened."""
        self.release()
        self._window.commands.release()
        if self.workspace is not None:
            self.workspace.deleteLater()
        self.workspace = self.autosave = None

    def release(self) -> None:
        """Stop the jobs, and close the library and its lock."""
        if self._jobs is not None:
            self._jobs.stop()
        if self.store is not None:
            self.store.close()
        if self._lock is not None:
            self._lock.release()
        self._jobs = self.store = self._lock = None

    def _show_error(self, error: AppError) -> None:
        self._window.commands.enable_library(is_open=False)
        self._window.commands.enable_session(is_open=False)
        self._window.tab_bar.hide()
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

    def save_unsaved(self) -> bool:
        """Save what is typed after an unexpected error; return whether it is saved, never raise."""
        with suppress(Exception):
            return self.autosave is None or self.autosave.flush()
        return False
