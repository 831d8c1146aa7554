"""The table view of the sessions, and the delegate that draws its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from app.models.rules.session_list import SortBy, describe_progress
from app.ui.start_page.model import COLUMNS, SUMMARY_ROLE, Index, SessionsModel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from app.models.records import SessionSummary
    from app.ui.theme.theme import Theme


class SessionRowDelegate(QStyledItemDelegate):
    """A delegate that draws a row without cell frames, and "3 of 7" as a bar with its text."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # The whole row is selected, so no cell is framed; a bar at the left marks the row.
        option.state &= ~QStyle.StateFlag.State_HasFocus

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column = COLUMNS[index.column()]
        if column is SortBy.AGREED:
            self._paint_progress(painter, option, index)
        else:
            super().paint(painter, option, index)
        if column is SortBy.TITLE and option.state & QStyle.StateFlag.State_Selected:
            mark = QRect(option.rect)
            mark.setWidth(self._theme.metric("row-mark"))
            painter.fillRect(mark, self._theme.colour("accent"))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        if COLUMNS[index.column()] is SortBy.AGREED:
            size.setWidth(self._bar_width() + 2 * size.width())
        return size

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("rename-editor")
        editor.setAccessibleName("New title of the session")
        editor.setFont(self._theme.font("button"))
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        edge = self._theme.metric("gap-tiny")
        editor.setGeometry(option.rect.adjusted(edge, edge, -edge, -edge))

    def _paint_progress(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        session: SessionSummary = index.data(SUMMARY_ROLE)
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        gap = self._theme.metric("gap-small")
        inside = QRectF(option.rect).adjusted(self._theme.metric("gap"), -1, -gap, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if session.prompts:
            self._paint_bar(painter, inside, session.agreed / session.prompts)
            inside.setLeft(inside.left() + self._bar_width() + gap)
        is_whole = session.prompts and session.agreed == session.prompts
        painter.setPen(self._theme.colour("in-place-ink" if is_whole else "muted"))
        painter.setFont(self._theme.font("body"))
        words = f"✓ {describe_progress(session)}" if is_whole else describe_progress(session)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_bar(self, painter: QPainter, inside: QRectF, share: float) -> None:
        height = self._theme.metric("gap-small")
        top = inside.center().y() - height / 2
        trough = QRectF(inside.left(), top, self._bar_width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("unrated"))
        painter.drawRoundedRect(trough, height / 2, height / 2)
        if share > 0:
            trough.setWidth(max(height, trough.width() * share))
            painter.setBrush(self._theme.colour("in-place"))
            painter.drawRoundedRect(trough, height / 2, height / 2)

    def _bar_width(self) -> int:
        return self._theme.metric("rating-width") * 2 // 3


_OPEN_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SessionsTable(QTableView):
    """A table view of sessions; Enter and a double click open one, the headers sort."""

    opened = Signal()
    selection_moved = Signal()
    sort_requested = Signal(object)
    menu_requested = Signal(QPoint)

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
        """The selected session, or None."""
        index = self.currentIndex()
        return index.data(SUMMARY_ROLE) if index.isValid() else None

    def choose(self, session_id: str) -> bool:
        """Select a session and scroll to it; False when it is not in the table."""
        row = self._model.row_of(session_id)
        if row is not None:
            self.choose_row(row)
        return row is not None

    def choose_row(self, row: int) -> None:
        """Select the session at a row, or the last where there are fewer."""
        index = self._model.index(min(row, self._model.rowCount() - 1), 0)
        keep = QItemSelectionModel.SelectionFlag.ClearAndSelect
        rows = QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, keep | rows)
        self.scrollTo(index)

    def start_rename(self) -> None:
        """Open the editor of the selected session's title."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index.siblingAtColumn(COLUMNS.index(SortBy.TITLE)))

    def show_sorting(self, by: SortBy, *, descending: bool) -> None:
        """Show the sort arrow in a column's header."""
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
        self.setItemDelegate(SessionRowDelegate(self._theme, self))
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
            lambda number: self.sort_requested.emit(COLUMNS[number])
        )

    def _on_menu_requested(self, at: QPoint) -> None:
        if not self.rect().contains(at) or not self.indexAt(at).isValid():
            # The menu key sends the middle of the view: put the menu at the selected row.
            at = self.visualRect(self.currentIndex()).center()
        self.menu_requested.emit(self.viewport().mapToGlobal(at))
