"""Agree a wording, take that back, or put the agreed one back; each one step of the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.models.agreement import (
    Outcome,
    count_in_force,
    count_under_way,
    not_heard,
    outcome,
    reached,
    reason_needed,
    still_to_count,
)
from app.models.edits import SetAgreed, SetStatement
from app.models.tallying import from_level

if TYPE_CHECKING:
    from app.models.records import Agency, Prompt, Session
    from app.ui.desk import Desk

_Found = tuple["Session", "Prompt", int]


class Agreeing:
    """Acts on the session that `session` gives; `ask_reason` is called where a reason is needed."""

    def __init__(
        self, desk: Desk, session: Callable[[], Session], ask_reason: Callable[[str], None]
    ) -> None:
        self._desk = desk
        self._session = session
        self._ask_reason = ask_reason

    def agree(self, prompt_id: str) -> None:
        """Record that the room agrees the wording as it stands, as far as the count allows it."""
        found = self._found(prompt_id)
        if found is None:
            return
        session, prompt, number = found
        result = outcome(session, prompt)
        if not prompt.statement.text.strip():
            self._desk.messages.say(f"Prompt {number} has no agreed statement to agree on yet.")
        elif result is Outcome.UNDER_WAY:
            left = still_to_count(session, count_under_way(prompt))
            to_come = f"{_names(left)} {'is' if len(left) == 1 else 'are'} to come"
            rest = to_come if left else "Ctrl+T, then Enter ends the count"
            self._desk.messages.say(f"Prompt {number} is still being counted: {rest}.")
        elif reason_needed(session, prompt) and not _reason(prompt):
            self._ask_reason(prompt_id)
            whose = " of other words" if result is Outcome.OTHER_WORDING else ""
            self._desk.messages.say(
                f"The count of prompt {number}{whose} does not carry it. Say why it is agreed all "
                "the same, or count again."
            )
        elif self._set_agreed(found, prompt.statement.text, datetime.now(UTC)):
            self._desk.messages.say(_said(session, prompt, number, result))

    def take_back(self, prompt_id: str) -> None:
        """Record that the room takes its agreement back; the words stay."""
        found = self._found(prompt_id)
        if found is None or found[1].statement.agreed_text is None:
            return
        if self._set_agreed(found, None, None):
            self._desk.messages.say(
                f"Took back the agreement on prompt {found[2]}; the words stay. Ctrl+Z undoes it."
            )

    def put_back(self, prompt_id: str) -> None:
        """Put the wording that was agreed in place of the one typed since."""
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
        if self._desk.history.perform(edit):
            self._desk.messages.say(f"Put back the agreed wording of prompt {number}.")

    def _found(self, prompt_id: str) -> _Found | None:
        """Save what is typed and find the prompt; None when either can't be done."""
        if not self._desk.autosave.end_bursts():
            return None
        session = self._session()
        prompt = session.prompt(prompt_id)
        return (session, prompt, session.prompts.index(prompt) + 1) if prompt else None

    def _set_agreed(self, found: _Found, text: str | None, at: datetime | None) -> bool:
        session, prompt, number = found
        before = prompt.statement
        return self._desk.history.perform(
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


def _said(session: Session, prompt: Prompt, number: int, result: Outcome) -> str:
    """Say what was agreed and on what ground: silence is named, never counted."""
    agreed = f"Agreed the wording of prompt {number}"
    count = count_in_force(prompt)
    if reason_needed(session, prompt):
        return f"{agreed} with objections; the reason is kept."
    if result is Outcome.REACHED and count is not None:
        at_level, people = reached(count)
        return f"{agreed}: {at_level} of {people} at {from_level(count.level_needed)}."
    other = " The last count was of other words." if result is Outcome.OTHER_WORDING else ""
    waiting = _names(not_heard(session, prompt))
    unheard = f" Still to hear from {waiting}." if waiting else ""
    return f"{agreed}, without a count.{other}{unheard}"


def _names(agencies: Iterable[Agency]) -> str:
    names = [" ".join(agency.name.split()) or "an agency without a name" for agency in agencies]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
