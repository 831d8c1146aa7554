"""Widgets of the operator's panel: warning band, state chip, summary, clock and timer button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.audience.timer import Pace
from app.ui.audience.controls.buttons import ActionButton
from app.ui.audience.controls.status import (
    WARNING_COLOURS,
    WARNING_TEXTS,
    most_hiding_first,
    warning_chip,
    warning_sentence,
    warning_sentences,
    warning_titles,
)
from app.ui.widgets.labels import ElidedLabel, plain_label, restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.models.audience.timer import ClockFace
    from app.ui.audience.controls.menu import AudienceCommands
    from app.ui.audience.controls.status import AudienceWarning, OperatorStatus
    from app.ui.theme.theme import Theme


class WarningBand(QFrame):
    """A band with sign, word and sentence of every mark, in the colour of the one that hides most.

    Without marks it is hidden.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "mark-band")
        self._words = plain_label("", "mark-words")
        self._sentence = ElidedLabel(role="mark-sentence")
        row = QHBoxLayout(self)
        margin = theme.metric("margin")
        row.setContentsMargins(margin, 0, margin, 0)
        row.setSpacing(theme.metric("gap"))
        row.addWidget(self._words)
        row.addWidget(self._sentence, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def words(self) -> str:
        """The signs and words shown."""
        return self._words.text()

    def show_marks(self, marks: Sequence[AudienceWarning], hidden: int) -> None:
        """Show the band with these marks, or hide it; `hidden` counts the covered entries."""
        if marks:
            sentence = warning_sentences(marks, hidden)
            self._words.setText(warning_titles(marks))
            self._sentence.setText(sentence)
            self.setToolTip(sentence)
            self.setAccessibleName(f"{warning_titles(marks)}. {sentence}")
            first = most_hiding_first(marks)[0].value
            if self.property("mark") != first:
                self.setProperty("mark", first)
                for part in (self, self._words, self._sentence):
                    restyle(part)
        self.setVisible(bool(marks))


# Colour tokens of the fill and of the text on it.
_PACES: Mapping[Pace, tuple[str, str]] = MappingProxyType(
    {
        Pace.STEADY: ("unrated", "ink"),
        Pace.SHORT: ("partly", "on-partly"),
        Pace.LAST: ("not-yet", "on-not-yet"),
        Pace.OVER: ("danger", "on-danger"),
    }
)


class StateChip(QWidget):
    """A label of one short text on a filled ground; it is never elided."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fill = "unrated"
        self._ink = "ink"
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: AudienceWarning, hidden: int) -> None:
        """Show a mark with its sign and word; the tooltip names the key that ends it.

        A cover shows how many entries it hides at the prompt.
        """
        self._show_text(warning_chip(mark, hidden), *WARNING_COLOURS[mark])
        self.setAccessibleName(WARNING_TEXTS[mark].word)
        self.setAccessibleDescription(warning_sentence(mark, hidden))
        self.setToolTip(warning_sentence(mark, hidden))

    def show_clock(self, face: ClockFace) -> None:
        """Show the time with its sign and word, in the colour of its pace."""
        self._show_text(f"{face.sign} {face.text} {face.word}".strip(), *_PACES[face.pace])
        self.setAccessibleName(f"Time {face.text} {face.word}".strip())

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("strong"))
        pad = self._theme.metric("gap-small")
        height = max(self._theme.metric("control-small"), metrics.height() + 4)
        return QSize(metrics.horizontalAdvance(self.text) + 2 * pad, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._fill))
        radius = self._theme.metric("radius-small")
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(self._theme.colour(self._ink))
        painter.setFont(self._theme.font("strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)

    def _show_text(self, text: str, fill: str, ink: str) -> None:
        before = self.sizeHint()
        self.text, self._fill, self._ink = text, fill, ink
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()


class AudienceSummary(QWidget):
    """A line of what the audience sees, its page and the least letters, as far as they fit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sees = ElidedLabel(role="heading")
        self._pages = plain_label("", "pages")
        self._floor = ElidedLabel(role="small")
        self._gap = theme.metric("gap")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._gap)
        row.addWidget(self._sees)
        row.addWidget(self._pages)
        row.addWidget(self._floor)
        row.addStretch(1)

    def show_status(self, status: OperatorStatus) -> None:
        """Show another state of the audience view."""
        self._sees.setText(status.sees)
        self._sees.setAccessibleName(f"The room: {status.sees}")
        self._pages.setText(status.pages)
        self._floor.setText(status.floor)
        self._fit_labels()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._sees.minimumSizeHint().width(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_labels()

    def _fit_labels(self) -> None:
        """Hide the labels that would be cut off."""
        pages = self._pages.sizeHint().width() + self._gap if self._pages.text() else 0
        floor = self._floor.sizeHint().width() + self._gap
        room = self.width()
        self._pages.setVisible(0 < pages <= room - self._sees.minimumSizeHint().width())
        self._floor.setVisible(self._sees.sizeHint().width() + pages + floor <= room)


# As wide as this text, so that nothing next to the clock moves while it counts down.
_USUAL = "◔ Time is short  +1:00:00"


class ClockLabel(QWidget):
    """The time in large figures, with the sign and word of its pace before it."""

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
    """A button that starts or pauses the timer, whichever applies."""

    def __init__(self, theme: Theme, commands: AudienceCommands, parent: QWidget) -> None:
        super().__init__(commands.timer, "Start", parent)
        self._theme = theme
        self._is_running: bool | None = None
        small = theme.metric("icon-small")
        self.setIconSize(QSize(small, small))
        self.show_face(None)

    def show_face(self, face: ClockFace | None) -> None:
        """Show "Pause" while the timer runs, else "Start"."""
        is_running = face is not None and face.is_running
        if is_running != self._is_running:
            self._is_running = is_running
            self.setText("Pause" if is_running else "Start")
            self._theme.set_icon(self, "pause" if is_running else "play")


class ClockBlock(QWidget):
    """A column of clock, timer buttons and the end of the workshop."""

    def __init__(self, theme: Theme, commands: AudienceCommands) -> None:
        super().__init__()
        self._words = ClockLabel(theme)
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

    def _buttons(self, theme: Theme, commands: AudienceCommands) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.metric("gap-small"))
        row.addStretch(1)
        row.addWidget(self._timer)
        row.addWidget(ActionButton(commands.add_minute, "+1 min", self))
        return row
