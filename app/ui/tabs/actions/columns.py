"""The columns of the actions (headings and widths), and the header that sorts by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.models.rules.actions import ActionColumn
from app.ui.widgets.lists.list_row import AlignedRow

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme


COLUMNS = (
    (ActionColumn.DONE, "Done"),
    (ActionColumn.WHAT, "What"),
    (ActionColumn.WHO, "Who"),
    (ActionColumn.AGENCY, "Agency"),
    (ActionColumn.DUE, "Due"),
    (ActionColumn.ORIGIN, "From"),
)
DUE_COLUMN = 4

_DONE, _WHO, _AGENCY, _DUE, _ORIGIN, _REMOVE = 60, 150, 160, 282, 158, 32
_NARROW_WHO, _NARROW_AGENCY, _NARROW_DUE, _NARROW_ORIGIN = 112, 132, 226, 92
_LEAST_WHAT = 200
_SHARED_FROM = 480


def column_widths(theme: Theme, width: int) -> list[int]:
    """Return the seven widths for a list of `width` pixels; the last is the remove button's."""
    gaps = 6 * theme.metric("gap-small") + 2 * theme.metric("margin")
    fixed = gaps + _DONE + _WHO + _AGENCY + _DUE + _ORIGIN + _REMOVE
    if width - fixed < _LEAST_WHAT:
        narrow = (_NARROW_WHO, _NARROW_AGENCY, _NARROW_DUE, _NARROW_ORIGIN)
        free = max(_LEAST_WHAT, width - gaps - _DONE - sum(narrow) - _REMOVE)
        return [_DONE, free, *narrow, _REMOVE]
    free = width - fixed
    # In a wide window the columns of names and agencies grow as well.
    share = max(0, free - _SHARED_FROM) // 5
    return [_DONE, free - 3 * share, _WHO + share, _AGENCY + share, _DUE, _ORIGIN + share, _REMOVE]


class SortHeader(AlignedRow):
    """A header that shows the sort column and its direction; a second click reverses it."""

    sort_requested = Signal()

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
        """Return the heading of one column."""
        return self._buttons[column]

    def sort_by(self, column: ActionColumn) -> None:
        """Sort by a column; reverse the direction where it is the sort column already."""
        self.is_descending = column is self.column and not self.is_descending
        self.column = column
        self._show()
        self.sort_requested.emit()

    def _show(self) -> None:
        for column, words in COLUMNS:
            is_sorted = column is self.column
            arrow = ("↓" if self.is_descending else "↑") if is_sorted else ""
            way = "descending" if self.is_descending else "ascending"
            self._buttons[column].setText(f"{words} {arrow}".strip())
            self._buttons[column].setAccessibleName(
                f"{words}, sorted {way}" if is_sorted else f"Sort by {words.lower()}"
            )
