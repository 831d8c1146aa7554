"""Collect returned worksheets: read them in the background, show what was found, add it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.actions import connect
from app.ui.worksheets.dropping import Dropping

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.models.worksheets.found import Result
    from app.ui.desk import Desk
    from app.ui.jobs import Jobs
    from app.ui.main_window import MainWindow
    from app.ui.worksheets.collect_dialog import CollectDialog
    from app.ui.workspace import Workspace

_KINDS = "PDF worksheets (*.pdf);;All files (*)"


class Collecting(QObject):
    """Nothing is added before a person has seen it and said so; then it is one step to undo."""

    def __init__(self, window: MainWindow, desk: Desk, workspace: Workspace, jobs: Jobs) -> None:
        # Gone with the workspace: two of these over one window would collect a drop twice.
        super().__init__(workspace)
        self._window = window
        self._desk = desk
        self._workspace = workspace
        self._jobs = jobs
        self._is_showing = False
        connect(window.commands.collect, self.choose_and_collect)
        Dropping(window, self).dropped.connect(self.collect)

    def choose_and_collect(self) -> None:
        """Ask for files and collect them."""
        folder = self._desk.settings.read().last_export_folder
        self.collect(self._desk.messages.open_files("Collect worksheets", folder, _KINDS))

    def collect(self, paths: Sequence[Path]) -> None:
        """Read files in the background; what is on them is shown once all are read."""
        if not paths:
            return
        if not self._workspace.session_id:
            self._desk.messages.say("Open the session that the worksheets are for, then try again.")
            return
        if self._is_showing:
            self._desk.messages.say("Look at the worksheets that are shown first.")
            return
        if self._jobs.is_busy:
            self._desk.messages.say("Something is still being written; wait for it or cancel it.")
            return
        job = self._jobs.start("Reading worksheets", partial(_read_all, tuple(paths)))
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._desk.messages.report)
        job.cancelled.connect(lambda: self._desk.messages.say("Cancelled; nothing was added."))

    def _on_job_finished(self, results: Sequence[Result]) -> None:
        from app.ui.worksheets.collect_dialog import CollectDialog

        if not self._workspace.session_id or not self._desk.autosave.end_bursts():
            self._desk.messages.say("Nothing was added; open the session and collect them again.")
            return
        session = self._desk.store.session(self._workspace.session_id)
        dialog = CollectDialog(self._desk.theme, session, results, self._title_of, self._window)
        self._is_showing = True
        answer = dialog.exec()
        self._is_showing = False
        if answer == CollectDialog.DialogCode.Accepted:
            self._add(dialog)
        else:
            self._desk.messages.say("Nothing was added.")
        dialog.deleteLater()

    def _add(self, dialog: CollectDialog) -> None:
        from app.models.worksheets.collecting import collecting, say_collected

        session = self._desk.store.session(self._workspace.session_id)
        plan = dialog.plan_for(session)
        edit = collecting(session, plan, replacing=dialog.is_replacing)
        if edit is not None and self._desk.history.perform(edit):
            said = say_collected(plan, replaced=dialog.is_replacing)
            self._desk.messages.say(said)

    def _title_of(self, session_id: str) -> str:
        """Give the title of another session of the library, or nothing."""
        found = self._desk.store.find(session_id)
        return found.details.title if found else ""


def _read_all(
    paths: Sequence[Path],
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> tuple[Result, ...]:
    from app.cancelling import Cancelled
    from app.models.worksheets.reading import read_worksheet
    from app.models.worksheets.returned import Unread, WorksheetError

    results: list[Result] = []
    for number, path in enumerate(paths, 1):
        try:
            results.append(read_worksheet(path, is_cancelled))
        except WorksheetError as error:
            results.append(Unread(path.name, error))
        if is_cancelled():
            raise Cancelled
        progress(number / len(paths))
    return tuple(results)
