"""The operator's clock: the time left, start and pause, and when the workshop ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.audience.operator.action_button import ActionButton
from app.ui.widgets.plain_text import plain_label, restyle

if TYPE_CHECKING:
    from app.models.room.timing import ClockFace
    from app.ui.room_commands import RoomCommands
    from app.ui.theme import Theme

# So wide that nothing beside the clock moves while it counts down.
_USUAL = "◔ Time is short  +1:00:00"


class ClockWords(QWidget):
    """The time in large figures, with sign and word before it when there is something to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._word = plain_label("", "pace")
        self._time = plain_label("", "timer")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metric("gap-small"))
        row.addWidget(self._word, 1, Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._time)
        # As high without figures, so that nothing below moves when a prompt has no minutes.
        self.setMinimumHeight(QFontMetrics(theme.font("display")).height())
        self.show_face(None)

    def show_face(self, face: ClockFace | None) -> None:
        """Show the time; None for a prompt without minutes that was never started."""
        word = f"{face.sign} {face.word}".strip() if face is not None else "No minutes planned"
        time = face.text if face is not None else ""
        self._word.setText(word)
        self._time.setText(time)
        self._time.setVisible(bool(time))
        self._word.setAccessibleName(word if time else f"Timer: {word}")
        self._time.setAccessibleName(f"Timer {time}, {word}" if word else f"Timer {time}")
        pace = face.pace.value if face is not None else "none"
        if self.property("pace") != pace:
            self.setProperty("pace", pace)
            for label in (self._word, self._time):
                label.setProperty("pace", pace)
                restyle(label)


class TimerButton(ActionButton):
    """Start or pause the timer, whichever can be done."""

    def __init__(self, theme: Theme, commands: RoomCommands, parent: QWidget) -> None:
        super().__init__(commands.timer, "Start", parent)
        self._theme = theme
        self._is_running: bool | None = None
        small = theme.metric("icon-small")
        self.setIconSize(QSize(small, small))
        self.show_face(None)

    def show_face(self, face: ClockFace | None) -> None:
        """Offer to pause what runs, and to start what doesn't."""
        is_running = face is not None and face.is_running
        if is_running != self._is_running:
            self._is_running = is_running
            self.setText("Pause" if is_running else "Start")
            self._theme.dress(self, "pause" if is_running else "play")


class ClockBlock(QWidget):
    """Clock, buttons and the end of the workshop, one below the other."""

    def __init__(self, theme: Theme, commands: RoomCommands) -> None:
        super().__init__()
        self._words = ClockWords(theme)
        self._timer = TimerButton(theme, commands, self)
        self._finish = plain_label("", "small", wraps=True)
        self._finish.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metric("gap-tiny"))
        column.addWidget(self._words)
        column.addLayout(self._buttons(theme, commands))
        column.addWidget(self._finish)
        column.addStretch(1)
        self._least = QFontMetrics(theme.font("strong")).horizontalAdvance(_USUAL)
        self.setFixedWidth(self._least)

    def show_time(self, face: ClockFace | None, finish: str) -> None:
        """Show the time left and when the workshop ends."""
        self._words.show_face(face)
        self.setFixedWidth(max(self._least, self._words.sizeHint().width()))
        self._timer.show_face(face)
        self._finish.setText(finish)

    def _buttons(self, theme: Theme, commands: RoomCommands) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.metric("gap-small"))
        row.addStretch(1)
        row.addWidget(self._timer)
        row.addWidget(ActionButton(commands.add_minute, "+1 min", self))
        return row
