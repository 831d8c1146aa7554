"""The card of one saved wording, with what it added and removed, and its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout

from app.models.edits import SetReason
from app.models.text.dates import local_today, near_day_text
from app.models.text.word_diff import WordChange
from app.ui.widgets.fields.plain_line_edit import AutosaveLineEdit
from app.ui.widgets.highlight_label import HighlightLabel
from app.ui.widgets.labels import plain_label
from app.ui.widgets.text_layout import MarkedSpan, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from app.models.edits import Edit
    from app.models.records import Wording
    from app.models.text.word_diff import DiffPiece, WordingStep
    from app.ui.services.app_context import AppContext


_MARKS = {WordChange.ADDED: TextMark.ADDED, WordChange.REMOVED: TextMark.REMOVED}


class HistoryCard(QFrame):
    """A card that shows one wording; the reason is saved as it is typed."""

    put_back_requested = Signal()
    forget_requested = Signal()

    def __init__(self, context: AppContext, session_id: str) -> None:
        super().__init__()
        self._context = context
        self._session_id = session_id
        self._wording: Wording | None = None
        self._pieces: tuple[DiffPiece, ...] | None = None
        self._when = plain_label(role="small")
        self.status_label = plain_label(role="tally-said")
        self.words = HighlightLabel(context.theme)
        self.reason = AutosaveLineEdit(context.autosave, self._edit_reason)
        self.put_back = QPushButton("Put back")
        self.forget = QToolButton()
        self._build()
        self.put_back.clicked.connect(lambda _on=False: self.put_back_requested.emit())
        self.forget.clicked.connect(lambda _on=False: self.forget_requested.emit())

    def show_step(self, step: WordingStep, number: int, status: str, *, is_now: bool) -> None:
        """Show a wording; `status` is what else it is, such as "now" or "agreed"."""
        self._wording = step.wording
        when = describe_moment(step.wording.at)
        self._when.setText(f"Wording {number} · {when}")
        self.status_label.setText(status)
        self.status_label.setVisible(bool(status))
        if step.pieces is not self._pieces:
            self._pieces = step.pieces
            self.words.show_text(*_marked(step.pieces))
            self.words.setAccessibleName(f"Wording {number}: {step.wording.text}")
            self.words.setAccessibleDescription(_said(step.pieces))
        self.reason.typed.load(step.wording.reason)
        self.put_back.setVisible(not is_now)
        self.forget.setVisible(not is_now)
        self.forget.setAccessibleName(f"Forget wording {number}")
        self.setAccessibleName(f"Wording {number}, {when} {status}".strip())
        self.reason.setAccessibleName(f"Changed because, wording {number}")
        self.put_back.setAccessibleName(f"Put back wording {number}")

    def release(self) -> None:
        """Release the wording; a reason not saved yet is saved by itself."""
        self.reason.typed.release()

    def _edit_reason(self, before: str, after: str, burst: str) -> Edit | None:
        if self._wording is None:
            return None
        values = ({"reason": before}, {"reason": after})
        return SetReason(self._session_id, self._wording.id, *values, burst=burst)

    def _build(self) -> None:
        gap = self._context.theme.metric("gap-small")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.reason.setPlaceholderText("Changed because…")
        self.put_back.setToolTip("As a new wording; Ctrl+Z takes it away again")
        self.put_back.setCursor(Qt.CursorShape.PointingHandCursor)
        self.put_back.setProperty("role", "link")
        self._context.theme.set_icon(self.put_back, "undo")
        self._context.theme.set_icon(self.forget, "trash", "muted")
        self.forget.setToolTip(
            "Take this wording out of the history, as for a child's details; Ctrl+Z brings it back"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(gap)
        head = QHBoxLayout()
        head.addWidget(self._when)
        head.addStretch(1)
        head.addWidget(self.status_label)
        column.addLayout(head)
        column.addWidget(self.words)
        foot = QHBoxLayout()
        foot.setSpacing(gap)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.put_back)
        foot.addWidget(self.forget)
        column.addLayout(foot)


def describe_moment(moment: datetime) -> str:
    """Return the local time of a moment, with the day if it is not today."""
    local = moment.astimezone()
    clock = local.strftime("%H:%M")
    today = local_today()
    return clock if local.date() == today else f"{near_day_text(local.date(), today)}, {clock}"


def _marked(pieces: Iterable[DiffPiece]) -> tuple[str, tuple[MarkedSpan, ...]]:
    text, stretches = "", []
    for piece in pieces:
        mark = _MARKS.get(piece.change)
        if mark is not None:
            stretches.append(MarkedSpan(len(text), len(piece.text), mark))
        text += piece.text
    return text, tuple(stretches)


def _said(pieces: Iterable[DiffPiece]) -> str:
    """Return the difference in words, for a screen reader."""
    kinds = {WordChange.ADDED: "added", WordChange.REMOVED: "removed"}
    changed = (piece for piece in pieces if piece.change in kinds and piece.text.strip())
    return "; ".join(f"{kinds[piece.change]}: {piece.text.strip()}" for piece in changed)
