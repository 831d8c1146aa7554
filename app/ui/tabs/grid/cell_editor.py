"""The text editor of one cell, and the moves through the grid that keys ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QTextCursor,
    QTextLine,
)
from typing_extensions import override

from app.ui.tabs.grid.navigation import CellAddress, CellPart, Move
from app.ui.tabs.grid.paste import pasted_table, plain_text
from app.ui.tabs.grid.text_editor import GridTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.theme.theme import Theme


_NO_KEYS = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

_ALWAYS = {
    (Qt.Key.Key_Tab, _NO_KEYS): Move.NEXT,
    (Qt.Key.Key_Backtab, _SHIFT): Move.PREVIOUS,
    (Qt.Key.Key_Backtab, _NO_KEYS): Move.PREVIOUS,
    (Qt.Key.Key_Tab, _SHIFT): Move.PREVIOUS,
    (Qt.Key.Key_Return, _CTRL): Move.NEXT_PROMPT,
    (Qt.Key.Key_Enter, _CTRL): Move.NEXT_PROMPT,
    (Qt.Key.Key_PageUp, _NO_KEYS): Move.PREVIOUS_PROMPT,
    (Qt.Key.Key_PageDown, _NO_KEYS): Move.NEXT_PROMPT,
    (Qt.Key.Key_Home, _CTRL): Move.FIRST,
    (Qt.Key.Key_End, _CTRL): Move.LAST,
}
_ARROWS = {
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
}


def move_of(event: QKeyEvent) -> Move | None:
    """Return the move that a key asks for wherever the caret is, so not that of an arrow key."""
    return _ALWAYS.get((Qt.Key(event.key()), event.modifiers() & ~_KEYPAD))


def arrow_of(event: QKeyEvent) -> Move | None:
    """Return the move of an arrow key pressed by itself."""
    return _ARROWS.get(Qt.Key(event.key())) if not event.modifiers() & ~_KEYPAD else None


class CellEditor(GridTextEdit):
    """A text editor of one agency's entry at a prompt, or of its agreed statement (no agency).

    `hovered` asks for the tooltip of a word, `picked` is emitted at Ctrl+click: with the position
    in the document, None where there is no word, and for a tooltip the point on the screen.
    """

    move_requested = Signal(CellAddress, Move)
    table_pasted = Signal(object)
    menu_requested = Signal(object, object)
    hovered = Signal(object, object)
    picked = Signal(object)

    def __init__(
        self, theme: Theme, prompt_id: str, agency_id: str | None, zoom: int, parent: QWidget
    ) -> None:
        super().__init__(theme.metric("cell-pad"), parent)
        self._theme = theme
        self.address = CellAddress(prompt_id, agency_id, CellPart.CELL)
        self._role = "cell" if agency_id is not None else "agreed"
        self._empty = ""
        self.set_zoom(zoom)

    def set_zoom(self, percent: int) -> None:
        """Set the text size, in per cent."""
        self._zoom = percent
        self.setFont(self._theme.font(self._role, percent))

    def set_name(self, name: str, when_empty: str) -> None:
        """Set the accessible name of the cell, and the text shown while it is empty."""
        self.setAccessibleName(name)
        if when_empty != self._empty:
            self._empty = when_empty
            self.setAccessibleDescription(when_empty)
            self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = move_of(event) or self._move_over_edge(event)
        if move is not None:
            event.accept()
            self.move_requested.emit(self.address, move)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Each line is one contribution, so Shift+Enter too begins a paragraph.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Tab or event.matches(QKeySequence.StandardKey.Cancel):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(plain_text(source)) or pasted_table(source) is not None

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        table = pasted_table(source)
        if table is not None:
            self.table_pasted.emit(table)
        else:
            self.insertPlainText(plain_text(source))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        # The editor's own Undo and Redo would always be grey: the history is elsewhere.
        for action in menu.actions()[:3]:
            menu.removeAction(action)
        self.menu_requested.emit(menu, event.globalPos())
        menu.deleteLater()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self.hovered.emit(self._position_under(event.pos()), event.globalPos())
            return True
        return super().viewportEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and event.modifiers() == _CTRL and not self.textCursor().hasSelection():
            self.picked.emit(self._position_under(event.position().toPoint()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._empty or not self.is_blank:
            return
        font = self._theme.font(self._role, self._zoom)
        font.setItalic(True)
        painter = QPainter(self.viewport())
        painter.setFont(font)
        painter.setPen(self._theme.colour("faint"))
        margin = int(self.document().documentMargin())
        room = self.viewport().rect().adjusted(margin, margin, -margin, 0)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self._empty)

    def _position_under(self, point: QPoint) -> int | None:
        """Return the position of the character under a point of the viewport; None for none.

        `cursorForPosition` alone gives the nearest gap, however far away it is.
        """
        block = self.cursorForPosition(point).block()
        corner = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        at = QPointF(point) - corner
        layout = block.layout()
        for line in map(layout.lineAt, range(layout.lineCount())):
            if line.naturalTextRect().contains(at):
                between = QTextLine.CursorPosition.CursorOnCharacter
                return block.position() + line.xToCursor(at.x(), between)
        return None

    def _move_over_edge(self, event: QKeyEvent) -> Move | None:
        arrow = arrow_of(event)
        cursor = self.textCursor()
        if arrow is None or cursor.hasSelection():
            return None
        return arrow if self._is_at_edge(cursor, arrow) else None

    def _is_at_edge(self, cursor: QTextCursor, arrow: Move) -> bool:
        block = cursor.block()
        if arrow in {Move.UP, Move.DOWN}:
            line = block.layout().lineForTextPosition(cursor.positionInBlock()).lineNumber()
            if arrow is Move.UP:
                return block == self.document().firstBlock() and line <= 0
            last = block.layout().lineCount() - 1
            return block == self.document().lastBlock() and line >= last
        runs_left = block.textDirection() == Qt.LayoutDirection.RightToLeft
        if (arrow is Move.LEFT) is not runs_left:
            return cursor.atStart()
        return cursor.atEnd()
