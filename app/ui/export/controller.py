"""The controller of the export window: it follows the open session and its edits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import AppError
from app.models.rules.final_versions import final_version_edit, next_version
from app.ui.export.export_window import ExportWindow, place_next_to
from app.ui.export.job import ExportJob
from app.ui.export.preview.maker import PreviewMaker

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.changes import Change
    from app.models.records import SessionDetails
    from app.reports.options import Edition
    from app.ui.export.job import PreviewResult
    from app.ui.main_window.window import MainWindow
    from app.ui.main_window.workspace import Workspace
    from app.ui.services.app_context import AppContext
    from app.ui.services.jobs import Jobs


class ExportController(QObject):
    """The owner of the export window, which closes when no session is open."""

    def __init__(
        self,
        window: MainWindow,
        context: AppContext,
        workspace: Workspace,
        jobs: Jobs,
        resources: Path,
    ) -> None:
        super().__init__(window)
        self._main = window
        self._context = context
        self._workspace = workspace
        self._jobs = jobs
        self._session_id = ""
        self._shown: ExportJob | None = None
        self.window = ExportWindow(context.theme, context.settings.read().export, jobs)
        self.maker = PreviewMaker(jobs, resources, self._order_to_preview, self)
        self._connect()

    def show(self) -> None:
        """Show the window with the session that is open, on the operator's screen."""
        is_elsewhere = self.window.screen() is not self._main.screen()
        if not self.window.isVisible() or is_elsewhere:
            place_next_to(self.window, self._main, self._context.settings.read().export_size)
        self._context.autosave.flush()
        self._open(self._workspace.session_id, is_anew=not self.window.isVisible())
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.panel.take_focus()
        self.maker.refresh_now()

    def order(self) -> ExportJob:
        """Return the export that is chosen now, with a snapshot of the session."""
        panel = self.window.panel
        session = self._context.store.whole_session(self._session_id)
        return ExportJob(session, panel.choices, panel.edition)

    def keep_final_version(self, written: SessionDetails, edition: Edition) -> None:
        """Save in the session which version of its final record was written; not for a draft.

        This is no undo step: the record is already written, and Ctrl+Z is for what was typed.
        """
        found = self._context.store.find(written.id)
        if found is None or not edition.version:
            return
        edit = final_version_edit(found.details, written, edition.version)
        if edit is not None:
            try:
                self._context.store.perform(edit)
            except AppError as error:
                self._context.messages.report(error)

    def stop(self) -> None:
        """Close the window for good and release what it uses."""
        self.maker.stop()
        self.window.close()
        self.window.preview.stop()
        self.window.deleteLater()  # nobody owns a window without a parent

    def _connect(self) -> None:
        window, workspace = self.window, self._workspace
        workspace.session_shown.connect(self._on_session_shown)
        workspace.recoloured.connect(window.recolour)
        self._context.notifier.changed.connect(self._on_notifier_changed)
        window.panel.changed.connect(self._on_panel_changed)
        window.preview.retry_requested.connect(self.maker.refresh_now)
        window.resize_finished.connect(self._on_window_resize_finished)
        window.closed.connect(self._on_window_closed)
        self.maker.begun.connect(window.preview.show_busy)
        self.maker.made.connect(self._on_maker_made)
        self.maker.failed.connect(window.preview.show_failure)
        window.addActions(self._main.audience_commands.for_audience())

    def _open(self, session_id: str, *, is_anew: bool) -> None:
        self._session_id = session_id
        if is_anew:
            details = self._context.store.session(session_id).details
            self.window.panel.editions.start(details.final_version, next_version(details))
            self.window.banner.dismiss()
            self.window.preview.pages.go_to(0)
        self._show_title()

    def _show_title(self) -> None:
        title = self._context.store.session(self._session_id).details.title
        self.window.show_title(title or "Untitled session")

    def _order_to_preview(self) -> ExportJob | None:
        """Return what to preview; called later, when the session may be closed."""
        if not self.window.isVisible() or not self._session_id:
            return None
        try:
            self._shown = self.order()
        except AppError as error:
            self.window.preview.show_failure(error)
            return None
        return self._shown

    def _on_session_shown(self, session_id: str) -> None:
        if not session_id:
            self._session_id = ""
            self.window.close()
        elif self.window.isVisible():
            self._open(session_id, is_anew=True)
            self.maker.refresh_now()

    def _on_notifier_changed(self, change: Change) -> None:
        if change.session_id != self._session_id or not self.window.isVisible():
            return
        if self._context.store.is_listed(self._session_id):
            details = self._context.store.session(self._session_id).details
            self.window.panel.editions.show_versions(details.final_version, next_version(details))
            self._show_title()
            self.maker.refresh()

    def _on_panel_changed(self) -> None:
        settings = self._context.settings.read()
        self._context.settings.write(replace(settings, export=self.window.panel.choices))
        self.maker.refresh()

    def _on_maker_made(self, made: PreviewResult) -> None:
        if self._shown is not None:
            self.window.preview.show_made(self._shown, made)

    def _on_window_closed(self) -> None:
        """Activate the main window; without an owner, another program would get the focus."""
        self.maker.stop()
        if self.window.isActiveWindow() and self._main.isVisible():
            self._main.activateWindow()

    def _on_window_resize_finished(self) -> None:
        settings = self._context.settings.read()
        size = self.window.width(), self.window.height()
        if size != settings.export_size and not self.window.isMaximized():
            self._context.settings.write(replace(settings, export_size=size))
