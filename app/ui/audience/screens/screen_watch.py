"""A watcher of the screens: removals at once, other changes after a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen


# A projector reports one geometry and changes it some ms later; several events come at once.
SETTLE_MS = 100
# While a window is dragged by its frame, Qt sees no mouse button held.
DRAG_MS = 400


class ScreenWatch(QObject):
    """Collects the events of all screens; `settled` when none came for a while."""

    screen_removed = Signal(object)  # QScreen, while the windows are still where they were
    settled = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        application.screenAdded.connect(self._on_application_screen_added)
        application.screenRemoved.connect(self._on_application_screen_removed)
        application.primaryScreenChanged.connect(self.restart)
        for screen in application.screens():
            self._follow(screen)

    def restart(self) -> None:
        """Restart the wait until nothing changes any more."""
        self._timer.start(max(SETTLE_MS, self._timer.remainingTime()))

    def restart_slowly(self) -> None:
        """Restart a longer wait: a person who drags a window may pause."""
        self._timer.start(DRAG_MS)

    def stop(self) -> None:
        """Stop waiting."""
        self._timer.stop()

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.restart)
        screen.availableGeometryChanged.connect(self.restart)
        screen.logicalDotsPerInchChanged.connect(self.restart)

    def _on_application_screen_added(self, screen: QScreen) -> None:
        self._follow(screen)
        self.restart()

    def _on_application_screen_removed(self, screen: QScreen) -> None:
        self.screen_removed.emit(screen)
        self.restart()

    def _on_timer_timeout(self) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self.restart()
        else:
            self.settled.emit()
