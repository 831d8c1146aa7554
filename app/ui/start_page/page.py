"""The start page: a widget to find, open and create sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.errors import AppError
from app.models.changes import ChangeKind
from app.models.edits import Location
from app.models.rules.session_list import title_or_placeholder
from app.ui.services.menu_commands import connect
from app.ui.start_page.commands import SessionListCommands, SessionOperations
from app.ui.start_page.header import DELETED, StartPageHeader, WelcomeCard
from app.ui.start_page.model import SessionList, SessionsModel
from app.ui.start_page.table import SessionsTable
from app.ui.widgets.card import Card, EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QShowEvent

    from app.models.changes import Change
    from app.models.edits import Edit
    from app.models.rules.session_list import SortBy
    from app.ui.services.app_context import AppContext


class StartPage(QWidget):
    """The page that lists the library's sessions; it reads them again only while visible."""

    open_requested = Signal(str)
    new_requested = Signal()
    sample_requested = Signal()
    import_requested = Signal()
    position_changed = Signal(str)

    hint = "Enter open · F2 rename · Ctrl+D duplicate · Delete · Ctrl+N new · Ctrl+Z undo"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._list = SessionList()
        self._is_stale = True
        self._operations = SessionOperations(context)
        self._model = SessionsModel(
            context.theme, lambda: datetime.now(UTC), self._operations.rename, self
        )
        self._table = SessionsTable(context.theme, self._model)
        self._commands = SessionListCommands(self, self._table, context.theme)
        self._header = StartPageHeader(context.theme, self._commands)
        self._welcome = WelcomeCard(context.theme)
        self._nothing = EmptyState(context.theme, "search", "No session matches this search")
        self._none_deleted = EmptyState(
            context.theme,
            "trash",
            "Nothing is deleted",
            "Deleted sessions stay here until restored.",
        )
        self._build()
        self._connect()

    def refresh(self, change: Change | None = None) -> None:
        """Read the library again; while hidden, only remember that it changed."""
        if change is not None and not change.touches(
            ChangeKind.SESSIONS, ChangeKind.DETAILS, ChangeKind.STATEMENTS, ChangeKind.PROMPTS
        ):
            return
        self._is_stale = True
        if self.isVisible():
            self._read()

    def reveal(self, edit: Edit) -> None:
        """Select the session that an undone or redone edit changed."""
        if edit.place is not Location.LIBRARY:
            return
        if self._is_stale:
            self._read()
        self._list = self._list.with_visible(edit.session_id)
        self._show(edit.session_id)
        self.take_focus()

    def commands(self) -> list[QAction]:
        """Return the page's commands for the window's menu."""
        return self._commands.menu_actions()

    def take_focus(self) -> None:
        """Put the focus on the table; without a row, on the search or "New session"."""
        self.setFocus()

    def find_text(self, text: str) -> int:
        """Search the list and return how many sessions match."""
        self._header.search.setText(text)
        return self._model.rowCount()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Even when nothing changed: "today 14:02" may be yesterday's by now.
        self._read()

    def _read(self) -> None:
        try:
            active = self._context.store.sessions()
            deleted = self._context.store.sessions(deleted=True)
        except AppError as error:
            self._context.messages.report(error)
            return
        self._is_stale = False
        self._list = replace(self._list, active=active, deleted=deleted)
        if not deleted:
            self._list = replace(self._list, shows_deleted=False)
        self._show()

    def _show(self, choose: str = "") -> None:
        """Show the list and select `choose`, else the session selected before, else the next."""
        before = self._table.chosen
        row = max(0, self._table.currentIndex().row())
        sessions = self._list.shown
        self._model.can_rename = not self._list.shows_deleted
        self._model.show_sessions(sessions)
        self._table.show_sorting(self._list.by, descending=self._list.descending)
        wanted = choose or (before.id if before else "")
        if sessions and not self._table.choose(wanted):
            self._table.choose_row(row)
        self._header.show_list(self._list)
        self._welcome.show_deleted_count(len(self._list.deleted))
        self._show_current_page()
        self._on_selection_moved()

    def _show_current_page(self) -> None:
        had_focus, page = self._table.hasFocus(), self._pages.currentWidget()
        is_empty = not self._list.active and not self._list.shows_deleted
        self._pages.setCurrentWidget(self._welcome if is_empty else self._list_page)
        if self._model.rowCount():
            self._body.setCurrentWidget(self._table)
        else:
            self._body.setCurrentWidget(
                self._nothing if self._list.all_shown else self._none_deleted
            )
        self.setFocusProxy(self._first_stop())
        is_turned = self._pages.currentWidget() is not page
        if self.isVisible() and (is_turned or (had_focus and not self._table.isVisible())):
            self.take_focus()

    def _first_stop(self) -> QWidget:
        if self._model.rowCount():
            return self._table
        is_empty = self._pages.currentWidget() is self._welcome
        return self._welcome.main_button if is_empty else self._header.search

    def _build(self) -> None:
        theme = self._context.theme
        self._nothing.add_button("Clear the search", self._header.search.clear)
        card = Card(theme)
        card.body.setContentsMargins(1, 1, 1, 1)
        self._body = QStackedWidget()
        for part in (self._table, self._nothing, self._none_deleted):
            self._body.addWidget(part)
        card.body.addWidget(self._body)
        self._list_page = QWidget()
        self._list_page.setMaximumWidth(theme.metric("page-width"))
        column = QVBoxLayout(self._list_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metric("gap"))
        column.addWidget(self._header)
        column.addWidget(card, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list_page)
        self._pages.addWidget(self._welcome)
        row = QHBoxLayout(self)
        margin = theme.metric("margin")
        row.setContentsMargins(margin, theme.metric("gap-tiny"), margin, margin)
        row.addWidget(self._pages)

    def _connect(self) -> None:
        self._context.notifier.changed.connect(self.refresh)
        self._table.opened.connect(self._on_table_opened)
        self._table.selection_moved.connect(self._on_selection_moved)
        self._table.sort_requested.connect(self._on_sort_requested)
        self._table.menu_requested.connect(
            lambda at: self._commands.show_menu(at, shows_deleted=self._list.shows_deleted)
        )
        self._header.search.textChanged.connect(self._on_search_changed)
        self._header.search.returnPressed.connect(self._on_search_entered)
        self._header.which.chosen.connect(lambda key: self._show_which(key == DELETED))
        self._welcome.deletion_requested.connect(lambda: self._show_which(True))
        for ways in (self._header, self._welcome):
            ways.new_requested.connect(self.new_requested)
            ways.sample_requested.connect(self.sample_requested)
            ways.import_requested.connect(self.import_requested)
        self._connect_commands()

    def _connect_commands(self) -> None:
        commands = self._commands
        connect(commands.search, self._header.search.setFocus)
        connect(commands.open, self._on_table_opened)
        connect(commands.rename, self._table.start_rename)
        connect(commands.duplicate, self._on_duplicate_requested)
        connect(commands.meet_again, self._on_meet_again_requested)
        connect(commands.delete, self._on_delete_requested)
        connect(commands.restore, self._on_restore_requested)
        for by, action in commands.sort.items():
            action.triggered.connect(lambda _checked, by=by: self._on_sort_requested(by))

    def _show_which(self, shows_deleted: bool) -> None:  # noqa: FBT001 - the two sides of a switch
        self._list = replace(self._list, shows_deleted=shows_deleted)
        self._show()

    def _on_search_changed(self, text: str) -> None:
        self._list = replace(self._list, text=text)
        self._show()

    def _on_search_entered(self) -> None:
        if len(self._model.sessions) == 1:
            self._on_table_opened()
        else:
            self.take_focus()

    def _on_sort_requested(self, by: SortBy) -> None:
        self._list = self._list.sorted_by(by)
        self._show()

    def _on_table_opened(self) -> None:
        chosen = self._table.chosen
        if chosen is None:
            return
        if self._list.shows_deleted:
            self._on_restore_requested()
        else:
            self.open_requested.emit(chosen.id)

    def _on_meet_again_requested(self) -> None:
        chosen = self._table.chosen
        again = self._operations.meet_again(chosen) if chosen else ""
        if again:
            self.open_requested.emit(again)

    def _on_duplicate_requested(self) -> None:
        chosen = self._table.chosen
        copy = self._operations.duplicate(chosen, self._list.active) if chosen else ""
        if copy:
            self._list = self._list.with_visible(copy)
            self._show(copy)

    def _on_delete_requested(self) -> None:
        if (chosen := self._table.chosen) is not None:
            self._operations.delete(chosen)

    def _on_restore_requested(self) -> None:
        if (chosen := self._table.chosen) is not None:
            self._operations.restore(chosen)

    def _on_selection_moved(self) -> None:
        chosen = self._table.chosen
        self._commands.enable(has_choice=chosen is not None, shows_deleted=self._list.shows_deleted)
        if chosen is None:
            self.position_changed.emit("")
            return
        row, of_all = self._table.currentIndex().row() + 1, self._model.rowCount()
        self.position_changed.emit(f"Session {row} of {of_all} · {title_or_placeholder(chosen)}")
