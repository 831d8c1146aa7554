"""The evidence for a statement, written in its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.widgets.area_field import AreaField
from app.ui.widgets.hits import marks_of, spans_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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
        spans = spans_of(self.document(), text)
        fill, ink = self._theme.colour("highlight"), self._theme.colour("on-highlight")
        self.setExtraSelections(marks_of(self.document(), spans, fill, ink))
        return len(spans)
