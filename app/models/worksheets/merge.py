"""Plan what collecting returned worksheets changes in a session, and build the edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from app.models.edits import AddPerson, CompoundEdit, Edit, RateForAgency, SetEntry
from app.models.edits.people import new_person_values
from app.models.records import new_id
from app.models.rules.agencies_and_people import PastedPerson, people_not_listed
from app.models.text.phrases import counted, one_line

if TYPE_CHECKING:
    from app.models.records import Person, Rating, Session
    from app.models.worksheets.fields import Answer, ReturnedSheet, SheetRating


class SheetOutcome(Enum):
    """The outcome of planning one worksheet."""

    NEW = "new"
    NOTHING_NEW = "nothing new"
    DUPLICATE = "duplicate"
    OTHER_SESSION = "other session"
    AGENCY_GONE = "agency gone"


_UNUSABLE = frozenset({SheetOutcome.OTHER_SESSION, SheetOutcome.AGENCY_GONE})


@dataclass(frozen=True, slots=True)
class EntryAddition:
    """Lines to add to an agency's entry at a prompt; `before` is the entry at that time."""

    prompt_id: str
    before: str
    lines: tuple[str, ...]

    @property
    def after(self) -> str:
        """The entry with the lines below what is there, which stays unchanged."""
        end = "" if not self.before or self.before.endswith("\n") else "\n"
        return f"{self.before}{end}{chr(10).join(self.lines)}"


@dataclass(frozen=True, slots=True)
class NewRating:
    """A change of an agency's own rating of a statement; `before` is None for not rated."""

    statement_id: str
    before: Rating | None
    after: Rating


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What one worksheet adds. `left_out` and `left_ratings` answer what no longer exists."""

    sheet: ReturnedSheet
    outcome: SheetOutcome
    agency_id: str = ""
    """The agency of this session that it is for; empty where it is for none."""
    additions: tuple[EntryAddition, ...] = ()
    ratings: tuple[NewRating, ...] = ()
    differing: tuple[NewRating, ...] = ()
    left_out: tuple[Answer, ...] = ()
    left_ratings: tuple[SheetRating, ...] = ()
    person: PastedPerson | None = None
    """Who comes onto the list of people; None where nobody is named or they are on it."""

    @property
    def is_usable(self) -> bool:
        """Return whether the worksheet belongs to an agency of this session."""
        return self.outcome not in _UNUSABLE

    def adds_anything(self, *, replacing: bool) -> bool:
        """Return whether the worksheet changes something; `replacing` lets its ratings do so."""
        return bool(self.lines or self.ratings or self.person or (replacing and self.differing))

    @property
    def lines(self) -> int:
        """Count the new lines."""
        return sum(len(addition.lines) for addition in self.additions)


@dataclass(frozen=True, slots=True)
class CollectPlan:
    """The plans of all worksheets, in the order in which they came."""

    sheets: tuple[SheetPlan, ...]

    @property
    def differing(self) -> int:
        """Count the ratings that differ from those there."""
        return sum(len(sheet.differing) for sheet in self.sheets)


def plan_collection(
    session: Session, sheets: Iterable[ReturnedSheet], *, with_names: bool = False
) -> CollectPlan:
    """Plan to collect worksheets; `with_names` puts the person after each line."""
    planner = _Planner(session, with_names=with_names)
    return CollectPlan(tuple(planner.plan(sheet) for sheet in sheets))


@dataclass(slots=True)
class _Standing:
    """The session as it will be after the sheets planned so far."""

    entries: dict[tuple[str, str], str]
    ratings: dict[tuple[str, str], Rating]
    people: list[Person | PastedPerson]
    seen: set[tuple[object, ...]] = field(default_factory=set)


class _Planner:
    def __init__(self, session: Session, *, with_names: bool) -> None:
        self._session = session
        self._with_names = with_names
        prompts, statements = session.prompts, session.checklist
        self._prompts = {prompt.id for prompt in prompts}
        self._statements = {statement.id for statement in statements}
        self._now = _Standing(
            {(p.id, agency): text for p in prompts for agency, text in p.entries.items()},
            {(s.id, agency): own for s in statements for agency, own in s.by_agency.items()},
            list(session.people),
        )

    def plan(self, sheet: ReturnedSheet) -> SheetPlan:
        """Return the plan of one worksheet, after those before it."""
        if sheet.session_id != self._session.details.id:
            return SheetPlan(sheet, SheetOutcome.OTHER_SESSION)
        agency_id = self._agency_of(sheet)
        if not agency_id:
            return SheetPlan(sheet, SheetOutcome.AGENCY_GONE)
        if self._is_again(sheet):
            return SheetPlan(sheet, SheetOutcome.DUPLICATE, agency_id)
        ratings, differing = self._ratings(sheet, agency_id)
        additions, person = self._additions(sheet, agency_id), self._person(sheet, agency_id)
        adds = additions or ratings or differing or person
        return SheetPlan(
            sheet,
            SheetOutcome.NEW if adds else SheetOutcome.NOTHING_NEW,
            agency_id,
            additions,
            ratings,
            differing,
            tuple(a for a in sheet.answers if a.prompt_id not in self._prompts),
            tuple(r for r in sheet.ratings if r.statement_id not in self._statements),
            person,
        )

    def _agency_of(self, sheet: ReturnedSheet) -> str:
        """Return the agency's id by id, else by name: a removed one may have been added again."""
        if self._session.agency(sheet.agency_id) is not None:
            return sheet.agency_id
        wanted = _bare(sheet.agency_name)
        named = [a.id for a in self._session.agencies if wanted and _bare(a.name) == wanted]
        return named[0] if len(named) == 1 else ""

    def _is_again(self, sheet: ReturnedSheet) -> bool:
        """Return whether the same person's answers came already, as under another file name."""
        answers = tuple((a.prompt_id, a.text.strip()) for a in sheet.answers)
        ratings = tuple((r.statement_id, r.rating) for r in sheet.ratings)
        key = (sheet.agency_id, sheet.name.casefold(), answers, ratings)
        is_again = key in self._now.seen
        self._now.seen.add(key)
        return is_again

    def _additions(self, sheet: ReturnedSheet, agency_id: str) -> tuple[EntryAddition, ...]:
        made = []
        for answer in sheet.answers:
            key = (answer.prompt_id, agency_id)
            before = self._now.entries.get(key, "")
            lines = new_lines(before, answer.text, sheet.person, with_name=self._with_names)
            if answer.prompt_id in self._prompts and lines:
                addition = EntryAddition(answer.prompt_id, before, lines)
                self._now.entries[key] = addition.after
                made.append(addition)
        return tuple(made)

    def _ratings(
        self, sheet: ReturnedSheet, agency_id: str
    ) -> tuple[tuple[NewRating, ...], tuple[NewRating, ...]]:
        new, differing = [], []
        for rated in sheet.ratings:
            key = (rated.statement_id, agency_id)
            there = self._now.ratings.get(key)
            if rated.statement_id not in self._statements or there is rated.rating:
                continue
            change = NewRating(rated.statement_id, there, rated.rating)
            if there is None:
                self._now.ratings[key] = rated.rating
                new.append(change)
            else:
                differing.append(change)
        return tuple(new), tuple(differing)

    def _person(self, sheet: ReturnedSheet, agency_id: str) -> PastedPerson | None:
        if not sheet.name:
            return None
        person = PastedPerson(sheet.name, sheet.role, agency_id)
        if not people_not_listed([person], self._now.people):
            return None
        self._now.people.append(person)
        return person


def new_lines(before: str, answer: str, person: str, *, with_name: bool) -> tuple[str, ...]:
    """Return the lines of an answer that an entry does not have, each once.

    A line that the entry has with the person's name after it counts as there.
    """
    there = {line.strip() for line in before.splitlines()}
    found: list[str] = []
    for line in answer.splitlines():
        words = line.strip()
        signed = f"{words} ({person})" if person else words
        wanted = signed if with_name else words
        if words and there.isdisjoint({words, signed}):
            there.add(wanted)
            found.append(f"{line.rstrip()} ({person})" if with_name and person else line.rstrip())
    return tuple(found)


def _bare(words: str) -> str:
    return one_line(words.casefold())


def useful_sheets(plan: CollectPlan, *, replacing: bool) -> tuple[SheetPlan, ...]:
    """Return the plans that change something."""
    return tuple(sheet for sheet in plan.sheets if sheet.adds_anything(replacing=replacing))


def wording_source_text(plan: SheetPlan) -> str:
    """Return where a wording came from, for its history."""
    person = plan.sheet.person
    return f"From the worksheet of {person}" if person else "From a worksheet without a name"


def collect_edit(
    session: Session, plan: CollectPlan, *, replacing: bool = False
) -> CompoundEdit | None:
    """Build the edit, or None where there is nothing to do.

    `replacing` lets ratings of the worksheets replace existing ones.
    """
    sheets = useful_sheets(plan, replacing=replacing)
    if not sheets:
        return None
    # Entries first: undo shows the place of the first of these.
    edits = (
        *_entries(session, plan),
        *_ratings(session, plan, replacing=replacing),
        *_people(session, plan),
    )
    return CompoundEdit(session.details.id, edits, f"Collect {counted(len(sheets), 'worksheet')}")


def _entries(session: Session, plan: CollectPlan) -> Iterator[Edit]:
    # Wordings of one time are sorted in the history by their ids: in the order of the sheets.
    ids = iter(sorted(new_id() for sheet in plan.sheets for _ in sheet.additions))
    for sheet in plan.sheets:
        for addition in sheet.additions:
            yield replace(_entry(session, sheet, addition), burst=next(ids))


def _entry(session: Session, sheet: SheetPlan, addition: EntryAddition) -> SetEntry:
    return SetEntry(
        session.details.id,
        addition.prompt_id,
        sheet.agency_id,
        addition.before,
        addition.after,
        verb="Collecting",
        reason=wording_source_text(sheet),
    )


def _ratings(session: Session, plan: CollectPlan, *, replacing: bool) -> Iterator[Edit]:
    standing: dict[tuple[str, str], Rating] = {}
    for sheet in plan.sheets:
        agency_id = sheet.agency_id
        for new in (*sheet.ratings, *(sheet.differing if replacing else ())):
            key = (new.statement_id, agency_id)
            before = standing.get(key, new.before)
            standing[key] = new.after
            yield RateForAgency(session.details.id, new.statement_id, agency_id, before, new.after)


def _people(session: Session, plan: CollectPlan) -> Iterator[Edit]:
    for sheet in plan.sheets:
        if sheet.person is not None:
            who = sheet.person
            # A sheet says who answered, not who will be in the room.
            values = new_person_values(who.name, who.role, who.agency_id, is_present=False)
            yield AddPerson(session.details.id, values)


def describe_collected(plan: CollectPlan, *, replaced: bool) -> str:
    """Return what was collected, for the status line."""
    new = useful_sheets(plan, replacing=replaced)
    lines = sum(sheet.lines for sheet in new)
    ratings = sum(len(sheet.ratings) + (replaced and len(sheet.differing)) for sheet in new)
    people = sum(sheet.person is not None for sheet in new)
    parts = [
        counted(lines, "line") if lines else "",
        counted(ratings, "rating") if ratings else "",
        counted(people, "person", "people") if people else "",
    ]
    said = [part for part in parts if part]
    what = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}" if said else ""
    if not what:
        return "Nothing in these worksheets is new."
    return f"Collected {counted(len(new), 'worksheet')}: {what}. Ctrl+Z takes them out again."
