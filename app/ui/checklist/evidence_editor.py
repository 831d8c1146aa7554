"""An editor in place that grows with its words."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from app.ui.theme import Theme

_MOST_LINES = 14
_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class EvidenceEditor(QPlainTextEdit):
    """Plain text over as many lines as it needs. Undo is the window's; Escape is the row's."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "evidence")
        self.setPlaceholderText("Add evidence…")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Put other words in, and leave the caret where it was as far as that goes."""
        at = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def mark(self, text: str) -> int:
        """Mark every place where `text` stands, and count them."""
        marks: list[QTextEdit.ExtraSelection] = []
        hit = self.document().find(text) if text else QTextCursor()
        while not hit.isNull():
            marks.append(self._marked(hit))
            hit = self.document().find(text, hit)
        self.setExtraSelections(marks)
        return len(marks)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(step) for step in _STEPS) or event.key() == Qt.Key.Key_Escape:
                event.ignore()
                return False
            is_plain = not event.modifiers() & _COMMAND_KEYS
            if is_plain and (event.text() or event.key() in _ARROWS):
                # Letters, digits and arrows are this editor's, not the list's commands.
                event.accept()
                return True
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self._lines() > _MOST_LINES:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _lines(self) -> int:
        return max(1, ceil(self.document().size().height()))

    def _fit(self) -> None:
        around = self.height() - self.viewport().height()
        lines = min(self._lines(), _MOST_LINES)
        height = lines * self.fontMetrics().lineSpacing() + around + 1
        if height != self.height():
            self.setFixedHeight(height)

    def _marked(self, hit: QTextCursor) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        shape = QTextCharFormat()
        shape.setBackground(self._theme.colour("highlight"))
        shape.setForeground(self._theme.colour("on-highlight"))
        mark.format = shape
        mark.cursor = hit
        return mark
