"""The row of editors of one person, and its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QToolButton
from typing_extensions import override

from app.models.edits import SetPerson
from app.models.rules.agencies_and_people import is_people_list
from app.ui.tabs.session.editor_rows import EditorColumn, EditorRow, lay_out_columns
from app.ui.widgets.fields.agency_combo import AgencyCombo, AgencyListModel
from app.ui.widgets.fields.plain_line_edit import AutosaveLineEdit

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.models.records import Person
    from app.ui.services.app_context import AppContext
    from app.ui.services.autosave import MakeEdit
    from app.ui.theme.theme import Theme


def person_columns(theme: Theme) -> tuple[EditorColumn, ...]:
    """Return the columns of the people; the row to add one shares them."""
    return (
        EditorColumn("Name", share=5),
        EditorColumn("Role", share=5),
        EditorColumn("Agency", share=5),
        EditorColumn("Present", width=theme.metric("rating-width") // 2),
        EditorColumn("", width=theme.metric("control")),
    )


class PersonEditorRow(EditorRow):
    """A row of a person's name, role, agency and presence, with a button to remove them."""

    def __init__(
        self, context: AppContext, person_id: str, session_id: str, agencies: AgencyListModel
    ) -> None:
        super().__init__(person_id)
        self._context = context
        self._session_id = session_id
        self._person: Person | None = None
        self.name = AutosaveLineEdit(context.autosave, self._edit_of("name"))
        self.role = AutosaveLineEdit(context.autosave, self._edit_of("role"))
        self.agency = AgencyCombo(agencies)
        self.presence = QCheckBox()
        self.fields = {
            "name": self.name,
            "role": self.role,
            "agency_id": self.agency,
            "is_present": self.presence,
        }
        self._build()
        self._connect()

    def show_person(self, person: Person, place: int) -> None:
        """Show the person; `place` counts from 0."""
        self._person = person
        self._context.theme.set_icon(self._remove, "trash", "muted")
        self.name.typed.load(person.name)
        self.role.typed.load(person.role)
        self.agency.show_agency(person.agency_id)
        self.presence.setChecked(person.is_present)
        which = f"person {place + 1}"
        self.name.setAccessibleName(f"Name, {which}")
        self.role.setAccessibleName(f"Role, {which}")
        self.agency.setAccessibleName(f"Agency, {which}")
        self.presence.setAccessibleName(f"Present, {which}")
        self._remove.setAccessibleName(f"Remove, {which}")

    @override
    def release(self) -> None:
        self._person = None
        super().release()

    def _build(self) -> None:
        self.name.setPlaceholderText("Name")
        self.name.is_list = is_people_list
        self.role.setPlaceholderText("Role")
        self.presence.setToolTip("Whether this person is at the workshop (Space)")
        self._remove = QToolButton()
        self._remove.setToolTip("Remove this person (Alt+Delete)")
        # The keys do the same from any field, and a click should leave the caret where it is.
        self._remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts = [self.name, self.role, self.agency, self.presence, self._remove]
        lay_out_columns(self._context.theme, self, person_columns(self._context.theme), parts)

    def _connect(self) -> None:
        self.agency.chosen.connect(lambda agency_id: self._set(agency_id=agency_id))
        self.presence.clicked.connect(lambda is_on: self._set(is_present=is_on))
        self._remove.clicked.connect(self.remove_requested.emit)

    def _set(self, **after: str | bool | None) -> None:
        person = self._person
        if person is None or all(getattr(person, name) == after[name] for name in after):
            return
        if not self._context.history.perform(
            SetPerson.of(self._session_id, person, burst="", **after)
        ):
            self.presence.setChecked(person.is_present)
            self.agency.show_agency(person.agency_id)

    def _edit_of(self, name: str) -> MakeEdit:
        def edit(before: str, after: str, burst: str) -> Edit | None:
            session = self._context.store.find(self._session_id)
            people = session.people if session else ()
            person = next((each for each in people if each.id == self.record_id), None)
            if person is None:
                return None
            fields = ({name: before}, {name: after})
            return SetPerson(self._session_id, person.id, *fields, person.name, burst)

        return edit
