"""The agencies of the session: the columns of the grid."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from typing_extensions import override

from app.models.agency_list import say_removed
from app.models.edits import MoveAgency, RemoveAgency
from app.ui.session.agency_draft import AgencyDraft
from app.ui.session.agency_row import AgencyRow, agency_columns
from app.ui.session.rows_card import RowsCard

if TYPE_CHECKING:
    from app.models.records import Session
    from app.ui.desk import Desk

_NOBODY = "No agencies: the grid has no columns yet. Add the first one here."


class AgenciesCard(RowsCard[AgencyRow]):
    """Rows of editors, and a line at the bottom that adds one more."""

    move_edit = MoveAgency

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Agencies")
        self.draft = AgencyDraft(desk)
        self._put_rows(agency_columns(desk.theme), _NOBODY, self.draft)

    def show_session(self, session: Session) -> None:
        """Show the agencies as they stand; rows that stay keep focus and caret."""
        self.draft.show_session(session)
        self._show_rows(session, [agency.id for agency in session.agencies])

    @override
    def remove_row(self, row: AgencyRow) -> None:
        if not self._desk.autosave.end_bursts():
            return
        session = self._session
        agency = session.agency(row.record_id) if session else None
        if session is None or agency is None:
            return
        edit = RemoveAgency(session.details.id, agency.id, agency.name)
        if self._desk.history.perform(edit):
            self._desk.messages.say(say_removed(session, agency))

    @override
    def _fill_rows(self, session: Session) -> None:
        people = Counter(person.agency_id for person in session.people)
        for place, agency in enumerate(session.agencies):
            row = self.rows.get(agency.id)
            if row is not None:
                row.show_agency(agency, people[agency.id], place, len(session.agencies))

    @override
    def _new_row(self, record_id: str, session_id: str) -> AgencyRow:
        row = AgencyRow(self._desk, record_id, session_id)
        row.move_asked.connect(lambda steps: self.move_row(row, steps))
        return row
