"""The words of an editor's document, read and written without changing a character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

_PARAGRAPH = "\u2029"


class ExactWords:
    """Gives words that were put in and not touched back as they were.

    `toPlainText` would turn hard spaces into spaces, and some characters into new lines.
    """

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self.shown = ""
        self._shown_raw = ""

    @property
    def text(self) -> str:
        """The words, exactly: what was shown and not touched comes back as it was given."""
        raw = self._editor.document().toRawText()
        if raw == self._shown_raw:
            return self.shown
        words = raw.replace(_PARAGRAPH, "\n")
        # Half a character can't be kept in the library; it becomes the sign for damage.
        return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def put(self, text: str) -> None:
        """Put other words in; only what differs is touched, and the caret goes there."""
        wanted = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", _PARAGRAPH)
        raw = self._editor.document().toRawText()
        start, end, middle = _difference(raw, wanted)
        if wanted.isascii() and raw.isascii():
            self._replace(start, len(raw) - end, middle)
        else:
            # Positions in the document count UTF-16 units.
            self._replace(units(raw[:start]), units(raw[: len(raw) - end]), middle)
        self.shown, self._shown_raw = text, self._editor.document().toRawText()

    def _replace(self, start: int, end: int, words: str) -> None:
        if start == end and not words:
            return
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self._editor.setTextCursor(cursor)


def units(text: str) -> int:
    """Count as Qt does: two for a character beyond U+FFFF."""
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
