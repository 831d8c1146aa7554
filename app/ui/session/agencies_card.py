"""The agencies of the session: the columns of the grid."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.agency_list import say_removed
from app.models.edits import AddAgency, MoveAgency, RemoveAgency, moved
from app.models.identity import new_id
from app.ui.session.agency_row import AgencyRow, agency_columns
from app.ui.session.colour_button import next_colour
from app.ui.session.line_field import DraftLine
from app.ui.session.rows import DraftRow, Rows, column_heads, lay_out
from app.ui.widgets.card import Card
from app.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.models.records import Session
    from app.ui.desk import Desk


class AgenciesCard(Card):
    """Rows of editors, and a line at the bottom that adds one more."""

    arranged = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "Agencies", parent=parent)
        self._desk = desk
        self._session: Session | None = None
        self._new_id = new_id()
        self.draft = DraftLine(desk.autosave, self._addition)
        self._nobody = plain_label(
            "No agencies: the grid has no columns yet. Add the first one here.", "muted", wraps=True
        )
        self._build()

    @property
    def stops(self) -> list[QWidget]:
        """The editors in the order of the Tab key."""
        return [stop for row in self.rows.all for stop in row.stops] + [self.draft]

    def show_session(self, session: Session) -> None:
        """Show the agencies as they stand; rows that stay keep focus and caret."""
        self._session = session
        ids = [agency.id for agency in session.agencies]
        if self._new_id in ids:
            self._new_id = new_id()
            self.draft.typed.load("")
        is_new_order = tuple(ids) != self.rows.ids
        lost = self.rows.arrange(ids)
        people = Counter(person.agency_id for person in session.people)
        for place, agency in enumerate(session.agencies):
            row = self.rows.get(agency.id)
            if row is not None:
                row.show_agency(agency, people[agency.id], place, len(ids))
        self._heads.setVisible(bool(ids))
        self._nobody.setVisible(not ids)
        if is_new_order:
            self.arranged.emit()
        if lost is not None:
            self.focus_near(lost)

    def forget(self) -> None:
        """Save what is typed, and clear the rows for another session."""
        self.add_typed()
        for row in self.rows.all:
            row.name.typed.leave()
            row.note.typed.leave()
        self.rows.arrange(())

    def add_typed(self) -> None:
        """Add the agency whose name is typed in the bottom line."""
        self.draft.typed.leave()

    def move_row(self, row: AgencyRow, steps: int) -> None:
        """Move an agency among the others; the focus goes with it."""
        ids = self.rows.ids
        after = moved(ids, row.record_id, steps)
        if self._session is None or after == ids:
            return
        edit = MoveAgency(self._session.details.id, ids, after, row.name.text())
        self._desk.history.perform(edit)

    def remove_row(self, row: AgencyRow) -> None:
        """Remove an agency, and say what went with it."""
        self._desk.autosave.flush()
        session = self._session
        agency = session.agency(row.record_id) if session else None
        if session is None or agency is None:
            return
        edit = RemoveAgency(session.details.id, agency.id, agency.name)
        if self._desk.history.perform(edit):
            self._desk.messages.say(say_removed(session, agency))

    def focus_near(self, place: int) -> None:
        """Put the focus on the row at a place, or on the bottom line where there are fewer."""
        rows = self.rows.all
        if place < 0:
            return
        if place < len(rows):
            rows[place].take_focus("name")
        else:
            self.draft.setFocus()

    def _build(self) -> None:
        theme = self._desk.theme
        columns = agency_columns(theme)
        self._heads = column_heads(theme, columns)
        self.body.addWidget(self._heads)
        self.body.addWidget(self._nobody)
        column = QVBoxLayout()
        column.setSpacing(theme.metric("gap-tiny"))
        self.rows: Rows[AgencyRow] = Rows(column, self._make_row)
        self.body.addLayout(column)
        self.draft.setObjectName("add-agency")
        self.draft.setAccessibleName("Name of an agency to add")
        self.draft.setPlaceholderText("Add an agency: type its name and press Enter")
        adding = DraftRow()
        adding.fields = {"name": self.draft}
        lay_out(theme, adding, (columns[0], columns[1]), (QWidget(), self.draft))
        adding.stepped.connect(self._on_draft_stepped)
        adding.left.connect(self.add_typed)
        self._adding = adding
        self.body.addWidget(adding)

    def _make_row(self, agency_id: str) -> AgencyRow:
        session_id = self._session.details.id if self._session else ""
        row = AgencyRow(self._desk, agency_id, session_id)
        row.stepped.connect(lambda steps, field: self._on_row_stepped(row, steps, field))
        row.remove_asked.connect(lambda: self.remove_row(row))
        row.move_asked.connect(lambda steps: self.move_row(row, steps))
        return row

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

    def _on_row_stepped(self, row: AgencyRow, steps: int, field: str) -> None:
        place = self.rows.place_of(row) + steps
        if 0 <= place < len(self.rows.all):
            self.rows.all[place].take_focus(field)
        else:
            self.focus_near(place)

    def _on_draft_stepped(self, steps: int, _field: str) -> None:
        if steps > 0:
            self.add_typed()
        else:
            self.focus_near(len(self.rows.all) - 1)
