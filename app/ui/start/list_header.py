"""The head of the start page: its title, the ways in, the search and the row's buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.models.counting import counted
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.start.list_commands import ListCommands
    from app.ui.start.session_list import SessionList
    from app.ui.theme import Theme

LIVING, DELETED = "living", "deleted"


class ListHeader(QWidget):
    """Lay out the two rows above the table."""

    new_asked = Signal()
    sample_asked = Signal()
    import_asked = Signal()

    def __init__(self, theme: Theme, commands: ListCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._commands = commands
        self._count = plain_label(role="muted")
        self.search = QLineEdit()
        self.which = SegmentedControl(
            "Which sessions", [(LIVING, "Sessions"), (DELETED, "Recently deleted")]
        )
        self._row_buttons: dict[QAction, QPushButton] = {}
        self._build()

    def show_list(self, sessions: SessionList) -> None:
        """Say how many there are, and offer what can be done with them."""
        shown, of_all = len(sessions.shown), len(sessions.all_shown)
        words = counted(of_all, "session")
        self._theme.dress(self._new, "plus", "on-accent")
        self._count.setText(f"{shown} of {words}" if sessions.text.strip() else words)
        deleted = len(sessions.deleted)
        self.which.button(DELETED).setText(
            f"Recently deleted ({deleted})" if deleted else "Recently deleted"
        )
        self.which.choose(DELETED if sessions.shows_deleted else LIVING)
        for action, button in self._row_buttons.items():
            is_restore = action is self._commands.restore
            button.setVisible(is_restore == sessions.shows_deleted)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.metric("gap"))
        column.addLayout(self._ways_in())
        column.addLayout(self._row_commands())

    def _ways_in(self) -> QHBoxLayout:
        self.search.setObjectName("session-search")
        self.search.setAccessibleName("Search the sessions")
        self.search.setPlaceholderText("Search by title, setting or date")
        self.search.setToolTip("Search by title, setting or date (Ctrl+F)")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self._theme.metric("rating-width") * 2)
        self.search.setMaximumWidth(self._theme.metric("reading-width"))
        row = QHBoxLayout()
        row.setSpacing(self._theme.metric("gap-small"))
        row.addWidget(self.search, 2)
        row.addWidget(self.which)
        row.addStretch(1)
        row.addWidget(self._button("Import…", "Read a session file (Ctrl+I)", self.import_asked))
        sample = self._button(
            "Try the sample workshop", "Open a filled example to try things on", self.sample_asked
        )
        row.addWidget(sample)
        self._new = self._button("New session", "Start a new session (Ctrl+N)", self.new_asked)
        self._new.setProperty("role", "primary")
        row.addWidget(self._new)
        return row

    def _row_commands(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.metric("gap-small"))
        row.addWidget(self._count)
        row.addStretch(1)
        for action in (*self._commands.of_living, self._commands.restore):
            row.addWidget(self._button_of(action))
        return row

    def _button(self, words: str, tip: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        button.clicked.connect(signal.emit)
        return button

    def _button_of(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text())
        button.setObjectName(f"row-{action.text().lower()}")
        button.setProperty("role", "quiet")
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        self._row_buttons[action] = button
        return button
