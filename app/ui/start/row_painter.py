"""Paint the rows of the start page's table: the mark of the chosen row, and how far each came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.models.sessions_list import SortBy, say_agreed
from app.ui.start.sessions_model import COLUMNS, SUMMARY_ROLE, Index

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.models.records import SessionSummary
    from app.ui.theme import Theme


class RowPainter(QStyledItemDelegate):
    """Show a row as one thing, and "3 of 7" as a bar with its words."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # The whole row is chosen, so no cell of it is framed; the mark at the left says where.
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
        words = f"✓ {say_agreed(session)}" if is_whole else say_agreed(session)
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
