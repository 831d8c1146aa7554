"""A table as a file for Excel will hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView
from typing_extensions import override

if TYPE_CHECKING:
    from app.ui.theme import Theme

_WIDEST = 280
_Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Rows of words under their heads; a cell shows one line and tells the whole to a reader."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: list[str] = []
        self._rows: list[list[str]] = []

    def use(self, rows: list[list[str]]) -> None:
        """Show other rows, the first of them the heads."""
        self.beginResetModel()
        self._heads, self._rows = (rows[0], rows[1:]) if rows else ([], [])
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._heads)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self._rows[index.row()] if index.isValid() else []
        words = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(words[:_WIDEST].split())
        return words if role == Qt.ItemDataRole.AccessibleTextRole else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section] if orientation == Qt.Orientation.Horizontal else None


class TableView(QTableView):
    """Can be walked through with the arrows, and changes nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = RowsModel()
        self.setModel(self._rows)
        self.setObjectName("table-preview")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.metric("control"))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setMaximumSectionSize(_WIDEST)

    def show_rows(self, rows: list[list[str]]) -> None:
        """Show the rows of a table, the first of them its heads."""
        self._rows.use(rows)
        self.resizeColumnsToContents()
        self.setAccessibleName(f"The table, {max(0, len(rows) - 1)} rows")
