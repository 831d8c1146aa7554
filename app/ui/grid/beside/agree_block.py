"""Agree the wording, or say why it is agreed although somebody stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from app.models.agreement import Outcome, count_in_force, outcome, reason_needed
from app.models.edits import SetCount
from app.models.records import StatementStatus
from app.ui.widgets.area_field import AreaField
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.saved_words import NeededWords

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.models.records import AgreementCount, Prompt, Session
    from app.ui.autosave import MakeEdit
    from app.ui.desk import Desk

_MOST_LINES = 6
_WHY = {
    Outcome.BELOW: "The level is not reached.",
    Outcome.BLOCKED: "Somebody blocks this wording.",
    Outcome.NOT_HEARD: "Not everybody in the room was heard.",
}
_WHY_OTHER = "The last count did not carry its words, and these were not counted."


class AgreeBlock(QFrame):
    """Offers what the count allows; `agree_wanted` and `take_back_wanted` ask for it."""

    agree_wanted = Signal()
    take_back_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._session: Session | None = None
        self._count: AgreementCount | None = None
        self._words = plain_label(role="tally-notice", wraps=True)
        # What speaks for an agreement is not taken away by an empty field: it can be reworded.
        self.reason = AreaField(
            desk.autosave, self._edit_reason, least=2, most=_MOST_LINES, kind=NeededWords
        )
        self.agree = QPushButton()
        self.take_back = QPushButton("Take back agreement")
        self._build()
        self.reason.textChanged.connect(self._show_can_agree)
        self.reason.left.connect(self._fill)
        self.agree.clicked.connect(lambda _on=False: self.agree_wanted.emit())
        self.take_back.clicked.connect(lambda _on=False: self.take_back_wanted.emit())

    def show_prompt(self, session: Session, prompt: Prompt) -> None:
        """Offer what fits the prompt as it stands."""
        found = outcome(session, prompt)
        against = reason_needed(session, prompt)
        count = count_in_force(prompt)
        if (self._count.id if self._count else "") != (count.id if count else ""):
            # By the time it is saved this block shows another count.
            self.reason.typed.let_go(self._edit_of(self._session, self._count))
        self._session, self._count = session, count
        kept = count.objections if count else ""
        self.reason.typed.load(kept)
        if not self.reason.hasFocus():
            self._fill()
        status = prompt.statement.status
        is_agreed = status is StatementStatus.AGREED
        self._needs_reason = against is not None
        self._has_words = bool(prompt.statement.text.strip())
        self._words.setText(self._says(found, against, is_agreed=is_agreed))
        self._words.setVisible(bool(self._words.text()))
        self.reason.setVisible(self._needs_reason)
        self.agree.setText("Agree with objections" if self._needs_reason else "Agree this wording")
        self.agree.setVisible(not is_agreed and found is not Outcome.UNDER_WAY)
        self.take_back.setVisible(is_agreed)
        self._show_can_agree()

    def _fill(self) -> None:
        """Show the reason that is kept where its field was emptied."""
        if self._count is not None and not self.reason.toPlainText().strip():
            self.reason.show_text(self._count.objections)

    def ask_reason(self) -> None:
        """Put the focus where it is said why."""
        if not self.reason.isHidden():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _says(self, found: Outcome, against: Outcome | None, *, is_agreed: bool) -> str:
        if against is None:
            return ""
        why = _WHY_OTHER if found is Outcome.OTHER_WORDING else _WHY[against]
        tail = (
            "It was agreed all the same, because:"
            if is_agreed
            else "To agree it all the same, say why; the reason is kept and printed."
        )
        return f"{why} {tail}"

    def _edit_reason(self, before: str, after: str, burst: str) -> Edit | None:
        return self._edit_of(self._session, self._count)(before, after, burst)

    def _edit_of(self, session: Session | None, count: AgreementCount | None) -> MakeEdit:
        def make(before: str, after: str, burst: str) -> Edit | None:
            if session is None or count is None:
                return None
            values = ({"objections": before}, {"objections": after})
            return SetCount(session.details.id, count.id, *values, burst=burst)

        return make

    def _show_can_agree(self) -> None:
        has_reason = bool(self.reason.toPlainText().strip()) or not self._needs_reason
        can_agree = self._has_words and has_reason
        self.agree.setEnabled(can_agree)
        self._desk.theme.dress(self.agree, "check", "on-accent" if can_agree else "disabled")

    def _build(self) -> None:
        theme = self._desk.theme
        self._needs_reason = self._has_words = False
        self.reason.setAccessibleName("Why it is agreed all the same")
        self.reason.setPlaceholderText("Such as: Health will bring it to their board by March")
        self.agree.setProperty("role", "primary")
        self.agree.setToolTip("The room agrees the statement (Ctrl+Shift+A)")
        self.take_back.setToolTip("The words stay, the agreement goes (Ctrl+Shift+A)")
        for button in (self.agree, self.take_back):
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metric("gap-small"))
        column.addWidget(self._words)
        column.addWidget(self.reason)
        column.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignLeft)
