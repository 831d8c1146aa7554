"""Several lines that a person types, saved by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app.ui.autosave import TypedField

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from app.ui.autosave import Autosave, MakeEdit

_LINES = 4


class AreaField(QPlainTextEdit):
    """A small text; Tab goes on to the next field."""

    def __init__(self, autosave: Autosave, edit: MakeEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        # The program's own history undoes; a second one inside the field would fight it.
        self.setUndoRedoEnabled(False)
        self.typed = TypedField(
            autosave, read=self.toPlainText, show=self._show, edit=edit, parent=self
        )
        self.textChanged.connect(self.typed.on_edited)

    def show_lines(self, lines: int = _LINES) -> None:
        """Be tall enough for that many lines of the font in use."""
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin())
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + frame)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.typed.leave()

    def _show(self, text: str) -> None:
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)
