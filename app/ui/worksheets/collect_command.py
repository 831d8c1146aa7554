"""The command that collects returned worksheets, and a filter for files dropped on the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from typing_extensions import override

from app.ui.services.menu_commands import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.models.worksheets.summary import Result
    from app.ui.main_window.window import MainWindow
    from app.ui.main_window.workspace import Workspace
    from app.ui.services.app_context import AppContext
    from app.ui.services.jobs import Jobs
    from app.ui.worksheets.collect_dialog import CollectDialog


_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class FileDropWatcher(QObject):
    """An event filter of the window's surface, which gets a drop before the editors under it.

    An editor would take a file for text and insert its address into the agency's words.
    """

    dropped = Signal(list)

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        window.setAcceptDrops(True)
        window.winId()  # makes the surface, where the window was not shown yet
        self._surface = window.windowHandle()
        self._surface.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return False
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            # Once the other program has its answer: a dialog would keep it waiting.
            QTimer.singleShot(0, lambda: self.dropped.emit(paths))
        return True


_KINDS = "PDF worksheets (*.pdf);;All files (*)"


class CollectCommand(QObject):
    """The command that collects worksheets; a person confirms what is added in one undo step."""

    def __init__(
        self, window: MainWindow, context: AppContext, workspace: Workspace, jobs: Jobs
    ) -> None:
        # Deleted with the workspace: two of these on one window would collect a drop twice.
        super().__init__(workspace)
        self._window = window
        self._context = context
        self._workspace = workspace
        self._jobs = jobs
        self._is_showing = False
        connect(window.commands.collect, self.choose_and_collect)
        FileDropWatcher(window, self).dropped.connect(self.collect)

    def choose_and_collect(self) -> None:
        """Ask for files and collect them."""
        folder = self._context.settings.read().last_export_folder
        self.collect(self._context.messages.open_files("Collect worksheets", folder, _KINDS))

    def collect(self, paths: Sequence[Path]) -> None:
        """Read files in the background, and show what is on them once all are read."""
        if not paths:
            return
        if not self._workspace.session_id:
            self._context.messages.show_status(
                "Open the session that the worksheets are for, then try again."
            )
            return
        if self._is_showing:
            self._context.messages.show_status("Look at the worksheets that are shown first.")
            return
        if self._jobs.is_busy:
            self._context.messages.show_status(
                "Something is still being written; wait for it or cancel it."
            )
            return
        job = self._jobs.start("Reading worksheets", partial(_read_all, tuple(paths)))
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._context.messages.report)
        job.cancelled.connect(
            lambda: self._context.messages.show_status("Cancelled; nothing was added.")
        )

    def _on_job_finished(self, results: Sequence[Result]) -> None:
        from app.ui.worksheets.collect_dialog import CollectDialog

        if not self._workspace.session_id or not self._context.autosave.commit_typing():
            self._context.messages.show_status(
                "Nothing was added; open the session and collect them again."
            )
            return
        session = self._context.store.session(self._workspace.session_id)
        dialog = CollectDialog(self._context.theme, session, results, self._title_of, self._window)
        self._is_showing = True
        answer = dialog.exec()
        self._is_showing = False
        if answer == CollectDialog.DialogCode.Accepted:
            self._add(dialog)
        else:
            self._context.messages.show_status("Nothing was added.")
        dialog.deleteLater()

    def _add(self, dialog: CollectDialog) -> None:
        from app.models.worksheets.merge import collect_edit, describe_collected

        session = self._context.store.session(self._workspace.session_id)
        plan = dialog.plan_for(session)
        edit = collect_edit(session, plan, replacing=dialog.is_replacing)
        if edit is not None and self._context.history.perform(edit):
            said = describe_collected(plan, replaced=dialog.is_replacing)
            self._context.messages.show_status(said)

    def _title_of(self, session_id: str) -> str:
        """Return the title of another session of the library; empty where there is none."""
        found = self._context.store.find(session_id)
        return found.details.title if found else ""


def _read_all(
    paths: Sequence[Path],
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> tuple[Result, ...]:
    from app.models.worksheets.fields import UnreadableFile, WorksheetError
    from app.models.worksheets.reader import read_worksheet
    from app.progress import Cancelled

    results: list[Result] = []
    for number, path in enumerate(paths, 1):
        try:
            results.append(read_worksheet(path, is_cancelled))
        except WorksheetError as error:
            results.append(UnreadableFile(path.name, error))
        if is_cancelled():
            raise Cancelled
        progress(number / len(paths))
    return tuple(results)
