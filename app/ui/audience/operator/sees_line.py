"""One line for the operator: what the room sees, how much is over, how large the letters are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.ui.audience.operator.operator_view import OperatorView
    from app.ui.theme import Theme


class SeesLine(QWidget):
    """Leave out the size of the letters first, then shorten what the room sees."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sees = ElidedLabel(role="heading")
        self._pages = plain_label("", "pages")
        self._floor = ElidedLabel(role="small")
        self._gap = theme.metric("gap")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._gap)
        row.addWidget(self._sees)
        row.addWidget(self._pages)
        row.addWidget(self._floor)
        row.addStretch(1)

    def show_view(self, view: OperatorView) -> None:
        """Show these words."""
        self._sees.setText(view.sees)
        self._sees.setAccessibleName(f"The room: {view.sees}")
        self._pages.setText(view.pages)
        self._floor.setText(view.floor)
        self._keep_room()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._sees.minimumSizeHint().width(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """Leave out what would stand cut off."""
        pages = self._pages.sizeHint().width() + self._gap if self._pages.text() else 0
        floor = self._floor.sizeHint().width() + self._gap
        room = self.width()
        self._pages.setVisible(0 < pages <= room - self._sees.minimumSizeHint().width())
        self._floor.setVisible(self._sees.sizeHint().width() + pages + floor <= room)
