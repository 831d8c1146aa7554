"""The row of one action in the list, its field for a name, and that field's completer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from app.models.rules.actions import DueState
from app.models.text.dates import short_day_text
from app.models.text.phrases import one_line
from app.ui.tabs.actions.columns import DUE_COLUMN
from app.ui.widgets.fields.agency_combo import AgencyCombo, AgencyListModel
from app.ui.widgets.fields.date_edit import DateEdit
from app.ui.widgets.fields.plain_line_edit import AutosaveLineEdit
from app.ui.widgets.labels import ElidedLabel, ShortenedButton, plain_tooltip, restyle
from app.ui.widgets.lists.list_row import ListRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from PySide6.QtCore import QObject

    from app.models.records import Person
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.actions.action_view import ActionView
    from app.ui.tabs.actions.edits import ActionEdits


_CHOOSING = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class PeopleCompleter(QCompleter):
    """A completer, shared by the rows, of the names that contain the letters typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people, each name once, in their order."""
        cleaned = (one_line(person.name) for person in people)
        names = [name for name in dict.fromkeys(cleaned) if name]
        # Only if it changed: setting the list closes the popup, and each save comes here.
        if names != self._names.stringList():
            self._names.setStringList(names)


class PersonField(AutosaveLineEdit):
    """A line edit for a name; while its popup is open, the keys choose a name, not a row."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() in _PLAIN
            if is_plain and event.key() in _CHOOSING and self._is_offered_names():
                event.accept()
                return True
        return super().event(event)

    def _is_offered_names(self) -> bool:
        popup = self.completer().popup()
        return popup is not None and popup.isVisible()


_COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class ActionListRow(ListRow):
    """A row with the fields of one action; its signals ask the tab for changes."""

    done_requested = Signal(bool)
    agency_chosen = Signal(object)  # the agency's id, or None
    remove_requested = Signal()
    origin_requested = Signal()

    def __init__(
        self,
        context: AppContext,
        action_id: str,
        agencies: AgencyListModel,
        writer: ActionEdits,
        today: Callable[[], date],
        names: PeopleCompleter,
    ) -> None:
        super().__init__(context.theme, action_id)
        self._view: ActionView | None = None
        self.done = QCheckBox()
        self.what = AutosaveLineEdit(context.autosave, writer.edit_of(action_id, "what"))
        self.who = PersonField(context.autosave, writer.edit_of(action_id, "who"))
        self.who.setCompleter(names)
        self.agency = AgencyCombo(agencies)
        self.due = DateEdit(context, writer.edit_of(action_id, "due"), short_day_text, today)
        self.mark = ElidedLabel(role="due")
        self.origin = ShortenedButton()
        self.remove = QToolButton()
        self._build()
        self._connect()

    @property
    def view(self) -> ActionView:
        """What the row shows."""
        if self._view is None:
            raise RuntimeError("a row is read before it shows anything")
        return self._view

    def show_action(self, view: ActionView) -> None:
        """Show the action; what did not change is not redrawn."""
        if view == self._view:
            return
        old, self._view = self._view, view
        self.what.typed.load(view.what)
        self.who.typed.load(view.who)
        self.due.show_day(view.due)
        self.what.setToolTip(plain_tooltip(view.what))
        self.done.setChecked(view.is_done)
        self.agency.show_agency(view.agency_id)
        self.mark.setText(view.due_text)
        self._show_origin(view.origin)
        if old is None or (old.number, old.origin) != (view.number, view.origin):
            self._set_accessible_names(view.number)
        if old is None or old.state is not view.state:
            self._show_state(view.state)

    def show_agency(self) -> None:
        """Show the agency again, after the list of agencies changed."""
        self.agency.show_agency(self.view.agency_id)

    def field(self, name: str) -> QWidget:
        """Return the field of this name; the row itself where there is none."""
        fields: dict[str, QWidget] = {
            "what": self.what,
            "who": self.who,
            "agency": self.agency,
            "agency_id": self.agency,
            "due": self.due.line,
            "done": self.done,
            "is_done": self.done,
        }
        return fields.get(name, self)

    @override
    def stops(self) -> list[QWidget]:
        fields = (self.done, self.what, self.who, self.agency, self.due.line, self.due.button)
        return [self, *fields, self.origin, self.remove]

    @override
    def release(self) -> None:
        self.what.typed.release()
        self.who.typed.release()
        self.due.release()

    @override
    def mark_text(self, text: str) -> int:
        return self.what.mark(text) + self.who.mark(text)

    @override
    def set_widths(self, widths: Sequence[int]) -> None:
        super().set_widths(widths)
        gap, margin = self._theme.metric("gap-small"), self._theme.metric("margin")
        left = margin + sum(widths[:DUE_COLUMN]) + gap * DUE_COLUMN
        # Not contents margins: the style sheet takes them away when the label is first shown.
        self.due.problem.setIndent(left - self.due.problem.margin())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.hasFocus():
            self.done.click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.hasFocus():
            self.what.setFocus()
        elif self.hasFocus() and _is_letter(event):
            self.what.setFocus()
            self.what.end(False)
            self.what.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.set_padding(self._theme.metric("gap-tiny"), self._theme.metric("gap-small"))
        self.done.setObjectName("done")
        self.what.setObjectName("what")
        self.what.setPlaceholderText("What will be done?")
        self.who.setObjectName("who")
        self.who.setPlaceholderText("Who?")
        self.due.line.setObjectName("due")
        self.due.line.setPlaceholderText("No date")
        for field in (self.what, self.who, self.agency):
            field.setProperty("role", "bare")
        self.due.set_frameless()
        self.origin.setProperty("role", "from")
        self.origin.setCursor(Qt.CursorShape.PointingHandCursor)
        # It keeps its width in the row where an action has no origin.
        keeping = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        keeping.setRetainSizeWhenHidden(True)
        self.origin.setSizePolicy(keeping)
        self.remove.setObjectName("remove")
        self._theme.set_icon(self.remove, "trash", "muted")
        self.remove.setToolTip("Remove this action; Ctrl+Z puts it back")
        due = QWidget()
        row = QHBoxLayout(due)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.metric("gap-small"))
        self.due.setMinimumWidth(self._theme.metric("date"))
        row.addWidget(self.due, 1)
        row.addWidget(self.mark, 1)
        for cell in (self.done, self.what, self.who, self.agency, due, self.origin, self.remove):
            self.add_cell(cell)
        self.due.problem.setMargin(self._theme.metric("gap-tiny"))
        self.body.addWidget(self.due.problem)

    def _connect(self) -> None:
        self.done.clicked.connect(self.done_requested)
        self.agency.chosen.connect(self.agency_chosen)
        self.remove.clicked.connect(lambda _on=False: self.remove_requested.emit())
        self.origin.clicked.connect(lambda _on=False: self.origin_requested.emit())

    def _show_origin(self, origin: str) -> None:
        self.origin.show_words(origin)
        self.origin.setVisible(bool(origin))
        self.origin.setToolTip(plain_tooltip(f"{origin}: go there (Ctrl+G)") if origin else "")

    def _set_accessible_names(self, number: int) -> None:
        self.setAccessibleName(f"Action {number}")
        self.what.setAccessibleName(f"What, action {number}")
        self.who.setAccessibleName(f"Who, action {number}")
        self.agency.setAccessibleName(f"Agency, action {number}")
        self.due.set_name(f"Due date, action {number}")
        self.done.setAccessibleName(f"Done, action {number}")
        self.remove.setAccessibleName(f"Remove action {number}")
        self.origin.setAccessibleName(f"Where action {number} came from: {self.view.origin}")

    def _show_state(self, state: DueState) -> None:
        self.mark.setProperty("state", state.value)
        restyle(self.mark)
        is_done = state is DueState.DONE
        for widget in (self.what, self.who, self.agency, self.due.line):
            if bool(widget.property("quiet")) != is_done:
                widget.setProperty("quiet", is_done)
                restyle(widget)


def _is_letter(event: QKeyEvent) -> bool:
    is_command = bool(event.modifiers() & _COMMAND_KEYS)
    return bool(event.text()) and event.text().isprintable() and not is_command
