"""The dialog that plans the minutes of every prompt, its rows and their spin boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.models.audience.schedule import DraftSchedule, describe_finish, expected_finish
from app.models.audience.timer import MINUTE
from app.models.records import StatementStatus
from app.models.text.phrases import counted
from app.ui.theme.status_signs import STATUS_SIGNS
from app.ui.widgets.card import EmptyState
from app.ui.widgets.labels import ElidedLabel, plain_label
from app.ui.widgets.status_chip import StatusChip

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent, QWheelEvent

    from app.models.audience.schedule import ExpectedFinish
    from app.models.records import Prompt, Session
    from app.ui.theme.theme import Theme


MOST_MINUTES = 240
_STEP = 5


class MinutesSpinBox(QSpinBox):
    """A spin box for minutes, where 0 reads `nothing`; `entered` on Enter with `takes_enter`.

    The wheel is ignored without the focus, or scrolling a list would change its numbers.
    """

    entered = Signal()

    def __init__(
        self,
        name: str,
        minutes: int,
        nothing: str = "",
        parent: QWidget | None = None,
        *,
        takes_enter: bool = False,
    ) -> None:
        super().__init__(parent)
        self._takes_enter = takes_enter
        self.setAccessibleName(name)
        # A longer plan from elsewhere stays as it is.
        self.setRange(0 if nothing else 1, max(MOST_MINUTES, minutes))
        self.setSingleStep(_STEP)
        self.setSpecialValueText(nothing)
        self.setSuffix(" min")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "minutes")
        self.setValue(minutes)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._takes_enter and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.interpretText()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def fixup(self, text: str) -> str:
        """Return the minimum for an emptied box."""
        return str(self.minimum()) if not text.removesuffix(self.suffix()).strip() else text


_NOTHING = "Not planned"


class ScheduleRow(QFrame):
    """A row of the schedule; `focused` when its box gets the focus, so that it is scrolled to."""

    focused = Signal(object)

    def __init__(self, theme: Theme, number: int, prompt: Prompt, used: float) -> None:
        super().__init__()
        self._theme = theme
        self.prompt_id = prompt.id
        self.setProperty("role", "plan-row")
        self.box = MinutesSpinBox(
            f"Minutes for prompt {number}, {prompt.text}", prompt.minutes or 0, _NOTHING
        )
        self.box.installEventFilter(self)
        self._build(number, prompt, used)

    @property
    def minutes(self) -> int | None:
        """The minutes in the box; None for not planned."""
        return self.box.value() or None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit(self)
        return super().eventFilter(watched, event)

    def _build(self, number: int, prompt: Prompt, used: float) -> None:
        count = plain_label(str(number), "strong")
        count.setMinimumWidth(count.fontMetrics().horizontalAdvance("000"))
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        pad = self._theme.metric("gap-small")
        row.setContentsMargins(0, pad, self._theme.metric("gap"), pad)
        row.setSpacing(self._theme.metric("gap"))
        row.addWidget(count)
        row.addWidget(ElidedLabel(prompt.text or "No words yet"), 1)
        if used >= MINUTE:
            row.addWidget(plain_label(f"{used // MINUTE:.0f} min used", "muted"))
        row.addWidget(StatusChip(self._theme, STATUS_SIGNS[prompt.statement.status]))
        row.addWidget(self.box)


_WIDTH = 860
_HIGHEST = 580
_USUAL = 10


class ScheduleDialog(QDialog):
    """A dialog with a row for each prompt; `minutes` returns what the person changed.

    `used` are the seconds that prompts have taken so far, by id; `now` is the local time.
    """

    def __init__(
        self,
        theme: Theme,
        session: Session,
        now: datetime,
        used: Mapping[str, float],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._now = now
        self._used = used
        self.setWindowTitle("Minutes for each prompt")
        self._build()
        self._connect()
        self._refresh()
        self._focus_first()
        self.resize(_WIDTH, self._height())

    def minutes(self) -> dict[str, int | None]:
        """Return the changed minutes by the prompt's id; None for not planned."""
        return {
            prompt.id: row.minutes
            for prompt, row in zip(self._session.prompts, self.rows, strict=True)
            if (row.minutes or 0) != (prompt.minutes or 0)
        }

    def _build(self) -> None:
        self.same = MinutesSpinBox("Minutes for all prompts", _USUAL, takes_enter=True)
        self.apply = QPushButton("Apply")
        self.apply.setToolTip("Gives every prompt these minutes")
        self._total = plain_label(role="strong")
        self._unplanned = plain_label(role="muted")
        self.rows = [
            ScheduleRow(self._theme, number, prompt, self._used.get(prompt.id, 0.0))
            for number, prompt in enumerate(self._session.prompts, 1)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(*[self._theme.metric("margin")] * 4)
        column.setSpacing(self._theme.metric("gap"))
        column.addLayout(self._top())
        column.addWidget(self._list(), 1)
        column.addLayout(self._foot())
        # Only now: a button outside its dialog can't be its default, and Enter would go elsewhere.
        self.ok.setDefault(True)

    def _top(self) -> QHBoxLayout:
        label = QLabel("&Same for all:")
        label.setBuddy(self.same)
        row = QHBoxLayout()
        row.setSpacing(self._theme.metric("gap-small"))
        for part in (label, self.same, self.apply):
            part.setEnabled(bool(self.rows))
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _list(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        if not self.rows:
            hint = "Add prompts in the visioning grid first."
            inside.addWidget(EmptyState(self._theme, "clock", "There are no prompts yet.", hint))
            return frame
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        self._sheet = sheet
        self._area = QScrollArea()
        self._area.setWidget(sheet)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.addWidget(self._area)
        return frame

    def _foot(self) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._total)
        texts.addWidget(self._unplanned)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = QPushButton("Set minutes")
        self.ok.setProperty("role", "primary")
        box.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addLayout(texts, 1)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _connect(self) -> None:
        self.apply.clicked.connect(self._on_apply)
        self.same.entered.connect(self._on_apply)
        for row in self.rows:
            row.box.valueChanged.connect(self._refresh)
            row.focused.connect(self._on_row_focused)

    def _focus_first(self) -> None:
        """Focus the first prompt without minutes; with none planned, the box for all."""
        if not self.rows:
            self.ok.setFocus()
            return
        missing = [row for row in self.rows if row.minutes is None]
        is_new = len(missing) == len(self.rows)
        first = self.same if is_new else (missing or self.rows)[0].box
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _height(self) -> int:
        """Return the height that shows every row, up to what fits on a small screen."""
        height = self.sizeHint().height()
        if self.rows:
            height += self._sheet.sizeHint().height() - self._area.sizeHint().height()
        return min(height, _HIGHEST)

    def _refresh(self) -> None:
        planned = {row.prompt_id: row.minutes for row in self.rows}
        total = sum(minutes or 0 for minutes in planned.values())
        finish = expected_finish(
            self._now, self._session.prompts, DraftSchedule(planned, self._used)
        )
        self._total.setText(_schedule_text(total, finish, self._now))
        self._unplanned.setText(self._left_out_text(planned))

    def _left_out_text(self, planned: Mapping[str, int | None]) -> str:
        """Return the text of the prompts that the finish leaves out."""
        missing = sum(minutes is None for minutes in planned.values())
        agreed = sum(
            p.statement.status is StatementStatus.AGREED and bool(planned[p.id])
            for p in self._session.prompts
        )
        sentences = []
        if missing:
            has = "has" if missing == 1 else "have"
            sentences.append(f"{counted(missing, 'prompt')} {has} no minutes yet.")
        if agreed:
            needs = "needs" if agreed == 1 else "need"
            sentences.append(f"{counted(agreed, 'agreed prompt')} {needs} no more time.")
        return " ".join(sentences)

    def _on_apply(self) -> None:
        for row in self.rows:
            row.box.setValue(self.same.value())

    def _on_row_focused(self, row: QWidget) -> None:
        self._area.ensureWidgetVisible(row, 0, row.height())


def _schedule_text(total: int, finish: ExpectedFinish, now: datetime) -> str:
    """Return the text of the minutes planned, those left, and the finish."""
    if not total:
        return "No minutes planned yet."
    planned = f"{counted(total, 'minute')} planned in all"
    if not finish.minutes_left:
        return f"{planned}. None are left."
    end = f"so you finish about {describe_finish(finish, now)}."
    if finish.minutes_left == total:
        return f"{planned}, {end}"
    left = "1 is left" if finish.minutes_left == 1 else f"{finish.minutes_left} are left"
    return f"{planned}. {left}, {end}"
