"""One agency in a count: its people at each level, and how many that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel
from typing_extensions import override

from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_text import plain_label, restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from app.models.records import Levels
    from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class TallyLine:
    """What a row shows; `said` is its last column, such as "4 of 5" or "absent"."""

    agency_id: str
    name: str
    colour: str
    levels: Levels
    said: str
    sign: str
    is_current: bool
    is_split: bool


class TallyRow(QFrame):
    """Shows a line in columns; a click counts this agency."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sign = plain_label(role="tally-sign")
        self._name = ElidedLabel(role="strong")
        self._levels = [plain_label(role="tally-number") for _ in range(6)]
        self._said = plain_label(role="tally-said")
        self._build()

    def show_line(self, line: TallyLine) -> None:
        """Show an agency as it stands."""
        self._sign.setText(line.sign)
        self._name.setText(line.name)
        colour = self._theme.agency_colour(line.colour).name()
        self._name.setStyleSheet(f"color: {colour}")
        for label, people in zip(self._levels, line.levels, strict=True):
            label.setText(str(people) if people else "·")
            label.setEnabled(bool(people))
        self._said.setText(f"{line.said} ⚠" if line.is_split else line.said)
        self._said.setToolTip("Of two minds: these people stand far apart" if line.is_split else "")
        if self.property("current") != line.is_current:
            self.setProperty("current", line.is_current)
            restyle(self)
        self.setAccessibleName(spoken(line))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def _build(self) -> None:
        theme = self._theme
        self.setProperty("role", "tally-row")
        row = QHBoxLayout(self)
        gap = theme.metric("gap-tiny")
        row.setContentsMargins(0, gap, gap, gap)
        row.setSpacing(2)
        self._sign.setFixedWidth(theme.metric("badge"))
        row.addWidget(self._sign)
        row.addWidget(self._name, 1)
        for label in self._levels:
            row.addWidget(_in_column(theme, label))
        self._said.setFixedWidth(theme.metric("tally-said"))
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._said)


class TallyHead(QFrame):
    """The levels above the rows; those that reach the level needed are underlined."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        gap = theme.metric("gap-tiny")
        row.setContentsMargins(3, 0, gap, 0)
        row.setSpacing(2)
        row.addSpacing(theme.metric("badge"))
        row.addStretch(1)
        self._levels = [plain_label(str(level), "tally-head") for level in range(6)]
        for label in self._levels:
            row.addWidget(_in_column(theme, label))
        row.addSpacing(theme.metric("tally-said") + 2)

    def show_needed(self, needed: int) -> None:
        """Mark the levels that are enough."""
        for level, label in enumerate(self._levels):
            label.setProperty("enough", level >= needed)
            label.setToolTip("Reaches the level needed" if level >= needed else "")
            restyle(label)


def spoken(line: TallyLine) -> str:
    """Say a line for a screen reader: "Health: 2 at 3, 1 at 5; 3 of 4"."""
    at = ", ".join(f"{people} at {level}" for level, people in enumerate(line.levels) if people)
    parts = [part for part in (at, line.said) if part]
    return f"{line.name}: {'; '.join(parts)}" if parts else line.name


def _in_column(theme: Theme, label: QLabel) -> QLabel:
    label.setFixedWidth(theme.metric("tally-column"))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
