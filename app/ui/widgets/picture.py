"""An icon that stands by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class Picture(QLabel):
    """Show an icon at one size, in device-independent pixels."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(size, size)

    def setIcon(self, icon: QIcon) -> None:  # noqa: N802 - as a button's
        """Show an icon."""
        self.setPixmap(icon.pixmap(self._size, self.devicePixelRatioF()))
