"""The section and the commands that agree a wording, take that back or put it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from app.models.edits import SetAgreed, SetCount, SetStatement
from app.models.records import StatementStatus
from app.models.rules.agreement import (
    CountOutcome,
    count_in_force,
    count_under_way,
    not_heard,
    people_at_level,
    reason_needed,
    statement_outcome,
    still_to_count,
)
from app.models.rules.tally import level_and_above_text
from app.models.text.phrases import one_line
from app.ui.widgets.fields.autosaved_field import RequiredText
from app.ui.widgets.fields.text_area import AutosaveTextEdit
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.models.records import Agency, AgreementCount, Prompt, Session
    from app.ui.services.app_context import AppContext
    from app.ui.services.autosave import MakeEdit


_MOST_LINES = 6
_WHY = {
    CountOutcome.BELOW: "The level is not reached.",
    CountOutcome.BLOCKED: "Somebody blocks this wording.",
    CountOutcome.NOT_HEARD: "Not everybody in the room was heard.",
}
_WHY_OTHER = "The last count did not carry its words, and these were not counted."


class AgreeSection(QFrame):
    """The section that agrees a wording as the count allows it, or takes that back."""

    agree_requested = Signal()
    take_back_requested = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._session: Session | None = None
        self._count: AgreementCount | None = None
        self._words = plain_label(role="tally-notice", wraps=True)
        # The reason of an agreement can be reworded, but not removed by an empty field.
        self.reason = AutosaveTextEdit(
            context.autosave, self._edit_reason, least=2, most=_MOST_LINES, kind=RequiredText
        )
        self.agree = QPushButton()
        self.take_back = QPushButton("Take back agreement")
        self._build()
        self.reason.textChanged.connect(self._show_can_agree)
        self.reason.left.connect(self._restore_reason)
        self.agree.clicked.connect(lambda _on=False: self.agree_requested.emit())
        self.take_back.clicked.connect(lambda _on=False: self.take_back_requested.emit())

    def show_prompt(self, session: Session, prompt: Prompt) -> None:
        """Show the buttons and the reason that fit a prompt."""
        found = statement_outcome(session, prompt)
        against = reason_needed(session, prompt)
        count = count_in_force(prompt)
        if (self._count.id if self._count else "") != (count.id if count else ""):
            # By the time it is saved this section shows another count.
            self.reason.typed.release(self._edit_of(self._session, self._count))
        self._session, self._count = session, count
        kept = count.objections if count else ""
        self.reason.typed.load(kept)
        if not self.reason.hasFocus():
            self._restore_reason()
        status = prompt.statement.status
        is_agreed = status is StatementStatus.AGREED
        self._needs_reason = against is not None
        self._has_words = bool(prompt.statement.text.strip())
        self._words.setText(self._reason_text(found, against, is_agreed=is_agreed))
        self._words.setVisible(bool(self._words.text()))
        self.reason.setVisible(self._needs_reason)
        self.agree.setText("Agree with objections" if self._needs_reason else "Agree this wording")
        self.agree.setVisible(not is_agreed and found is not CountOutcome.UNDER_WAY)
        self.take_back.setVisible(is_agreed)
        self._show_can_agree()

    def _restore_reason(self) -> None:
        """Show the saved reason again where its field was emptied."""
        if self._count is not None and not self.reason.toPlainText().strip():
            self.reason.show_text(self._count.objections)

    def ask_reason(self) -> None:
        """Move the focus to the reason."""
        if not self.reason.isHidden():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reason_text(
        self, found: CountOutcome, against: CountOutcome | None, *, is_agreed: bool
    ) -> str:
        if against is None:
            return ""
        why = _WHY_OTHER if found is CountOutcome.OTHER_WORDING else _WHY[against]
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
        self._context.theme.set_icon(self.agree, "check", "on-accent" if can_agree else "disabled")

    def _build(self) -> None:
        theme = self._context.theme
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


_Found = tuple["Session", "Prompt", int]


class AgreementCommands:
    """The commands on agreement; `ask_reason` is called with a prompt that needs a reason."""

    def __init__(
        self, context: AppContext, session: Callable[[], Session], ask_reason: Callable[[str], None]
    ) -> None:
        self._context = context
        self._session = session
        self._ask_reason = ask_reason

    def agree(self, prompt_id: str) -> None:
        """Record that the room agrees the present wording, if the count allows it."""
        found = self._found(prompt_id)
        if found is None:
            return
        session, prompt, number = found
        result = statement_outcome(session, prompt)
        if not prompt.statement.text.strip():
            self._context.messages.show_status(
                f"Prompt {number} has no agreed statement to agree on yet."
            )
        elif result is CountOutcome.UNDER_WAY:
            left = still_to_count(session, count_under_way(prompt))
            to_come = f"{_names(left)} {'is' if len(left) == 1 else 'are'} to come"
            rest = to_come if left else "Ctrl+T, then Enter ends the count"
            self._context.messages.show_status(f"Prompt {number} is still being counted: {rest}.")
        elif reason_needed(session, prompt) and not _reason(prompt):
            self._ask_reason(prompt_id)
            whose = " of other words" if result is CountOutcome.OTHER_WORDING else ""
            self._context.messages.show_status(
                f"The count of prompt {number}{whose} does not carry it. Say why it is agreed all "
                "the same, or count again."
            )
        elif self._set_agreed(found, prompt.statement.text, datetime.now(UTC)):
            self._context.messages.show_status(_describe_agreement(session, prompt, number, result))

    def take_back(self, prompt_id: str) -> None:
        """Record that the room takes its agreement back; the words stay."""
        found = self._found(prompt_id)
        if found is None or found[1].statement.agreed_text is None:
            return
        if self._set_agreed(found, None, None):
            self._context.messages.show_status(
                f"Took back the agreement on prompt {found[2]}; the words stay. Ctrl+Z undoes it."
            )

    def put_back(self, prompt_id: str) -> None:
        """Replace the wording typed since by the agreed one."""
        found = self._found(prompt_id)
        if found is None or found[1].statement.agreed_text is None:
            return
        session, prompt, number = found
        statement = prompt.statement
        edit = SetStatement(
            session.details.id,
            prompt_id,
            statement.text,
            statement.agreed_text or "",
            f"prompt {number}",
            verb="Put back agreed wording in",
        )
        if self._context.history.perform(edit):
            self._context.messages.show_status(f"Put back the agreed wording of prompt {number}.")

    def _found(self, prompt_id: str) -> _Found | None:
        """Save what is typed and find the prompt; None when either failed."""
        if not self._context.autosave.commit_typing():
            return None
        session = self._session()
        prompt = session.prompt(prompt_id)
        return (session, prompt, session.prompts.index(prompt) + 1) if prompt else None

    def _set_agreed(self, found: _Found, text: str | None, at: datetime | None) -> bool:
        session, prompt, number = found
        before = prompt.statement
        return self._context.history.perform(
            SetAgreed(
                session.details.id,
                prompt.id,
                before.agreed_text,
                before.agreed_at,
                text,
                at,
                f"prompt {number}",
            )
        )


def _reason(prompt: Prompt) -> str:
    count = count_in_force(prompt)
    return count.objections.strip() if count else ""


def _describe_agreement(session: Session, prompt: Prompt, number: int, result: CountOutcome) -> str:
    """Return what was agreed and why; agencies not heard are named, never counted."""
    agreed = f"Agreed the wording of prompt {number}"
    count = count_in_force(prompt)
    if reason_needed(session, prompt):
        return f"{agreed} with objections; the reason is kept."
    if result is CountOutcome.REACHED and count is not None:
        at_level, people = people_at_level(count)
        return f"{agreed}: {at_level} of {people} at {level_and_above_text(count.level_needed)}."
    other = " The last count was of other words." if result is CountOutcome.OTHER_WORDING else ""
    waiting = _names(not_heard(session, prompt))
    unheard = f" Still to hear from {waiting}." if waiting else ""
    return f"{agreed}, without a count.{other}{unheard}"


def _names(agencies: Iterable[Agency]) -> str:
    names = [one_line(agency.name) or "an agency without a name" for agency in agencies]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
