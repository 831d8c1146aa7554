"""Export the record of the open session: ask where, write in the background, offer to open it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.errors import AppError
from app.models.counting import counted
from app.ui.actions import TAB_NAMES, connect
from app.ui.widgets.banner import BannerKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from app.models.details_list import Place
    from app.models.records import Session
    from app.reports.export import Exported
    from app.ui.desk import Desk
    from app.ui.jobs import Jobs
    from app.ui.main_window import MainWindow
    from app.ui.workspace import Workspace

_KINDS = {
    "PDF record (*.pdf)": ".pdf",
    "Session file (*.visioning.json)": ".visioning.json",
    "Calendar of review meetings and due dates (*.ics)": ".ics",
}
_CALENDAR = {kind: ending for kind, ending in _KINDS.items() if ending == ".ics"}
# What no file system takes in a name, and what would hide the file or its ending.
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*.]+')
_LONGEST_NAME = 80
_MISSING_SHOWN = 6
_GO, _ON = "Go to this place", "Export all the same"
_SESSION_TAB, _CHECKLIST_TAB, _GRID_TAB, _, _ACTIONS_TAB = range(len(TAB_NAMES))


class Exporting(QObject):
    """Works mid-session: what is typed is saved first, and the snapshot is taken at once."""

    def __init__(
        self, window: MainWindow, desk: Desk, workspace: Workspace, jobs: Jobs, resources: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._workspace = workspace
        self._jobs = jobs
        self._resources = resources
        self._choose_again = self.choose_and_export
        self._history = window.commands.history_part
        self._history.setChecked(desk.settings.read().has_history)
        self._history.triggered.connect(self._on_history_triggered)
        connect(window.commands.export, self.choose_and_export)
        connect(window.commands.calendar, self.choose_calendar)

    def choose_and_export(self) -> None:
        """Ask where to, and write there."""
        session = self._snapshot()
        if session is not None and self._may_go_out(session):
            self._choose("Export the record", session, _KINDS)

    def choose_calendar(self) -> None:
        """Ask where to write the review meetings and due dates, and write them."""
        from app.models.reviews import in_calendar
        from app.reports.calendar import require_dates

        session = self._snapshot()
        if session is None:
            return
        try:
            require_dates(session)
        except AppError as error:
            self._desk.messages.say(str(error))
            return
        if self._may_go_out(session, in_calendar(session)):
            self._choose("Write the calendar", session, _CALENDAR)

    def _snapshot(self) -> Session | None:
        """Give the session with all that is typed; None, and say so, where it can't be now."""
        if not self._workspace.session_id or not self._desk.autosave.end_bursts():
            return None
        if self._jobs.is_busy:
            self._desk.messages.say("An export is still being written; wait for it or cancel it.")
            return None
        return self._desk.store.whole_session(self._workspace.session_id)

    def _choose(self, title: str, session: Session, kinds: Mapping[str, str]) -> None:
        ending = next(iter(kinds.values()))
        proposed = self._folder() / f"{file_name(session)}{ending}"
        self._choose_again = self.choose_calendar if kinds is _CALENDAR else self.choose_and_export
        chosen = self._desk.messages.save_file(title, proposed, kinds)
        if chosen is not None:
            self.export(session, chosen)

    def export(self, session: Session, target: Path) -> None:
        """Write a session to `target` in the background, with progress and cancel."""
        settings = self._desk.settings.read()
        self._desk.settings.write(replace(settings, last_export_folder=str(target.parent)))
        job = self._jobs.start(
            f"Writing {target.name}",
            partial(_write, session, target, self._resources, settings.has_history),
        )
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)
        job.cancelled.connect(lambda: self._desk.messages.say("Cancelled; no file was written."))

    def _may_go_out(self, session: Session, only: Collection[str] | None = None) -> bool:
        """Show what looks like somebody's details; the person decides, and can go and look.

        `only` names by their ids the parts that go out; None for the whole session.
        """
        from app.models.details_list import details_in

        places = [p for p in details_in(session) if only is None or p.record_id in only]
        if not places:
            return True
        number = len(places)
        looks = "1 place looks" if number == 1 else f"{number} places look"
        answer, row = self._desk.messages.choose_from(
            f"{looks} like somebody's personal details.",
            f"Look at {'it' if number == 1 else 'them'} before the record goes out; "
            "nothing is blocked.",
            [f"{place.where}: {place.excerpt}\nLooks like {place.kind}." for place in places],
            go=_GO,
            on=_ON,
        )
        if answer == _GO:
            self._go_to(session, places[row])
        return answer == _ON

    def _go_to(self, session: Session, place: Place) -> None:
        self._workspace.show_tab(_tab_of(session, place.record_id))
        self._workspace.tab.go_to(place.record_id, place.agency_id)
        self._desk.messages.say(f"{place.where}: this looks like {place.kind}.")

    def _folder(self) -> Path:
        kept = self._desk.settings.read().last_export_folder
        if kept and Path(kept).is_dir():
            return Path(kept)
        documents = Path.home() / "Documents"
        return documents if documents.is_dir() else Path.home()

    def _on_history_triggered(self, is_wanted: bool) -> None:  # noqa: FBT001 - a slot
        settings = self._desk.settings.read()
        self._desk.settings.write(replace(settings, has_history=is_wanted))
        said = "Records are written with their" if is_wanted else "Records are written without the"
        self._desk.messages.say(f"{said} wording history from now on.")

    def _on_job_finished(self, made: Exported) -> None:
        banner = self._window.banner
        pages = f" ({made.pages} {'page' if made.pages == 1 else 'pages'})" if made.pages else ""
        entries = f" ({counted(made.entries, 'date')})" if made.entries else ""
        words = f"Written: {made.path.name}{pages}{entries}."
        if made.missing_characters:
            some = " ".join(made.missing_characters[:_MISSING_SHOWN])
            words += f" No font here has {some}; they are marked where they stand."
        banner.show_message(words, BannerKind.INFO)
        banner.add_button("Open it", lambda: _open(made.path))
        banner.add_button("Open its folder", lambda: _open(made.path.parent))

    def _on_job_failed(self, error: AppError) -> None:
        self._window.banner.show_message(f"Not exported. {error}")
        self._window.banner.add_button("Choose another place", self._choose_again)


def file_name(session: Session) -> str:
    """Give a name for the file from the title and date, fit for every file system."""
    title = " ".join(_UNFIT.sub(" ", session.details.title).split())[:_LONGEST_NAME].strip()
    day = f" {session.details.date.isoformat()}" if session.details.date else ""
    return f"{title or 'Workshop'}{day}"


def _tab_of(session: Session, record_id: str) -> int:
    """Give the number of the tab that shows what has this id; terms belong to the grid."""
    if record_id == session.details.id:
        return _SESSION_TAB
    if any(statement.id == record_id for statement in session.checklist):
        return _CHECKLIST_TAB
    dated = {*(a.id for a in session.actions), *(meeting.id for meeting in session.reviews)}
    return _ACTIONS_TAB if record_id in dated else _GRID_TAB


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _write(
    session: Session,
    target: Path,
    resources: Path,
    has_history: bool,  # noqa: FBT001 - bound before the job starts
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> Exported:
    from app.models.interchange import write_session
    from app.reports.choices import Format
    from app.reports.export import ExportOptions, export_file
    from app.reports.record import ALL_PARTS, DEFAULT_PARTS

    options = ExportOptions(
        resources=resources,
        printed_at=datetime.now().astimezone(),
        parts=ALL_PARTS if has_history else DEFAULT_PARTS,
        writers={Format.JSON: write_session},
    )
    return export_file(session, target, options, progress=progress, cancelled=is_cancelled)
