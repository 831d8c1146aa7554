"""Whether the record is a draft or final, and which version of the final record it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from app.reports.choices import DRAFT, Edition
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from app.ui.theme import Theme

_DRAFT, _FINAL = "draft", "final"
_LAST_VERSION = 1_000_000


class EditionBox(QWidget):
    """Every session begins as a draft; `changed` when something else was chosen."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._choice = SegmentedControl("Edition", [(_DRAFT, "Draft"), (_FINAL, "Final")])
        self._choice.set_tooltip(_DRAFT, "Says “Draft” at the foot of every page")
        self._choice.set_tooltip(_FINAL, "Says “Final” and the version at the foot of every page")
        for key in (_DRAFT, _FINAL):
            self._choice.button(key).setAutoDefault(False)
        self._proposed = 1
        self._words = plain_label("Version", "muted")
        self._last = plain_label(role="small")
        self._version = QSpinBox()
        self._version.setObjectName("version")
        self._version.setAccessibleName("Version of the final record")
        self._version.setRange(1, _LAST_VERSION)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metric("gap-small"))
        row.addWidget(self._choice)
        row.addSpacing(theme.metric("gap-small"))
        row.addWidget(self._words)
        row.addWidget(self._version)
        row.addWidget(self._last)
        row.addStretch(1)
        self._choice.chosen.connect(self._on_choice_chosen)
        self._version.valueChanged.connect(lambda _number: self.changed.emit())
        self._show_version()

    @property
    def edition(self) -> Edition:
        """The edition chosen."""
        return Edition(self._version.value()) if self._choice.current == _FINAL else DRAFT

    def start(self, last_version: int, proposed: int) -> None:
        """Begin as a draft; a final record would have the version proposed."""
        self._choice.choose(_DRAFT)
        self._proposed = self._version.value()
        self.tell(last_version, proposed)
        self._show_version()

    def tell(self, last_version: int, proposed: int) -> None:
        """Say which version was written last (0 for none); propose one unless another is set."""
        if self._version.value() == self._proposed:
            with QSignalBlocker(self._version):
                self._version.setValue(proposed)
        self._proposed = proposed
        words = f"written last: {last_version}" if last_version else ""
        self._last.setText(words)
        self._version.setAccessibleDescription(words)

    def _on_choice_chosen(self) -> None:
        self._show_version()
        self.changed.emit()

    def _show_version(self) -> None:
        for each in (self._words, self._version, self._last):
            each.setVisible(self._choice.current == _FINAL)
