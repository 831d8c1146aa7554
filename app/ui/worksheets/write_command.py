"""The command that asks for worksheets to write, and writes them in the background."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.models.text.phrases import and_list, counted
from app.ui.export.output_folder import keep_folder, offer_opening, usual_folder
from app.ui.services.menu_commands import connect
from app.ui.widgets.banner import BannerKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.errors import AppError
    from app.models.records import Session
    from app.reports.worksheets.writer import Target, WorksheetOrder
    from app.ui.main_window.window import MainWindow
    from app.ui.main_window.workspace import Workspace
    from app.ui.services.app_context import AppContext
    from app.ui.services.jobs import Jobs
    from app.ui.worksheets.write_dialog import WriteDialog


_KINDS = {"PDF worksheet (*.pdf)": ".pdf"}


class WriteCommand(QObject):
    """The command that writes worksheets; it saves what is typed, though no entry is on them."""

    def __init__(
        self,
        window: MainWindow,
        context: AppContext,
        workspace: Workspace,
        jobs: Jobs,
        resources: Path,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._workspace = workspace
        self._jobs = jobs
        self._resources = resources
        connect(window.commands.worksheets, self.choose_and_write)

    def choose_and_write(self) -> None:
        """Ask for whom, how and where to write worksheets, and write them."""
        from app.ui.worksheets.write_dialog import WriteDialog

        if not self._workspace.session_id or not self._context.autosave.commit_typing():
            return
        if self._jobs.is_busy:
            self._context.messages.show_status(
                "Something is still being written; wait for it or cancel it."
            )
            return
        session = self._context.store.session(self._workspace.session_id)
        dialog = WriteDialog(self._context.theme, session, self._window)
        is_wanted = dialog.exec() == WriteDialog.DialogCode.Accepted
        if is_wanted and self._confirm_personal_data(session):
            targets = self._targets(session, dialog)
            if targets:
                self._write(session, targets, dialog.order)
        dialog.deleteLater()

    def _confirm_personal_data(self, session: Session) -> bool:
        from app.reports.personal_data_in_export import personal_data_on_worksheets
        from app.ui.export.personal_data_check import PersonalDataCheck

        check = PersonalDataCheck(self._window, self._context, self._workspace)
        what, on = "the worksheets go", "Write all the same"
        return check.confirm(session, personal_data_on_worksheets(session), what=what, on=on)

    def _targets(self, session: Session, dialog: WriteDialog) -> list[Target]:
        """Ask for a folder for several files, or for the name of one; empty when cancelled."""
        from app.reports.worksheets.writer import file_name_for, file_names

        usual = usual_folder(self._context.settings)
        names = list(file_names(session))
        if dialog.is_for_each:
            folder = self._context.messages.open_folder("Write worksheets into", str(usual))
            targets: list[Target] = []
            if folder is not None:
                targets = [(agency, folder / name) for agency, name in names]
            return targets if self._may_replace([path for _, path in targets]) else []
        proposed = usual / file_name_for(session, dialog.agency)
        chosen = self._context.messages.save_file("Write the worksheet", proposed, _KINDS)
        return [(dialog.agency, chosen)] if chosen else []

    def _may_replace(self, paths: Sequence[Path]) -> bool:
        there = [path.name for path in paths if path.exists()]
        if not there:
            return True
        is_one = len(there) == 1
        return self._context.messages.decide(
            f"{counted(len(there), 'worksheet')} {'is' if is_one else 'are'} there already. "
            f"Replace {'it' if is_one else 'them'}?",
            "If a filled one came back under the same name, choose another folder.",
            "Replace",
        )

    def _write(self, session: Session, targets: list[Target], order: WorksheetOrder) -> None:
        keep_folder(self._context.settings, targets[0][1].parent)
        # The worker only adds to it, and it is read once the worker is done.
        written: list[Path] = []
        work = partial(_write_all, session, targets, order, self._resources, written)
        job = self._jobs.start(f"Writing {counted(len(targets), 'worksheet')}", work)
        job.finished.connect(lambda missing: self._on_job_finished(targets, missing))
        job.failed.connect(lambda error: self._on_job_failed(error, written))
        job.cancelled.connect(
            lambda: self._context.messages.show_status(f"Cancelled; {_written_text(written)}.")
        )

    def _on_job_finished(self, targets: list[Target], missing: Sequence[str]) -> None:
        from app.ui.export.labels import describe_missing_characters

        banner, first = self._window.banner, targets[0][1]
        what = first.name if len(targets) == 1 else counted(len(targets), "worksheet")
        banner.show_message(
            f"Written: {what}. {describe_missing_characters(missing)}".strip(), BannerKind.INFO
        )
        if len(targets) == 1:
            offer_opening(banner, "Open it", first)
        offer_opening(banner, "Open the folder", first.parent)

    def _on_job_failed(self, error: AppError, written: Sequence[Path]) -> None:
        said = f"Not written. {error}"
        if written:
            said = f"{error} Of the others, {_written_text(written)}."
        self._window.banner.show_message(said)
        self._window.banner.add_button("Choose another place", self.choose_and_write)


def _written_text(written: Sequence[Path]) -> str:
    """Return which worksheets are written, such as "“Health.pdf” is written"."""
    are = "is" if len(written) == 1 else "are"
    names = and_list(f"“{path.name}”" for path in written)
    return f"{names} {are} written" if written else "no worksheet was written"


def _write_all(
    session: Session,
    targets: Sequence[Target],
    order: WorksheetOrder,
    resources: Path,
    written: list[Path],
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> tuple[str, ...]:
    """Write every file and add it to `written`; return the characters that no font has."""
    from app.reports.worksheets.writer import write_all

    def report_written(target: Path) -> None:
        written.append(target)
        progress(len(written) / len(targets))

    return write_all(targets, session, order, resources, report_written, is_cancelled)
