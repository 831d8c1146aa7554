"""One action: what will be done, by whom, for which agency, by when, and whether it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from app.models.actions import DueState
from app.ui.actions_tab.agency_box import AgencyBox
from app.ui.actions_tab.columns import DUE_COLUMN
from app.ui.actions_tab.date_field import DateField
from app.ui.actions_tab.line_field import LineField
from app.ui.autosave import TypedField
from app.ui.widgets.column_row import ListRow
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_text import plain_label, plain_tooltip, restyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QStandardItemModel

    from app.ui.actions_tab.action_view import ActionView
    from app.ui.autosave import Autosave, MakeEdit
    from app.ui.theme import Theme


class ActionRow(ListRow):
    """Show one action in real fields, and send what is asked of it."""

    done_asked = Signal(bool)
    agency_chosen = Signal(object)  # the agency's id, or None
    remove_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        view: ActionView,
        agencies: QStandardItemModel,
        today: Callable[[], date],
    ) -> None:
        super().__init__(theme, view.id)
        self._view: ActionView | None = None
        self._autosave: Autosave | None = None
        self._make_edit: Callable[[str], MakeEdit] | None = None
        self._fields: dict[str, TypedField] = {}
        self.done = QCheckBox()
        self.what = LineField("what", "What will be done?")
        self.who = LineField("who", "Who?")
        self.agency = AgencyBox(agencies)
        self.due = DateField(theme, today)
        self.mark = plain_label(role="due")
        self.origin = ElidedLabel(role="from")
        self.remove = QToolButton()
        self.problem = plain_label(role="danger", wraps=True)
        self._texts: dict[str, tuple[Callable[[], str], Callable[[str], None]]] = {
            "what": (self.what.text, self.what.show_text),
            "who": (self.who.text, self.who.show_text),
            "due": (self.due.read, self.due.show_day),
        }
        self._build()
        self._connect()

    @property
    def view(self) -> ActionView:
        """What the row shows."""
        if self._view is None:
            raise RuntimeError("a row is read before it shows anything")
        return self._view

    def save_through(self, autosave: Autosave, make_edit: Callable[[str], MakeEdit]) -> None:
        """Save what is typed; `make_edit` gives the maker of edits for a field's name."""
        self._autosave, self._make_edit = autosave, make_edit
        for line in (self.what, self.who):
            name = line.objectName()
            line.textEdited.connect(lambda _text, name=name: self._field(name).on_edited())
            line.left.connect(lambda name=name: self._leave(name))
        self.due.edited.connect(lambda: self._field("due").on_edited())
        self.due.left.connect(lambda: self._leave("due"))

    def leave(self) -> None:
        """Save what is typed, now."""
        for field in self._fields.values():
            field.leave()

    def show_action(self, view: ActionView) -> None:
        """Show the action as it stands; nothing is redrawn that did not change."""
        if view == self._view:
            return
        old, self._view = self._view, view
        for name, (read, show) in self._texts.items():
            text = getattr(view, name)
            if name in self._fields:
                self._fields[name].load(text)
            elif read() != text:
                show(text)
        self.what.setToolTip(plain_tooltip(view.what))
        self.done.setChecked(view.is_done)
        self.agency.show_agency(view.agency_id)
        self.mark.setText(view.due_words)
        self.origin.setText(view.origin)
        if old is None or old.number != view.number:
            self._show_names(view.number)
        if old is None or old.state is not view.state:
            self._show_state(view.state)

    def show_agency(self) -> None:
        """Show the agency again, after the list of agencies changed."""
        self.agency.show_agency(self.view.agency_id)

    def place(self, name: str) -> QWidget:
        """Give the field of this name; the row itself where there is none."""
        places: dict[str, QWidget] = {
            "what": self.what,
            "who": self.who,
            "agency": self.agency,
            "agency_id": self.agency,
            "due": self.due.line,
            "done": self.done,
            "is_done": self.done,
        }
        return places.get(name, self)

    @override
    def stops(self) -> list[QWidget]:
        fields = (self.done, self.what, self.who, self.agency, self.due.line, self.due.button)
        return [self, *fields, self.remove]

    @override
    def mark_text(self, text: str) -> int:
        return self.what.mark(text) + self.who.mark(text)

    @override
    def set_widths(self, widths: Sequence[int]) -> None:
        super().set_widths(widths)
        gap, margin = self._theme.metric("gap-small"), self._theme.metric("margin")
        left = margin + sum(widths[:DUE_COLUMN]) + gap * DUE_COLUMN
        self.problem.setContentsMargins(left, 0, margin, gap)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.hasFocus():
            self.done.click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.hasFocus():
            self.what.setFocus()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.set_padding(self._theme.metric("gap-tiny"), self._theme.metric("gap-small"))
        self.done.setObjectName("done")
        self.agency.setProperty("role", "bare")
        self.remove.setObjectName("remove")
        self.remove.setIcon(self._theme.icon("trash", "muted"))
        self.remove.setToolTip("Remove this action; Ctrl+Z puts it back")
        due = QWidget()
        row = QHBoxLayout(due)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.metric("gap-small"))
        row.addWidget(self.due, 1)
        row.addWidget(self.mark, 1)
        for cell in (self.done, self.what, self.who, self.agency, due, self.origin, self.remove):
            self.add_cell(cell)
        self.body.addWidget(self.problem)
        self.problem.hide()

    def _connect(self) -> None:
        self.done.clicked.connect(self.done_asked)
        self.agency.chosen.connect(self.agency_chosen)
        self.remove.clicked.connect(lambda _on=False: self.remove_asked.emit())
        self.due.problem_changed.connect(self._on_due_problem_changed)

    def _field(self, name: str) -> TypedField:
        """Give the keeper of a text, made at its first key: most rows are only ever read."""
        if name not in self._fields:
            if self._autosave is None or self._make_edit is None:
                raise RuntimeError("a row is typed in before it was told where to save")
            saved = getattr(self.view, name)
            read, show = self._texts[name]
            is_told = False
            field = TypedField(
                self._autosave,
                read=lambda: read() if is_told else saved,
                show=show,
                edit=self._make_edit(name),
                parent=self,
            )
            # It first learns what is saved; what was just typed is read from then on.
            field.load(saved)
            is_told = True
            self._fields[name] = field
        return self._fields[name]

    def _leave(self, name: str) -> None:
        if name in self._fields:
            self._fields[name].leave()

    def _on_due_problem_changed(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _show_names(self, number: int) -> None:
        self.setAccessibleName(f"Action {number}")
        self.what.setAccessibleName(f"What, action {number}")
        self.who.setAccessibleName(f"Who, action {number}")
        self.agency.setAccessibleName(f"Agency, action {number}")
        self.due.set_name(f"Due date, action {number}")
        self.done.setAccessibleName(f"Done, action {number}")
        self.remove.setAccessibleName(f"Remove action {number}")

    def _show_state(self, state: DueState) -> None:
        self.mark.setProperty("state", state.value)
        restyle(self.mark)
        is_done = state is DueState.DONE
        for widget in (self.what, self.who, self.agency, self.due.line):
            if bool(widget.property("quiet")) != is_done:
                widget.setProperty("quiet", is_done)
                restyle(widget)
