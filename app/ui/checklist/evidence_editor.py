"""The evidence for a statement, written in its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.ui.widgets.area_field import AreaField

if TYPE_CHECKING:
    from app.ui.autosave import MakeEdit
    from app.ui.desk import Desk

_MOST_LINES = 14


class EvidenceEditor(AreaField):
    """Plain text over as many lines as it needs, in which words can be marked."""

    def __init__(self, desk: Desk, edit: MakeEdit, parent: QWidget | None = None) -> None:
        super().__init__(desk.autosave, edit, parent, least=1, most=_MOST_LINES)
        self._theme = desk.theme
        self.setProperty("role", "evidence")
        self.setPlaceholderText("Add evidence…")
        self.document().setDocumentMargin(0)

    def mark(self, text: str) -> int:
        """Mark every place where `text` stands, and count them."""
        marks: list[QTextEdit.ExtraSelection] = []
        hit = self.document().find(text) if text else QTextCursor()
        while not hit.isNull():
            marks.append(self._marked(hit))
            hit = self.document().find(text, hit)
        self.setExtraSelections(marks)
        return len(marks)

    def _marked(self, hit: QTextCursor) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        shape = QTextCharFormat()
        shape.setBackground(self._theme.colour("highlight"))
        shape.setForeground(self._theme.colour("on-highlight"))
        mark.format = shape
        mark.cursor = hit
        return mark
