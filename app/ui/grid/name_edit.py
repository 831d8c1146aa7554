"""The small editor for a name in place: Enter, Escape and Tab all keep the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from typing_extensions import override

from app.ui.grid.clipboard import plain_text
from app.ui.grid.exact_edit import ExactEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent
    from PySide6.QtWidgets import QWidget

_DONE = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
)
_MARGIN = 3


class NameEdit(ExactEdit):
    """One line of words, however long, that wraps in the place it names."""

    finished = Signal()

    def __init__(self, name: str, font: QFont, parent: QWidget) -> None:
        super().__init__(_MARGIN, parent)
        self.setProperty("role", "name")
        self.setAccessibleName(name)
        self.setFont(font)

    @property
    def name(self) -> str:
        """The words on one line without space around them; untouched words as they were."""
        text = self.text
        return text if text == self.shown else " ".join(text.split())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DONE:
            event.accept()
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(plain_text(source).split()))
