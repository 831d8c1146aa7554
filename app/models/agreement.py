"""The rules of agreement: what a statement's status is, and who was heard."""

from __future__ import annotations

from app.models.counting import counted
from app.models.records import Agency, AgreementCount, Prompt, Session, StatementStatus


def status_of(text: str, agreed_text: str | None) -> StatementStatus:
    """Give the status of a statement from its text and the wording last agreed.

    A statement that was agreed and then emptied counts as changed: silence never undoes consent.
    Agreement to no words is none.
    """
    if agreed_text is not None and agreed_text.strip():
        return StatementStatus.AGREED if text == agreed_text else StatementStatus.CHANGED
    return StatementStatus.DRAFT if text.strip() else StatementStatus.OPEN


def agreed_count(session: Session) -> int:
    """Count the prompts whose statement stands agreed."""
    return sum(p.statement.status is StatementStatus.AGREED for p in session.prompts)


def reached(count: AgreementCount) -> tuple[int, int]:
    """Count the people at the level needed or above, and all the people counted."""
    at_level = sum(sum(tally.levels[count.level_needed :]) for tally in count.tallies)
    return at_level, sum(tally.people for tally in count.tallies)


def agreement_note(prompt: Prompt) -> str:
    """Say how the room stood on an agreed statement: "13 of 14 · 1 reservation"."""
    if prompt.statement.status is not StatementStatus.AGREED:
        return ""
    counts = (reached(count) for count in prompt.counts[-1:])
    said = [f"{at_level} of {people}" for at_level, people in counts if people]
    if prompt.reservations:
        said.append(counted(len(prompt.reservations), "reservation"))
    return " · ".join(said)


def is_heard(prompt: Prompt, agency: Agency) -> bool:
    """Tell whether an agency said anything at a prompt: an entry, or a tally of at least one."""
    if prompt.entries.get(agency.id, "").strip():
        return True
    counts = prompt.counts[-1:]
    return any(t.agency_id == agency.id and t.people for c in counts for t in c.tallies)


def not_heard(session: Session, prompt: Prompt) -> tuple[Agency, ...]:
    """List the agencies present that a prompt has not heard from yet."""
    return tuple(a for a in session.agencies if a.is_present and not is_heard(prompt, a))
