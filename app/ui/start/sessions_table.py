"""The table of the start page, with the keys and clicks that open a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from app.models.sessions_list import SortBy
from app.ui.start.row_painter import RowPainter
from app.ui.start.sessions_model import COLUMNS, SUMMARY_ROLE, Index, SessionsModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.models.records import SessionSummary
    from app.ui.theme import Theme

_OPEN_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SessionsTable(QTableView):
    """Choose one session; Enter and a double click open it, the headers sort."""

    opened = Signal()
    selection_moved = Signal()
    sort_asked = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, model: SessionsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.setObjectName("sessions")
        self.setAccessibleName("Sessions")
        self.setModel(model)
        self._build()
        self._connect()

    @property
    def chosen(self) -> SessionSummary | None:
        """The chosen session."""
        index = self.currentIndex()
        return index.data(SUMMARY_ROLE) if index.isValid() else None

    def choose(self, session_id: str) -> bool:
        """Choose a session and bring it into sight; False when it is not in the table."""
        row = self._model.row_of(session_id)
        if row is not None:
            self.choose_row(row)
        return row is not None

    def choose_row(self, row: int) -> None:
        """Choose the session at a row, or the last where there are fewer."""
        index = self._model.index(min(row, self._model.rowCount() - 1), 0)
        keep = QItemSelectionModel.SelectionFlag.ClearAndSelect
        rows = QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, keep | rows)
        self.scrollTo(index)

    def start_rename(self) -> None:
        """Let the person type another title in place."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index.siblingAtColumn(COLUMNS.index(SortBy.TITLE)))

    def show_sorting(self, by: SortBy, *, descending: bool) -> None:
        """Put the arrow at the header."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(COLUMNS.index(by), order)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        is_idle = self.state() != QAbstractItemView.State.EditingState
        if event.key() in _OPEN_KEYS and plain and is_idle and self.chosen:
            self.opened.emit()
            return
        super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.selection_moved.emit()

    def _build(self) -> None:
        self.setProperty("role", "bare")
        self.setItemDelegate(RowPainter(self._theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._theme.metric("control") + self._theme.metric("gap"))
        self._build_header()

    def _build_header(self) -> None:
        header = self.horizontalHeader()
        header.setAccessibleName("Sort the sessions")
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setCursor(Qt.CursorShape.PointingHandCursor)
        width = self._theme.metric("rating-width")
        widths = {SortBy.DATE: 1.5, SortBy.AGREED: 1.5, SortBy.CHANGED: 1.5}
        for number, column in enumerate(COLUMNS):
            if column in widths:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, round(width * widths[column]))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.horizontalHeader().sectionClicked.connect(
            lambda number: self.sort_asked.emit(COLUMNS[number])
        )

    def _on_menu_requested(self, at: QPoint) -> None:
        if not self.rect().contains(at) or not self.indexAt(at).isValid():
            # The menu key gives the middle of the view: put the menu at the chosen row.
            at = self.visualRect(self.currentIndex()).center()
        self.menu_asked.emit(self.viewport().mapToGlobal(at))
