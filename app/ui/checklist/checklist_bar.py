"""The line above the checklist: how much is rated, and in what order it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.models.checklist import ChecklistOrder
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.rating_bar import RatingBar
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.models.checklist import RatingCounts
    from app.ui.theme import Theme

_ORDERS = (
    (ChecklistOrder.AS_PRINTED, "In order", "As the checklist is printed"),
    (ChecklistOrder.WIDEST_GAP, "Widest gap first", "Where the agencies are furthest apart"),
    (ChecklistOrder.NOT_YET, "Not yet first", "Not yet, then partly, then what is not rated"),
)


class ChecklistBar(QFrame):
    """Show the progress, and offer the orders; choosing one again sorts anew."""

    order_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self._count = plain_label(role="strong")
        self._bar = RatingBar(theme)
        self._orders = SegmentedControl(
            "Order of the statements", [(order.value, words) for order, words, _ in _ORDERS]
        )
        for order, _words, why in _ORDERS:
            self._orders.set_tooltip(order.value, why)
        self._row = row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap-small")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(theme.metric("gap"))
        row.addWidget(self._count)
        row.addWidget(self._bar)
        row.addStretch(1)
        row.addWidget(self._orders)
        self._orders.chosen.connect(lambda _key: self.order_chosen.emit())

    @property
    def order(self) -> str:
        """The order chosen."""
        return self._orders.current

    @property
    def words(self) -> str:
        """What is said of the progress."""
        return self._count.text()

    @property
    def orders(self) -> SegmentedControl:
        """The control that offers the orders."""
        return self._orders

    def offer(self, action: QAction) -> QPushButton:
        """Add a button for a command; the focus stays in the row that it acts on."""
        button = QPushButton(action.text())
        button.setToolTip(action.toolTip())
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        self._row.addWidget(button)
        return button

    def show_counts(self, counts: RatingCounts) -> None:
        """Say how many statements are rated, and how."""
        self._count.setText(f"{counts.rated} of {counts.total} rated")
        self._bar.set_counts(dict(counts.by_rating), counts.not_rated)
