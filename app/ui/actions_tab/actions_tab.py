"""The actions: write down who will do what by when, and see what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.models.actions import ActionFilter, Wanted, ordered, shown
from app.models.changes import Kind
from app.models.dates import local_today
from app.models.edits import SetAction
from app.ui.actions_tab.action_bar import ActionBar
from app.ui.actions_tab.action_row import ActionRow
from app.ui.actions_tab.action_view import ActionView, views_of
from app.ui.actions_tab.action_writer import ActionWriter
from app.ui.actions_tab.agency_box import show_agencies
from app.ui.actions_tab.columns import COLUMNS, column_widths
from app.ui.actions_tab.sort_header import SortHeader
from app.ui.tab import Tab
from app.ui.widgets.command import command, separator
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.models.changes import Change
    from app.models.edits import Edit
    from app.models.records import Action
    from app.ui.desk import Desk

_SHOWN = (Kind.ACTIONS, Kind.AGENCIES, Kind.PROMPTS, Kind.CHECKLIST, Kind.AGREEMENT, Kind.SESSIONS)


# A row takes 5 to 10 ms: the first screens are made at once, the rest between events.
_AT_ONCE = 20
_A_TIME = 5


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
        self._waiting: list[str] = []
        self._found: tuple[str, str] = ("", "")
        self._later = QTimer(self, interval=0)
        self._agencies = QStandardItemModel(self)
        self._writer = ActionWriter(desk, "", self._find)
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
        self._writer = ActionWriter(self._desk, session_id, self._find)
        super().open(session_id)

    @override
    def refresh(self, change: Change | None) -> None:
        if change is not None and not change.touches(*_SHOWN):
            return
        if not self.isVisible():
            # Nobody sees it: it is read anew when it is shown.
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

    @override
    def go_to_id(self, target_id: str) -> None:
        self.show_action(target_id)

    def show_action(self, action_id: str) -> None:
        """Bring an action into sight and make it the current one."""
        self._make_all()
        if action_id not in self._list.order:
            self._bar.show_everything()
            self._sort()
            self._make_all()
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
        self._make_all()
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
        action_id = self._writer.add(self._bar.agency.agency_id)
        if action_id:
            self._make_all()
            self._list.go_to(action_id)
            self._list.rows[action_id].what.setFocus()

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
            "Write down what will be done, by whom and by when.",
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
        self._later.timeout.connect(self._make_more)

    def _make_commands(self) -> None:
        self._commands = [
            command(self, "Add an action", "Insert, Ctrl+Shift+N", self.add_action),
            command(self._list, "Done or not done", "Ctrl+Return", self._toggle),
            command(
                self._list, "Remove the action", "Delete, Ctrl+Shift+Delete", self._remove_current
            ),
            command(self._list, "Choose the due date", "F4", self._open_calendar),
            separator(self),
            command(self._list, "Next action", "Down", lambda: self._step(1)),
            command(self._list, "Previous action", "Up", lambda: self._step(-1)),
            command(self._list, "Change the words", "F2", self._edit_words),
            separator(self),
        ]
        for number, (column, words) in enumerate(COLUMNS, start=1):
            self._commands.append(
                command(
                    self,
                    f"Sort by {words.lower()}",
                    f"Alt+{number}",
                    partial(self._header.sort_by, column),
                )
            )

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

    def _arrange(self, at_once: int = _AT_ONCE) -> None:
        wanted = [key for key in self._order if key in self._views]
        made = 0
        while made < len(wanted) and (made < at_once or wanted[made] in self._list.rows):
            if wanted[made] not in self._list.rows:
                self._add_row(self._views[wanted[made]])
            made += 1
        self._list.arrange(wanted[:made])
        self._waiting = wanted[made:]
        if self._waiting:
            self._later.start()

    def _make_more(self, count: int = _A_TIME) -> None:
        more, self._waiting = self._waiting[:count], self._waiting[count:]
        for key in more:
            if key not in self._list.rows:
                self._add_row(self._views[key])
        self._list.append(more)
        if not self._waiting:
            self._later.stop()

    def _make_all(self) -> None:
        if self._waiting:
            self._make_more(len(self._waiting))

    def _add_row(self, view: ActionView) -> None:
        row = ActionRow(self._desk.theme, view, self._agencies, self._today)
        row.save_through(self._desk.autosave, partial(self._writer.typed, view.id))
        row.show_action(view)
        row.done_asked.connect(lambda is_done: self._set(view.id, "is_done", is_done))
        row.agency_chosen.connect(lambda agency: self._set(view.id, "agency_id", agency))
        row.remove_asked.connect(lambda: self._remove(view.id))
        self._list.add(row)

    def _set(self, action_id: str, name: str, value: object) -> None:
        self._writer.set_value(action_id, name, value)
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
        self._writer.remove(action_id)

    def _find(self, action_id: str) -> Action | None:
        return next((a for a in self.session.actions if a.id == action_id), None)

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
        self._make_all()
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
        where = f"Action {place} of {len(self._list.order) + len(self._waiting)}"
        self.position_changed.emit(f"{where} · {words}" if words else where)
