"""The people of the session: who is invited, from where, and who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.models.edits import MovePerson, RemovePerson, moved
from app.models.people_list import adding, marking, read_people, say_pasted, say_people
from app.ui.session.agency_choice import AgencyList
from app.ui.session.person_draft import PersonDraft
from app.ui.session.person_row import PersonRow, person_columns
from app.ui.session.rows import Rows, column_heads
from app.ui.widgets.card import Card
from app.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from app.models.records import Session
    from app.ui.desk import Desk

_NOBODY = (
    "Nobody yet. Type a name below and press Enter, or paste a list from an e-mail or a "
    "spreadsheet: one person a line, with role and agency if you have them."
)


class PeopleCard(Card):
    """Rows of editors, and an empty one at the bottom."""

    arranged = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self.setAccessibleName("People")
        self._desk = desk
        self._session: Session | None = None
        self._agencies = AgencyList(desk.theme, self)
        self.summary = plain_label(role="muted")
        self.summary.setObjectName("people-summary")
        self._nobody = plain_label(_NOBODY, "muted", wraps=True)
        self.draft = PersonDraft(desk, self._agencies)
        self._build()
        self._connect()

    @property
    def stops(self) -> list[QWidget]:
        """The editors in the order of the Tab key."""
        return [stop for row in self.rows.all for stop in row.stops] + self.draft.stops

    def show_session(self, session: Session) -> None:
        """Show the people as they stand; rows that stay keep focus and caret."""
        self._session = session
        self._paste.setIcon(self._desk.theme.icon("paste", "accent"))
        self._agencies.show_agencies(session.agencies)
        ids = tuple(person.id for person in session.people)
        is_new_order = ids != self.rows.ids
        lost = self.rows.arrange(ids)
        for place, person in enumerate(session.people):
            row = self.rows.get(person.id)
            if row is not None:
                row.show_person(person, place)
        self.draft.show_session(session)
        self.summary.setText(say_people(session.people) if ids else "")
        self._heads.setVisible(bool(ids))
        self._nobody.setVisible(not ids)
        if is_new_order:
            self.arranged.emit()
        if lost is not None:
            self.focus_near(lost)

    def forget(self) -> None:
        """Save what is typed, and clear the rows for another session."""
        self.draft.add_typed()
        for row in self.rows.all:
            row.name.typed.leave()
            row.role.typed.leave()
        self.rows.arrange(())

    def paste(self, text: str = "") -> None:
        """Add the people of a list, by default the one on the clipboard, as one step."""
        session = self._session
        words = text or QGuiApplication.clipboard().text()
        if session is None:
            return
        people = read_people(words, session.agencies, self.draft.usual_agency)
        if not people:
            self._desk.messages.say("There are no names to paste: copy a list of them first.")
            return
        if self._desk.history.perform(adding(session.details.id, people)):
            self._desk.messages.say(say_pasted(people))
            self.draft.take_focus()

    def mark_all(self, *, is_present: bool) -> None:
        """Mark everybody present or absent as one step."""
        session = self._session
        if session is None:
            return
        edit = marking(session.details.id, session.people, is_present=is_present)
        if edit.edits:
            self._desk.history.perform(edit)

    def move_row(self, row: PersonRow, steps: int) -> None:
        """Move a person among the others; the focus goes with them."""
        ids = self.rows.ids
        after = moved(ids, row.record_id, steps)
        if self._session is None or after == ids:
            return
        self._desk.history.perform(
            MovePerson(self._session.details.id, ids, after, row.name.text())
        )

    def remove_row(self, row: PersonRow) -> None:
        """Take a person off the list."""
        self._desk.autosave.flush()
        if self._session is None:
            return
        name = " ".join(row.name.text().split())
        if self._desk.history.perform(RemovePerson(self._session.details.id, row.record_id, name)):
            who = f"“{name}”" if name else "a person without a name"
            self._desk.messages.say(f"Removed {who}. Ctrl+Z puts them back.")

    def focus_near(self, place: int, field: str = "name") -> None:
        """Put the focus on the row at a place, or on the empty row where there are fewer."""
        rows = self.rows.all
        if 0 <= place < len(rows):
            rows[place].take_focus(field)
        elif place >= len(rows):
            self.draft.take_focus(field)

    def _build(self) -> None:
        theme = self._desk.theme
        head = QHBoxLayout()
        head.setSpacing(theme.metric("gap-small"))
        head.addWidget(plain_label("People", "heading"))
        head.addWidget(self.summary)
        head.addStretch(1)
        self._paste = QPushButton("Paste a list")
        self._paste.setObjectName("paste-people")
        self._paste.setProperty("role", "quiet")
        self._paste.setToolTip("Add the people of a copied list, one a line (Ctrl+Shift+V)")
        head.addWidget(self._paste)
        self.body.addLayout(head)
        self._heads = column_heads(theme, person_columns(theme))
        self.body.addWidget(self._heads)
        self.body.addWidget(self._nobody)
        column = QVBoxLayout()
        column.setSpacing(theme.metric("gap-tiny"))
        self.rows: Rows[PersonRow] = Rows(column, self._make_row)
        self.body.addLayout(column)
        self.body.addWidget(self.draft)

    def _connect(self) -> None:
        self._paste.clicked.connect(self.paste)
        self.draft.left.connect(self.draft.add_typed)
        self.draft.stepped.connect(self._on_draft_stepped)
        self.draft.name.list_pasted.connect(self.paste)

    def _make_row(self, person_id: str) -> PersonRow:
        session_id = self._session.details.id if self._session else ""
        row = PersonRow(self._desk, person_id, session_id, self._agencies)
        row.stepped.connect(
            lambda steps, field: self.focus_near(self.rows.place_of(row) + steps, field)
        )
        row.remove_asked.connect(lambda: self.remove_row(row))
        row.name.list_pasted.connect(self.paste)
        return row

    def _on_draft_stepped(self, steps: int, field: str) -> None:
        if steps < 0:
            self.focus_near(len(self.rows.all) - 1, field)
        elif self.draft.add_typed():
            self.draft.take_focus()
