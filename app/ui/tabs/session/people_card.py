"""The card of the session's people, and the row that adds one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from app.models.edits import AddPerson, MovePerson, RemovePerson
from app.models.edits.people import add_people_edit, mark_present_edit, new_person_values
from app.models.rules.agencies_and_people import (
    can_be_present,
    describe_pasted_people,
    describe_people,
    is_people_list,
    parse_people,
    people_not_listed,
)
from app.models.text.dates import local_today
from app.models.text.phrases import one_line
from app.ui.tabs.session.editor_rows import DraftLine, DraftRow, lay_out_columns
from app.ui.tabs.session.editor_rows_card import EditorRowsCard
from app.ui.tabs.session.person_row import PersonEditorRow, person_columns
from app.ui.widgets.fields.agency_combo import AgencyCombo, AgencyListModel
from app.ui.widgets.fields.plain_line_edit import PlainLineEdit
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.models.edits import Edit
    from app.models.records import Session
    from app.ui.services.app_context import AppContext


class PersonDraft(DraftRow):
    """The row that adds a person; it keeps the agency for the next: people arrive in groups."""

    def __init__(
        self, context: AppContext, agencies: AgencyListModel, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._today = today
        self._context = context
        self._session: Session | None = None
        self._values = new_person_values("", "", None)
        self.name = DraftLine(context.autosave, self._addition)
        self.role = PlainLineEdit()
        self.agency = AgencyCombo(agencies)
        self._add = QPushButton("Add")
        self._last_agency_id: str | None = None
        self.fields = {"name": self.name, "role": self.role, "agency_id": self.agency}
        self._build()

    @property
    def last_agency_id(self) -> str | None:
        """The agency that was chosen last."""
        return self._last_agency_id

    def show_session(self, session: Session) -> None:
        """Set the session; once it has the person that was typed, clear the row."""
        self._session = session
        if session.agency(self._last_agency_id) is None:
            self._last_agency_id = None
        self.agency.show_agency(self._last_agency_id)
        if any(person.id == self._values["id"] for person in session.people):
            self._values = new_person_values("", "", None)
            self.role.clear()
            self.name.typed.load("")

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
        self.role.clear()
        self._values = new_person_values("", "", None)
        self._last_agency_id = None
        self._session = None

    def _build(self) -> None:
        self.name.setObjectName("add-person")
        self.name.setAccessibleName("Name of a person to add")
        self.name.setPlaceholderText("Add a person")
        self.name.setToolTip("Type a name and press Enter, or paste a list of names")
        self.name.is_list = is_people_list
        self.role.setAccessibleName("Role of the person to add")
        self.role.setPlaceholderText("Role")
        self.agency.setAccessibleName("Agency of the person to add")
        self.agency.chosen.connect(self._on_agency_picked)
        self._add.setToolTip("Add this person (Enter)")
        self._add.setEnabled(False)
        self._add.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._add.clicked.connect(self._on_add_clicked)
        self.name.textChanged.connect(lambda text: self._add.setEnabled(bool(text.strip())))
        parts = [self.name, self.role, self.agency, self._add, QWidget()]
        lay_out_columns(self._context.theme, self, person_columns(self._context.theme), parts)

    def _addition(self, before: str, after: str, burst: str) -> Edit | None:
        session = self._session
        name = one_line(after)
        if session is None or not name:
            return None
        role = one_line(self.role.text())
        is_here = can_be_present(session.details.date, self._today())
        fresh = new_person_values(name, role, self._last_agency_id, is_present=is_here)
        self._values = {**fresh, "id": self._values["id"]}
        return AddPerson(session.details.id, self._values)

    def _on_agency_picked(self, agency_id: str | None) -> None:
        self._last_agency_id = agency_id

    def _on_add_clicked(self) -> None:
        self.add_typed()
        self.name.setFocus()


_NOBODY = (
    "Nobody yet. Type a name below and press Enter, or paste a list from an e-mail or a "
    "spreadsheet: one person a line, with role and agency if you have them."
)


class PeopleCard(EditorRowsCard[PersonEditorRow]):
    """A card with a row of editors for each person, and one that adds a person."""

    move_edit = MovePerson

    def __init__(self, context: AppContext, today: Callable[[], date] = local_today) -> None:
        super().__init__(context)
        self._today = today
        self.setAccessibleName("People")
        self._agencies = AgencyListModel(context.theme, parent=self)
        self.summary = plain_label(role="muted")
        self.summary.setObjectName("people-summary")
        self.draft = PersonDraft(context, self._agencies, today)
        self._build()
        self._connect()

    def show_session(self, session: Session) -> None:
        """Show the people; rows that stay keep focus and caret."""
        self._context.theme.set_icon(self._paste, "paste", "accent")
        self._agencies.show_agencies(session.agencies)
        self._show_rows(session, [person.id for person in session.people])
        self.draft.show_session(session)
        self.summary.setText(describe_people(session.people) if session.people else "")

    def paste(self, text: str = "") -> None:
        """Add the people of a list, by default the one on the clipboard, as one step."""
        if not self._context.autosave.commit_typing():
            return
        session = self._session
        words = text or QGuiApplication.clipboard().text()
        if session is None:
            return
        read = parse_people(words, session.agencies, self.draft.last_agency_id)
        if not read:
            self._context.messages.show_status(
                "There are no names to paste: copy a list of them first."
            )
            return
        people = people_not_listed(read, session.people)
        is_here = can_be_present(session.details.date, self._today())
        edit = add_people_edit(session.details.id, people, is_present=is_here)
        if not people or self._context.history.perform(edit):
            self._context.messages.show_status(
                describe_pasted_people(people, len(read) - len(people))
            )
            self.draft.take_focus()

    def mark_all(self, *, is_present: bool) -> None:
        """Mark everybody present or absent as one step."""
        if not self._context.autosave.commit_typing():
            return
        session = self._session
        if session is None:
            return
        edit = mark_present_edit(session.details.id, session.people, is_present=is_present)
        if edit.edits:
            self._context.history.perform(edit)

    @override
    def remove_row(self, row: PersonEditorRow) -> None:
        if not self._context.autosave.commit_typing() or self._session is None:
            return
        name = one_line(row.called)
        if self._context.history.perform(
            RemovePerson(self._session.details.id, row.record_id, name)
        ):
            who = f"“{name}”" if name else "a person without a name"
            self._context.messages.show_status(f"Removed {who}. Ctrl+Z puts them back.")

    def _build(self) -> None:
        theme = self._context.theme
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
        self._put_rows(person_columns(theme), _NOBODY, self.draft)

    def _connect(self) -> None:
        self._paste.clicked.connect(self.paste)
        self.draft.name.list_pasted.connect(self.paste)

    @override
    def _fill_rows(self, session: Session) -> None:
        for place, person in enumerate(session.people):
            row = self.rows.get(person.id)
            if row is not None:
                row.show_person(person, place)

    @override
    def _new_row(self, record_id: str, session_id: str) -> PersonEditorRow:
        row = PersonEditorRow(self._context, record_id, session_id, self._agencies)
        row.name.list_pasted.connect(self.paste)
        return row
