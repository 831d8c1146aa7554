"""What a new count does to an agreement that it does not carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.agreement import NEED_REASON, is_of, outcome_of
from app.models.edits import SetAgreed
from app.models.records import StatementStatus

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.models.records import AgreementCount, Prompt, Session


def fallen(session: Session, prompt: Prompt, counted: AgreementCount, called: str) -> list[Edit]:
    """Give the edit that takes back an agreement to the very words a count does not carry."""
    statement = prompt.statement
    if statement.status is not StatementStatus.AGREED or not is_of(counted, statement.text):
        return []
    if outcome_of(counted) not in NEED_REASON:
        return []
    before = (statement.agreed_text, statement.agreed_at)
    return [SetAgreed(session.details.id, prompt.id, *before, None, None, called)]


def said_fallen(called: str) -> str:
    """Say so, and the way on; `called` is "prompt 3"."""
    return (
        f"The agreement on {called} does not stand any more: the new count does not carry it. "
        "Ctrl+Shift+A agrees it all the same, with the reason why."
    )
