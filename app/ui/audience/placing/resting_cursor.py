"""Take the mouse pointer off a widget while it is not moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

REST_MS = 2000


class RestingCursor(QObject):
    """Hides the pointer over one widget after a time of rest, in milliseconds."""

    def __init__(self, widget: QWidget, rest: int = REST_MS) -> None:
        super().__init__(widget)
        self._widget = widget
        self._timer = QTimer(self, interval=rest, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        widget.setMouseTracking(True)
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.MouseMove, QEvent.Type.Enter, QEvent.Type.Show}:
            self._widget.unsetCursor()
            self._timer.start()
        return False

    def _on_timer_timeout(self) -> None:
        self._widget.setCursor(Qt.CursorShape.BlankCursor)
