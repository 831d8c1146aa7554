"""A filter that leaves arrows and Delete to the popup of a field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Insert}


class PopupKeys(QObject):
    """An event filter that keeps a list's shortcuts from taking arrows and Delete from a popup.

    Qt looks for shortcuts along the parents of what has the focus, through popups too.
    """

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Return and Escape are left alone: a combo box handles them at this event.
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().eventFilter(watched, event)
