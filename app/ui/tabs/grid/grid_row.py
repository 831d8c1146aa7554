"""The row of one prompt with its cells and status, and the geometry of the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.tabs.grid.cell_editor import CellEditor
from app.ui.tabs.grid.statement_footer import StatementFooter
from app.ui.theme.status_signs import STATUS_SIGNS
from app.ui.widgets.status_chip import StatusChip

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from app.models.records import StatementStatus
    from app.ui.tabs.grid.navigation import CellAddress
    from app.ui.tabs.grid.statement_footer import SourceMark
    from app.ui.theme.theme import Theme


class GridRow(QWidget):
    """A widget with the cells of one prompt side by side, all as tall as the tallest needs."""

    remeasured = Signal(object)
    made = Signal(CellEditor)

    def __init__(self, theme: Theme, prompt_id: str, zoom: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.prompt_id = prompt_id
        self.cells: dict[str | None, CellEditor] = {}
        self._heights: dict[str | None, int] = {}
        self._columns: GridColumns | None = None
        self._current: CellAddress | None = None
        self._zoom = zoom
        self._foot = StatementFooter(theme)
        self._status: tuple[StatementStatus, str] | None = None
        self._note = ("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.chip = StatusChip(theme, next(iter(STATUS_SIGNS.values())), parent=self)
        self.chip.set_zoom(zoom)
        self._foot.set_zoom(zoom)
        self._measure_least()

    def set_agencies(self, agencies: Sequence[str]) -> list[CellEditor]:
        """Make one cell for each agency and the statement; return the cells taken out."""
        wanted: Iterable[str | None] = (*agencies, None)
        gone = [self.cells.pop(key) for key in [k for k in self.cells if k not in wanted]]
        for key in wanted:
            if key not in self.cells:
                self._make(key)
        for cell in gone:
            self._heights.pop(cell.address.agency_id, None)
        return gone

    def set_zoom(self, percent: int) -> None:
        """Set the text size, in per cent."""
        self._zoom = percent
        for cell in self.cells.values():
            cell.set_zoom(percent)
        self.chip.set_zoom(percent)
        self._foot.set_zoom(percent)
        self._measure_least()

    def set_note(self, note: str, wording: str) -> None:
        """Set the note on the agreement, shown while the statement is of that wording."""
        if (note, wording) != self._note:
            self._note = (note, wording)
            self._status = None

    def show_status(self, status: StatementStatus) -> None:
        """Show the status of the agreed statement."""
        note, wording = self._note
        shown = (status, note if self.cells[None].text == wording else "")
        if shown != self._status:
            self._status = shown
            self.chip.show_sign(STATUS_SIGNS[status], shown[1])
        self.count_words()
        self._place_chip()

    def count_words(self) -> None:
        """Show how many words the statement has."""
        if self._foot.count(self.cells[None].text):
            self._repaint_statement()

    def show_sources(self, marks: tuple[SourceMark, ...]) -> None:
        """Show a mark of each agency whose words are in the statement."""
        if marks != self._foot.marks:
            self._foot.marks = marks
            self._place_chip()
            self._repaint_statement()

    def mark(self, address: CellAddress | None) -> None:
        """Frame the current cell, if it is in this row."""
        if address is not None and address.prompt_id != self.prompt_id:
            address = None
        if address != self._current:
            self._current = address
            self.update()

    def arrange(self, columns: GridColumns) -> None:
        """Set the width of each cell; the heights follow from `measure`."""
        self._columns = columns
        self.resize(columns.width, self.height())
        for column in columns.scrolled:
            self._place(column)
        self.update()

    def measure(self) -> int:
        """Measure every cell, and return the height that the row needs in pixels."""
        for key, cell in self.cells.items():
            self._heights[key] = self._needed(cell)
        self._place_chip()
        return self.needed_height

    @property
    def needed_height(self) -> int:
        """The height of the tallest cell as last measured, at least a statement of two lines."""
        return max([self._least, *self._heights.values()])

    def set_height(self, height: int) -> None:
        """Set the height of the row and its cells, in pixels."""
        self.resize(self.width(), height)
        for column in self._columns.scrolled if self._columns else ():
            self._place(column)
        self._place_chip()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(event.rect(), theme.colour("card"))
        for column in self._columns.scrolled if self._columns else ():
            self._paint_column(painter, column)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        current = self._current_column()
        if current:
            width = theme.metric("focus")
            painter.setPen(QPen(theme.colour("accent"), width))
            frame = QRect(current.x + 1, 1, current.width - width, self.height() - width - 1)
            painter.drawRect(frame)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self._columns.at(int(event.position().x())) if self._columns else None
        if column and event.button() == Qt.MouseButton.LeftButton:
            cell = self.cells[column.agency_id]
            cell.setFocus(Qt.FocusReason.MouseFocusReason)
            cell.put_caret()

    def _make(self, key: str | None) -> None:
        cell = CellEditor(self._theme, self.prompt_id, key, self._zoom, self)
        cell.remeasured.connect(lambda: self._on_cell_remeasured(cell))
        self.cells[key] = cell
        if key is None:
            self.chip.raise_()
        cell.show()
        self.made.emit(cell)

    def _on_cell_remeasured(self, cell: CellEditor) -> None:
        key = cell.address.agency_id
        if key is None:
            self.count_words()
        if not self.isVisible() or self._columns is None:
            return
        needed = self._needed(cell)
        if needed != self._heights.get(key):
            self._heights[key] = needed
            if key is None:
                self._place_chip()
            self.remeasured.emit(self)

    def _needed(self, cell: CellEditor) -> int:
        height = cell.text_height() + 1
        return height + self._below() if cell.address.agency_id is None else height

    def _measure_least(self) -> None:
        line = QFontMetrics(self._theme.font("agreed", self._zoom)).lineSpacing()
        self._chip_height = self.chip.sizeHint().height()
        self._least = 2 * line + 2 * self._theme.metric("cell-pad") + self._below()

    def _below(self) -> int:
        """Return the height of the status under the statement, in pixels."""
        return self._chip_height + self._theme.metric("gap-tiny")

    def _place(self, column: ColumnGeometry) -> None:
        cell = self.cells[column.agency_id]
        height = self.height() - 1
        if column.agency_id is None:
            height = max(self._heights.get(None, height) - self._below(), 1)
        left = self._theme.metric("agreed-border") if column.agency_id is None else 0
        cell.setGeometry(column.x + left, 0, column.width - 1 - left, height)

    def _place_chip(self) -> None:
        column = self._columns.column(None) if self._columns else None
        if column is None:
            return
        pad = self._theme.metric("cell-pad")
        self._place(column)
        size = self.chip.sizeHint()
        size.setWidth(min(size.width(), column.width - 2 * pad - self._foot.marks_width))
        top = self.cells[None].height() - pad + self._theme.metric("gap-tiny")
        place = QRect(QPoint(column.x + pad + 2, top), size)
        if place != self.chip.geometry():
            self.chip.setGeometry(place)
            self._repaint_statement()

    def _repaint_statement(self) -> None:
        """Repaint only the statement: this happens at each key, and the other cells are costly."""
        column = self._columns.column(None) if self._columns else None
        if column is not None:
            self.update(column.x, 0, column.width, self.height())

    def _paint_column(self, painter: QPainter, column: ColumnGeometry) -> None:
        theme = self._theme
        if column.agency_id is not None:
            painter.fillRect(column.x + column.width - 1, 0, 1, self.height(), theme.colour("line"))
            return
        is_current = self._current is not None and self._current.agency_id is None
        fill = theme.colour("card" if is_current else "agreed-fill")
        painter.fillRect(column.x, 0, column.width, self.height(), fill)
        border = theme.metric("agreed-border")
        painter.fillRect(column.x, 0, border, self.height(), theme.colour("agreed-line"))
        chip = self.chip.geometry()
        left = chip.right() + theme.metric("gap-tiny")
        self._foot.paint(
            painter, QRect(left, chip.top(), column.x + column.width - left, chip.height())
        )

    def _current_column(self) -> ColumnGeometry | None:
        if self._columns is None or self._current is None:
            return None
        return self._columns.column(self._current.agency_id)


# In widths of an agency's column; the agreed statement is set larger, as the room reads it.
_STATEMENT_SHARE = 1.45
_PROMPT_SHARE = 0.142
_MOST_FOR_PROMPT = 0.35


@dataclass(frozen=True, slots=True)
class ColumnGeometry:
    """One column of the body: where it begins and how wide it is, in pixels."""

    agency_id: str | None
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class GridColumns:
    """The width of the prompt column, and the columns that scroll beside it."""

    prompt: int
    scrolled: tuple[ColumnGeometry, ...]

    @property
    def width(self) -> int:
        """The width of all columns that scroll, in pixels."""
        return self.scrolled[-1].x + self.scrolled[-1].width if self.scrolled else 0

    def column(self, agency_id: str | None) -> ColumnGeometry | None:
        """Return an agency's column, or the agreed statement's."""
        return next((s for s in self.scrolled if s.agency_id == agency_id), None)

    def at(self, x: int) -> ColumnGeometry | None:
        """Return the column at an x coordinate."""
        return next((s for s in self.scrolled if s.x <= x < s.x + s.width), None)


def share_width(width: int, least: int, agencies: Sequence[str]) -> GridColumns:
    """Share `width` among the prompts, the agencies and the statement.

    No agency gets less than `least`; the body may then be wider than the window, and scroll.
    """
    prompt = max(int(width * _PROMPT_SHARE), least)
    prompt = min(prompt, int(width * _MOST_FOR_PROMPT))
    parts = len(agencies) + _STATEMENT_SHARE
    each = max(int((width - prompt) / parts), least)
    statement = max(width - prompt - each * len(agencies), int(each * _STATEMENT_SHARE))
    scrolled = [
        ColumnGeometry(agency, number * each, each) for number, agency in enumerate(agencies)
    ]
    return GridColumns(prompt, (*scrolled, ColumnGeometry(None, each * len(agencies), statement)))
