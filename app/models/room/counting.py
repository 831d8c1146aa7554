"""What the room may see of a count: who is in, and nothing of the hands until all are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.agreement import absent_from, count_in_force, count_under_way, outcome_of
from app.models.room.scene import Counted, CountResult, CountRow
from app.models.tallying import say_result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.records import Agency, AgreementCount, Prompt, Session

_NAMELESS = "an agency without a name"
_CHANGED = "The wording has changed since."


def count_for_room(prompt: Prompt) -> AgreementCount | None:
    """Give the count under way, else the last one finished; None where nobody ever counted."""
    return count_under_way(prompt) or count_in_force(prompt)


def count_rows(session: Session, count: AgreementCount) -> tuple[CountRow, ...]:
    """Give a row for each agency, with its levels once the count is finished."""
    absent = {agency.id for agency in absent_from(session, count)}
    return tuple(_row(agency, count, is_absent=agency.id in absent) for agency in session.agencies)


def count_result(
    session: Session, count: AgreementCount, *, is_other_wording: bool = False
) -> CountResult | None:
    """Put into words what a count says; None until it is finished.

    `is_other_wording` says that the statement has other words by now.
    """
    if not count.is_finished:
        return None
    sentences = say_result(session, count)
    return CountResult(outcome_of(count), (*sentences, _CHANGED) if is_other_wording else sentences)


def say_names(names: Iterable[str]) -> str:
    """Say agencies in a line: "Health, VCS/Other"."""
    return ", ".join(" ".join(name.split()) or _NAMELESS for name in names)


def _row(agency: Agency, count: AgreementCount, *, is_absent: bool) -> CountRow:
    tally = next((each for each in count.tallies if each.agency_id == agency.id), None)
    state, levels = Counted.WAITING, None
    if tally is not None:
        state = Counted.COUNTED
        if count.is_finished:
            levels = tally.levels
            state = Counted.COUNTED if tally.people else Counted.NO_HANDS
    elif is_absent:
        state = Counted.ABSENT
    return CountRow(agency.id, agency.name, agency.colour, state, levels)
