"""Everything the tally shows, worked out before any widget is touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.agreement import DEFAULT_LEVEL, is_of, is_split
from app.models.records import StatementStatus
from app.models.tallying import needed_in_words, people_expected, say_result
from app.ui.grid.beside.tally_row import TallyLine

if TYPE_CHECKING:
    from app.models.records import Agency, Prompt, Session
    from app.ui.grid.beside.counting import Counting

_WAITING, _DONE, _AWAY = "○", "✓", "–"


@dataclass(frozen=True, slots=True)
class TallyView:
    """The tally of one prompt. `sentences` say the result, `notice` what is amiss."""

    lines: tuple[TallyLine, ...]
    level: int
    may_set_level: bool
    needed: str
    now: str
    takes_hands: bool
    is_begun: bool
    has_result: bool
    is_agreed: bool
    sentences: tuple[str, ...]
    notice: str


def tally_view(session: Session, prompt: Prompt, counting: Counting) -> TallyView:
    """Give what is shown of a count, or of its result."""
    result, count = counting.result, counting.count
    lines = tuple(_line(session, agency, counting) for agency in session.agencies)
    current = session.agency(counting.agency_id) if counting.takes_hands else None
    return TallyView(
        lines=lines,
        level=result.level_needed if result else counting.level,
        may_set_level=counting.may_set_level,
        needed=_needed(result.level_needed if result else counting.level, counting),
        now=_now(session, current, counting),
        takes_hands=counting.takes_hands,
        is_begun=count is not None,
        has_result=result is not None,
        is_agreed=prompt.statement.status is StatementStatus.AGREED,
        sentences=say_result(session, result) if result else (),
        notice=_notice(prompt, counting),
    )


def _needed(level: int, counting: Counting) -> str:
    """Say what is needed; a level other than the usual one is not carried on unsaid."""
    is_carried = counting.may_set_level and counting.is_carried and level != DEFAULT_LEVEL
    return f"{needed_in_words(level)}{' – as in the last count' if is_carried else ''}"


def _line(session: Session, agency: Agency, counting: Counting) -> TallyLine:
    hands, shown = counting.hands(agency.id), counting.shown(agency.id)
    expected = people_expected(session, agency)
    is_absent = shown.is_absent if shown else not agency.is_present
    is_calling = bool(hands.people) and (shown is None or shown.levels != hands.levels)
    if is_calling or (shown and not shown.is_absent):
        said = f"{hands.people} of {expected}" if expected else str(hands.people)
        said = "no hands" if not hands.people else said
    else:
        said = "absent" if is_absent else ""
    is_in = shown is not None and not is_calling
    return TallyLine(
        agency_id=agency.id,
        name=agency.name,
        colour=agency.colour,
        levels=hands.levels,
        said=said,
        sign=(_AWAY if is_absent else _DONE) if is_in else (_AWAY if is_absent else _WAITING),
        is_current=counting.takes_hands and agency.id == counting.agency_id,
        is_split=is_in and is_split(hands.levels),
    )


def _now(session: Session, agency: Agency | None, counting: Counting) -> str:
    if agency is None:
        return ""
    hands, expected = counting.hands(agency.id), people_expected(session, agency)
    shown = f"{hands.people} of {expected}" if expected else f"{hands.people}"
    return f"{agency.name}: {shown} {'hand' if hands.people == 1 and not expected else 'hands'}"


def _notice(prompt: Prompt, counting: Counting) -> str:
    count = counting.count
    if not prompt.statement.text.strip():
        return "There are no words to count on yet. Type the agreed statement first."
    if count is not None and not is_of(count, prompt.statement.text):
        return "The words were changed since this count began. Give it up, then count again."
    if counting.is_complete:
        return "Everybody in the room is in. Enter ends the count."
    earlier = next((c for c in reversed(prompt.counts) if c.is_finished), None)
    if (
        counting.result is None
        and earlier is not None
        and not is_of(earlier, prompt.statement.text)
    ):
        return "The last count was of other words, so it does not speak for these."
    return ""
