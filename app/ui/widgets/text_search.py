"""Search for a text in an editor's document, without a cursor for each hit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.models.text.utf16 import utf16_length, utf16_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QColor, QTextDocument

    from app.models.text.utf16 import Span


MOST_MARKED = 300
"""The most hits marked in one editor; each mark costs time whenever it is painted."""


def find_spans(document: QTextDocument, text: str) -> list[Span]:
    """Return every occurrence of `text`, whatever its case, in the document's positions."""
    wanted = _folded(text)
    if not wanted:
        return []
    whole = document.toRawText()
    hits = re.finditer(re.escape(wanted), _folded(whole))
    return utf16_spans(whole, (hit.span() for hit in hits))


def document_positions(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return spans in characters of an editor's text as positions in its document.

    The document counts UTF-16 units, and has one character for the end of a line where `text` may
    have two.
    """
    if text.isascii() and "\r" not in text:
        return list(spans)
    return utf16_spans(text, spans, _positions)


def cursor_at(document: QTextDocument, span: Span) -> QTextCursor:
    """Return a cursor that selects a hit."""
    cursor = QTextCursor(document)
    cursor.setPosition(span[0])
    cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor


def hit_selections(
    document: QTextDocument, spans: Sequence[Span], fill: QColor, ink: QColor
) -> list[QTextEdit.ExtraSelection]:
    """Return the marks of the hits, at most `MOST_MARKED`."""
    marks = []
    for span in spans[:MOST_MARKED]:
        mark = QTextEdit.ExtraSelection()
        shape = mark.format
        shape.setBackground(fill)
        shape.setForeground(ink)
        mark.format = shape
        mark.cursor = cursor_at(document, span)
        marks.append(mark)
    return marks


def _positions(text: str) -> int:
    return utf16_length(text.replace("\r\n", "\n"))


def _folded(text: str) -> str:
    plain = text.replace("\N{NO-BREAK SPACE}", " ")
    folded = plain.lower()
    if len(folded) == len(text):
        return folded
    # A few letters are longer in lower case; then positions would no longer match.
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
