"""The parts of the grid that stay in sight: the corner, and what moves with one scroll bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.models.tables import PROMPT_HEAD, STATEMENT_HEAD

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from app.ui.theme import Theme


class Pane(QWidget):
    """Clips `inner`, which is moved as the grid scrolls; the wheel scrolls the grid."""

    wheeled = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.inner = QWidget(self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._theme.colour("paper"))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheeled.emit(event)


class Heading(QWidget):
    """A heading without a name to change: over the prompts, or over the agreed statements."""

    def __init__(self, theme: Theme, parent: QWidget, *, is_statement: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_statement = is_statement
        self._text = STATEMENT_HEAD if is_statement else PROMPT_HEAD
        self._zoom = 100
        self.setAccessibleName(self._text)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_zoom(self, percent: int) -> None:
        """Show the words larger or smaller."""
        self._zoom = percent
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        pad = theme.metric("cell-pad")
        painter.fillRect(self.rect(), theme.colour("agreed-fill" if self._is_statement else "band"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        if self._is_statement:
            border = theme.metric("agreed-border")
            painter.fillRect(0, 0, border, self.height(), theme.colour("agreed-line"))
        else:
            painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        painter.setFont(theme.font("cell-head", self._zoom))
        painter.setPen(theme.colour("ink"))
        left = pad + (theme.metric("agreed-border") if self._is_statement else 0)
        room = QRect(left, pad, self.width() - left - pad, self.height() - 2 * pad)
        flags = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._text)
