"""A number of minutes, of which none means not planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSpinBox, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent

MOST_MINUTES = 240
_STEP = 5


class MinutesBox(QSpinBox):
    """Minutes from 0, which reads `nothing`; `entered` on Enter when it `takes_enter`.

    The wheel passes by unless the focus is here, or scrolling a list would change its numbers.
    """

    entered = Signal()

    def __init__(
        self,
        name: str,
        minutes: int,
        nothing: str = "",
        parent: QWidget | None = None,
        *,
        takes_enter: bool = False,
    ) -> None:
        super().__init__(parent)
        self._takes_enter = takes_enter
        self.setAccessibleName(name)
        # A longer plan from elsewhere stays as it is.
        self.setRange(0 if nothing else 1, max(MOST_MINUTES, minutes))
        self.setSingleStep(_STEP)
        self.setSpecialValueText(nothing)
        self.setSuffix(" min")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "minutes")
        self.setValue(minutes)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._takes_enter and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.interpretText()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def fixup(self, text: str) -> str:
        """Read an emptied box as none."""
        return str(self.minimum()) if not text.removesuffix(self.suffix()).strip() else text
