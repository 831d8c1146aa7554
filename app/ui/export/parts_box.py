"""The parts of the record, each with a tick, in the order in which they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.reports.record import Part
from app.ui.export.choice_words import name_part

if TYPE_CHECKING:
    from app.ui.theme import Theme


class PartsBox(QWidget):
    """Down the first column, then down the second; `changed` when a tick was set or taken."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Parts of the record")
        self._boxes: dict[Part, QCheckBox] = {}
        self._build(theme)

    @property
    def parts(self) -> frozenset[Part]:
        """The parts that are ticked."""
        return frozenset(part for part, box in self._boxes.items() if box.isChecked())

    def show_parts(self, parts: frozenset[Part]) -> None:
        """Tick these, without telling anyone."""
        for part, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(part in parts)

    def box(self, part: Part) -> QCheckBox:
        """Give the tick of one part."""
        return self._boxes[part]

    def _build(self, theme: Theme) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(theme.metric("gap-small"))
        rows = -(-len(Part) // 2)
        for number, part in enumerate(Part):
            box = QCheckBox(name_part(part))
            box.setObjectName(f"part-{part}")
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[part] = box
            grid.addWidget(box, number % rows, number // rows)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
