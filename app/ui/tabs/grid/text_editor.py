"""A plain text editor that returns its text exactly, and never scrolls by itself."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app.models.text.utf16 import characters_before
from app.ui.widgets.fields.text_area import LosslessText

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QWheelEvent


_POPUP = Qt.FocusReason.PopupFocusReason


class GridTextEdit(QPlainTextEdit):
    """A plain text editor as tall as its text, without undo: that is left to the history.

    `edited` is emitted for a person's keys only, not for `show_text`; `remeasured` when the text
    may need another height.
    """

    entered = Signal()
    left = Signal()
    edited = Signal()
    remeasured = Signal()

    def __init__(self, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.document().setDocumentMargin(margin)
        self._is_showing = False
        self._words = LosslessText(self)
        self.textChanged.connect(self._on_text_changed)

    @property
    def text(self) -> str:
        """The exact text: what was shown and not edited is returned as it was given."""
        return self._words.text

    @property
    def shown(self) -> str:
        """The text that was shown last by `show_text`."""
        return self._words.shown

    def show_text(self, text: str) -> None:
        """Show another text; only what differs is replaced, and the caret goes there."""
        self._is_showing = True
        try:
            self._words.set_text(text)
        finally:
            self._is_showing = False
        self.viewport().update()
        self.remeasured.emit()

    @property
    def is_blank(self) -> bool:
        """Whether there is no text, not even one that an input method is composing."""
        block = self.document().firstBlock()
        return self.document().isEmpty() and not block.layout().preeditAreaText()

    def text_height(self) -> int:
        """Return the height that shows every line, with its margins, in pixels."""
        bar = self.verticalScrollBar()
        if bar.value():
            bar.setValue(0)
        last = self.blockBoundingGeometry(self.document().lastBlock())
        # Without a pixel to spare the editor thinks its last line is cut, and would scroll.
        return ceil(last.bottom() + self.contentOffset().y()) + 1

    @property
    def caret(self) -> int:
        """The position of the caret, in characters of `text`."""
        return characters_before(self.document().toRawText(), self.textCursor().position())

    def put_caret(self, *, at_end: bool = True) -> None:
        """Move the caret to the end or the start."""
        operation = QTextCursor.MoveOperation
        self.moveCursor(operation.End if at_end else operation.Start)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.viewport().update()
        self.remeasured.emit()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != _POPUP:
            self.left.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_text_changed(self) -> None:
        if self._is_showing:
            return
        self.remeasured.emit()
        self.edited.emit()


def _is_undo(event: QEvent) -> bool:
    keys = QKeySequence.StandardKey
    return isinstance(event, QKeyEvent) and (event.matches(keys.Undo) or event.matches(keys.Redo))
