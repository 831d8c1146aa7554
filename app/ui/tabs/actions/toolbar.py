"""The toolbar above the actions: the button that adds one, and the filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from app.models.rules.actions import ActionFilter, ActionQuery
from app.ui.widgets.fields.agency_combo import AgencyCombo, AgencyListModel
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.records import Agency
    from app.ui.theme.theme import Theme


_FILTER_LETTERS = 18
_FILTERS = (
    (ActionFilter.OPEN, "Open"),
    (ActionFilter.OVERDUE, "Overdue"),
    (ActionFilter.DONE, "Done"),
    (ActionFilter.ALL, "All"),
)


class ActionsToolbar(QFrame):
    """A toolbar with the button that adds an action, and filters by state, words and agency."""

    add_requested = Signal()
    filter_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self.add = QPushButton("+ Action")
        self.filters = SegmentedControl("Show", [(key.value, words) for key, words in _FILTERS])
        self._agencies = AgencyListModel(theme, "Every agency", self)
        self.agency = AgencyCombo(self._agencies, letters=_FILTER_LETTERS)
        self.words = QLineEdit()
        self._build(theme)
        self.add.clicked.connect(lambda _on=False: self.add_requested.emit())
        self.filters.chosen.connect(lambda _key: self.filter_changed.emit())
        self.agency.chosen.connect(lambda _id: self.filter_changed.emit())
        self.words.textChanged.connect(lambda _text: self.filter_changed.emit())

    @property
    def query(self) -> ActionQuery:
        """The query that the filters make."""
        return ActionQuery(
            ActionFilter(self.filters.current), self.agency.agency_id, self.words.text().strip()
        )

    def show_everything(self) -> None:
        """Clear every filter without emitting `filter_changed`."""
        self.filters.choose(ActionFilter.ALL.value)
        self.agency.show_agency(None)
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)

    def show_agencies(self, agencies: Sequence[Agency]) -> None:
        """Offer these agencies; the one chosen stays chosen if it is still there."""
        chosen = self.agency.agency_id
        self._agencies.show_agencies(agencies)
        self.agency.show_agency(chosen)

    def show_counts(self, counts: Mapping[ActionFilter, int]) -> None:
        """Show in each filter how many actions it has."""
        for key, words in _FILTERS:
            self.filters.button(key.value).setText(f"{words} {counts[key]}")

    def _build(self, theme: Theme) -> None:
        self.add.setObjectName("add-action")
        self.add.setProperty("role", "primary")
        self.add.setToolTip("Add an action (Insert or Ctrl+Shift+N)")
        self.agency.setObjectName("agency-filter")
        self.agency.setAccessibleName("Show one agency's actions")
        self.words.setObjectName("words-filter")
        self.words.setAccessibleName("Show actions with these words")
        self.words.setPlaceholderText("Filter by words")
        self.words.setClearButtonEnabled(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.words.setMaximumWidth(theme.metric("reading-width"))
        row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap-small")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(theme.metric("gap"))
        row.addWidget(self.add)
        row.addWidget(self.filters)
        row.addStretch(1)
        row.addWidget(self.words, 1)
        row.addWidget(self.agency)
