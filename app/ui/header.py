"""The top of the window: which session this is, and whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.save_indicator import SaveIndicator

if TYPE_CHECKING:
    from app.ui.theme import Theme


class Header(QFrame):
    """Show the title, the day, the people and the save indicator."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.save = SaveIndicator()
        self._title = ElidedLabel(role="title")
        self._title.setObjectName("session-title")
        self._line = ElidedLabel(role="muted")
        self._line.setObjectName("session-line")
        self._build(theme)

    def show_words(self, title: str, line: str) -> None:
        """Show a title and the line under it."""
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))

    def _build(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap-small")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(margin)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._line)
        row.addLayout(words, 1)
        row.addWidget(self.save)
