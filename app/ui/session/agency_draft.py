"""The line under the agencies: a name and Enter adds one, and it is empty again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.models.edits import AddAgency
from app.models.identity import new_id
from app.ui.session.agency_row import agency_columns
from app.ui.session.colour_button import next_colour
from app.ui.session.draft_line import DraftLine
from app.ui.session.rows import DraftRow, lay_out
from app.ui.widgets.agency_naming import say_shared

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.models.records import Session
    from app.ui.desk import Desk


class AgencyDraft(DraftRow):
    """Gives a new agency the colour of the palette that is used least."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: Session | None = None
        self._new_id = new_id()
        self.name = DraftLine(desk.autosave, self._addition)
        self.name.setObjectName("add-agency")
        self.name.setAccessibleName("Name of an agency to add")
        self.name.setPlaceholderText("Add an agency: type its name and press Enter")
        self.fields = {"name": self.name}
        colour, name, *_ = agency_columns(desk.theme)
        lay_out(desk.theme, self, (colour, name), (QWidget(), self.name))

    def show_session(self, session: Session) -> None:
        """Follow the session; once the agency is in it, be empty again."""
        self._session = session
        added = self._new_id
        if session.agency(added) is not None:
            self._new_id = new_id()
            self.name.typed.load("")
            self._say_shared(session, added)

    @override
    def add_typed(self) -> bool:
        return self.name.typed.leave()

    @override
    def release(self) -> None:
        edit, desk = self._addition("", self.name.text(), ""), self._desk
        self.name.typed.let_go(
            lambda *_: edit if edit and desk.store.find(edit.session_id) else None
        )
        self.name.typed.load("")
        self._new_id = new_id()
        self._session = None

    def _say_shared(self, session: Session, agency_id: str) -> None:
        if shared := say_shared(session, agency_id):
            # Only now: a step that is done clears the status line.
            QTimer.singleShot(0, self, lambda: self._desk.messages.say(shared))

    def _addition(self, before: str, after: str, burst: str) -> Edit | None:
        name = " ".join(after.split())
        session = self._session
        if session is None or not name:
            return None
        values = {
            "id": self._new_id,
            "name": name,
            "note": "",
            "colour": next_colour(self._desk.theme, [a.colour for a in session.agencies]),
            "is_present": True,
        }
        return AddAgency(session.details.id, values)
