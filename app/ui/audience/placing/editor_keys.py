"""Keep the keys with the editor while the room's window is on another screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class EditorKeys:
    """Gives the keys, and what was typed elsewhere by mistake, to the editor's window."""

    def __init__(self, editor: QWidget) -> None:
        self._editor = editor

    def give(self) -> None:
        """Have the next key go to the editor, or to the dialog that stands before it."""
        self._window().activateWindow()

    def pass_on(self, event: QKeyEvent) -> None:
        """Give the keys back, and with them the letter that has gone astray."""
        self.give()
        if event.text().isprintable() and event.text():
            QApplication.sendEvent(self._field(), event.clone())

    def _field(self) -> QWidget:
        window = self._window()
        field: QWidget | None = window.focusWidget()  # none, whatever the stubs promise
        return window if field is None else field

    def _window(self) -> QWidget:
        return QApplication.activeModalWidget() or self._editor
