"""The operator's one line at the bottom of the audience view, where there is one screen only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.audience.operator.mark_chip import FilledChip
from app.ui.audience.operator.operator_marks import MARK_COLOURS
from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.ui.audience.operator.operator_view import OperatorView
    from app.ui.theme import Theme

_KEYS = "H hides this · Esc back to the grid"
_LEAST_PAGES = "Page 10 of 10…"


class RoomStrip(QFrame):
    """Show what the room sees, what it does not see, and the time; names of nothing else."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAccessibleName("What the room sees")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sees = ElidedLabel(role="strong")
        self._pages = ElidedLabel(role="muted")
        self._marks = {mark: FilledChip(theme) for mark in MARK_COLOURS}
        self._clock = FilledChip(theme)
        self._keys = QLabel(_KEYS)
        self._build(theme)

    def show_view(self, view: OperatorView) -> None:
        """Show another state of the room."""
        self._sees.setText(view.sees)
        self._pages.setText(view.pages)
        self._pages.setVisible(bool(view.pages))
        for mark, chip in self._marks.items():
            chip.show_mark(mark, view.hidden)
            chip.setVisible(mark in view.marks)
        if view.clock is not None:
            self._clock.show_clock(view.clock)
        self._clock.setVisible(view.clock is not None)

    def _build(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        edge, gap = theme.metric("gap-small"), theme.metric("gap")
        row.setContentsMargins(theme.metric("margin"), edge // 2, theme.metric("margin"), edge // 2)
        row.setSpacing(gap)
        # One height with marks and without, or the pages of the view would be laid out anew.
        self.setFixedHeight(self._clock.sizeHint().height() + edge)
        self._pages.setMinimumWidth(
            QFontMetrics(theme.font("body")).horizontalAdvance(_LEAST_PAGES)
        )
        row.addWidget(self._sees)
        for mark, chip in self._marks.items():
            chip.show_mark(mark, 0)
            chip.hide()
            row.addWidget(chip)
        row.addWidget(self._pages)
        row.addStretch(1)
        self._clock.hide()
        row.addWidget(self._clock)
        self._keys.setTextFormat(Qt.TextFormat.PlainText)
        self._keys.setProperty("role", "muted")
        row.addWidget(self._keys)
