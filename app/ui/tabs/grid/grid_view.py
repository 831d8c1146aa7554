"""The grid view: rows and columns that scroll under column headers and beside the prompts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from typing_extensions import override

from app.ui.tabs.grid.grid_row import GridColumns, share_width
from app.ui.tabs.grid.grid_widgets import GridWidgets
from app.ui.tabs.grid.navigation import CellAddress, CellPart

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent, QWheelEvent

    from app.ui.tabs.grid.cell_editor import CellEditor
    from app.ui.tabs.grid.grid_row import GridRow
    from app.ui.theme.theme import Theme


_LEAST_CHARACTERS = 17


class GridView(GridWidgets):
    """A scroll area that lays out, measures and scrolls the widgets of the grid."""

    zoom_requested = Signal(int)
    focus_requested = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._is_changing = False
        self._columns = GridColumns(0, ())
        for pane in (self._header_pane, self._prompt_pane):
            pane.wheeled.connect(self.wheelEvent)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Return a context without layout; the grid is laid out once at its end."""
        self._is_changing = True
        try:
            yield
        finally:
            self._is_changing = False
            self.relayout()

    def set_zoom(self, percent: int) -> None:
        """Set the text size, in per cent."""
        self._zoom = percent
        for heading in self._headings:
            heading.set_zoom(percent)
        for cell in (*self.column_headers.values(), *self.prompt_headers.values()):
            cell.set_zoom(percent)
        for row in self.rows.values():
            row.set_zoom(percent)
        self.relayout()

    def mark(self, address: CellAddress | None) -> None:
        """Mark the current cell, its prompt and its column header."""
        frames = address if address and address.part is CellPart.CELL else None
        for row in self.rows.values():
            row.mark(frames)
        for prompt_id, prompt in self.prompt_headers.items():
            prompt.mark(is_current=address is not None and prompt_id == address.prompt_id)
        for agency_id, head in self.column_headers.items():
            head.mark(is_current=address is not None and agency_id == address.agency_id)

    def scroll_to(self, address: CellAddress) -> None:
        """Scroll as little as shows an address; of a cell taller than the view, its caret line."""
        row = self.rows.get(address.prompt_id)
        column = self._columns.column(address.agency_id)
        if row is None or column is None or not self.isVisible():
            return
        if address.part is not CellPart.PROMPT:
            self._scroll(self.horizontalScrollBar(), column.x, column.x + column.width)
        if address.part is CellPart.HEADER:
            return
        top, bottom = row.y(), row.y() + row.height()
        cell = self.cell(address)
        if address.part is CellPart.CELL and cell and row.height() > self.viewport().height():
            caret = cell.cursorRect()
            pad = self._theme.metric("cell-pad")
            top, bottom = top + caret.top() - pad, top + caret.bottom() + pad
        self._scroll(self.verticalScrollBar(), top, bottom)

    def scroll_to_caret(self, cell: CellEditor) -> None:
        """Scroll as little as shows the line with the caret."""
        row = self.rows[cell.address.prompt_id]
        caret = cell.cursorRect()
        pad = self._theme.metric("cell-pad")
        top = row.y() + caret.top() - pad
        self._scroll(self.verticalScrollBar(), top, row.y() + caret.bottom() + pad)

    def relayout(self) -> None:
        """Share the width among the columns, then measure and place every row."""
        self._arrange()
        if not self.isVisible():
            return
        for prompt_id in self.order.prompts:
            self.rows[prompt_id].measure()
        self._stack(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.relayout()
        self._fit_panes()
        self.resized.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.relayout()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        x, y = -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        self._body.move(x, y)
        self._header_pane.inner.move(x, 0)
        self._prompt_pane.inner.move(0, y)
        for prompt in self.prompt_headers.values():
            prompt.keep_in_sight(-y)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoom_requested.emit(1 if steps > 0 else -1)
            event.accept()
            return
        along = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        bar = self.horizontalScrollBar() if along else self.verticalScrollBar()
        QApplication.sendEvent(bar, event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focus_requested.emit()

    def _arrange(self) -> None:
        """Set the widths of the columns, and place their headers."""
        if self._is_changing:
            return
        metrics = QFontMetrics(self._theme.font("cell", self._zoom))
        pad = 2 * self._theme.metric("cell-pad")
        least = _LEAST_CHARACTERS * metrics.averageCharWidth() + pad
        bar = self.verticalScrollBar().sizeHint().width()
        self._columns = share_width(self.width() - bar, least, self.order.agencies)
        for column in self._columns.scrolled:
            if column.agency_id is not None:
                self.column_headers[column.agency_id].set_width(column.width)
        height = max([h.needed_height for h in self.column_headers.values()] or [3 * pad])
        self.setViewportMargins(self._columns.prompt, height, 0, 0)
        for column in self._columns.scrolled:
            head = (
                self._headings[1]
                if column.agency_id is None
                else self.column_headers[column.agency_id]
            )
            head.setGeometry(column.x, 0, column.width, height)
        self._headings[0].setGeometry(0, 0, self._columns.prompt, height)
        for prompt_id in self.order.prompts:
            self.prompt_headers[prompt_id].set_width(self._columns.prompt)
            row = self.rows[prompt_id]
            row.arrange(self._columns)
            if row.isHidden():
                row.show()
        self._fit_panes()

    def _stack(self, first: int) -> None:
        """Place the rows under each other, from the index `first` on."""
        before = self.order.prompts[first - 1] if first else None
        y = self.rows[before].geometry().bottom() + 1 if before else 0
        for prompt_id in self.order.prompts[first:]:
            row, prompt = self.rows[prompt_id], self.prompt_headers[prompt_id]
            height = max(row.needed_height, prompt.needed_height)
            if row.height() != height:
                row.set_height(height)
            row.move(0, y)
            prompt.setGeometry(0, y, self._columns.prompt, height)
            y += height
        self._body.resize(self._columns.width, y)
        self._prompt_pane.inner.resize(self._columns.prompt, y)
        self._fit_panes()

    @override
    def on_column_header_remeasured(self) -> None:
        self._arrange()

    @override
    def on_row_remeasured(self, row: GridRow) -> None:
        if self._is_changing or not self.isVisible() or row.prompt_id not in self.order.prompts:
            return
        needed = max(row.needed_height, self.prompt_headers[row.prompt_id].needed_height)
        if needed != row.height():
            self._stack(list(self.order.prompts).index(row.prompt_id))

    def _scroll(self, bar: QScrollBar, start: int, end: int) -> None:
        seen = bar.pageStep()
        if start < bar.value() or end - start > seen:
            bar.setValue(start)
        elif end > bar.value() + seen:
            bar.setValue(end - seen)

    def _fit_panes(self) -> None:
        view = self.viewport().geometry()
        self._header_pane.setGeometry(view.x(), 0, view.width(), view.y())
        self._header_pane.inner.resize(self._columns.width, view.y())
        self._prompt_pane.setGeometry(0, view.y(), view.x(), view.height())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(self._columns.width - view.width(), 0))
        across.setPageStep(view.width())
        down.setRange(0, max(self._body.height() - view.height(), 0))
        down.setPageStep(view.height())
        line = QFontMetrics(self._theme.font("cell", self._zoom)).lineSpacing()
        for bar in (across, down):
            bar.setSingleStep(line)
        self.scrollContentsBy(0, 0)
