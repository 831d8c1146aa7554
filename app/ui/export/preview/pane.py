"""The preview pane: pages, a table or a summary, and a note on what they can't show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.models.text.phrases import one_line
from app.reports.options import FORMATS, PreviewKind
from app.ui.export.labels import describe_limits
from app.ui.export.preview.content_summary import SummaryView, describe_content, table_in
from app.ui.export.preview.pdf_renderer import PdfRenderer
from app.ui.export.preview.pdf_view import PdfView
from app.ui.export.preview.toolbar import PreviewToolbar
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from app.errors import AppError
    from app.ui.export.job import ExportJob, PreviewResult
    from app.ui.theme.theme import Theme


_WIDEST = 280
_Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """A table model of text rows under a header; a screen reader gets more than the line shown."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: list[str] = []
        self._rows: list[list[str]] = []

    def use(self, rows: list[list[str]]) -> None:
        """Show other rows, the first of them the header."""
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
            return one_line(words[:_WIDEST])
        return words if role == Qt.ItemDataRole.AccessibleTextRole else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section] if orientation == Qt.Orientation.Horizontal else None


class TableView(QTableView):
    """A read-only table view for the arrow keys."""

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
        """Show the rows of a table, the first of them its header."""
        self._rows.use(rows)
        self.resizeColumnsToContents()
        self.setAccessibleName(f"The table, {max(0, len(rows) - 1)} rows")


class PreviewPane(QWidget):
    """A pane that shows the old pages until new ones are drawn; `retry_requested` on failure."""

    retry_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.renderer = PdfRenderer(self)
        self.pages = PdfView(theme, self.renderer)
        self.table = TableView(theme)
        self.words = SummaryView(theme)
        self.bar = PreviewToolbar(theme, self.pages)
        self._is_making = False
        self._opening_document = 0
        self._build()
        self.pages.settled.connect(self._show_busy)
        self.renderer.opened.connect(lambda opened: self._on_renderer_opened(opened.document))
        self.renderer.failed.connect(self._on_renderer_failed)
        self.words.retry_requested.connect(self.retry_requested)

    @property
    def note(self) -> str:
        """The note under the pages."""
        return self._note.text()

    @property
    def is_settled(self) -> bool:
        """Whether the preview is up to date and drawn."""
        return not self._is_making and not self._opening_document and self.pages.is_settled

    def show_busy(self) -> None:
        """Show that a newer preview is being made."""
        self._is_making = True
        self._show_busy()

    def show_made(self, order: ExportJob, made: PreviewResult) -> None:
        """Show the preview of an order."""
        self._is_making = False
        self._show_note("")
        kind = FORMATS[made.format].preview
        if kind is PreviewKind.PAGES:
            self._show_note(describe_limits(order.format, made.exported))
            self._opening_document = self.renderer.open(made.data)
        elif kind is PreviewKind.TABLE:
            self.table.show_rows(table_in(made.data))
            self._show(self.table)
        else:
            self.words.show_words(*describe_content(order.session, made))
            self._show(self.words)
        self._show_busy()

    def show_failure(self, error: AppError) -> None:
        """Show why there is no preview."""
        self._is_making, self._opening_document = False, 0
        self._show_note("")
        self.words.show_failure(error.sentence, error.hint)
        self._show(self.words)
        self._show_busy()

    def stop(self) -> None:
        """Close the document."""
        self.renderer.stop()

    def _on_renderer_opened(self, document: int) -> None:
        if document == self._opening_document:
            self._opening_document = 0
            self._show(self.pages)
            self._show_busy()

    def _on_renderer_failed(self, document: int) -> None:
        if document != self._opening_document:
            return
        self._opening_document = 0
        self.words.show_failure("The preview can’t be drawn.", "Saving the file may still work.")
        self._show(self.words)
        self._show_busy()

    def _show(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self.bar.show_title("" if view is self.pages else "What the file will hold")

    def _show_busy(self) -> None:
        self.bar.show_busy(is_busy=not self.is_settled)

    def _show_note(self, words: str) -> None:
        self._note.setText(words)
        self._note.setAccessibleName(words)
        self._note.setVisible(bool(words))

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for view in (self.pages, self.table, self.words):
            self._stack.addWidget(view)
        self._note = plain_label(wraps=True)
        self._note.setObjectName("preview-note")
        self._note.setProperty("role", "preview-note")
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._note)
