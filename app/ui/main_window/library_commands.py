"""Commands that bring sessions into the library: new, sample, import."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import AppError
from app.models.edits import AddSession, Edit, Location
from app.models.edits.base import quoted
from app.ui.services.menu_commands import connect
from app.ui.tabs.registry import tab_number

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.records import Session
    from app.ui.main_window.window import MainWindow
    from app.ui.main_window.workspace import Workspace
    from app.ui.services.app_context import AppContext


_SAMPLE = "hollin-bank.visioning.json"
_KINDS = "Session files (*.visioning.json *.json);;All files (*)"
_REPLACE = "Replace it"
_KEEP = "Keep both"


class LibraryCommands(QObject):
    """Adds sessions to the library and opens them."""

    def __init__(
        self, window: MainWindow, context: AppContext, workspace: Workspace, samples: Path
    ) -> None:
        super().__init__(window)
        self._context = context
        self._workspace = workspace
        self._samples = samples
        commands = window.commands
        connect(commands.new, self.add_new)
        connect(commands.sample, self.add_sample)
        connect(commands.import_file, self.choose_and_import)

    def add_new(self) -> None:
        """Add a session with the packs' agencies, prompts and checklist, and open its details."""
        from app.models.rules.new_session import blank_session

        now = datetime.now(UTC)
        try:
            packs = self._context.packs()
            session = blank_session(packs, "New workshop", now.astimezone().date(), now)
        except AppError as error:
            self._context.messages.report(error)
            return
        self._add(AddSession(session), tab=tab_number(Location.SESSION))

    def add_sample(self) -> None:
        """Add the filled example, as a copy of its own each time, and open it."""
        from app.models.rules.new_session import copy_of

        sample = self._read(self._samples / _SAMPLE)
        if sample is not None:
            copy = copy_of(sample, sample.details.title, datetime.now(UTC))
            self._add(AddSession(copy, "Add sample"))

    def choose_and_import(self) -> None:
        """Ask for session files and import them."""
        folder = self._context.settings.read().last_export_folder
        paths = self._context.messages.open_files("Import session files", folder, _KINDS)
        self.import_files(paths)

    def import_files(self, paths: list[Path]) -> None:
        """Read all the files first; import them all, or none where one is bad."""
        sessions = [self._read(path) for path in paths]
        if not sessions or None in sessions:
            return
        for session in sessions:
            if session is not None:
                self._import(session)

    def _import(self, session: Session) -> None:
        from app.models.session_file.import_plan import OnConflict, conflict_with, edit_for

        there = conflict_with(self._context.store, session)
        answer = OnConflict.KEEP
        if there is not None:
            question = f"{quoted(there.title)} is in the library already. What should happen?"
            detail = "Replacing can be undone. Keeping both adds the file as a second session."
            chosen = self._context.messages.choose(question, detail, [_REPLACE, _KEEP])
            if chosen not in {_REPLACE, _KEEP}:
                return
            answer = OnConflict.REPLACE if chosen == _REPLACE else OnConflict.KEEP
        edit = edit_for(self._context.store, session, answer, datetime.now(UTC))
        if self._add(edit):
            self._context.messages.show_status(f"Imported {quoted(session.details.title)}.")

    def _read(self, path: Path) -> Session | None:
        from app.models.session_file import SessionFileError, read_session_file

        try:
            return read_session_file(path, self._context.packs(), datetime.now(UTC))
        except SessionFileError as error:
            problems = [str(problem) for problem in error.problems]
            if problems:
                self._context.messages.list_problems(error, problems)
            else:
                self._context.messages.report(error)
        except AppError as error:
            self._context.messages.report(error)
        return None

    def _add(self, edit: Edit, tab: int | None = None) -> bool:
        if not self._context.autosave.commit_typing() or not self._context.history.perform(edit):
            return False
        self._workspace.open_session(edit.session_id, tab)
        return True
