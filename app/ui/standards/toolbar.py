"""The strip above the standards: search, the count, the two views, adding a framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.ui.standards.search_field import SearchField
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from app.ui.theme import Theme

BROWSE = "browse"
SIDE_BY_SIDE = "side-by-side"


class StandardsToolbar(QFrame):
    """Lays out the controls; the tab connects them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self.search = SearchField()
        self.count = plain_label(role="muted")
        self.count.setObjectName("standards-count")
        self.views = SegmentedControl(
            "View of the standards", [(BROWSE, "Browse"), (SIDE_BY_SIDE, "Side by side")]
        )
        self.views.set_tooltip(BROWSE, "List of statements with one shown large (V)")
        self.views.set_tooltip(SIDE_BY_SIDE, "Columns as the source prints them (V)")
        self.add_button = QPushButton("Add a framework…")
        self.add_button.setObjectName("add-framework")
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap")
        row.setContentsMargins(margin, theme.metric("gap-small") + 1, margin, gap - 3)
        row.setSpacing(gap)
        self.search.setMaximumWidth(theme.metric("reading-width"))
        row.addWidget(self.search, 3)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.views)
        row.addWidget(self.add_button)
