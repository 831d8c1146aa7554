"""The bottom of the window: where you are, what just happened, and the keys that help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.ui.theme import Theme

# Long enough to read twenty words twice; any later sentence takes its place at once.
_SAID_MS = 12_000


class StatusLine(QFrame):
    """Show the position and the keys; a sentence said stands in their place for a while."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setObjectName("status-line")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._position = ElidedLabel(role="muted")
        self._said = ElidedLabel(role="strong")
        self._said.setObjectName("status-sentence")
        self._keys = ElidedLabel(role="muted")
        self._until = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._until.timeout.connect(self.forget)
        self._build(theme)

    @property
    def sentence(self) -> str:
        """What was said last, while it stands."""
        return self._said.text()

    def say(self, sentence: str) -> None:
        """Say what just happened."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        self._said.setVisible(bool(sentence))
        self._position.setVisible(not sentence)
        self._until.start()

    def forget(self) -> None:
        """Go back to the position."""
        self.say("")
        self._until.stop()

    def show_position(self, words: str) -> None:
        """Show where the person is, such as "Prompt 4 of 7"."""
        self._position.setText(words)

    def show_keys(self, words: str) -> None:
        """Show the keys of the tab."""
        self._keys.setText(words)

    def _build(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap-tiny")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(margin)
        self.setMinimumHeight(theme.metric("header"))
        row.addWidget(self._position)
        row.addWidget(self._said, 1)
        row.addStretch(0)
        row.addWidget(self._keys)
        self._said.hide()
