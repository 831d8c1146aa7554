"""The card of the session's agencies, and the row that adds one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.models.edits import AddAgency, MoveAgency, RemoveAgency
from app.models.records import new_id
from app.models.rules.agencies_and_people import describe_removed_agency
from app.models.text.phrases import one_line
from app.ui.tabs.session.agency_row import AgencyEditorRow, agency_columns, next_colour
from app.ui.tabs.session.editor_rows import DraftLine, DraftRow, lay_out_columns
from app.ui.tabs.session.editor_rows_card import EditorRowsCard
from app.ui.widgets.fields.agency_combo import agency_name_shared_text

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.models.records import Session
    from app.ui.services.app_context import AppContext


class AgencyDraft(DraftRow):
    """The row that adds an agency, in the colour of the palette that is used least."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session: Session | None = None
        self._new_id = new_id()
        self.name = DraftLine(context.autosave, self._addition)
        self.name.setObjectName("add-agency")
        self.name.setAccessibleName("Name of an agency to add")
        self.name.setPlaceholderText("Add an agency: type its name and press Enter")
        self.fields = {"name": self.name}
        colour, name, *_ = agency_columns(context.theme)
        lay_out_columns(context.theme, self, (colour, name), (QWidget(), self.name))

    def show_session(self, session: Session) -> None:
        """Set the session; once it has the agency that was typed, clear the row."""
        self._session = session
        added = self._new_id
        if session.agency(added) is not None:
            self._new_id = new_id()
            self.name.typed.load("")
            self._warn_shared_name(session, added)

    @override
    def add_typed(self) -> bool:
        return self.name.typed.leave()

    @override
    def release(self) -> None:
        edit, context = self._addition("", self.name.text(), ""), self._context
        self.name.typed.release(
            lambda *_: edit if edit and context.store.find(edit.session_id) else None
        )
        self.name.typed.load("")
        self._new_id = new_id()
        self._session = None

    def _warn_shared_name(self, session: Session, agency_id: str) -> None:
        if shared := agency_name_shared_text(session, agency_id):
            # Deferred: an edit clears the status bar once it is performed.
            QTimer.singleShot(0, self, lambda: self._context.messages.show_status(shared))

    def _addition(self, before: str, after: str, burst: str) -> Edit | None:
        name = one_line(after)
        session = self._session
        if session is None or not name:
            return None
        values = {
            "id": self._new_id,
            "name": name,
            "note": "",
            "colour": next_colour(self._context.theme, [a.colour for a in session.agencies]),
            "is_present": True,
        }
        return AddAgency(session.details.id, values)


_NOBODY = "No agencies: the grid has no columns yet. Add the first one here."


class AgenciesCard(EditorRowsCard[AgencyEditorRow]):
    """A card with a row of editors for each agency, and one that adds an agency."""

    move_edit = MoveAgency

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "Agencies")
        self.draft = AgencyDraft(context)
        self._put_rows(agency_columns(context.theme), _NOBODY, self.draft)

    def show_session(self, session: Session) -> None:
        """Show the agencies; rows that stay keep focus and caret."""
        self.draft.show_session(session)
        self._show_rows(session, [agency.id for agency in session.agencies])

    @override
    def remove_row(self, row: AgencyEditorRow) -> None:
        if not self._context.autosave.commit_typing():
            return
        session = self._session
        agency = session.agency(row.record_id) if session else None
        if session is None or agency is None:
            return
        edit = RemoveAgency(session.details.id, agency.id, agency.name)
        if self._context.history.perform(edit):
            self._context.messages.show_status(describe_removed_agency(session, agency))

    @override
    def _fill_rows(self, session: Session) -> None:
        people = Counter(person.agency_id for person in session.people)
        for place, agency in enumerate(session.agencies):
            row = self.rows.get(agency.id)
            if row is not None:
                row.show_agency(agency, people[agency.id], place, len(session.agencies))

    @override
    def _new_row(self, record_id: str, session_id: str) -> AgencyEditorRow:
        row = AgencyEditorRow(self._context, record_id, session_id)
        row.move_requested.connect(lambda steps: self.move_row(row, steps))
        return row
