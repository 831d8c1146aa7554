"""How large the words in the grid are, kept between runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.settings import LARGEST_ZOOM, SMALLEST_ZOOM

if TYPE_CHECKING:
    from app.settings import SettingsFile

_STEPS = (SMALLEST_ZOOM, 90, 100, 110, 125, 150, 175, 200, 250, LARGEST_ZOOM)
_NORMAL = 100
# Each turn of the wheel would otherwise wait for the disk.
_WRITE_AFTER_MS = 400


class Zoom(QObject):
    """Steps through the sizes; the file is written when the last step is a moment ago."""

    changed = Signal(int)

    def __init__(self, settings: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.percent = settings.read().text_zoom
        self._write = QTimer(self, singleShot=True, interval=_WRITE_AFTER_MS)
        self._write.timeout.connect(self.keep)

    def step(self, steps: int) -> None:
        """Go to the next size up, or down with a negative step."""
        sizes = _STEPS if steps > 0 else _STEPS[::-1]
        for size in sizes:
            if (size > self.percent) if steps > 0 else (size < self.percent):
                self._use(size)
                return

    def reset(self) -> None:
        """Go back to the normal size."""
        self._use(_NORMAL)

    def keep(self) -> None:
        """Write the size to the settings."""
        settings = self._settings.read()
        if settings.text_zoom != self.percent:
            self._settings.write(replace(settings, text_zoom=self.percent))

    def _use(self, percent: int) -> None:
        if percent != self.percent:
            self.percent = percent
            self._write.start()
            self.changed.emit(percent)
