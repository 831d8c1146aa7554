"""Frozen records: everything that leaves the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import uuid4


def new_id() -> str:
    """Return a new id: a UUID string, never used again."""
    return str(uuid4())


class Rating(StrEnum):
    """How far a checklist statement holds; `None` stands for not rated."""

    NOT_YET = "not_yet"
    PARTLY = "partly"
    IN_PLACE = "in_place"


class StatementStatus(StrEnum):
    """Where an agreed statement stands, worked out by the rules of agreement."""

    OPEN = "open"
    DRAFT = "draft"
    AGREED = "agreed"
    CHANGED = "changed"


class Origin(StrEnum):
    """The kind of record that an action or a link refers to."""

    PROMPT = "prompt"
    CHECKLIST = "checklist"
    RESERVATION = "reservation"


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One row of the list of sessions. Times are UTC; `deleted_at` is None unless deleted."""

    id: str
    title: str
    setting: str
    date: date | None
    agreed: int
    prompts: int
    changed_at: datetime
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """Who met, where, when and why. Times are UTC; `date` is a plain date.

    `final_version` is the number of the last final record, 0 for none, and `final_of` the
    `changed_at` that the session had when it was written.
    """

    id: str
    title: str
    setting: str
    date: date | None
    place: str
    facilitator: str
    purpose: str
    grid_source: str
    checklist_source: str
    reviews_id: str | None
    created_at: datetime
    changed_at: datetime
    final_version: int = 0
    final_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """One column of the grid. `colour` is "#RRGGBB"; an absent agency is recorded, not hidden."""

    id: str
    name: str
    note: str
    colour: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invited to the workshop."""

    id: str
    name: str
    role: str
    agency_id: str | None
    is_present: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that was committed once, as it was at `at` (UTC).

    Of the agreed statement where `agency_id` is None, else of that agency's entry.
    """

    id: str
    prompt_id: str
    agency_id: str | None
    text: str
    at: datetime
    reason: str


Levels = tuple[int, int, int, int, int, int]
"""The number of people at each level, 0 (block) to 5 (lead)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The tally of one agency: how many of its people are at each level, 0 (block) to 5 (lead)."""

    agency_id: str
    levels: Levels

    @property
    def people(self) -> int:
        """How many people were counted."""
        return sum(self.levels)


@dataclass(frozen=True, slots=True)
class AgreementCount:
    """One count of the room; the last finished one of a prompt is the one in force.

    `wording` is the statement that was counted, empty where that was not kept. `absent` are the ids
    of agencies that were not in the room; `objections` is why it was agreed all the same.
    """

    id: str
    at: datetime
    level_needed: int
    objections: str
    tallies: tuple[Tally, ...]
    wording: str = ""
    absent: tuple[str, ...] = ()
    is_finished: bool = True


@dataclass(frozen=True, slots=True)
class StatementSource:
    """Words of an agency's entry, as they were put into the agreed statement."""

    id: str
    agency_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Reservation:
    """What somebody can't yet agree to, and what would change it."""

    id: str
    agency_id: str | None
    person: str
    concern: str
    would_change: str
    review_by: date | None


@dataclass(frozen=True, slots=True)
class AgreedStatement:
    """The joint statement of one prompt. `agreed_text` is the wording that the room agreed to."""

    text: str
    status: StatementStatus
    agreed_text: str | None
    agreed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Prompt:
    """One row of the grid; `entries` maps an agency's id to its text (no key: not heard yet)."""

    id: str
    text: str
    minutes: int | None
    entries: Mapping[str, str]
    statement: AgreedStatement
    counts: tuple[AgreementCount, ...]
    reservations: tuple[Reservation, ...]
    sources: tuple[StatementSource, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistStatement:
    """One checklist statement as used in this session; `by_agency` holds the rated ones only."""

    id: str
    code: str
    text: str
    rating: Rating | None
    evidence: str
    by_agency: Mapping[str, Rating]


@dataclass(frozen=True, slots=True)
class Action:
    """Something somebody will do. `origin_id` is the id of what it came from, if anything."""

    id: str
    what: str
    who: str
    agency_id: str | None
    due: date | None
    is_done: bool
    origin: Origin | None
    origin_id: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A standard linked to a prompt or a checklist statement, with a copy of its words.

    `legal_status` is whether it was in force, in sentences; empty where that is not known.
    """

    id: str
    standard_id: str
    code: str
    text: str
    source: str
    legal_status: str
    target: Origin
    target_id: str


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term and what each agency means by it (`senses`: agency id to meaning).

    `stands_for` is the full form of an acronym.
    """

    id: str
    term: str
    meaning: str
    senses: Mapping[str, str]
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting planned to come back to this record. `time` is "HH:MM" or empty."""

    id: str
    date: date | None
    time: str
    place: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Session:
    """One whole session, read in one transaction: the snapshot every view and report works from."""

    details: SessionDetails
    agencies: tuple[Agency, ...]
    people: tuple[Person, ...]
    prompts: tuple[Prompt, ...]
    checklist: tuple[ChecklistStatement, ...]
    actions: tuple[Action, ...]
    links: tuple[Link, ...]
    glossary: tuple[GlossaryTerm, ...]
    meetings: tuple[Meeting, ...]
    wordings: tuple[Wording, ...] = ()
    """Filled by `Store.whole_session` only."""

    def agency(self, agency_id: str | None) -> Agency | None:
        """Return the agency with this id, or None."""
        return next((a for a in self.agencies if a.id == agency_id), None)

    def prompt(self, prompt_id: str | None) -> Prompt | None:
        """Return the prompt with this id, or None."""
        return next((p for p in self.prompts if p.id == prompt_id), None)
