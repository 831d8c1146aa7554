"""The base class of tabs with one list of rows, and the filling of such a list in steps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, ClassVar, Generic

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from app.models.text.dates import local_today
from app.ui.tabs.tab import Tab
from app.ui.widgets.lists.row_list import Row

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QAction, QShowEvent
    from PySide6.QtWidgets import QWidget

    from app.models.changes import Change, ChangeKind
    from app.ui.services.app_context import AppContext
    from app.ui.widgets.lists.row_list import RowList


class ListTab(Tab, Generic[Row]):
    """A tab with a list of rows; it is refreshed while visible, for the changes that it shows.

    A subclass names those changes in `shown_kinds`, makes `_list` in `_build`, and fills it in
    `_show_session`.
    """

    shown_kinds: ClassVar[tuple[ChangeKind, ...]] = ()

    _list: RowList[Row]

    def __init__(
        self,
        context: AppContext,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = local_today,
    ) -> None:
        super().__init__(context, parent)
        self._today = today
        self._build()
        self._commands = self._make_commands()
        self._connect()
        self._list.current_changed.connect(lambda _key: self._emit_position())

    @property
    def rows(self) -> RowList[Row]:
        """The list."""
        return self._list

    @override
    def open(self, session_id: str) -> None:
        self._context.autosave.commit_typing()
        super().open(session_id)

    @override
    def refresh(self, change: Change | None) -> None:
        if change is not None and not change.touches(*self.shown_kinds):
            return
        # A hidden tab is not refreshed: `showEvent` does that.
        if self.isVisible():
            self._show_session(change)
            self._emit_position()

    @override
    def commands(self) -> list[QAction]:
        return list(self._commands)

    @override
    def find_text(self, text: str) -> int:
        return self._list.find_text(text)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._session_id:
            self.refresh(None)

    def _build(self) -> None:
        """Build the list and the bar above it, and lay them out."""
        raise NotImplementedError(type(self).__name__)

    def _make_commands(self) -> list[QAction]:
        """Return the tab's commands in the order of the menu."""
        raise NotImplementedError(type(self).__name__)

    def _connect(self) -> None:
        """Connect the signals of the list and the bar above it."""
        raise NotImplementedError(type(self).__name__)

    def _lay_out(self, bar: QWidget, *instead: QWidget, below: QWidget | None = None) -> None:
        """Lay out the bar, the list, the widgets shown `instead` of it (now hidden) and `below`."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        for widget in (self._list, *instead):
            column.addWidget(widget, 1)
        if below is not None:
            column.addWidget(below)
        for widget in instead:
            widget.hide()

    def _show_session(self, change: Change | None) -> None:
        """Show the session; `change` is what changed, None for everything."""
        raise NotImplementedError(type(self).__name__)

    def _position_text(self, row: Row) -> str:
        """Return the text of the current row's position, for the status bar."""
        raise NotImplementedError(type(self).__name__)

    def _emit_position(self) -> None:
        row = self._list.current
        self.position_changed.emit(self._position_text(row) if row else "")


# A row takes 5 to 10 ms: the first screens are made at once, the rest between events.
_AT_ONCE = 20
_A_TIME = 5


class IncrementalRows(QObject, Generic[Row]):
    """Fills a list with rows, a few at a time; the order changes only when `sort` is called.

    `make` returns the row of a record. The places of removed records are remembered, so that undo
    puts each back where it was.
    """

    def __init__(
        self, rows: RowList[Row], make: Callable[[str], Row], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._list = rows
        self._make = make
        self._known: Collection[str] = ()
        self._order: list[str] = []
        self._waiting: list[str] = []
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._make_more)

    @property
    def total(self) -> int:
        """How many rows are shown or will be."""
        return len(self._list.order) + len(self._waiting)

    def set_known(self, keys: Collection[str]) -> None:
        """Set which records exist; the rows of others are removed."""
        self._known = keys
        for key in [key for key in self._list.rows if key not in keys]:
            self._list.drop(key)
        self._waiting = [key for key in self._waiting if key in keys]

    def sort(self, keys: Iterable[str]) -> None:
        """Show these records in this order."""
        self._order = list(keys)
        self._arrange()

    def add_keys(self, keys: Collection[str]) -> None:
        """Add these records in their old places, or else at the end."""
        self._order += [key for key in keys if key not in self._order]
        if keys:
            self._arrange()

    def make_all(self) -> None:
        """Make all remaining rows now."""
        if self._waiting:
            self._make_more(len(self._waiting))

    def _arrange(self) -> None:
        wanted = [key for key in self._order if key in self._known]
        made = 0
        while made < len(wanted) and (made < _AT_ONCE or wanted[made] in self._list.rows):
            self._ensure(wanted[made])
            made += 1
        self._list.arrange(wanted[:made])
        self._waiting = wanted[made:]
        if self._waiting:
            self._later.start()

    def _make_more(self, count: int = _A_TIME) -> None:
        more, self._waiting = self._waiting[:count], self._waiting[count:]
        for key in more:
            self._ensure(key)
        self._list.append(more)
        if not self._waiting:
            self._later.stop()

    def _ensure(self, key: str) -> None:
        if key not in self._list.rows:
            self._list.add(self._make(key))
