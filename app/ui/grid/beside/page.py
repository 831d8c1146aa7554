"""What the panel beside the grid expects of each of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.models.records import Prompt, Session
    from app.ui.desk import Desk


class BesidePage(QScrollArea):
    """Shows something of one prompt, and follows the operator to the next. Add to `column`.

    `cell_wanted` asks for a place in the grid: a prompt's id, and an agency's or None.
    """

    cell_wanted = Signal(str, object)
    left = Signal()
    """The person is done here: the focus goes back to the grid."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QWidget()
        self.column = QVBoxLayout(self._sheet)
        theme = desk.theme
        margin, gap = theme.metric("gap"), theme.metric("gap")
        self.column.setContentsMargins(margin, gap, margin, gap)
        self.column.setSpacing(theme.metric("gap"))
        self.setWidget(self._sheet)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # No word, however long, may push the rest of the page out of sight.
        self._sheet.setMaximumWidth(event.size().width())
        super().resizeEvent(event)

    def show_prompt(self, session: Session, prompt: Prompt, agency_id: str | None) -> None:
        """Show the page for a prompt as it stands; the person is at an agency or the statement."""
        raise NotImplementedError(type(self).__name__)

    def card_of(self, _part: QWidget) -> str:
        """Give the id of the reservation that a part belongs to; empty where it is of none."""
        return ""

    def take_focus(self) -> None:
        """Put the focus where keys are expected first."""
        raise NotImplementedError(type(self).__name__)

    def show_part(self, part: QWidget) -> None:
        """Scroll so that a part is seen, of a tall one the top, as soon as it has its size."""
        QTimer.singleShot(0, part, lambda: self._scroll_to(part))

    def _scroll_to(self, part: QWidget) -> None:
        gap = self._desk.theme.metric("gap")
        self.column.activate()
        self.ensureWidgetVisible(part, 0, gap)
        if part.height() + gap > self.viewport().height():
            self.verticalScrollBar().setValue(part.mapTo(self._sheet, QPoint()).y() - gap)
