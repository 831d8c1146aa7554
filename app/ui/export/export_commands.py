"""The export commands of the open session: show the window, write in the background."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import AppError
from app.models.text.phrases import counted
from app.ui.export.output_folder import keep_folder, offer_opening, usual_folder
from app.ui.services.menu_commands import connect
from app.ui.widgets.banner import Banner, BannerKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.reports.export import Exported
    from app.ui.export.controller import ExportController
    from app.ui.export.job import ExportJob
    from app.ui.main_window.window import MainWindow
    from app.ui.main_window.workspace import Workspace
    from app.ui.services.app_context import AppContext
    from app.ui.services.jobs import Jobs


class ExportCommands(QObject):
    """The export commands; what is typed is saved first, and the snapshot is taken at once.

    The export window is imported when it is first needed.
    """

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
        self._controller: ExportController | None = None
        connect(window.commands.export, self.open_window)
        connect(window.commands.calendar, self.choose_calendar)
        window.closed.connect(self._on_window_closed)

    @property
    def controller(self) -> ExportController:
        """The controller of the export window, created when it is first needed."""
        if self._controller is None:
            from app.ui.export.controller import ExportController

            self._controller = ExportController(
                self._window, self._context, self._workspace, self._jobs, self._resources
            )
            self._controller.window.save_requested.connect(self.save_as)
        return self._controller

    def open_window(self) -> None:
        """Show the export window of the session that is open."""
        if self._workspace.session_id:
            self.controller.show()

    def save_as(self) -> None:
        """Ask where to write what the export window shows, and write it there."""
        window = self.controller.window
        if not window.isVisible():
            self.open_window()
        elif self._may_begin():
            order = self.controller.order()
            if self._confirm_personal_data(order, window):
                self._choose("Export", order, window)

    def choose_calendar(self) -> None:
        """Ask where to write the meetings and due dates, and write them."""
        from app.reports.ics.writer import require_dates
        from app.reports.options import ExportSettings, Format
        from app.ui.export.job import ExportJob

        if not self._workspace.session_id or not self._may_begin():
            return
        session = self._context.store.whole_session(self._workspace.session_id)
        try:
            require_dates(session)
        except AppError as error:
            self._context.messages.show_status(str(error))
            return
        order = ExportJob(session, ExportSettings(Format.ICS))
        if self._confirm_personal_data(order, None):
            self._choose("Write the calendar", order, None)

    def export(self, order: ExportJob, target: Path, over: QWidget | None = None) -> None:
        """Write an order to `target` in the background, with progress and cancel."""
        from app.ui.export.job import require_ending, write_file

        again = self.save_as if over is not None else self.choose_calendar
        try:
            require_ending(order.format, target)
        except AppError as error:
            self._show_failure(error, again)
            return
        keep_folder(self._context.settings, target.parent)
        job = self._jobs.start(
            f"Writing {target.name}", partial(write_file, order, target, self._resources)
        )
        job.finished.connect(lambda made: self._on_job_finished(order, made))
        job.failed.connect(lambda error: self._show_failure(error, again))
        job.cancelled.connect(lambda: self._show_notice("Cancelled; no file was written."))

    def _may_begin(self) -> bool:
        """Save all that is typed; return whether an export can begin, and show why it can't."""
        if not self._context.autosave.commit_typing():
            self._show_notice("Some words are not saved yet; the main window says why.")
            return False
        if self._jobs.is_busy:
            self._show_notice("An export is still being written; wait for it or cancel it.")
            return False
        return True

    def _show_notice(self, sentence: str) -> None:
        """Show a notice in both windows, whichever is in front."""
        self._context.messages.show_status(sentence)
        if self._controller is not None:
            self._controller.window.banner.show_message(sentence, BannerKind.NOTICE)

    def _confirm_personal_data(self, order: ExportJob, over: QWidget | None) -> bool:
        from app.ui.export.personal_data_check import PersonalDataCheck

        check = PersonalDataCheck(self._window, self._context, self._workspace)
        return check.confirm(order.session, order.personal_data(), over=over)

    def _choose(self, title: str, order: ExportJob, over: QWidget | None) -> None:
        from app.reports.options import FORMATS
        from app.ui.export.job import order_file_name

        info = FORMATS[order.format]
        kinds = {f"{info.file_kind} (*{info.ending})": info.ending}
        proposed = usual_folder(self._context.settings) / f"{order_file_name(order)}{info.ending}"
        chosen = self._context.messages.save_file(title, proposed, kinds, over)
        if chosen is not None:
            self.export(order, chosen, over)

    @property
    def _banners(self) -> tuple[Banner, ...]:
        """The banners that show how an export went: of both windows, whichever is in front."""
        if self._controller is None:
            return (self._window.banner,)
        return self._window.banner, self._controller.window.banner

    def _on_job_finished(self, order: ExportJob, made: Exported) -> None:
        from app.ui.export.labels import describe_missing_characters

        pages = f" ({counted(made.pages, 'page')})" if made.pages else ""
        entries = f" ({counted(made.entries, 'date')})" if made.entries else ""
        missing = describe_missing_characters(made.missing_characters)
        words = f"Written: {made.path.name}{pages}{entries}. {missing}".strip()
        for banner in self._banners:
            banner.show_message(words, BannerKind.INFO)
            offer_opening(banner, "Open it", made.path)
            offer_opening(banner, "Open its folder", made.path.parent)
        if self._controller is not None:
            self._controller.keep_final_version(order.session.details, order.edition)

    def _show_failure(self, error: AppError, again: Callable[[], None]) -> None:
        for banner in self._banners:
            banner.show_message(f"Not exported. {error}")
            banner.add_button("Choose another place", again)

    def _on_window_closed(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None
