"""The row of editors of one agency, its columns, and the button that picks its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QCheckBox, QMenu, QToolButton, QWidget
from typing_extensions import override

from app.models.edits import SetAgency
from app.models.text.phrases import counted
from app.ui.tabs.session.editor_rows import EditorColumn, EditorRow, lay_out_columns
from app.ui.widgets.fields.agency_combo import (
    agency_name_needed_text,
    agency_name_shared_text,
    colour_dot,
)
from app.ui.widgets.fields.autosaved_field import RequiredText
from app.ui.widgets.fields.plain_line_edit import AutosaveLineEdit
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.models.records import Agency
    from app.ui.services.app_context import AppContext
    from app.ui.services.autosave import MakeEdit
    from app.ui.theme.theme import Theme


# In the order of the tokens file.
_NAMES = ("Blue", "Green", "Rust", "Purple", "Plum", "Teal", "Olive", "Indigo")


class ColourButton(QToolButton):
    """A button that shows a colour, with a menu of the palette's colours by name."""

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = ""
        self._colour_set = theme.colour_set
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIconSize(QSize(theme.metric("icon"), theme.metric("icon")))
        self._build()

    def show_colour(self, colour: str) -> None:
        """Show a colour, "#RRGGBB"."""
        if (colour, self._theme.colour_set) == (self._colour, self._colour_set):
            return
        self._colour, self._colour_set = colour, self._theme.colour_set
        self.setIcon(colour_dot(self._theme, colour))
        name = colour_name(self._theme, colour)
        self.setToolTip(f"{name}: choose another colour")
        self.setAccessibleDescription(name)
        for action in self.menu().actions():
            action.setChecked(action.data() == colour)
            action.setIcon(colour_dot(self._theme, action.data()))

    def _build(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for colour in self._theme.agency_colours:
            action = menu.addAction(
                colour_dot(self._theme, colour), colour_name(self._theme, colour)
            )
            action.setData(colour)
            action.setCheckable(True)
            group.addAction(action)
        group.triggered.connect(lambda action: self._on_colour_picked(action.data()))
        self.setMenu(menu)

    def _on_colour_picked(self, colour: str) -> None:
        if colour != self._colour:
            self.picked.emit(colour)


def colour_name(theme: Theme, colour: str) -> str:
    """Return the name of a colour of the palette; "Own colour" for any other."""
    palette = [known.lower() for known in theme.agency_colours]
    if colour.lower() not in palette:
        return "Own colour"
    place = palette.index(colour.lower())
    return _NAMES[place] if place < len(_NAMES) else f"Colour {place + 1}"


def next_colour(theme: Theme, taken: list[str]) -> str:
    """Return the first colour of the palette that is used least."""
    used = [colour.lower() for colour in taken]
    return min(theme.agency_colours, key=lambda colour: used.count(colour.lower()))


def agency_columns(theme: Theme) -> tuple[EditorColumn, ...]:
    """Return the columns of the agencies; the row to add one shares them."""
    tool, width = theme.metric("control"), theme.metric("rating-width")
    return (
        EditorColumn("", width=tool),
        EditorColumn("Name", share=5),
        EditorColumn("Note", share=5),
        EditorColumn("Present", width=width // 2),
        EditorColumn("People", width=width // 2),
        EditorColumn("", width=tool),
        EditorColumn("", width=tool),
        EditorColumn("", width=tool),
    )


class AgencyEditorRow(EditorRow):
    """A row of an agency's colour, name, note and presence, with buttons to move and remove it."""

    move_requested = Signal(int)

    def __init__(self, context: AppContext, agency_id: str, session_id: str) -> None:
        super().__init__(agency_id)
        self._context = context
        self._session_id = session_id
        self._agency: Agency | None = None
        self.colour = ColourButton(context.theme)
        self.name = AutosaveLineEdit(context.autosave, self._edit_of("name"), kind=RequiredText)
        self._is_renamed = False
        self.note = AutosaveLineEdit(context.autosave, self._edit_of("note"))
        self.presence = QCheckBox()
        self._people = plain_label(role="muted")
        self._people.setIndent(context.theme.metric("gap-tiny"))
        self.fields = {
            "colour": self.colour,
            "name": self.name,
            "note": self.note,
            "is_present": self.presence,
        }
        self._build()
        self._connect()

    def show_agency(self, agency: Agency, people: int, place: int, of_all: int) -> None:
        """Show the agency and its number of people; `place` counts from 0."""
        self._agency = agency
        self.name.typed.load(agency.name)
        self.note.typed.load(agency.note)
        self.colour.show_colour(agency.colour)
        self.presence.setChecked(agency.is_present)
        self._people.setText(str(people) if people else "–")
        self._people.setToolTip(f"{counted(people, 'person', 'people')} from this agency")
        self._up.setEnabled(place > 0)
        self._down.setEnabled(place < of_all - 1)
        for button, icon in ((self._up, "up"), (self._down, "down"), (self._remove, "trash")):
            self._context.theme.set_icon(button, icon, "muted")
        self._set_accessible_names(f"agency {place + 1}")

    def _set_accessible_names(self, which: str) -> None:
        self.colour.setAccessibleName(f"Colour, {which}")
        self.name.setAccessibleName(f"Name, {which}")
        self.note.setAccessibleName(f"Note, {which}")
        self.presence.setAccessibleName(f"Present, {which}")
        self._up.setAccessibleName(f"Move up, {which}")
        self._down.setAccessibleName(f"Move down, {which}")
        self._remove.setAccessibleName(f"Remove, {which}")

    @override
    def release(self) -> None:
        self._agency = None
        super().release()

    def _build(self) -> None:
        self._up = self._tool("Move this agency up (Alt+Shift+Up)")
        self._down = self._tool("Move this agency down (Alt+Shift+Down)")
        self._remove = self._tool("Remove this agency and what it said (Alt+Delete)")
        self.name.setPlaceholderText("Name of the agency")
        self.note.setPlaceholderText("Note, e.g. police, YOT")
        self.presence.setToolTip("Whether this agency is at the workshop")
        parts: list[QWidget] = [self.colour, self.name, self.note, self.presence]
        parts += [self._people, self._up, self._down, self._remove]
        lay_out_columns(self._context.theme, self, agency_columns(self._context.theme), parts)

    def _connect(self) -> None:
        self.colour.picked.connect(lambda colour: self._set(colour=colour))
        self.name.textChanged.connect(self._on_name_changed)
        self.name.left.connect(self._on_name_left)
        self.presence.clicked.connect(lambda is_on: self._set(is_present=is_on))
        self._up.clicked.connect(lambda: self.move_requested.emit(-1))
        self._down.clicked.connect(lambda: self.move_requested.emit(1))
        self._remove.clicked.connect(self.remove_requested.emit)

    def _tool(self, tip: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        # The keys do the same from any field, and a click should leave the caret where it is.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _set(self, **after: str | bool | None) -> None:
        agency = self._agency
        if agency is None:
            return
        if not self._context.history.perform(
            SetAgency.of(self._session_id, agency, burst="", **after)
        ):
            self.presence.setChecked(agency.is_present)

    def _on_name_changed(self) -> None:
        self._is_renamed = self._is_renamed or self.name.hasFocus()

    def _on_name_left(self) -> None:
        """Restore an emptied name, and show a message about one that another agency has."""
        agency, is_renamed = self._agency, self._is_renamed
        self._is_renamed = False
        if agency is None or not is_renamed:
            return
        if not self.name.text().strip() and agency.name.strip():
            self.name.show_text(agency.name)
            self._context.messages.show_status(agency_name_needed_text(agency.name))
        elif shared := agency_name_shared_text(
            self._context.store.session(self._session_id), agency.id
        ):
            self._context.messages.show_status(shared)

    def _edit_of(self, name: str) -> MakeEdit:
        def edit(before: str, after: str, burst: str) -> Edit | None:
            session = self._context.store.find(self._session_id)
            agency = session.agency(self.record_id) if session else None
            if agency is None:
                return None
            fields = ({name: before}, {name: after})
            return SetAgency(self._session_id, agency.id, *fields, agency.name, burst)

        return edit
