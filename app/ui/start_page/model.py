"""The table model of the sessions, and the state of the list: which part, search and order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.models.rules.session_list import (
    SortBy,
    describe_changed,
    describe_progress,
    matching_sessions,
    sorted_sessions,
    title_or_placeholder,
)
from app.models.text.dates import day_text
from app.models.text.phrases import one_line
from app.ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from app.models.records import SessionSummary
    from app.ui.theme.theme import Theme


Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole

COLUMNS = tuple(SortBy)
SUMMARY_ROLE = int(ItemRole.UserRole)


class SessionsModel(QAbstractTableModel):
    """A table model of sessions in the order shown; it calls `rename` with a title typed."""

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        rename: Callable[[SessionSummary, str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._rename = rename
        self._rows: tuple[SessionSummary, ...] = ()
        self.can_rename = True

    @property
    def sessions(self) -> tuple[SessionSummary, ...]:
        """The sessions in the order shown."""
        return self._rows

    def show_sessions(self, sessions: Sequence[SessionSummary]) -> None:
        """Show these sessions in this order; those that stay keep their selection and editor."""
        wanted = {s.id for s in sessions}
        self._drop({s.id for s in self._rows} - wanted)
        known = {s.id for s in self._rows}
        self._append([s for s in sessions if s.id not in known])
        self._reorder(tuple(sessions))

    def row_of(self, session_id: str) -> int | None:
        """Return the row of a session, or None."""
        return next((row for row, s in enumerate(self._rows) if s.id == session_id), None)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and COLUMNS[index.column()] is SortBy.TITLE and self.can_rename:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = ItemRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == ItemRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return str(COLUMNS[section]) if role == ItemRole.DisplayRole else None

    @override
    def data(self, index: Index, role: int = ItemRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        session, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == SUMMARY_ROLE:
            return session
        if role == ItemRole.EditRole:
            return session.title if column is SortBy.TITLE else self._cell_text(session, column)
        if role in {ItemRole.DisplayRole, ItemRole.AccessibleTextRole}:
            return self._cell_text(session, column)
        return self._style(session, column, role)

    @override
    def setData(self, index: Index, value: Any, role: int = ItemRole.EditRole) -> bool:
        if role != ItemRole.EditRole or not index.isValid():
            return False
        session, title = self._rows[index.row()], one_line(str(value))
        if title == session.title:
            return False
        return self._rename(session, title)

    def _cell_text(self, session: SessionSummary, column: SortBy) -> str:
        match column:
            case SortBy.TITLE:
                return title_or_placeholder(session)
            case SortBy.SETTING:
                return one_line(session.setting)
            case SortBy.DATE:
                return day_text(session.date) if session.date else "No date"
            case SortBy.AGREED:
                return describe_progress(session)
            case SortBy.CHANGED:
                return describe_changed(session.changed_at, self._now())

    def _style(self, session: SessionSummary, column: SortBy, role: int) -> object:
        if role == ItemRole.ToolTipRole and column in {SortBy.TITLE, SortBy.SETTING}:
            return plain_tooltip(self._cell_text(session, column))
        if role == ItemRole.FontRole:
            return self._theme.font("button" if column is SortBy.TITLE else "body")
        if role == ItemRole.ForegroundRole:
            is_set = column is SortBy.TITLE and session.title.strip()
            return self._theme.colour("ink" if is_set else "muted")
        return None

    def _drop(self, gone: set[str]) -> None:
        """Remove rows, neighbours in one step: 500 of them one by one take too long."""
        last = len(self._rows) - 1
        while gone and last >= 0:
            if self._rows[last].id not in gone:
                last -= 1
                continue
            first = last
            while first > 0 and self._rows[first - 1].id in gone:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            self._rows = self._rows[:first] + self._rows[last + 1 :]
            self.endRemoveRows()
            last = first - 1

    def _append(self, fresh: Sequence[SessionSummary]) -> None:
        if fresh:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(fresh) - 1)
            self._rows += tuple(fresh)
            self.endInsertRows()

    def _reorder(self, wanted: tuple[SessionSummary, ...]) -> None:
        if [s.id for s in wanted] != [s.id for s in self._rows]:
            self.layoutAboutToBeChanged.emit()
            place = {s.id: row for row, s in enumerate(wanted)}
            before = self.persistentIndexList()
            after = [self.index(place[self._rows[i.row()].id], i.column()) for i in before]
            self._rows = wanted
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
        self._rows = wanted
        if wanted:
            self.dataChanged.emit(self.index(0, 0), self.index(len(wanted) - 1, len(COLUMNS) - 1))


@dataclass(frozen=True, slots=True)
class SessionList:
    """The sessions and deleted sessions of the library, with the search text and the order."""

    active: tuple[SessionSummary, ...] = ()
    deleted: tuple[SessionSummary, ...] = ()
    text: str = ""
    by: SortBy = SortBy.CHANGED
    descending: bool = True
    shows_deleted: bool = False

    @property
    def all_shown(self) -> tuple[SessionSummary, ...]:
        """The sessions of the list shown, before the search."""
        return self.deleted if self.shows_deleted else self.active

    @property
    def shown(self) -> tuple[SessionSummary, ...]:
        """The sessions that match the search, in order."""
        found = matching_sessions(self.all_shown, self.text)
        return sorted_sessions(found, self.by, descending=self.descending)

    def sorted_by(self, by: SortBy) -> SessionList:
        """Return the list sorted by a column; the same column again reverses the order."""
        descending = not self.descending if by is self.by else by in _GREATEST_FIRST
        return replace(self, by=by, descending=descending)

    def with_visible(self, session_id: str) -> SessionList:
        """Return the list with the search cleared if it hides a session that is not deleted."""
        if any(s.id == session_id for s in self.deleted):
            return self
        there = replace(self, shows_deleted=False)
        if any(s.id == session_id for s in there.shown):
            return there
        return replace(there, text="")


_GREATEST_FIRST = {SortBy.DATE, SortBy.AGREED, SortBy.CHANGED}
