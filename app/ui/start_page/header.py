"""The start page's header (search and buttons), and the card shown for an empty library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.models.text.phrases import counted
from app.ui.widgets.card import Card, EmptyState
from app.ui.widgets.labels import plain_label
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.start_page.commands import SessionListCommands
    from app.ui.start_page.model import SessionList
    from app.ui.theme.theme import Theme


ACTIVE, DELETED = "living", "deleted"


class StartPageHeader(QWidget):
    """The two rows above the table: search and new sessions, then the count and row buttons."""

    new_requested = Signal()
    sample_requested = Signal()
    import_requested = Signal()

    def __init__(
        self, theme: Theme, commands: SessionListCommands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._commands = commands
        self._count = plain_label(role="muted")
        self.search = QLineEdit()
        self.which = SegmentedControl(
            "Which sessions", [(ACTIVE, "Sessions"), (DELETED, "Recently deleted")]
        )
        self._row_buttons: dict[QAction, QPushButton] = {}
        self._build()

    def show_list(self, sessions: SessionList) -> None:
        """Show how many sessions there are, and the buttons that apply to them."""
        shown, of_all = len(sessions.shown), len(sessions.all_shown)
        words = counted(of_all, "session")
        self._theme.set_icon(self._new, "plus", "on-accent")
        self._count.setText(f"{shown} of {words}" if sessions.text.strip() else words)
        deleted = len(sessions.deleted)
        self.which.button(DELETED).setText(
            f"Recently deleted ({deleted})" if deleted else "Recently deleted"
        )
        self.which.choose(DELETED if sessions.shows_deleted else ACTIVE)
        for action, button in self._row_buttons.items():
            is_restore = action is self._commands.restore
            button.setVisible(is_restore == sessions.shows_deleted)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.metric("gap"))
        column.addLayout(self._build_search_row())
        column.addLayout(self._build_command_row())

    def _build_search_row(self) -> QHBoxLayout:
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
        row.addWidget(
            self._button("Import…", "Read a session file (Ctrl+I)", self.import_requested)
        )
        sample = self._button(
            "Try the sample workshop",
            "Open a filled example to try things on",
            self.sample_requested,
        )
        row.addWidget(sample)
        self._new = self._button("New session", "Start a new session (Ctrl+N)", self.new_requested)
        self._new.setProperty("role", "primary")
        row.addWidget(self._new)
        return row

    def _build_command_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.metric("gap-small"))
        row.addWidget(self._count)
        row.addStretch(1)
        for action in (*self._commands.active_actions, self._commands.restore):
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


_SENTENCE = "Bring every agency to one agreed statement"
_HINT = (
    "Common Ground runs a joint visioning workshop on one laptop: each agency says what working "
    "together means to it, the room settles an agreed statement for every prompt, and the record "
    "goes home with everybody. All that you type is saved as you go."
)


class WelcomeCard(QWidget):
    """The card shown while the library is empty: create, try the sample, import or restore."""

    new_requested = Signal()
    sample_requested = Signal()
    import_requested = Signal()
    deletion_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = EmptyState(theme, "people", _SENTENCE, _HINT)
        self._deleted = QPushButton()
        self._build()

    def show_deleted_count(self, count: int) -> None:
        """Show the button for deleted sessions with their number, if there are any."""
        self._deleted.setText(f"Recently deleted ({count})")
        self._deleted.setVisible(count > 0)

    def _build(self) -> None:
        self.main_button = self._state.add_button("New session", self.new_requested.emit, "primary")
        self.main_button.setToolTip("Start a new session (Ctrl+N)")
        sample = self._state.add_button("Try the sample workshop", self.sample_requested.emit)
        sample.setToolTip("Open a filled example to try things on")
        card = Card(self._theme)
        margin = self._theme.metric("gap-huge")
        card.body.setContentsMargins(margin, margin, margin, margin)
        card.body.addWidget(self._state)
        card.body.addLayout(self._build_other_buttons())
        column = QVBoxLayout(self)
        column.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def _build_other_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        bring = QPushButton("Import a session file…")
        bring.clicked.connect(self.import_requested.emit)
        bring.setToolTip("Read a session file (Ctrl+I)")
        self._deleted.clicked.connect(self.deletion_requested.emit)
        self._deleted.setToolTip("Look at deleted sessions, and restore them")
        for button in (bring, self._deleted):
            button.setProperty("role", "quiet")
            row.addWidget(button)
        row.addStretch(1)
        return row
