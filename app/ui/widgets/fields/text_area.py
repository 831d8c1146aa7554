"""A text area that is saved automatically and grows with its text, read without loss."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from app.models.text.utf16 import utf16_length, without_lone_surrogates
from app.ui.services.autosave import AutosavedField
from app.ui.widgets.fields.autosaved_field import LazyAutosave
from app.ui.widgets.fields.plain_line_edit import TEMPORARY_FOCUS_REASONS, UNDO_KEYS

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.services.autosave import Autosave, MakeEdit


_PARAGRAPH = "\u2029"


class LosslessText:
    """The text of an editor; one that was set and not edited is returned unchanged.

    `toPlainText` would turn hard spaces into spaces, and some characters into new lines.
    """

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self.shown = ""
        self._shown_raw = ""

    @property
    def text(self) -> str:
        """The exact text; one that was set and not edited is returned unchanged."""
        raw = self._editor.document().toRawText()
        if raw == self._shown_raw:
            return self.shown
        return without_lone_surrogates(raw.replace(_PARAGRAPH, "\n"))

    def set_text(self, text: str) -> None:
        """Show another text; only what differs is replaced, and the caret goes there."""
        wanted = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", _PARAGRAPH)
        raw = self._editor.document().toRawText()
        start, end, middle = _difference(raw, wanted)
        self._replace(utf16_length(raw[:start]), utf16_length(raw[: len(raw) - end]), middle)
        self.shown, self._shown_raw = text, self._editor.document().toRawText()

    def _replace(self, start: int, end: int, words: str) -> None:
        if start == end and not words:
            return
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self._editor.setTextCursor(cursor)


def _difference(before: str, after: str) -> tuple[int, int, str]:
    """Return how much two texts share at the start and at the end, and what is new between."""
    limit = min(len(before), len(after))
    start = 0
    while start < limit and before[start] == after[start]:
        start += 1
    end = 0
    while end < limit - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, end, after[start : len(after) - end]


_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class AutosaveTextEdit(QPlainTextEdit):
    """A text area from `least` to `most` lines tall; `left` when it loses the focus.

    Undo is the window's, and Escape is left to the parent.
    """

    left = Signal()

    def __init__(
        self,
        autosave: Autosave,
        edit: MakeEdit,
        parent: QWidget | None = None,
        *,
        least: int,
        most: int,
        kind: type[AutosavedField] = AutosavedField,
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._most = most
        self.setTabChangesFocus(True)
        # The program's own history undoes; a second one inside the field would fight it.
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words = LosslessText(self)
        self._is_showing = False
        self.typed = LazyAutosave(
            autosave, edit, lambda: self._words.text, self.show_text, self, kind
        )
        self.textChanged.connect(self._on_text_changed)

    def show_text(self, text: str) -> None:
        """Show another text; the caret stays where it was as far as possible."""
        at = self.textCursor().position()
        self._is_showing = True
        try:
            self._words.set_text(text)
        finally:
            self._is_showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(keys) for keys in UNDO_KEYS) or event.key() == Qt.Key.Key_Escape:
                event.ignore()
                return False
            is_plain = not event.modifiers() & _COMMAND_KEYS
            if is_plain and (event.text() or event.key() in _ARROWS):
                # Letters, digits and arrows are for this field, not shortcuts of its parent.
                event.accept()
                return True
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in TEMPORARY_FOCUS_REASONS:
            self.typed.leave()
            self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self._lines() > self._most:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _on_text_changed(self) -> None:
        if not self._is_showing:
            self.typed.on_edited()
        self._fit()

    def _lines(self) -> int:
        return max(1, ceil(self.document().size().height()))

    def _fit(self) -> None:
        # Before the first layout the viewport may be taller than the field.
        around = max(self.height() - self.viewport().height(), 0)
        around += 2 * round(self.document().documentMargin())
        needed = self._lines()
        lines = min(max(needed, self._least), self._most)
        policy = Qt.ScrollBarPolicy
        # Only then: until its width is known a field seems to need more lines than it has.
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed > self._most else policy.ScrollBarAlwaysOff
        )
        height = lines * self.fontMetrics().lineSpacing() + around + 1
        if height != self.height():
            self.setFixedHeight(height)
