"""The actions: write down who will do what by when, and see what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.models.actions import ActionColumn, ActionFilter, Wanted, ordered, shown
from app.models.changes import Kind
from app.models.dates import local_today
from app.models.edits import AddAction, RemoveAction, SetAction
from app.models.identity import new_id
from app.ui.actions_tab.action_bar import ActionBar
from app.ui.actions_tab.action_row import ActionRow
from app.ui.actions_tab.action_view import ActionView, views_of
from app.ui.actions_tab.agency_box import show_agencies
from app.ui.actions_tab.columns import COLUMNS, column_widths
from app.ui.actions_tab.sort_header import SortHeader
from app.ui.tab import Tab
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.models.changes import Change
    from app.models.edits import Edit
    from app.ui.autosave import MakeEdit
    from app.ui.desk import Desk

_SHOWN = (Kind.ACTIONS, Kind.AGENCIES, Kind.PROMPTS, Kind.CHECKLIST, Kind.AGREEMENT, Kind.SESSIONS)


class ActionsTab(Tab):
    """Rows of actions. The order moves only when it is asked for, never under a person's hands."""

    hint = "Insert new action · ↑↓ row · Space done · Delete remove · F4 calendar"

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = local_today,
    ) -> None:
        super().__init__(desk, parent)
        self._today = today
        self._views: dict[str, ActionView] = {}
        # Keeps the places of removed actions too, so that undo puts each back where it was.
        self._order: list[str] = []
        self._found: tuple[str, str] = ("", "")
        self._agencies = QStandardItemModel(self)
        self._build()
        self._make_commands()
        self._connect()

    @property
    def rows(self) -> RowList[ActionRow]:
        """The list of actions."""
        return self._list

    @property
    def bar(self) -> ActionBar:
        """The filters above the list."""
        return self._bar

    @property
    def header(self) -> SortHeader:
        """The headings that sort."""
        return self._header

    @override
    def open(self, session_id: str) -> None:
        self._desk.autosave.end_bursts()
        super().open(session_id)

    @override
    def refresh(self, change: Change | None) -> None:
        if change is not None and not change.touches(*_SHOWN):
            return
        if change is None or change.touches(Kind.AGENCIES, Kind.SESSIONS):
            self._show_agencies()
        old = set(self._views)
        self._views = views_of(self.session, self._today())
        for key in [key for key in self._list.rows if key not in self._views]:
            self._list.drop(key)
        if change is None:
            self._sort()
        else:
            self._place_new([key for key in self._views if key not in old])
        for key, row in self._list.rows.items():
            row.show_action(self._views[key])
        self._show_emptiness()
        self._bar.show_counts(self._counts())
        self._say_position()

    @override
    def reveal(self, edit: Edit) -> None:
        key = next((key for key in edit.ids if key in self._views), None)
        if key is None:
            self.take_focus()
            return
        self.show_action(key)
        changed = next(iter(edit.after), "") if isinstance(edit, SetAction) else ""
        self._list.rows[key].place(changed).setFocus()

    def show_action(self, action_id: str) -> None:
        """Bring an action into sight and make it the current one."""
        if action_id not in self._list.order:
            self._bar.show_everything()
            self._sort()
        if action_id in self._list.rows:
            self._list.go_to(action_id)
            self._list.rows[action_id].setFocus()

    @override
    def commands(self) -> list[QAction]:
        return list(self._commands)

    @override
    def take_focus(self) -> None:
        (self._list.current or self._bar.add).setFocus()

    @override
    def find_text(self, text: str) -> int:
        hits = {key: self._list.rows[key].mark_text(text) for key in self._list.order}
        with_hits = [key for key, count in hits.items() if count]
        if with_hits:
            asked, last = self._found
            is_next = asked == text and last in with_hits
            place = with_hits.index(last) + 1 if is_next else 0
            key = with_hits[place % len(with_hits)]
            self._found = (text, key)
            self._list.go_to(key)
        return sum(hits.values())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._session_id:
            self.refresh(None)

    def add_action(self) -> None:
        """Add an empty action and let the next key be the first letter of what will be done."""
        values = {
            "id": new_id(),
            "what": "",
            "who": "",
            "agency_id": self._bar.agency.agency_id,
            "due": None,
            "is_done": False,
            "origin": None,
            "origin_id": None,
            "created_at": datetime.now(UTC),
        }
        if self._desk.history.perform(AddAction(self._session_id, values)):
            self._list.go_to(str(values["id"]))
            self._list.rows[str(values["id"])].what.setFocus()

    def _build(self) -> None:
        theme = self._desk.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = ActionBar(theme)
        self._header = SortHeader(theme)
        self._list = RowList[ActionRow](self._header, lambda width: column_widths(theme, width))
        self._list.setAccessibleName("Actions")
        self._nothing = EmptyState(
            theme,
            "flag",
            "No actions yet.",
            "Write down what will be done, by whom and by when. "
            "A statement of the checklist can become an action too.",
        )
        self._nothing.add_button("+ Action", self.add_action, "primary")
        self._no_match = EmptyState(
            theme, "filter", "No action matches.", "Other actions are there, behind the filters."
        )
        self._no_match.add_button("Show all", self._show_everything)
        for widget in (self._bar, self._list, self._nothing, self._no_match):
            column.addWidget(widget, 0 if widget is self._bar else 1)
        self._nothing.hide()
        self._no_match.hide()

    def _connect(self) -> None:
        self._bar.add_asked.connect(self.add_action)
        self._bar.wanted_changed.connect(self._on_bar_wanted_changed)
        self._header.sort_asked.connect(self._sort)
        self._list.current_changed.connect(lambda _key: self._say_position())

    def _make_commands(self) -> None:
        self._commands = [
            self._command("Add an action", "Insert, Ctrl+Shift+N", self.add_action, self),
            self._command("Done or not done", "Ctrl+Return", self._toggle, self._list),
            self._command("Remove the action", "Delete, Ctrl+Shift+Delete", self._remove_current),
            self._command("Choose the due date", "F4", self._open_calendar),
            self._separator(),
            self._command("Next action", "Down", lambda: self._step(1)),
            self._command("Previous action", "Up", lambda: self._step(-1)),
            self._command("Change the words", "F2", self._edit_words),
            self._separator(),
        ]
        for number, (column, words) in enumerate(COLUMNS, start=1):
            self._commands.append(
                self._command(
                    f"Sort by {words.lower()}",
                    f"Alt+{number}",
                    lambda column=column: self._header.sort_by(column),
                    self,
                )
            )

    def _command(
        self, words: str, keys: str, slot: Callable[[], object], within: QWidget | None = None
    ) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys.split(", ")])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{words} ({keys.replace(', ', ' or ')})")
        action.triggered.connect(lambda _on=False: slot())
        (within or self._list).addAction(action)
        return action

    def _separator(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line

    def _show_agencies(self) -> None:
        agencies = self.session.agencies
        show_agencies(self._agencies, "No agency", agencies)
        self._bar.show_agencies(agencies)
        for row in self._list.rows.values():
            row.show_agency()

    def _sort(self) -> None:
        session = self.session
        found = shown(session, self._bar.wanted, self._today())
        column, is_descending = self._header.column, self._header.is_descending
        self._order = list(ordered(session, found, column, descending=is_descending))
        self._arrange()
        self._show_emptiness()

    def _place_new(self, new: list[str]) -> None:
        self._order += [key for key in new if key not in self._order]
        if new:
            self._arrange()

    def _arrange(self) -> None:
        wanted = [key for key in self._order if key in self._views]
        for key in wanted:
            if key not in self._list.rows:
                self._add_row(self._views[key])
        self._list.arrange(wanted)

    def _add_row(self, view: ActionView) -> None:
        row = ActionRow(self._desk.theme, view, self._agencies, self._today)
        row.save_through(self._desk.autosave, lambda name: self._typed_edit(view.id, name))
        row.show_action(view)
        row.done_asked.connect(lambda is_done: self._set(view.id, "is_done", is_done))
        row.agency_chosen.connect(lambda agency: self._set(view.id, "agency_id", agency))
        row.remove_asked.connect(lambda: self._remove(view.id))
        self._list.add(row)

    def _typed_edit(self, action_id: str, name: str) -> MakeEdit:
        session_id = self._session_id

        def make(before: str, after: str, burst: str) -> SetAction | None:
            if action_id not in self._views:
                return None
            called = self._views[action_id].what
            old, new = (_day(before), _day(after)) if name == "due" else (before, after)
            return SetAction(session_id, action_id, {name: old}, {name: new}, called, burst)

        return make

    def _set(self, action_id: str, name: str, value: object) -> None:
        view = self._views[action_id]
        before = getattr(view, name)
        if before != value:
            self._desk.history.perform(
                SetAction(self._session_id, action_id, {name: before}, {name: value}, view.what)
            )
        # Where the library could not take it, the row goes back to what is true.
        row = self._list.rows[action_id]
        row.done.setChecked(self._views[action_id].is_done)
        row.show_agency()

    def _toggle(self) -> None:
        if row := self._list.current:
            self._set(row.key, "is_done", not row.view.is_done)

    def _remove_current(self) -> None:
        if row := self._list.current:
            self._remove(row.key)

    def _remove(self, action_id: str) -> None:
        self._list.rows[action_id].leave()
        what = self._views[action_id].what
        if self._desk.history.perform(RemoveAction(self._session_id, action_id, what)):
            line = " ".join(what.split())
            short = line if len(line) <= 60 else f"{line[:59].rstrip()}…"
            called = f"“{short}”" if short else "an empty action"
            self._desk.messages.say(f"Removed {called}. Ctrl+Z puts it back.")

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
        if row := self._list.step(steps):
            row.place(name).setFocus()

    def _show_everything(self) -> None:
        self._bar.show_everything()
        self._sort()
        self.take_focus()

    def _on_bar_wanted_changed(self) -> None:
        self._sort()

    def _counts(self) -> dict[ActionFilter, int]:
        session, today = self.session, self._today()
        return {key: len(shown(session, Wanted(key), today)) for key in ActionFilter}

    def _show_emptiness(self) -> None:
        has_rows = bool(self._list.order)
        self._list.setVisible(has_rows)
        self._nothing.setVisible(not self._views)
        self._no_match.setVisible(bool(self._views) and not has_rows)

    def _say_position(self) -> None:
        row = self._list.current
        if row is None or row.key not in self._views:
            self.position_changed.emit("")
            return
        place = self._list.order.index(row.key) + 1
        words = self._views[row.key].due_words
        where = f"Action {place} of {len(self._list.order)}"
        self.position_changed.emit(f"{where} · {words}" if words else where)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
