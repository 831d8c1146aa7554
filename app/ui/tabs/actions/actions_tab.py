"""The actions tab: the list of actions with filters and sorting, and the meetings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.edits import SetAction
from app.models.rules.actions import ActionFilter, ActionQuery, matching_actions, sorted_action_ids
from app.ui.services.menu_commands import menu_command, separator
from app.ui.tabs.actions.action_row import ActionListRow, PeopleCompleter
from app.ui.tabs.actions.action_view import ActionView, action_views
from app.ui.tabs.actions.columns import COLUMNS, SortHeader, column_widths
from app.ui.tabs.actions.edits import ActionEdits
from app.ui.tabs.actions.meetings_section import MeetingsSection
from app.ui.tabs.actions.toolbar import ActionsToolbar
from app.ui.tabs.list_tab import IncrementalRows, ListTab
from app.ui.widgets.card import EmptyState
from app.ui.widgets.fields.agency_combo import AgencyListModel
from app.ui.widgets.lists.row_list import RowList

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QAction

    from app.models.changes import Change
    from app.models.edits import Edit
    from app.models.records import Session


class ActionsTab(ListTab[ActionListRow]):
    """The tab of the actions; rows are sorted only on request, never while somebody types."""

    shown_kinds = (
        ChangeKind.ACTIONS,
        ChangeKind.AGENCIES,
        ChangeKind.PEOPLE,
        ChangeKind.PROMPTS,
        ChangeKind.CHECKLIST,
        ChangeKind.AGREEMENT,
        ChangeKind.MEETINGS,
        ChangeKind.SESSIONS,
    )
    hint = "Insert new action · ↑↓ row · Space done · Delete remove · F4 calendar"

    _bar: ActionsToolbar
    _views: dict[str, ActionView]

    @property
    def bar(self) -> ActionsToolbar:
        """The filters above the list."""
        return self._bar

    @property
    def header(self) -> SortHeader:
        """The column headings that sort."""
        return self._header

    @override
    def open(self, session_id: str) -> None:
        self._writer = ActionEdits(self._context, session_id)
        super().open(session_id)

    @override
    def _show_session(self, change: Change | None) -> None:
        if change is None or change.touches(ChangeKind.AGENCIES, ChangeKind.SESSIONS):
            self._show_agencies()
        self._names.show_people(self.session.people)
        old = set(self._views)
        self._views = action_views(self.session, self._today())
        self._row_loader.set_known(self._views)
        if change is None:
            self._sort()
        else:
            self._row_loader.add_keys([key for key in self._views if key not in old])
        for key, row in self._list.rows.items():
            row.show_action(self._views[key])
        self._show_emptiness()
        self._bar.show_counts(_counts(self.session, self._today()))
        self.meetings.show_session(self.session)

    @override
    def reveal(self, edit: Edit) -> None:
        key = next((key for key in edit.ids if key in self._views), None)
        if key is None:
            if not self.meetings.reveal(edit):
                self.take_focus()
            return
        self.show_action(key)
        changed = next(iter(edit.after), "") if isinstance(edit, SetAction) else ""
        self._list.rows[key].field(changed).setFocus()

    @override
    def go_to_id(self, target_id: str) -> None:
        if self.meetings.go_to(target_id):
            return
        self.show_action(target_id)

    def show_action(self, action_id: str) -> None:
        """Scroll to an action and make it the current one, without the filters if they hide it."""
        self._row_loader.make_all()
        if action_id not in self._list.order:
            self._bar.show_everything()
            self._sort()
            self._row_loader.make_all()
        if action_id in self._list.rows:
            self._list.go_to(action_id)
            self._list.rows[action_id].setFocus()

    @override
    def take_focus(self) -> None:
        self._row_loader.make_all()
        empty = next((key for key in self._list.order if not self._views[key].what.strip()), "")
        if empty:
            self._list.go_to(empty)
            self._list.rows[empty].what.setFocus()
        else:
            (self._list.current or self._bar.add).setFocus()

    @override
    def find_text(self, text: str) -> int:
        self._row_loader.make_all()
        return super().find_text(text) + self.meetings.find_text(text)

    def add_action(self) -> None:
        """Add an empty action and put the focus on its text."""
        action_id = self._writer.add(self._bar.agency.agency_id)
        if action_id:
            self._row_loader.make_all()
            self._list.go_to(action_id)
            self._list.rows[action_id].what.setFocus()

    @override
    def _build(self) -> None:
        theme = self._context.theme
        self._views = {}
        self._agencies = AgencyListModel(theme, parent=self)
        self._names = PeopleCompleter(self)
        self._writer = ActionEdits(self._context, "")
        self._bar = ActionsToolbar(theme)
        self._header = SortHeader(theme)
        self._list = RowList[ActionListRow](self._header, lambda width: column_widths(theme, width))
        self._list.setAccessibleName("Actions")
        self._row_loader = IncrementalRows(self._list, self._make_row, self)
        self._nothing = EmptyState(
            theme,
            "flag",
            "No actions yet.",
            "Write down what will be done, by whom and by when.",
        )
        self._nothing.add_button("+ Action", self.add_action, "primary")
        self._no_match = EmptyState(
            theme, "filter", "No action matches.", "Other actions are there, behind the filters."
        )
        self._no_match.add_button("Show all", self._show_everything)
        self.meetings = MeetingsSection(self._context, self._today)
        self._lay_out(self._bar, self._nothing, self._no_match, below=self.meetings)

    @override
    def _connect(self) -> None:
        self._bar.add_requested.connect(self.add_action)
        self._bar.filter_changed.connect(self._sort)
        self._header.sort_requested.connect(self._sort)
        self.meetings.calendar_requested.connect(self.calendar_requested)
        self.meetings.current_changed.connect(self._emit_position)

    @override
    def _make_commands(self) -> list[QAction]:
        make, of_row = partial(menu_command, self), partial(menu_command, self._list)
        made = [
            make("Add an action", "Insert, Ctrl+Shift+N", slot=self.add_action),
            of_row("Done or not done", "Ctrl+Return", slot=self._toggle),
            of_row("Remove the action", "Delete, Ctrl+Shift+Delete", slot=self._remove_current),
            of_row("Choose the due date", "F4", slot=self._open_calendar),
            of_row("Go to where it came from", "Ctrl+G", slot=self._go_to_origin),
            separator(self),
            of_row("Next action", "Down", slot=lambda: self._step(1)),
            of_row("Previous action", "Up", slot=lambda: self._step(-1)),
            of_row("Change the words", "F2", slot=self._edit_words),
            separator(self),
            *self.meetings.commands(self),
            separator(self),
        ]
        for number, (column, words) in enumerate(COLUMNS, start=1):
            sort = partial(self._header.sort_by, column)
            made.append(make(f"Sort by {words.lower()}", f"Alt+{number}", slot=sort))
        return made

    def _show_agencies(self) -> None:
        agencies = self.session.agencies
        self._agencies.show_agencies(agencies)
        self._bar.show_agencies(agencies)
        for row in self._list.rows.values():
            row.show_agency()

    def _sort(self) -> None:
        session = self.session
        found = matching_actions(session, self._bar.query, self._today())
        column, is_descending = self._header.column, self._header.is_descending
        self._row_loader.sort(sorted_action_ids(session, found, column, descending=is_descending))
        self._show_emptiness()

    def _make_row(self, action_id: str) -> ActionListRow:
        parts = (self._agencies, self._writer, self._today, self._names)
        row = ActionListRow(self._context, action_id, *parts)
        row.show_action(self._views[action_id])
        row.done_requested.connect(lambda is_done: self._set(action_id, "is_done", is_done))
        row.agency_chosen.connect(lambda agency: self._set(action_id, "agency_id", agency))
        row.remove_requested.connect(lambda: self._writer.remove(action_id))
        row.origin_requested.connect(lambda: self._show_origin(action_id))
        return row

    def _set(self, action_id: str, name: str, value: object) -> None:
        self._writer.set_value(action_id, name, value)
        # Where the edit could not be saved, the row goes back to the saved values.
        row = self._list.rows[action_id]
        row.done.setChecked(self._views[action_id].is_done)
        row.show_agency()

    def _toggle(self) -> None:
        if row := self._list.current:
            self._set(row.key, "is_done", not row.view.is_done)

    def _remove_current(self) -> None:
        if row := self._list.current:
            self._writer.remove(row.key)

    def _go_to_origin(self) -> None:
        if row := self._list.current:
            self._show_origin(row.key)

    def _show_origin(self, action_id: str) -> None:
        action = next((each for each in self.session.actions if each.id == action_id), None)
        if action is not None and action.origin is not None and action.origin_id:
            self.show_requested.emit(action.origin, action.origin_id)

    def _open_calendar(self) -> None:
        if row := self._list.current:
            self._list.go_to(row.key)
            row.due.open_calendar()

    def _edit_words(self) -> None:
        if row := self._list.current:
            row.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step(self, steps: int) -> None:
        focused = self._list.focused
        name = focused.objectName() if focused else ""
        self._row_loader.make_all()
        if row := self._list.step(steps):
            row.field(name).setFocus()

    def _show_everything(self) -> None:
        self._bar.show_everything()
        self._sort()
        self.take_focus()

    def _show_emptiness(self) -> None:
        has_rows = bool(self._list.order)
        self._list.setVisible(has_rows)
        self._nothing.setVisible(not self._views)
        self._no_match.setVisible(bool(self._views) and not has_rows)

    @override
    def _emit_position(self) -> None:
        if position := self.meetings.position:
            self.position_changed.emit(position)
        else:
            super()._emit_position()

    @override
    def _position_text(self, row: ActionListRow) -> str:
        if row.key not in self._views:
            return ""
        where = f"Action {self._list.order.index(row.key) + 1} of {self._row_loader.total}"
        words = self._views[row.key].due_text
        return f"{where} · {words}" if words else where


def _counts(session: Session, today: date) -> dict[ActionFilter, int]:
    return {key: len(matching_actions(session, ActionQuery(key), today)) for key in ActionFilter}
