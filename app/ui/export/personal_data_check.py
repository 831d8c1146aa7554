"""The warning about what looks like personal details, before a file is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.edits import Location
from app.ui.tabs.registry import tab_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.models.records import Session
    from app.models.text.session_personal_data import PersonalDataHit
    from app.ui.main_window.window import MainWindow
    from app.ui.main_window.workspace import Workspace
    from app.ui.services.app_context import AppContext


_GO = "Go to this place"


class PersonalDataCheck:
    """A warning before an export that blocks nothing: the person decides, and can go and look."""

    def __init__(self, window: MainWindow, context: AppContext, workspace: Workspace) -> None:
        self._window = window
        self._context = context
        self._workspace = workspace

    def confirm(
        self,
        session: Session,
        places: Sequence[PersonalDataHit],
        *,
        what: str = "the record goes",
        on: str = "Export all the same",
        over: QWidget | None = None,
    ) -> bool:
        """Show what looks like somebody's details; return whether to continue.

        `what` completes the hint, and `on` is the button that continues. The list opens over the
        main window, or the one given.
        """
        if not places:
            return True
        number = len(places)
        looks = "1 place looks" if number == 1 else f"{number} places look"
        answer, row = self._context.messages.choose_from(
            f"{looks} like somebody's personal details.",
            f"Look at {'it' if number == 1 else 'them'} before {what} out; nothing is blocked.",
            [f"{place.where}: {place.excerpt}\nLooks like {place.kind}." for place in places],
            go=_GO,
            on=on,
            over=over,
        )
        if answer == _GO:
            self._go_to(session, places[row])
        return answer == on

    def _go_to(self, session: Session, place: PersonalDataHit) -> None:
        self._window.raise_()
        self._window.activateWindow()
        self._workspace.show_tab(tab_number(_location_of(session, place.record_id)))
        self._workspace.tab.go_to(place.record_id, place.agency_id)
        self._context.messages.show_status(f"{place.where}: this looks like {place.kind}.")


def _location_of(session: Session, record_id: str) -> Location:
    """Return the tab that shows the record of this id; terms are on the grid tab."""
    if record_id == session.details.id:
        return Location.SESSION
    if any(statement.id == record_id for statement in session.checklist):
        return Location.CHECKLIST
    dated = {*(a.id for a in session.actions), *(meeting.id for meeting in session.meetings)}
    return Location.ACTIONS if record_id in dated else Location.GRID
