"""A field of one line whose undo is the window's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPaintEvent

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_MORE = " …"
# What the style sheet leaves at either side of a field's words.
_AROUND = 10
# Qt's own 32,767 would cut a text off, and the cut text would then be saved.
_LONGEST = 2**31 - 1


class LineField(QLineEdit):
    """One line of plain text without an undo stack of its own; `left` when the focus goes."""

    left = Signal()

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "bare")
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(placeholder)

    def show_text(self, text: str) -> None:
        """Put other words in, and leave the caret where it was as far as that goes."""
        at = self.cursorPosition() if self.hasFocus() else 0
        self.setText(text)
        self.setCursorPosition(min(at, len(text)))

    def mark(self, text: str) -> int:
        """Select the first place where `text` stands, whatever its case, and count them all."""
        words = self.text().casefold()
        count = words.count(text.casefold()) if text else 0
        if count:
            self.setSelection(words.find(text.casefold()), len(text))
        else:
            self.deselect()
        return count

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and any(event.matches(step) for step in _STEPS):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        room = self.rect().adjusted(_AROUND, 0, -_AROUND, 0)
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room.width():
            return
        # The words go on: say so where they are cut off.
        room.setLeft(room.right() - self.fontMetrics().horizontalAdvance(_MORE))
        painter = QPainter(self)
        painter.fillRect(room.adjusted(0, 2, _AROUND - 2, -2), QApplication.palette().base())
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _MORE)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        # The first three are the field's own undo, redo and a line.
        for action in menu.actions()[:3]:
            menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
