"""The widgets of the grid, by id: column headers, prompt headers and rows; and its panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from app.models.text.clipboard.tabbed import PROMPT_HEAD, STATEMENT_HEAD
from app.ui.tabs.grid.cell_editor import CellEditor
from app.ui.tabs.grid.column_and_prompt_headers import ColumnHeader, PromptHeader
from app.ui.tabs.grid.grid_row import GridRow
from app.ui.tabs.grid.header_base import HeaderBase
from app.ui.tabs.grid.navigation import CellAddress, CellPart, GridOrder

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from app.models.records import Agency, Prompt, Session
    from app.ui.theme.theme import Theme


class FrozenPane(QWidget):
    """A pane that clips `inner`, which is moved as the grid scrolls; the wheel scrolls the grid."""

    wheeled = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.inner = QWidget(self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._theme.colour("paper"))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheeled.emit(event)


class FixedHeader(QWidget):
    """A header that cannot be renamed: over the prompts, or over the agreed statements."""

    def __init__(self, theme: Theme, parent: QWidget, *, is_statement: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_statement = is_statement
        self._text = STATEMENT_HEAD if is_statement else PROMPT_HEAD
        self._zoom = 100
        self.setAccessibleName(self._text)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_zoom(self, percent: int) -> None:
        """Set the text size, in per cent."""
        self._zoom = percent
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        pad = theme.metric("cell-pad")
        painter.fillRect(self.rect(), theme.colour("agreed-fill" if self._is_statement else "band"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        if self._is_statement:
            border = theme.metric("agreed-border")
            painter.fillRect(0, 0, border, self.height(), theme.colour("agreed-line"))
        else:
            painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        painter.setFont(theme.font("cell-head", self._zoom))
        painter.setPen(theme.colour("ink"))
        left = pad + (theme.metric("agreed-border") if self._is_statement else 0)
        room = QRect(left, pad, self.width() - left - pad, self.height() - 2 * pad)
        flags = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._text)


class GridWidgets(QAbstractScrollArea):
    """A scroll area that makes and drops its widgets as the session changes, and keeps the rest.

    `cell_made`, `column_header_made` and `prompt_header_made` are emitted with a new widget,
    `cell_removed` with an editor that is no longer in the grid, for the tab to release.
    """

    cell_made = Signal(CellEditor)
    cell_removed = Signal(CellEditor)
    column_header_made = Signal(ColumnHeader)
    prompt_header_made = Signal(PromptHeader)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 100
        self.order = GridOrder((), ())
        self.column_headers: dict[str, ColumnHeader] = {}
        self.prompt_headers: dict[str, PromptHeader] = {}
        self.rows: dict[str, GridRow] = {}
        self._build()

    def show_session(self, session: Session) -> None:
        """Show exactly the columns and rows of the session, in their order."""
        before = self.order
        self._sync_column_headers(session.agencies)
        self._sync_rows(session.prompts)
        self.order = GridOrder([p.id for p in session.prompts], [a.id for a in session.agencies])
        agencies_moved = list(before.agencies) != list(self.order.agencies)
        for prompt in session.prompts:
            row = self.rows[prompt.id]
            if agencies_moved or not row.cells:
                for cell in row.set_agencies(self.order.agencies):
                    self.cell_removed.emit(cell)

    def cell(self, address: CellAddress) -> CellEditor | None:
        """Return the editor at an address."""
        row = self.rows.get(address.prompt_id)
        return row.cells.get(address.agency_id) if row else None

    def all_cells(self) -> list[CellEditor]:
        """Return every editor, row by row in the order of the columns."""
        rows = (self.rows[prompt_id] for prompt_id in self.order.prompts)
        return [row.cells[column] for row in rows for column in self.order.columns]

    def part(self, address: CellAddress) -> QWidget | None:
        """Return the widget that takes the focus at an address."""
        if address.part is CellPart.PROMPT:
            return self.prompt_headers.get(address.prompt_id)
        if address.part is CellPart.HEADER:
            return self.column_headers.get(address.agency_id or "")
        return self.cell(address)

    def on_column_header_remeasured(self) -> None:
        """Lay out the grid for a column header that needs another height."""
        raise NotImplementedError

    def on_row_remeasured(self, row: GridRow) -> None:
        """Lay out the grid for a row that may need another height."""
        raise NotImplementedError

    def _build(self) -> None:
        self.setProperty("role", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Visioning grid")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._body = QWidget(self.viewport())
        self._header_pane = FrozenPane(self._theme, self)
        self._prompt_pane = FrozenPane(self._theme, self)
        corner = FixedHeader(self._theme, self, is_statement=False)
        statement = FixedHeader(self._theme, self._header_pane.inner, is_statement=True)
        self._headings = (corner, statement)

    def _sync_column_headers(self, agencies: tuple[Agency, ...]) -> None:
        for gone in self.column_headers.keys() - {a.id for a in agencies}:
            self._drop(self.column_headers.pop(gone))
        for agency in agencies:
            head = self.column_headers.get(agency.id)
            if head is not None:
                if head.agency != agency:
                    head.show_agency(agency)
                continue
            head = ColumnHeader(self._theme, agency, self._header_pane.inner)
            head.set_zoom(self._zoom)
            head.remeasured.connect(self.on_column_header_remeasured)
            self.column_headers[agency.id] = head
            head.show()
            self.column_header_made.emit(head)

    def _sync_rows(self, prompts: tuple[Prompt, ...]) -> None:
        for gone in self.rows.keys() - {p.id for p in prompts}:
            self._drop(self.prompt_headers.pop(gone))
            row = self.rows.pop(gone)
            for cell in row.cells.values():
                self.cell_removed.emit(cell)
            self._drop(row)
        for number, prompt in enumerate(prompts, 1):
            if prompt.id not in self.rows:
                self._make_row(prompt, number)
            elif (self.prompt_headers[prompt.id].prompt, self.prompt_headers[prompt.id].number) != (
                prompt,
                number,
            ):
                self.prompt_headers[prompt.id].show_prompt(prompt, number)

    def _make_row(self, prompt: Prompt, number: int) -> None:
        cell = PromptHeader(self._theme, prompt, number, self._prompt_pane.inner)
        cell.set_zoom(self._zoom)
        row = GridRow(self._theme, prompt.id, self._zoom, self._body)
        row.made.connect(self.cell_made)
        row.remeasured.connect(self.on_row_remeasured)
        cell.remeasured.connect(lambda: self.on_row_remeasured(row))
        self.prompt_headers[prompt.id], self.rows[prompt.id] = cell, row
        # Shown once its cells are in it and have their widths: each is then laid out only once.
        row.hide()
        cell.show()
        self.prompt_header_made.emit(cell)

    def _drop(self, part: QWidget) -> None:
        if isinstance(part, HeaderBase):
            part.close_name_edit()
        part.hide()
        part.deleteLater()
