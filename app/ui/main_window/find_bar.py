"""The bar that finds words in the tab in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from app.models.text.phrases import counted
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.ui.theme.theme import Theme


class FindBar(QFrame):
    """A bar with a search field; Enter goes to the next hit, Escape closes the bar."""

    find_requested = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self.field = QLineEdit()
        self.field.setObjectName("find-field")
        self.field.setAccessibleName("Find")
        self.field.setPlaceholderText("Find in this tab")
        self.field.setClearButtonEnabled(True)
        self._count = plain_label(role="muted")
        self._close = QPushButton("Done")
        self._build(theme)
        self.hide()

    def open(self) -> None:
        """Show the bar, with the field focused and its text selected."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def show_count(self, hits: int) -> None:
        """Show the number of hits."""
        is_empty = not self.field.text().strip()
        self._count.setText("" if is_empty else counted(hits, "hit") if hits else "Nothing found")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.field.clear()
        self.hide()
        self.closed.emit()

    def _build(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap-small")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(gap)
        self.field.setMaximumWidth(theme.metric("reading-width"))
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._close)
        self.field.textChanged.connect(self.find_requested)
        self.field.returnPressed.connect(lambda: self.find_requested.emit(self.field.text()))
        self._close.clicked.connect(self._leave)
