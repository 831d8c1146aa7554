"""What the start page shows while the library is empty: what the program is for, and ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from app.ui.theme import Theme

_SENTENCE = "Bring every agency to one agreed statement"
_HINT = (
    "Common Ground runs a joint visioning workshop on one laptop: each agency says what working "
    "together means to it, the room settles an agreed statement for every prompt, and the record "
    "goes home with everybody. All that you type is saved as you go."
)


class Welcome(QWidget):
    """One card in the middle of the page."""

    new_asked = Signal()
    sample_asked = Signal()
    import_asked = Signal()
    deleted_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = EmptyState(theme, "people", _SENTENCE, _HINT)
        self._deleted = QPushButton()
        self._build()

    def show_deleted_count(self, count: int) -> None:
        """Offer the way back to deleted sessions, if there are any."""
        self._deleted.setText(f"Recently deleted ({count})")
        self._deleted.setVisible(count > 0)

    def _build(self) -> None:
        self.likeliest = self._state.add_button("New session", self.new_asked.emit, "primary")
        self.likeliest.setToolTip("Start a new session (Ctrl+N)")
        sample = self._state.add_button("Try the sample workshop", self.sample_asked.emit)
        sample.setToolTip("Open a filled example to try things on")
        card = Card(self._theme)
        margin = self._theme.metric("gap-huge")
        card.body.setContentsMargins(margin, margin, margin, margin)
        card.body.addWidget(self._state)
        card.body.addLayout(self._quiet_row())
        column = QVBoxLayout(self)
        column.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def _quiet_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        bring = QPushButton("Import a session file…")
        bring.clicked.connect(self.import_asked.emit)
        bring.setToolTip("Read a session file (Ctrl+I)")
        self._deleted.clicked.connect(self.deleted_asked.emit)
        self._deleted.setToolTip("Look at deleted sessions, and restore them")
        for button in (bring, self._deleted):
            button.setProperty("role", "quiet")
            row.addWidget(button)
        row.addStretch(1)
        return row
