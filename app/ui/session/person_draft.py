"""The empty row under the people: a name and Enter adds somebody, and it is empty again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from app.models.edits import AddPerson
from app.models.people_list import is_list, may_be_here, values_of
from app.ui.session.draft_line import DraftLine
from app.ui.session.person_row import person_columns
from app.ui.session.rows import DraftRow, lay_out
from app.ui.widgets.agency_box import AgencyBox, AgencyList
from app.ui.widgets.plain_line import PlainLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.models.edits import Edit
    from app.models.records import Session
    from app.ui.desk import Desk


class PersonDraft(DraftRow):
    """Keeps the agency from one person to the next: people arrive in groups."""

    def __init__(self, desk: Desk, agencies: AgencyList, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._desk = desk
        self._session: Session | None = None
        self._values = values_of("", "", None)
        self.name = DraftLine(desk.autosave, self._addition)
        self.role = PlainLine()
        self.agency = AgencyBox(agencies)
        self._add = QPushButton("Add")
        self._usual: str | None = None
        self.fields = {"name": self.name, "role": self.role, "agency_id": self.agency}
        self._build()

    @property
    def usual_agency(self) -> str | None:
        """The agency that was chosen last."""
        return self._usual

    def show_session(self, session: Session) -> None:
        """Follow the session; once the person is in it, be empty again."""
        self._session = session
        if session.agency(self._usual) is None:
            self._usual = None
        self.agency.show_agency(self._usual)
        if any(person.id == self._values["id"] for person in session.people):
            self._values = values_of("", "", None)
            self.role.clear()
            self.name.typed.load("")

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
        self.role.clear()
        self._values = values_of("", "", None)
        self._usual = None
        self._session = None

    def _build(self) -> None:
        self.name.setObjectName("add-person")
        self.name.setAccessibleName("Name of a person to add")
        self.name.setPlaceholderText("Add a person")
        self.name.setToolTip("Type a name and press Enter, or paste a list of names")
        self.name.is_list = is_list
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
        lay_out(self._desk.theme, self, person_columns(self._desk.theme), parts)

    def _addition(self, before: str, after: str, burst: str) -> Edit | None:
        session = self._session
        name = " ".join(after.split())
        if session is None or not name:
            return None
        role = " ".join(self.role.text().split())
        is_here = may_be_here(session.details.date, self._today())
        fresh = values_of(name, role, self._usual, is_present=is_here)
        self._values = {**fresh, "id": self._values["id"]}
        return AddPerson(session.details.id, self._values)

    def _on_agency_picked(self, agency_id: str | None) -> None:
        self._usual = agency_id

    def _on_add_clicked(self) -> None:
        self.add_typed()
        self.name.setFocus()
