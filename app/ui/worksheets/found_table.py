"""The files of one collecting, a row each: from whom, for which agency, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)
from typing_extensions import override

from app.models.worksheets.found import Mark
from app.ui.widgets.plain_text import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.models.worksheets.found import FoundLine
    from app.ui.theme import Theme

_HEADS = ("", "From", "Agency", "What was found", "File")
_MARK, _PERSON, _AGENCY, _FOUND, _FILE = range(len(_HEADS))
_COLOURS = {Mark.NEW: "in-place-ink", Mark.NOTHING: "muted", Mark.TROUBLE: "danger"}
_SPOKEN = {Mark.NEW: "Something new", Mark.NOTHING: "Nothing new", Mark.TROUBLE: "To look at"}
# In letters: names and agencies are short, the names of files are cut in the middle.
_WIDTHS = {_PERSON: 28, _AGENCY: 18, _FILE: 24}


class _Rows(QStyledItemDelegate):
    """Leaves out the frame round the cell with the focus: it is the row that is chosen."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give the height of words that have a little less room: Qt breaks lines sooner in paint.

        Words that just fit were measured as one line, drawn as two, and cut.
        """
        narrow = QStyleOptionViewItem(option)
        room = QRect(option.rect)
        room.setWidth(room.width() - 3 * option.fontMetrics.averageCharWidth())
        narrow.rect = room
        return super().sizeHint(narrow, index)


class FoundTable(QTableWidget):
    """Up and down go through the files; `chosen` gives every word of the one that is current."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, len(_HEADS))
        self._theme = theme
        self._lines: Sequence[FoundLine] = ()
        self._build()
        self.currentCellChanged.connect(lambda *_: self._on_row_changed())

    def show_lines(self, lines: Sequence[FoundLine]) -> None:
        """Show the files in their order; the row that was current stays so."""
        row = max(self.currentRow(), 0)
        self._lines = lines
        self.setRowCount(len(lines))
        for number, line in enumerate(lines):
            self._show_line(number, line)
        self.resizeRowsToContents()  # again once the columns have their widths
        self.setCurrentCell(min(row, len(lines) - 1), _FOUND)
        self._on_row_changed()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def _show_line(self, number: int, line: FoundLine) -> None:
        cells = (line.mark.value, line.person, line.agency, line.words, line.file)
        for column, words in enumerate(cells):
            item = QTableWidgetItem(self._cut(words) if column == _FILE else words)
            item.setToolTip(plain_tooltip(words))
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            if column == _MARK:
                item.setForeground(self._theme.colour(_COLOURS[line.mark]))
                item.setToolTip(_SPOKEN[line.mark])
                item.setData(Qt.ItemDataRole.AccessibleTextRole, _SPOKEN[line.mark])
            self.setItem(number, column, item)

    def _cut(self, file: str) -> str:
        """Cut the name of a file in its middle: both its ends tell it from others."""
        room = self.columnWidth(_FILE) - 2 * self._theme.metric("gap")
        return self.fontMetrics().elidedText(file, Qt.TextElideMode.ElideMiddle, room)

    def _build(self) -> None:
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName("Returned worksheets")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeaderLabels(_HEADS)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(_FOUND, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in _WIDTHS.items():
            self.setColumnWidth(column, letters * letter)
        self.setColumnWidth(_MARK, 5 * letter)

    def _on_row_changed(self) -> None:
        row = self.currentRow()
        self.chosen.emit(self._lines[row].detail if 0 <= row < len(self._lines) else "")
