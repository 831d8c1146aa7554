"""Notice every change of the screens, and tell when they have come to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen


# A projector reports one geometry and changes it some ms later; several events come at once.
SETTLE_MS = 100
# While a window is dragged its frame belongs to the window system, so no button is seen held.
DRAG_MS = 400


class ScreenWatch(QObject):
    """Gather the events of all screens; nothing is decided here."""

    going = Signal(object)  # QScreen, while the windows still stand where they stood
    settled = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        application.screenAdded.connect(self._on_application_screen_added)
        application.screenRemoved.connect(self._on_application_screen_removed)
        application.primaryScreenChanged.connect(self.stir)
        for screen in application.screens():
            self._follow(screen)

    def stir(self) -> None:
        """Wait until nothing has moved for a moment."""
        self._timer.start(max(SETTLE_MS, self._timer.remainingTime()))

    def stir_slowly(self) -> None:
        """Wait longer: a person may be dragging a window and hold still for a moment."""
        self._timer.start(DRAG_MS)

    def rest(self) -> None:
        """Wait for nothing more."""
        self._timer.stop()

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.stir)
        screen.availableGeometryChanged.connect(self.stir)
        screen.logicalDotsPerInchChanged.connect(self.stir)

    def _on_application_screen_added(self, screen: QScreen) -> None:
        self._follow(screen)
        self.stir()

    def _on_application_screen_removed(self, screen: QScreen) -> None:
        self.going.emit(screen)
        self.stir()

    def _on_timer_timeout(self) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self.stir()
        else:
            self.settled.emit()
