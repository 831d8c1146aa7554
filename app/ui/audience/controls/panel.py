"""The operator's panel: the state of the audience view while presenting, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.audience.controls.buttons import ActionButton, AudienceButtons
from app.ui.audience.controls.status import WARNING_COLOURS
from app.ui.audience.controls.status_widgets import (
    AudienceSummary,
    ClockBlock,
    ClockLabel,
    StateChip,
    TimerButton,
    WarningBand,
)
from app.ui.audience.controls.thumbnail import Thumbnail

if TYPE_CHECKING:
    from app.ui.audience.controls.menu import AudienceCommands
    from app.ui.audience.controls.status import OperatorStatus
    from app.ui.audience.pages.canvas import AudienceCanvas
    from app.ui.theme.theme import Theme


class OperatorPanel(QFrame):
    """A panel above the status line; folded, it is one line without thumbnail and buttons.

    A band across its top warns when the audience sees something else. While a timer runs and
    nobody presents there is only the line.
    """

    folded = Signal(bool)  # the person folded or unfolded it

    def __init__(
        self, theme: Theme, commands: AudienceCommands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._present = commands.present
        self._shown: OperatorStatus | None = None
        self._is_folded = False
        self.setObjectName("operator-panel")
        self.setProperty("role", "operator")
        self.setAccessibleName("The room")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._band = WarningBand(theme, self)
        self._thumbnail = Thumbnail(theme)
        self._whole = _WholePanel(theme, commands, self._thumbnail)
        self._line = _FoldedPanel(theme, commands)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._band, self._whole, self._line):
            column.addWidget(part)
        self._whole.fold_button.clicked.connect(lambda: self._on_fold_clicked(is_folded=True))
        self._line.fold_button.clicked.connect(lambda: self._on_fold_clicked(is_folded=False))
        commands.present.toggled.connect(self._arrange)
        self._arrange()

    @property
    def is_folded(self) -> bool:
        """Whether only one line is shown."""
        return self._is_folded

    def follow(self, canvas: AudienceCanvas) -> None:
        """Show this canvas in the thumbnail."""
        self._thumbnail.follow(canvas)

    def show_status(self, status: OperatorStatus) -> None:
        """Show the state of the audience view; quick when nothing changed."""
        if status == self._shown:
            return
        self._shown = status
        self._thumbnail.show_state(status.sees, status.marks, status.hidden)
        self._whole.show_status(status)
        self._line.show_status(status)
        self._arrange()

    def fold(self, *, is_folded: bool) -> None:
        """Fold the panel to one line, or unfold it."""
        self._is_folded = is_folded
        self._arrange()

    def _arrange(self) -> None:
        is_presenting = self._present.isChecked()
        is_line = self._is_folded or not is_presenting
        shown = self._shown
        if shown is not None:
            self._band.show_marks(() if is_line else shown.marks, shown.hidden)
        self._whole.setVisible(not is_line)
        self._line.setVisible(is_line)
        self._line.offer_present(can_present=not is_presenting)

    def _on_fold_clicked(self, *, is_folded: bool) -> None:
        focused = QApplication.focusWidget()
        has_focus = focused is not None and self.isAncestorOf(focused)
        self.fold(is_folded=is_folded)
        if has_focus:
            part = self._line if is_folded else self._whole
            part.fold_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.folded.emit(is_folded)


class _WholePanel(QWidget):
    """The unfolded panel: thumbnail, summary, buttons and clock."""

    def __init__(self, theme: Theme, commands: AudienceCommands, thumbnail: Thumbnail) -> None:
        super().__init__()
        self._sees = AudienceSummary(theme)
        self._controls = AudienceButtons(theme, commands, self)
        self._clock = ClockBlock(theme, commands)
        self.fold_button = _fold_button(theme, "down", "Fold the panel to one line")
        top = QHBoxLayout()
        top.setSpacing(theme.metric("gap"))
        top.addWidget(self._sees, 1)
        stop = ActionButton(commands.present, "Stop presenting", self)
        stop.setProperty("role", "quiet")
        top.addWidget(stop)
        middle = QVBoxLayout()
        middle.setSpacing(theme.metric("gap-small"))
        middle.addLayout(top)
        middle.addWidget(self._controls)
        middle.addStretch(1)
        row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap-small")
        row.setContentsMargins(margin, gap, theme.metric("gap"), gap)
        row.setSpacing(theme.metric("gap"))
        row.addWidget(thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(middle, 1)
        row.addWidget(self._clock)
        row.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignTop)

    def show_status(self, status: OperatorStatus) -> None:
        self._sees.show_status(status)
        self._controls.show_status(status)
        self._clock.show_time(status.clock, status.finish)


class _FoldedPanel(QWidget):
    """The panel folded to one line, without the buttons that have keys."""

    def __init__(self, theme: Theme, commands: AudienceCommands) -> None:
        super().__init__()
        self._marks = {mark: StateChip(theme) for mark in WARNING_COLOURS}
        self._sees = AudienceSummary(theme)
        self._time = ClockLabel(theme)
        self._timer = TimerButton(theme, commands, self)
        self.fold_button = _fold_button(theme, "up", "Open the panel")
        self._present = ActionButton(commands.present, "Present", self)
        row = QHBoxLayout(self)
        margin, gap = theme.metric("margin"), theme.metric("gap-tiny")
        row.setContentsMargins(margin, gap, theme.metric("gap"), gap)
        row.setSpacing(theme.metric("gap"))
        chips = QHBoxLayout()
        chips.setSpacing(theme.metric("gap-small"))
        for mark, chip in self._marks.items():
            chip.show_mark(mark, 0)
            chip.hide()
            chips.addWidget(chip)
        row.addLayout(chips)
        row.addWidget(self._sees, 1)
        for part in (self._time, self._timer, self._present, self.fold_button):
            row.addWidget(part)

    def offer_present(self, *, can_present: bool) -> None:
        """Show the button that presents, or the one that unfolds the panel."""
        self._present.setVisible(can_present)
        self.fold_button.setVisible(not can_present)

    def show_status(self, status: OperatorStatus) -> None:
        for mark, chip in self._marks.items():
            chip.show_mark(mark, status.hidden)
            chip.setVisible(mark in status.marks)
        self._sees.show_status(status)
        self._time.show_face(status.clock)
        self._timer.show_face(status.clock)


def _fold_button(theme: Theme, icon: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(words)
    button.setToolTip(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    theme.set_icon(button, icon, "muted")
    return button
