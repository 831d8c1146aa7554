"""The toolbar above the checklist (progress and order), and the widths of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.models.rules.checklist import ChecklistOrder
from app.ui.widgets.fields.rating import RatingBar
from app.ui.widgets.labels import plain_label
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.models.rules.checklist import RatingCounts
    from app.ui.theme.theme import Theme


_ORDERS = (
    (ChecklistOrder.AS_PRINTED, "In order", "As the checklist is printed"),
    (ChecklistOrder.WIDEST_GAP, "Widest gap first", "Where the agencies are furthest apart"),
    (ChecklistOrder.NOT_YET, "Not yet first", "Not yet, then partly, then what is not rated"),
)


class ChecklistToolbar(QFrame):
    """A toolbar with the progress and the orders; choosing an order again sorts again."""

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
        """The text of the progress."""
        return self._count.text()

    @property
    def orders(self) -> SegmentedControl:
        """The control that offers the orders."""
        return self._orders

    def add_command(self, action: QAction) -> QPushButton:
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
        """Show how many statements are rated, and how."""
        self._count.setText(f"{counts.rated} of {counts.total} rated")
        self._bar.set_counts(dict(counts.by_rating), counts.not_rated)


HEADINGS = ("#", "Statement", "Rated together", "Each agency", "Evidence and action")

_NUMBER_WIDTH = 36
_LEAST_EVIDENCE = 208
_LEAST_STATEMENT = 240
_LEAST_AGENCIES = 90
_LEAST_CHIPS = 4
_FEWEST_CHIPS = 2
_MOST_CHIPS = 10
_WIDTH_A_CHIP = 360


def column_widths(
    theme: Theme, width: int, *, rating: int, compact: int, chip: int, agencies: int
) -> list[int]:
    """Return the five widths for a list of `width` pixels.

    `rating`, `compact` and `chip` are the widths in pixels of the rating control with its words and
    without, and of one agency's chip. A wider window puts more chips in a line, and shares the rest
    between statement and evidence.
    """
    in_line = min(max(width // _WIDTH_A_CHIP, _LEAST_CHIPS), _MOST_CHIPS, max(agencies, 1))
    in_two = min(_FEWEST_CHIPS, in_line)
    least = _LEAST_STATEMENT + _LEAST_EVIDENCE
    fixed = 2 * theme.metric("margin") + 4 * theme.metric("gap-large") + _NUMBER_WIDTH

    def free_with(rating: int, in_line: int) -> int:
        return width - fixed - rating - _chips_width(theme, chip, in_line)

    # In a narrow window there are two chips in a line, then the ratings are signs without words.
    choices = ((rating, in_line), (rating, in_two), (compact, in_line), (compact, in_two))
    fitting = (choice for choice in choices if free_with(*choice) >= least)
    rating, in_line = next(fitting, choices[-1])
    chips = _chips_width(theme, chip, in_line)
    free = max(free_with(rating, in_line), least)
    evidence = max(_LEAST_EVIDENCE, min(free // 4 + max(0, free - 800) // 4, free // 2))
    return [_NUMBER_WIDTH, free - evidence, rating, chips, evidence]


def _chips_width(theme: Theme, chip: int, in_line: int) -> int:
    return max(in_line * chip + (in_line - 1) * theme.metric("gap-small"), _LEAST_AGENCIES)
