"""The grid on the screen: rows and columns that scroll under a head and beside the prompts."""

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
    """Lays the parts out, measures them and scrolls."""

    zoom_requested = Signal(int)
    focus_requested = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._is_changing = False
        self._columns = GridColumns(0, ())
        for pane in (self._head_pane, self._prompt_pane):
            pane.wheeled.connect(self.wheelEvent)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Measure once, after all that happens inside."""
        self._is_changing = True
        try:
            yield
        finally:
            self._is_changing = False
            self.relayout()

    def set_zoom(self, percent: int) -> None:
        """Show all words larger or smaller."""
        self._zoom = percent
        for heading in self._headings:
            heading.set_zoom(percent)
        for cell in (*self.heads.values(), *self.prompts.values()):
            cell.set_zoom(percent)
        for row in self.rows.values():
            row.set_zoom(percent)
        self.relayout()

    def mark(self, spot: CellAddress | None) -> None:
        """Show where the person is."""
        frames = spot if spot and spot.part is CellPart.CELL else None
        for row in self.rows.values():
            row.mark(frames)
        for prompt_id, prompt in self.prompts.items():
            prompt.mark(is_current=spot is not None and prompt_id == spot.prompt_id)
        for agency_id, head in self.heads.items():
            head.mark(is_current=spot is not None and agency_id == spot.agency_id)

    def bring_into_sight(self, spot: CellAddress) -> None:
        """Scroll as little as shows the place, of a tall cell the line with the caret."""
        row = self.rows.get(spot.prompt_id)
        slot = self._columns.slot(spot.agency_id)
        if row is None or slot is None or not self.isVisible():
            return
        if spot.part is not CellPart.PROMPT:
            self._scroll(self.horizontalScrollBar(), slot.x, slot.x + slot.width)
        if spot.part is CellPart.HEAD:
            return
        top, bottom = row.y(), row.y() + row.height()
        cell = self.cell(spot)
        if spot.part is CellPart.CELL and cell and row.height() > self.viewport().height():
            caret = cell.cursorRect()
            pad = self._theme.metric("cell-pad")
            top, bottom = top + caret.top() - pad, top + caret.bottom() + pad
        self._scroll(self.verticalScrollBar(), top, bottom)

    def keep_caret(self, cell: CellEditor) -> None:
        """Scroll as little as shows the line that is being typed in."""
        row = self.rows[cell.spot.prompt_id]
        caret = cell.cursorRect()
        pad = self._theme.metric("cell-pad")
        top = row.y() + caret.top() - pad
        self._scroll(self.verticalScrollBar(), top, row.y() + caret.bottom() + pad)

    def relayout(self) -> None:
        """Share the width, measure everything and put it in its place."""
        self._arrange()
        if not self.isVisible():
            return
        for prompt_id in self.shape.prompts:
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
        self._head_pane.inner.move(x, 0)
        self._prompt_pane.inner.move(0, y)
        for prompt in self.prompts.values():
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
        """Place what stands beside each other: the columns and their heads."""
        if self._is_changing:
            return
        metrics = QFontMetrics(self._theme.font("cell", self._zoom))
        pad = 2 * self._theme.metric("cell-pad")
        least = _LEAST_CHARACTERS * metrics.averageCharWidth() + pad
        bar = self.verticalScrollBar().sizeHint().width()
        self._columns = share_width(self.width() - bar, least, self.shape.agencies)
        for slot in self._columns.slots:
            if slot.agency_id is not None:
                self.heads[slot.agency_id].set_width(slot.width)
        height = max([h.needed_height for h in self.heads.values()] or [3 * pad])
        self.setViewportMargins(self._columns.prompt, height, 0, 0)
        for slot in self._columns.slots:
            head = self._headings[1] if slot.agency_id is None else self.heads[slot.agency_id]
            head.setGeometry(slot.x, 0, slot.width, height)
        self._headings[0].setGeometry(0, 0, self._columns.prompt, height)
        for prompt_id in self.shape.prompts:
            self.prompts[prompt_id].set_width(self._columns.prompt)
            row = self.rows[prompt_id]
            row.arrange(self._columns)
            if row.isHidden():
                row.show()
        self._fit_panes()

    def _stack(self, first: int) -> None:
        """Place the rows under each other from the `first` on, where they need to move."""
        before = self.shape.prompts[first - 1] if first else None
        y = self.rows[before].geometry().bottom() + 1 if before else 0
        for prompt_id in self.shape.prompts[first:]:
            row, prompt = self.rows[prompt_id], self.prompts[prompt_id]
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
    def on_head_remeasured(self) -> None:
        self._arrange()

    @override
    def on_row_remeasured(self, row: GridRow) -> None:
        if self._is_changing or not self.isVisible() or row.prompt_id not in self.shape.prompts:
            return
        needed = max(row.needed_height, self.prompts[row.prompt_id].needed_height)
        if needed != row.height():
            self._stack(list(self.shape.prompts).index(row.prompt_id))

    def _scroll(self, bar: QScrollBar, start: int, end: int) -> None:
        seen = bar.pageStep()
        if start < bar.value() or end - start > seen:
            bar.setValue(start)
        elif end > bar.value() + seen:
            bar.setValue(end - seen)

    def _fit_panes(self) -> None:
        view = self.viewport().geometry()
        self._head_pane.setGeometry(view.x(), 0, view.width(), view.y())
        self._head_pane.inner.resize(self._columns.width, view.y())
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
