"""A row of cells in the columns of a list, and one that can be the current row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme


class AlignedRow(QFrame):
    """A row of cells in the widths that the whole list shares; add more below to `body`."""

    def __init__(self, theme: Theme, role: str = "row", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells: list[QWidget] = []
        self.setProperty("role", role)
        # The cells have fixed widths; they must not keep the window from getting narrower.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._row = QHBoxLayout()
        margin = theme.metric("margin")
        self._row.setContentsMargins(margin, 0, margin, 0)
        self._row.setSpacing(theme.metric("gap-large"))
        self._row.addStretch(1)
        self.body.addLayout(self._row)

    def set_padding(self, pixels: int, gap: int | None = None) -> None:
        """Set the space above and below the cells, and between them (None: as it is)."""
        margin = self._theme.metric("margin")
        self._row.setContentsMargins(margin, pixels, margin, pixels)
        if gap is not None:
            self._row.setSpacing(gap)

    def add_cell(self, cell: QWidget) -> None:
        """Add the next cell to the right."""
        self._cells.append(cell)
        self._row.insertWidget(len(self._cells) - 1, cell, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Set the width of each cell, in pixels."""
        for cell, width in zip(self._cells, widths, strict=True):
            cell.setFixedWidth(width)

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        if self.body.hasHeightForWidth():
            return least
        # Else the list would squeeze its fields as soon as there are too many for the window.
        return QSize(least.width(), self.sizeHint().height())


class ListRow(AlignedRow):
    """A row that takes the focus and can be the current one, shown by a bar at its left."""

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "row", parent)
        self.key = key
        self._is_current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def is_current(self) -> bool:
        """Return whether the keys act on this row."""
        return self._is_current

    def set_current(self, *, is_current: bool) -> None:
        """Show or hide the bar."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    def stops(self) -> list[QWidget]:
        """Return the widgets that the Tab key visits, the row itself first."""
        return [self]

    def release(self) -> None:
        """Stop editing the record before the row is deleted; unsaved words must outlive it."""

    def mark_text(self, text: str) -> int:
        """Mark `text` (empty: remove the marks) and return how often it occurs."""
        return 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        line = self._theme.metric("border")
        bottom = self.height() - line
        painter.fillRect(0, bottom, self.width(), line, self._theme.colour("line"))
        if self._is_current:
            bar = self._theme.metric("row-mark")
            painter.fillRect(0, 0, bar, bottom, self._theme.colour("accent"))
