"""Find words in the fields of the session tab, and mark those that hold them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.ui.widgets.plain_text import restyle

_MARK = "found"


class Found:
    """Goes from hit to hit; the same words again go to the next."""

    def __init__(self) -> None:
        self._text = ""
        self._place = -1

    def go(self, fields: Sequence[QWidget], text: str) -> tuple[int, QWidget | None]:
        """Mark the hits and select the next one; gives how many, and the field it is in."""
        wanted = text.casefold().strip()
        hits = [field for field in fields if wanted and wanted in words_of(field).casefold()]
        for field in fields:
            _mark(field, is_found=field in hits)
        if not hits:
            self._text, self._place = "", -1
            return 0, None
        self._place = (self._place + 1) % len(hits) if wanted == self._text else 0
        self._text = wanted
        _select(hits[self._place], wanted)
        return sum(words_of(field).casefold().count(wanted) for field in hits), hits[self._place]


def words_of(field: QWidget) -> str:
    """Give the words in a field."""
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else ""


def _select(field: QWidget, wanted: str) -> None:
    start = max(0, words_of(field).casefold().find(wanted))
    if isinstance(field, QLineEdit):
        field.setSelection(start, len(wanted))
    elif isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(start)
        cursor.movePosition(
            QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(wanted)
        )
        field.setTextCursor(cursor)


def _mark(field: QWidget, *, is_found: bool) -> None:
    if bool(field.property(_MARK)) is not is_found:
        field.setProperty(_MARK, is_found)
        restyle(field)
