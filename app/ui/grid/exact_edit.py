"""A text editor that gives back exactly the words it holds, and never scrolls by itself."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QWheelEvent

_POPUP = Qt.FocusReason.PopupFocusReason
_PARAGRAPH = "\u2029"


class ExactEdit(QPlainTextEdit):
    """Plain text, as tall as its words. Undo belongs to the one history, not to the editor.

    `edited` tells of a person's keys only, not of words that `show_text` put in; `remeasured`
    that the words may need another height.
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
        self._shown = ""
        self._shown_raw = ""
        self.textChanged.connect(self._on_text_changed)

    @property
    def text(self) -> str:
        """The words, exactly: what was shown and not touched comes back as it was given."""
        raw = self.document().toRawText()
        if raw == self._shown_raw:
            return self._shown
        words = raw.replace(_PARAGRAPH, "\n")
        # Half a character can't be kept in the library; it becomes the sign for damage.
        return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    @property
    def shown(self) -> str:
        """The words that were put in last by `show_text`."""
        return self._shown

    def show_text(self, text: str) -> None:
        """Put other words in; only what differs is touched, and the caret goes there."""
        self._is_showing = True
        try:
            self._put(text)
        finally:
            self._is_showing = False
        self._shown, self._shown_raw = text, self.document().toRawText()
        self.viewport().update()
        self.remeasured.emit()

    @property
    def is_blank(self) -> bool:
        """Tell whether there is nothing in it, not even what an input method is composing."""
        block = self.document().firstBlock()
        return self.document().isEmpty() and not block.layout().preeditAreaText()

    def text_height(self) -> int:
        """Give the height that shows every line, with its margins, in pixels."""
        bar = self.verticalScrollBar()
        if bar.value():
            bar.setValue(0)
        last = self.blockBoundingGeometry(self.document().lastBlock())
        # Without a pixel to spare the editor thinks its last line is cut, and would scroll.
        return ceil(last.bottom() + self.contentOffset().y()) + 1

    @property
    def caret(self) -> int:
        """Where the caret stands, counted in characters of `text`."""
        before = self.document().toRawText().encode("utf-16-le", "surrogatepass")
        end = self.textCursor().position() * 2
        return len(before[:end].decode("utf-16-le", "replace"))

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

    def _put(self, text: str) -> None:
        wanted = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", _PARAGRAPH)
        raw = self.document().toRawText()
        if not wanted.isascii() or not raw.isascii():
            # Positions in the document count UTF-16 units, so differences are sought in those.
            self._put_whole_characters(raw, wanted)
            return
        start, end, middle = _difference(raw, wanted)
        self._replace(start, len(raw) - end, middle)

    def _put_whole_characters(self, raw: str, wanted: str) -> None:
        start, end, middle = _difference(raw, wanted)
        self._replace(_units(raw[:start]), _units(raw[: len(raw) - end]), middle)

    def _replace(self, start: int, end: int, words: str) -> None:
        if start == end and not words:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)

    def _on_text_changed(self) -> None:
        if self._is_showing:
            return
        self.remeasured.emit()
        self.edited.emit()


def _is_undo(event: QEvent) -> bool:
    keys = QKeySequence.StandardKey
    return isinstance(event, QKeyEvent) and (event.matches(keys.Undo) or event.matches(keys.Redo))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _difference(before: str, after: str) -> tuple[int, int, str]:
    """Give how much two texts share at the start and at the end, and what is new between."""
    limit = min(len(before), len(after))
    start = 0
    while start < limit and before[start] == after[start]:
        start += 1
    end = 0
    while end < limit - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, end, after[start : len(after) - end]
