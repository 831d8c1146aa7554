"""The rules of agreement: a statement's status, the outcome of a count, who was heard."""

from __future__ import annotations

from enum import StrEnum
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from app.models.records import Agency, AgreementCount, Prompt, Session, StatementStatus
from app.models.text.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.models.records import Reservation, Tally


# Fist to five: the number of fingers, and the words of the gradients of agreement that match.
LEVEL_WORDS = ("Block", "Serious concern", "Reservation", "Can live with it", "Support", "Lead")
BLOCK = 0
# Everybody at "can live with it" or above, where the room sets nothing else.
DEFAULT_LEVEL = 3
# Of the width of the scale. At 0.3 the levels lie 1.5 apart from their mean: some support what
# others can hardly live with.
SPLIT_OVER = 0.3

_WIDTH = len(LEVEL_WORDS) - 1


class CountOutcome(StrEnum):
    """What a prompt's counts mean for its current statement."""

    NOT_COUNTED = "not_counted"
    UNDER_WAY = "under_way"
    OTHER_WORDING = "other_wording"
    REACHED = "reached"
    BELOW = "below"
    BLOCKED = "blocked"
    NOT_HEARD = "not_heard"


# After one of these, a statement may be agreed only with a reason.
NEED_REASON = frozenset({CountOutcome.BELOW, CountOutcome.BLOCKED, CountOutcome.NOT_HEARD})


def status_of(text: str, agreed_text: str | None) -> StatementStatus:
    """Return the status of a statement from its text and the wording last agreed.

    A statement that was agreed and then emptied counts as changed: silence never undoes consent. An
    empty agreed wording is no agreement.
    """
    if agreed_text is not None and agreed_text.strip():
        return StatementStatus.AGREED if text == agreed_text else StatementStatus.CHANGED
    return StatementStatus.DRAFT if text.strip() else StatementStatus.OPEN


def agreed_count(session: Session) -> int:
    """Return how many prompts have an agreed statement."""
    return sum(p.statement.status is StatementStatus.AGREED for p in session.prompts)


def count_in_force(prompt: Prompt) -> AgreementCount | None:
    """Return the last count that was finished, None where there is none."""
    return next((count for count in reversed(prompt.counts) if count.is_finished), None)


def count_under_way(prompt: Prompt) -> AgreementCount | None:
    """Return the count that has begun and is not finished, None where there is none."""
    return next((count for count in reversed(prompt.counts) if not count.is_finished), None)


def earlier_counts(prompt: Prompt) -> tuple[AgreementCount, ...]:
    """Return the finished counts that a later one replaced, the oldest first."""
    return tuple(count for count in prompt.counts if count.is_finished)[:-1]


def people_at_level(count: AgreementCount) -> tuple[int, int]:
    """Return how many people are at the level needed or above, and how many were counted."""
    at_level = sum(sum(tally.levels[count.level_needed :]) for tally in count.tallies)
    return at_level, sum(tally.people for tally in count.tallies)


def is_count_of_wording(count: AgreementCount, text: str) -> bool:
    """Return whether a count was of this wording; a count without one is trusted."""
    return not count.wording or count.wording == text


def statement_outcome(session: Session, prompt: Prompt) -> CountOutcome:
    """Return the outcome of the counts for the current statement.

    A count under way has no outcome yet, and a count of other words has none for these. Where an
    agency came into the room since, not everybody was heard.
    """
    if count_under_way(prompt) is not None:
        return CountOutcome.UNDER_WAY
    count = count_in_force(prompt)
    if count is None:
        return CountOutcome.NOT_COUNTED
    if not is_count_of_wording(count, prompt.statement.text):
        return CountOutcome.OTHER_WORDING
    found = count_outcome(count)
    is_short = found is CountOutcome.REACHED and still_to_count(session, count)
    return CountOutcome.NOT_HEARD if is_short else found


def reason_needed(session: Session, prompt: Prompt) -> CountOutcome | None:
    """Return the outcome that needs a reason to agree the current statement; None for none.

    After a count that failed, typing other words is not enough: until there is another count, a
    reason must be given.
    """
    found, count = statement_outcome(session, prompt), count_in_force(prompt)
    if found is CountOutcome.OTHER_WORDING and count is not None:
        found = count_outcome(count)
    return found if found in NEED_REASON else None


def count_outcome(count: AgreementCount) -> CountOutcome:
    """Return the outcome of a count; it is reached with all at the level, none at 0 or silent."""
    if any(tally.levels[BLOCK] for tally in count.tallies):
        return CountOutcome.BLOCKED
    at_level, people = people_at_level(count)
    if at_level < people:
        return CountOutcome.BELOW
    if not people or any(not tally.people for tally in count.tallies):
        return CountOutcome.NOT_HEARD
    return CountOutcome.REACHED


def still_to_count(session: Session, count: AgreementCount | None) -> tuple[Agency, ...]:
    """Return the agencies present that are not in a count yet."""
    done = {t.agency_id for t in count.tallies} | set(count.absent) if count else set()
    return tuple(a for a in session.agencies if a.is_present and a.id not in done)


def absent_from(session: Session, count: AgreementCount) -> tuple[Agency, ...]:
    """Return the agencies that were not in the room when it was counted."""
    counted_ids = {tally.agency_id for tally in count.tallies}
    return tuple(
        a
        for a in session.agencies
        if a.id in count.absent or (not a.is_present and a.id not in counted_ids)
    )


def spread(levels: Sequence[int]) -> float:
    """Return the spread, 0 to 0.5, for the people at each level from 0 to 5.

    This is the population's standard deviation, normalised by the width of the scale.
    """
    return _spread_of([level for level, people in enumerate(levels) for _ in range(people)])


def is_split(levels: Sequence[int]) -> bool:
    """Return whether the people at these levels are split: a spread over `SPLIT_OVER`."""
    return spread(levels) > SPLIT_OVER


def split_inside(count: AgreementCount) -> tuple[Tally, ...]:
    """Return the tallies of agencies whose own people are split."""
    return tuple(tally for tally in count.tallies if is_split(tally.levels))


def is_split_between(count: AgreementCount) -> bool:
    """Return whether the mean levels of the agencies are split."""
    means = [mean_level(tally.levels) for tally in count.tallies if tally.people]
    return _spread_of(means) > SPLIT_OVER


def mean_level(levels: Sequence[int]) -> float:
    """Return the mean level; at least one person is needed."""
    return sum(level * people for level, people in enumerate(levels)) / sum(levels)


def level_to_start_with(session: Session) -> int:
    """Return the level that the last count of the session needed, at first the default."""
    counts = [count for prompt in session.prompts for count in prompt.counts]
    latest = max(counts, key=lambda count: count.at, default=None)
    return latest.level_needed if latest else DEFAULT_LEVEL


def has_objections(prompt: Prompt) -> bool:
    """Return whether the statement is agreed although the last count was against it.

    That follows from the tallies, whether or not a reason is still written with them. A reason is
    enough too, such as for an agency that was not counted.
    """
    count = count_in_force(prompt)
    if count is None or prompt.statement.agreed_text is None:
        return False
    return count_outcome(count) in NEED_REASON or bool(count.objections.strip())


def count_of_agreement(prompt: Prompt) -> AgreementCount | None:
    """Return the count that the agreement to the statement rests on, None where nobody counted."""
    agreed, count = prompt.statement.agreed_text, count_in_force(prompt)
    if agreed is None or count is None or not is_count_of_wording(count, agreed):
        return None
    return count


def agreement_note(prompt: Prompt) -> str:
    """Return the agreement in short: "13 of 14 · 1 reservation".

    For a draft only a count of these very words is used; a changed statement has no note.
    """
    status = prompt.statement.status
    if status not in {StatementStatus.AGREED, StatementStatus.DRAFT}:
        return ""
    is_agreed = status is StatementStatus.AGREED
    count = count_of_agreement(prompt) if is_agreed else count_in_force(prompt)
    if count is not None and not is_count_of_wording(count, prompt.statement.text):
        count = None
    said = [f"{at} of {people}" for at, people in _counted(count) if people]
    if said and not is_agreed:
        is_blocked = count is not None and count_outcome(count) is CountOutcome.BLOCKED
        said = [f"· counted {said[0]}{', blocked' if is_blocked else ''}"]
    is_objected = is_agreed and has_objections(prompt)
    if is_agreed and not said:
        said.append("not counted" if is_objected else "· not counted")
    if is_objected:
        # First: where there is little room, the end is cut off.
        said.insert(0, "with objections")
    reservations = stated_reservations(prompt)
    if reservations:
        said.append(counted(len(reservations), "reservation"))
    return " · ".join(said)


def agency_below(prompt: Prompt) -> str | None:
    """Return the only agency with people below the level of the last count; None for several.

    Who speaks of a reservation then is most likely of that agency.
    """
    count = count_in_force(prompt)
    if count is None:
        return None
    below = [t.agency_id for t in count.tallies if sum(t.levels[: count.level_needed])]
    return below[0] if len(below) == 1 else None


def stated_reservations(prompt: Prompt) -> tuple[Reservation, ...]:
    """Return the reservations with any text; one just added has none yet."""
    return tuple(
        each
        for each in prompt.reservations
        if (each.concern + each.would_change + each.person).strip()
    )


def is_heard(prompt: Prompt, agency: Agency) -> bool:
    """Return whether an agency said anything at a prompt: an entry, or a tally of at least one."""
    if prompt.entries.get(agency.id, "").strip():
        return True
    count = count_in_force(prompt)
    return count is not None and any(t.agency_id == agency.id and t.people for t in count.tallies)


def is_absent(prompt: Prompt, agency: Agency) -> bool:
    """Return whether an agency is not in the room, or was absent from the last count."""
    count = count_in_force(prompt)
    return not agency.is_present or (count is not None and agency.id in count.absent)


def not_heard(session: Session, prompt: Prompt) -> tuple[Agency, ...]:
    """Return the agencies in the room that a prompt has not heard from yet."""
    return tuple(
        a for a in session.agencies if not is_absent(prompt, a) and not is_heard(prompt, a)
    )


def _counted(count: AgreementCount | None) -> Iterable[tuple[int, int]]:
    return () if count is None else (people_at_level(count),)


def _spread_of(values: Sequence[float]) -> float:
    return pstdev(values, fmean(values)) / _WIDTH if values else 0.0
