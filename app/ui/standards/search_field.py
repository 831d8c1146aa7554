"""The field in which a few letters find a statement."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override


class SearchField(QLineEdit):
    """Type as you go; Down goes to the list, Escape clears and then goes to the list."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("standards-search")
        self.setAccessibleName("Search the standards")
        self.setPlaceholderText("Search by code or words, such as “listen” or “Q6”")
        self.setMaxLength(200)

    @override
    def event(self, event: QEvent) -> bool:
        # Where nothing is selected, Ctrl+C is left to "Copy with source".
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Copy)
            and not self.hasSelectedText()
        ):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.left_downwards.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape:
                self.left_downwards.emit()
            case _:
                super().keyPressEvent(event)
