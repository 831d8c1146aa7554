"""Write worksheets: ask for whom and where, write in the background, offer to open the folder."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.models.counting import counted
from app.ui.actions import connect
from app.ui.widgets.banner import BannerKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.errors import AppError
    from app.models.records import Agency, Session
    from app.reports.worksheet.export import WorksheetOrder
    from app.ui.desk import Desk
    from app.ui.jobs import Jobs
    from app.ui.main_window import MainWindow
    from app.ui.worksheets.order_dialog import OrderDialog
    from app.ui.workspace import Workspace

_KINDS = {"PDF worksheet (*.pdf)": ".pdf"}
Target = tuple["Agency | None", Path]


class Writing(QObject):
    """Works at any time: what is typed is saved first, though nothing said is on a worksheet."""

    def __init__(
        self, window: MainWindow, desk: Desk, workspace: Workspace, jobs: Jobs, resources: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._workspace = workspace
        self._jobs = jobs
        self._resources = resources
        connect(window.commands.worksheets, self.choose_and_write)

    def choose_and_write(self) -> None:
        """Ask for whom, how and where, and write."""
        from app.ui.worksheets.order_dialog import OrderDialog

        if not self._workspace.session_id or not self._desk.autosave.end_bursts():
            return
        if self._jobs.is_busy:
            self._desk.messages.say("Something is still being written; wait for it or cancel it.")
            return
        session = self._desk.store.session(self._workspace.session_id)
        dialog = OrderDialog(self._desk.theme, session, self._window)
        if dialog.exec() == OrderDialog.DialogCode.Accepted:
            targets = self._targets(session, dialog)
            if targets:
                self._write(session, targets, dialog.order)
        dialog.deleteLater()

    def _targets(self, session: Session, dialog: OrderDialog) -> list[Target]:
        """Ask for a folder for several files, for a name for one; none where thought better of."""
        from app.reports.worksheet.export import file_names, name_for

        names = list(file_names(session))
        if dialog.is_for_each:
            folder = self._desk.messages.open_folder("Write worksheets into", str(self._folder()))
            targets: list[Target] = []
            if folder is not None:
                targets = [(agency, folder / name) for agency, name in names]
            return targets if self._may_replace([path for _, path in targets]) else []
        proposed = self._folder() / name_for(session, dialog.agency)
        chosen = self._desk.messages.save_file("Write the worksheet", proposed, _KINDS)
        return [(dialog.agency, chosen)] if chosen else []

    def _may_replace(self, paths: Sequence[Path]) -> bool:
        there = [path.name for path in paths if path.exists()]
        if not there:
            return True
        is_one = len(there) == 1
        return self._desk.messages.decide(
            f"{counted(len(there), 'worksheet')} {'is' if is_one else 'are'} there already. "
            f"Replace {'it' if is_one else 'them'}?",
            "If a filled one came back under the same name, choose another folder.",
            "Replace",
        )

    def _write(self, session: Session, targets: list[Target], order: WorksheetOrder) -> None:
        settings = self._desk.settings.read()
        folder = str(targets[0][1].parent)
        self._desk.settings.write(replace(settings, last_export_folder=folder))
        work = partial(_write_all, session, targets, order, self._resources)
        job = self._jobs.start(f"Writing {counted(len(targets), 'worksheet')}", work)
        job.finished.connect(lambda missing: self._on_job_finished(targets, missing))
        job.failed.connect(self._on_job_failed)
        job.cancelled.connect(lambda: self._desk.messages.say("Cancelled; some may be written."))

    def _folder(self) -> Path:
        kept = self._desk.settings.read().last_export_folder
        if kept and Path(kept).is_dir():
            return Path(kept)
        documents = Path.home() / "Documents"
        return documents if documents.is_dir() else Path.home()

    def _on_job_finished(self, targets: list[Target], missing: str) -> None:
        banner, first = self._window.banner, targets[0][1]
        what = first.name if len(targets) == 1 else counted(len(targets), "worksheet")
        words = f"Written: {what}."
        if missing:
            words += f" No font here has {missing}; they are marked where they stand."
        banner.show_message(words, BannerKind.INFO)
        if len(targets) == 1:
            banner.add_button("Open it", partial(_open, first))
        banner.add_button("Open the folder", partial(_open, first.parent))

    def _on_job_failed(self, error: AppError) -> None:
        self._window.banner.show_message(f"Not written. {error}")
        self._window.banner.add_button("Choose another place", self.choose_and_write)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _write_all(
    session: Session,
    targets: Sequence[Target],
    order: WorksheetOrder,
    resources: Path,
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> str:
    """Write every file, and give the characters that no font has, a few of them."""
    from app.reports.progress import Cancelled
    from app.reports.worksheet.export import write_to

    missing: set[str] = set()
    for number, (agency, path) in enumerate(targets, 1):
        if is_cancelled():
            raise Cancelled
        made = write_to(path, session, agency, order, resources)
        missing.update(made.missing_characters)
        progress(number / len(targets))
    return " ".join(sorted(missing)[:6])
