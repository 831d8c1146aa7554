"""What a file holds, in words, or why there is nothing to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.theme import Theme


class WordsView(QWidget):
    """A sentence, a hint and a list on a card; `retry_wanted` after a failure."""

    retry_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("words-preview")
        self._sentence = plain_label(role="heading", wraps=True)
        self._hint = plain_label(role="muted", wraps=True)
        self._list = QListWidget()
        self._list.setProperty("role", "bare")
        self._list.setWordWrap(True)
        self._list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._retry = QPushButton("Try again")
        self._retry.setAutoDefault(False)
        self._retry.clicked.connect(self.retry_wanted)
        self._build(theme)

    @property
    def sentence(self) -> str:
        """What is said first."""
        return self._sentence.text()

    @property
    def lines(self) -> list[str]:
        """What the list says."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def show_words(self, sentence: str, hint: str, lines: Sequence[str]) -> None:
        """Say what a file holds."""
        self._show(sentence, hint)
        # Written anew only where it changed: a person may be reading it.
        if list(lines) != self.lines:
            self._list.clear()
            self._list.addItems(list(lines))
        self._list.setAccessibleName(sentence)
        self._list.setVisible(bool(lines))
        self._retry.hide()

    def show_failure(self, sentence: str, hint: str) -> None:
        """Say why there is nothing to see."""
        self._show(sentence, hint)
        self._list.clear()
        self._list.hide()
        self._retry.show()

    def _show(self, sentence: str, hint: str) -> None:
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(hint)

    def _build(self, theme: Theme) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[theme.metric("margin")] * 4)
        inside.setSpacing(theme.metric("gap-small"))
        inside.addWidget(self._sentence)
        inside.addWidget(self._hint)
        inside.addWidget(self._list, 1)
        inside.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.metric("gap-huge")] * 4)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        self._list.hide()
        self._retry.hide()
