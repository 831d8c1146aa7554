"""One prompt's row: a cell for each agency, and the agreed statement with its status."""

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
    """Lays its cells out beside each other, all as tall as the tallest needs."""

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
        """Have one cell for each agency and the statement; give those taken away."""
        wanted: Iterable[str | None] = (*agencies, None)
        gone = [self.cells.pop(key) for key in [k for k in self.cells if k not in wanted]]
        for key in wanted:
            if key not in self.cells:
                self._make(key)
        for cell in gone:
            self._heights.pop(cell.spot.agency_id, None)
        return gone

    def set_zoom(self, percent: int) -> None:
        """Show all words larger or smaller."""
        self._zoom = percent
        for cell in self.cells.values():
            cell.set_zoom(percent)
        self.chip.set_zoom(percent)
        self._foot.set_zoom(percent)
        self._measure_least()

    def set_note(self, note: str, wording: str) -> None:
        """Keep how the room stood on a wording, to be shown while that is what stands here."""
        if (note, wording) != self._note:
            self._note = (note, wording)
            self._status = None

    def show_status(self, status: StatementStatus) -> None:
        """Show where the agreed statement stands."""
        note, wording = self._note
        shown = (status, note if self.cells[None].text == wording else "")
        if shown != self._status:
            self._status = shown
            self.chip.show_sign(STATUS_SIGNS[status], shown[1])
        self.count_words()
        self._place_chip()

    def count_words(self) -> None:
        """Say how many words the statement has."""
        if self._foot.count(self.cells[None].text):
            self._repaint_statement()

    def show_sources(self, marks: tuple[SourceMark, ...]) -> None:
        """Show by small marks whose words are in the statement."""
        if marks != self._foot.marks:
            self._foot.marks = marks
            self._place_chip()
            self._repaint_statement()

    def mark(self, spot: CellAddress | None) -> None:
        """Frame the current cell, if it is in this row."""
        if spot is not None and spot.prompt_id != self.prompt_id:
            spot = None
        if spot != self._current:
            self._current = spot
            self.update()

    def arrange(self, columns: GridColumns) -> None:
        """Return each cell its width; their heights follow from `measure`."""
        self._columns = columns
        self.resize(columns.width, self.height())
        for slot in columns.slots:
            self._place(slot)
        self.update()

    def measure(self) -> int:
        """Measure every cell and give the height the row needs."""
        for key, cell in self.cells.items():
            self._heights[key] = self._needed(cell)
        self._place_chip()
        return self.needed_height

    @property
    def needed_height(self) -> int:
        """The height of the tallest cell as last measured, at least a statement of two lines."""
        return max([self._least, *self._heights.values()])

    def set_height(self, height: int) -> None:
        """Make the row and its cells that tall."""
        self.resize(self.width(), height)
        for slot in self._columns.slots if self._columns else ():
            self._place(slot)
        self._place_chip()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(event.rect(), theme.colour("card"))
        for slot in self._columns.slots if self._columns else ():
            self._paint_slot(painter, slot)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        current = self._current_slot()
        if current:
            width = theme.metric("focus")
            painter.setPen(QPen(theme.colour("accent"), width))
            frame = QRect(current.x + 1, 1, current.width - width, self.height() - width - 1)
            painter.drawRect(frame)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        slot = self._columns.at(int(event.position().x())) if self._columns else None
        if slot and event.button() == Qt.MouseButton.LeftButton:
            cell = self.cells[slot.agency_id]
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
        key = cell.spot.agency_id
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
        return height + self._below() if cell.spot.agency_id is None else height

    def _measure_least(self) -> None:
        line = QFontMetrics(self._theme.font("agreed", self._zoom)).lineSpacing()
        self._chip_height = self.chip.sizeHint().height()
        self._least = 2 * line + 2 * self._theme.metric("cell-pad") + self._below()

    def _below(self) -> int:
        """Return the room the status takes under the statement."""
        return self._chip_height + self._theme.metric("gap-tiny")

    def _place(self, slot: ColumnGeometry) -> None:
        cell = self.cells[slot.agency_id]
        height = self.height() - 1
        if slot.agency_id is None:
            height = max(self._heights.get(None, height) - self._below(), 1)
        left = self._theme.metric("agreed-border") if slot.agency_id is None else 0
        cell.setGeometry(slot.x + left, 0, slot.width - 1 - left, height)

    def _place_chip(self) -> None:
        slot = self._columns.slot(None) if self._columns else None
        if slot is None:
            return
        pad = self._theme.metric("cell-pad")
        self._place(slot)
        size = self.chip.sizeHint()
        size.setWidth(min(size.width(), slot.width - 2 * pad - self._foot.marks_width))
        top = self.cells[None].height() - pad + self._theme.metric("gap-tiny")
        place = QRect(QPoint(slot.x + pad + 2, top), size)
        if place != self.chip.geometry():
            self.chip.setGeometry(place)
            self._repaint_statement()

    def _repaint_statement(self) -> None:
        """Leave the cells beside it alone: this happens with each key, and they are costly."""
        slot = self._columns.slot(None) if self._columns else None
        if slot is not None:
            self.update(slot.x, 0, slot.width, self.height())

    def _paint_slot(self, painter: QPainter, slot: ColumnGeometry) -> None:
        theme = self._theme
        if slot.agency_id is not None:
            painter.fillRect(slot.x + slot.width - 1, 0, 1, self.height(), theme.colour("line"))
            return
        is_current = self._current is not None and self._current.agency_id is None
        fill = theme.colour("card" if is_current else "agreed-fill")
        painter.fillRect(slot.x, 0, slot.width, self.height(), fill)
        border = theme.metric("agreed-border")
        painter.fillRect(slot.x, 0, border, self.height(), theme.colour("agreed-line"))
        chip = self.chip.geometry()
        left = chip.right() + theme.metric("gap-tiny")
        self._foot.paint(
            painter, QRect(left, chip.top(), slot.x + slot.width - left, chip.height())
        )

    def _current_slot(self) -> ColumnGeometry | None:
        if self._columns is None or self._current is None:
            return None
        return self._columns.slot(self._current.agency_id)


# Of an agency's column; the agreed statement is set larger and is what the room looks at.
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
    """The prompt column's width, and the columns that scroll beside it."""

    prompt: int
    slots: tuple[ColumnGeometry, ...]

    @property
    def width(self) -> int:
        """The width of all that scrolls."""
        return self.slots[-1].x + self.slots[-1].width if self.slots else 0

    def slot(self, agency_id: str | None) -> ColumnGeometry | None:
        """Return an agency's column, or the agreed statement's."""
        return next((s for s in self.slots if s.agency_id == agency_id), None)

    def at(self, x: int) -> ColumnGeometry | None:
        """Return the column at a place across."""
        return next((s for s in self.slots if s.x <= x < s.x + s.width), None)


def share_width(width: int, least: int, agencies: Sequence[str]) -> GridColumns:
    """Share `width` among the prompts, the agencies and the statement.

    No agency gets less than `least`: then the body is wider than the window and scrolls.
    """
    prompt = max(int(width * _PROMPT_SHARE), least)
    prompt = min(prompt, int(width * _MOST_FOR_PROMPT))
    parts = len(agencies) + _STATEMENT_SHARE
    each = max(int((width - prompt) / parts), least)
    statement = max(width - prompt - each * len(agencies), int(each * _STATEMENT_SHARE))
    slots = [ColumnGeometry(agency, number * each, each) for number, agency in enumerate(agencies)]
    return GridColumns(prompt, (*slots, ColumnGeometry(None, each * len(agencies), statement)))
