"""The edits of a count: an agency's tally, the end of the count, an agreement lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.edits import ABSENT, FinishCount, SetAgreed, SetTally, TallyEntry
from app.models.records import StatementStatus
from app.models.rules.agreement import (
    NEED_REASON,
    count_outcome,
    is_count_of_wording,
    still_to_count,
)
from app.models.rules.tally import with_tally

if TYPE_CHECKING:
    from datetime import datetime

    from app.models.edits import Edit
    from app.models.records import Agency, AgreementCount, Prompt, Session


def prompt_name(session: Session, prompt: Prompt) -> str:
    """Return the name of a prompt, by its number: "prompt 3"."""
    return f"prompt {[each.id for each in session.prompts].index(prompt.id) + 1}"


def tally_entry(count: AgreementCount, agency_id: str) -> TallyEntry | None:
    """Return the tally of an agency in a count; None if it is not counted yet."""
    if agency_id in count.absent:
        return ABSENT
    tally = next((each for each in count.tallies if each.agency_id == agency_id), None)
    return TallyEntry(tally.levels) if tally else None


def tally_edits(
    session: Session,
    prompt: Prompt,
    count: AgreementCount,
    agency: Agency,
    shown: TallyEntry,
    now: datetime,
) -> list[Edit]:
    """Return the edit of an agency's tally; for the last, also those that end the count."""
    edits: list[Edit] = [_tally(session, prompt, count, agency, shown)]
    if all(waiting.id == agency.id for waiting in still_to_count(session, count)):
        edits += finish_count_edits(
            session, prompt, with_tally(count, agency.id, shown.levels), now
        )
    return edits


def finish_count_edits(
    session: Session, prompt: Prompt, count: AgreementCount, now: datetime
) -> list[Edit]:
    """Return the edits that record the absent, end a count and take back a lost agreement."""
    done = {tally.agency_id for tally in count.tallies} | set(count.absent)
    away = [a for a in session.agencies if not a.is_present and a.id not in done]
    edits: list[Edit] = [_tally(session, prompt, count, agency, ABSENT) for agency in away]
    where = prompt_name(session, prompt)
    edits.append(FinishCount(session.details.id, prompt.id, count.id, count.at, now, where))
    statement = prompt.statement
    is_agreed = statement.status is StatementStatus.AGREED and is_count_of_wording(
        count, statement.text
    )
    if is_agreed and count_outcome(count) in NEED_REASON:
        before = (statement.agreed_text, statement.agreed_at)
        edits.append(SetAgreed(session.details.id, prompt.id, *before, None, None, where))
    return edits


def agreement_lost_text(where: str) -> str:
    """Return the message on a lost agreement and the way on; `where` is "prompt 3"."""
    return (
        f"The agreement on {where} does not stand any more: the new count does not carry it. "
        "Ctrl+Shift+A agrees it all the same, with the reason why."
    )


def _tally(
    session: Session, prompt: Prompt, count: AgreementCount, agency: Agency, shown: TallyEntry
) -> SetTally:
    return SetTally(
        session.details.id,
        prompt.id,
        count.id,
        agency.id,
        tally_entry(count, agency.id),
        shown,
        f"{agency.name}, {prompt_name(session, prompt)}",
    )
