"""The headings above the actions; a click or Space sorts by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.models.actions import ActionColumn
from app.ui.actions_tab.columns import COLUMNS
from app.ui.widgets.column_row import ColumnRow

if TYPE_CHECKING:
    from app.ui.theme import Theme


class SortHeader(ColumnRow):
    """Show by which column the list is sorted, and which way; a second click turns it round."""

    sort_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "band", parent)
        self.set_padding(1, theme.metric("gap-small"))
        self.column = ActionColumn.DUE
        self.is_descending = False
        self._buttons: dict[ActionColumn, QPushButton] = {}
        for column, words in COLUMNS:
            button = QPushButton(words)
            button.setObjectName(f"sort-{column}")
            button.setProperty("role", "column-sort")
            button.setToolTip(f"Sort by {words.lower()}")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _on=False, column=column: self.sort_by(column))
            self._buttons[column] = button
            self.add_cell(button)
        self.add_cell(QWidget())
        self._show()

    def button(self, column: ActionColumn) -> QPushButton:
        """Give the heading of one column."""
        return self._buttons[column]

    def sort_by(self, column: ActionColumn) -> None:
        """Sort by a column, or the other way round if it already was."""
        self.is_descending = column is self.column and not self.is_descending
        self.column = column
        self._show()
        self.sort_asked.emit()

    def _show(self) -> None:
        for column, words in COLUMNS:
            is_sorted = column is self.column
            arrow = ("↓" if self.is_descending else "↑") if is_sorted else ""
            way = "descending" if self.is_descending else "ascending"
            self._buttons[column].setText(f"{words} {arrow}".strip())
            self._buttons[column].setAccessibleName(
                f"{words}, sorted {way}" if is_sorted else f"Sort by {words.lower()}"
            )
