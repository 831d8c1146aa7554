"""Carry the store's changes to Qt as a signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.models.changes import Changes


class Bridge(QObject):
    """Emit `changed(Change)` after each commit; a view that is gone is disconnected by Qt."""

    changed = Signal(object)

    def __init__(self, changes: Changes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        changes.subscribe(self.changed.emit)
