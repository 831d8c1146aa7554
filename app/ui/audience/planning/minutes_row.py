"""One prompt in the plan: its number, words, status and minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout
from typing_extensions import override

from app.models.room.timing import MINUTE
from app.ui.audience.planning.minutes_box import MinutesBox
from app.ui.signs import STATUS_SIGNS
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.status_chip import StatusChip

if TYPE_CHECKING:
    from app.models.records import Prompt
    from app.ui.theme import Theme

_NOTHING = "Not planned"


class MinutesRow(QFrame):
    """A row of the plan; `focused` when its box takes the focus, so that it is scrolled to."""

    focused = Signal(object)

    def __init__(self, theme: Theme, number: int, prompt: Prompt, used: float) -> None:
        super().__init__()
        self._theme = theme
        self.prompt_id = prompt.id
        self.setProperty("role", "plan-row")
        self.box = MinutesBox(
            f"Minutes for prompt {number}, {prompt.text}", prompt.minutes or 0, _NOTHING
        )
        self.box.installEventFilter(self)
        self._build(number, prompt, used)

    @property
    def minutes(self) -> int | None:
        """The minutes as they stand; None for not planned."""
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
