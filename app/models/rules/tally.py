"""The show of hands of one agency, and the result of a count in words. No I/O."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.models.records import Tally
from app.models.rules.agreement import (
    LEVEL_WORDS,
    CountOutcome,
    absent_from,
    count_outcome,
    is_split_between,
    people_at_level,
    split_inside,
    still_to_count,
)
from app.models.text.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.records import Agency, AgreementCount, Levels, Session


@dataclass(frozen=True, slots=True)
class ShowOfHands:
    """The levels of one agency's people, in the order in which they were called out."""

    called: tuple[int, ...] = ()

    @classmethod
    def of(cls, levels: Levels) -> ShowOfHands:
        """Return the hands of a tally, the lowest first."""
        return cls(tuple(level for level, people in enumerate(levels) for _ in range(people)))

    def with_hand(self, level: int) -> ShowOfHands:
        """Return the hands with one more person at a level."""
        return ShowOfHands((*self.called, level))

    def without_last(self) -> ShowOfHands:
        """Return the hands without the one called out last."""
        return ShowOfHands(self.called[:-1])

    def without(self, level: int) -> ShowOfHands:
        """Return the hands without the last one at a level."""
        if level not in self.called:
            return self
        place = len(self.called) - 1 - self.called[::-1].index(level)
        return ShowOfHands((*self.called[:place], *self.called[place + 1 :]))

    @property
    def levels(self) -> Levels:
        """How many people are at each level."""
        zero, one, two, three, four, five = (self.called.count(level) for level in range(6))
        return (zero, one, two, three, four, five)

    @property
    def people(self) -> int:
        """How many people were counted."""
        return len(self.called)


def with_tally(count: AgreementCount, agency_id: str, levels: Levels | None) -> AgreementCount:
    """Return a count with the tally of one agency; without levels it was not in the room."""
    tallies = tuple(tally for tally in count.tallies if tally.agency_id != agency_id)
    if levels is None:
        return replace(count, tallies=tallies, absent=(*count.absent, agency_id))
    return replace(count, tallies=(*tallies, Tally(agency_id, levels)))


def people_expected(session: Session, agency: Agency) -> int:
    """Return how many of an agency's people are marked present; 0 where nobody is listed."""
    return sum(p.agency_id == agency.id and p.is_present for p in session.people)


def level_text(level: int) -> str:
    """Return a level with its words: "3 Can live with it"."""
    return f"{level} {LEVEL_WORDS[level]}"


def describe_level_needed(level: int) -> str:
    """Return the level needed in words: "Everyone at 3 or more, nobody at 0"."""
    return f"Everyone at {level_and_above_text(level)}, nobody at 0"


def level_and_above_text(level: int) -> str:
    """Return a level with those above it: "3 or more", and "5" for the highest."""
    return f"{level} or more" if level < len(LEVEL_WORDS) - 1 else str(level)


def describe_result(session: Session, count: AgreementCount) -> tuple[str, ...]:
    """Return the result of a finished count in sentences; the first is the outcome."""
    at_level, people = people_at_level(count)
    shown = f"{at_level} of {people} at {level_and_above_text(count.level_needed)}."
    sentences = [f"{_RESULT[count_outcome(count)]}: {shown}" if people else "Nobody showed a hand."]
    blocks = sum(tally.levels[0] for tally in count.tallies)
    if blocks:
        who = _names(session, (t.agency_id for t in count.tallies if t.levels[0]))
        sentences.append(f"{counted(blocks, 'block')}: {who}.")
    split = _names(session, (tally.agency_id for tally in split_inside(count)))
    if split:
        sentences.append(f"Of two minds: {split}.")
    if is_split_between(count):
        sentences.append("The agencies stand far apart from one another.")
    silent = [t.agency_id for t in count.tallies if not t.people]
    if silent:
        sentences.append(f"No hands shown: {_names(session, silent)}.")
    missing = [agency.id for agency in still_to_count(session, count)]
    if missing:
        sentences.append(f"Not counted: {_names(session, missing)}.")
    away = ", ".join(agency.name for agency in absent_from(session, count))
    if away:
        sentences.append(f"Absent, so not counted: {away}.")
    return tuple(sentences)


_RESULT = {
    CountOutcome.REACHED: "The level is reached",
    CountOutcome.BELOW: "The level is not reached",
    CountOutcome.BLOCKED: "Somebody blocks",
    CountOutcome.NOT_HEARD: "Not everybody was heard",
}


def _names(session: Session, ids: Iterable[str]) -> str:
    wanted = set(ids)
    return ", ".join(agency.name for agency in session.agencies if agency.id in wanted)
