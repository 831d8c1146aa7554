"""The base class of column and prompt headers, and the inline editor that renames them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from app.models.text.phrases import one_line
from app.ui.tabs.grid.cell_editor import arrow_of, move_of
from app.ui.tabs.grid.navigation import Move
from app.ui.tabs.grid.paste import plain_text
from app.ui.tabs.grid.text_editor import GridTextEdit

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QContextMenuEvent,
        QEnterEvent,
        QFocusEvent,
        QFont,
        QKeyEvent,
        QMouseEvent,
        QResizeEvent,
    )

    from app.ui.theme.theme import Theme


_DONE = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
)
_MARGIN = 3


class InlineEditor(GridTextEdit):
    """A text editor over a header, for one line of text that wraps."""

    finished = Signal()

    def __init__(self, name: str, font: QFont, parent: QWidget) -> None:
        super().__init__(_MARGIN, parent)
        self.setProperty("role", "name")
        self.setAccessibleName(name)
        self.setFont(font)

    @property
    def name(self) -> str:
        """The text on one line without surrounding space; unchanged text exactly as it was."""
        text = self.text
        return text if text == self.shown else one_line(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DONE:
            event.accept()
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(one_line(plain_text(source)))


_RENAME = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LEFT_BUTTON = Qt.MouseButton.LeftButton


class HeaderBase(QWidget):
    """A header at the edge of the grid that can be renamed and has a context menu."""

    entered = Signal()
    left = Signal()
    move_requested = Signal(Move)
    rename_requested = Signal()
    remove_requested = Signal()
    menu_requested = Signal(QPoint)
    paste_requested = Signal()
    name_edit_closed = Signal()
    remeasured = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 100
        self._wide = 1
        self._is_current = False
        self._more: QToolButton | None = None
        self.name_edit: InlineEditor | None = None
        self._has_just_focus = False
        self._opens_on_release = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def mark(self, *, is_current: bool) -> None:
        """Show whether the current cell is in this row or column."""
        if is_current != self._is_current:
            self._is_current = is_current
            self._show_more()
            self.update()

    def set_zoom(self, percent: int) -> None:
        """Set the text size, in per cent."""
        self._zoom = percent
        self.set_lines()

    def set_width(self, width: int) -> None:
        """Wrap the text to a width, in pixels."""
        if width != self._wide:
            self._wide = width
            self.set_lines()

    def set_lines(self) -> None:
        """Wrap the text again, for another width, size or text."""
        raise NotImplementedError

    def open_name_edit(self, name: str, text: str, font: QFont) -> InlineEditor:
        """Open the inline editor over the text; `name` is its accessible name."""
        self.close_name_edit()
        edit = InlineEditor(name, font, self)
        edit.show_text(text)
        edit.remeasured.connect(self._on_name_remeasured)
        self.name_edit = edit
        edit.setGeometry(self.name_edit_geometry())
        edit.show()
        edit.selectAll()
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_more()
        self._on_name_remeasured()
        return edit

    def close_name_edit(self) -> None:
        """Close the inline editor."""
        if self.name_edit is None:
            return
        edit, self.name_edit = self.name_edit, None
        self.name_edit_closed.emit()
        edit.blockSignals(True)
        if edit.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.hide()
        edit.deleteLater()
        self._show_more()
        self.remeasured.emit()
        self.update()

    def name_edit_geometry(self) -> QRect:
        """Return the geometry of the inline editor."""
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = move_of(event) or arrow_of(event)
        if move is not None:
            self.move_requested.emit(move)
        elif event.key() in _RENAME and not event.modifiers():
            self.rename_requested.emit()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.remove_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._opens_on_release = self.hasFocus() and not self._has_just_focus
        self._has_just_focus = False

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == _LEFT_BUTTON and self._opens_on_release and inside:
            self.rename_requested.emit()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == _LEFT_BUTTON:
            self.rename_requested.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() == event.Reason.Keyboard
        self.menu_requested.emit(self._under() if is_by_key else event.globalPos())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_just_focus = event.reason() == Qt.FocusReason.MouseFocusReason
        self.update()
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        self.left.emit()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_more()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._show_more()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._more:
            self._place_more(self._more)
        if self.name_edit:
            self.name_edit.setGeometry(self.name_edit_geometry())

    def paint_focus(self, painter: QPainter) -> None:
        """Paint a frame while the header has the focus."""
        if not self.hasFocus():
            return
        width = self._theme.metric("focus")
        painter.setPen(QPen(self._theme.colour("accent"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(1, 1, -width, -width))

    def _on_name_remeasured(self) -> None:
        self.remeasured.emit()
        if self.name_edit:
            self.name_edit.setGeometry(self.name_edit_geometry())

    def _show_more(self) -> None:
        wanted = (self._is_current or self.underMouse()) and self.name_edit is None
        if wanted and self._more is None:
            self._more = self._made_more()
        if self._more:
            self._more.setVisible(wanted)

    def _made_more(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("more")
        button.setProperty("role", "more")
        self._theme.set_icon(button, "more", "muted")
        size = self._theme.metric("icon-small")
        button.setIconSize(QSize(size, size))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(f"Menu of {self.accessibleName()}")
        button.setToolTip("More (menu key)")
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.clicked.connect(lambda: self.menu_requested.emit(self._under()))
        self._place_more(button)
        return button

    def _place_more(self, button: QToolButton) -> None:
        size = self._theme.metric("control-small")
        button.setFixedSize(size, size)
        button.move(self.width() - size - 2, self.height() - size - 2)

    def _under(self) -> QPoint:
        return self.mapToGlobal(QPoint(self.width() // 2, self.height() - 4))
