"""Find personal data in the texts of a session, to check before an export."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from app.models.text.dates import local_today
from app.models.text.personal_data_patterns import (
    PersonalDataKind,
    PersonalDataMatch,
    match_personal_data,
)
from app.models.text.phrases import one_line

if TYPE_CHECKING:
    from app.models.records import Prompt, Session


_AROUND = 30


class TextKind(Enum):
    """The kinds of text of a session that are searched."""

    TITLE = auto()
    SETTING = auto()
    PLACE = auto()
    PURPOSE = auto()
    NOTE = auto()
    PROMPT = auto()
    ENTRY = auto()
    STATEMENT = auto()
    AGREED = auto()
    OBJECTIONS = auto()
    COUNTED = auto()
    RESERVATION = auto()
    WORDING = auto()
    EVIDENCE = auto()
    ACTION = auto()
    TERM_IN_FULL = auto()
    TERM = auto()
    MEETING = auto()


EVERY_TEXT = frozenset(TextKind)


@dataclass(frozen=True, slots=True)
class PersonalDataHit:
    """Personal data, and where in the session it is, as the window shows it: "Health, prompt 4".

    `excerpt` has some words around it and is never to be logged; `record_id` is the id of the
    prompt, checklist statement, action, term or meeting, and `agency_id` that of the entry's.
    """

    where: str
    kind: PersonalDataKind
    excerpt: str = field(repr=False)
    record_id: str
    agency_id: str | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    of: TextKind
    where: str
    text: str
    record_id: str
    agency_id: str | None = None
    # What is found in these texts already, each with its kind, is not reported again.
    unless_in: tuple[tuple[TextKind, str], ...] = ()


def find_personal_data(
    session: Session, today: date | None = None, only: Collection[TextKind] = EVERY_TEXT
) -> tuple[PersonalDataHit, ...]:
    """Return every place with something that looks like a child's or family's details.

    `only` names the kinds of text that are searched. Of earlier wordings only what is no longer in
    the texts themselves is reported, unless those are left out. The names of people, the places of
    meetings and the address of the workshop's are wanted and not searched. The wording that was
    counted is printed with the count, so it is searched as well.
    """
    day = today or local_today()
    found = [
        PersonalDataHit(
            source.where,
            finding.kind,
            _excerpt(source.text, finding),
            source.record_id,
            source.agency_id,
        )
        for source in _sources(session)
        if source.of in only
        for finding in match_personal_data(source.text, day)
        if not _is_venue_address(source, finding)
        and not _is_reported_elsewhere(source, finding, only)
    ]
    return tuple(dict.fromkeys(found))


def _is_venue_address(source: _Source, finding: PersonalDataMatch) -> bool:
    """Return whether this is the address of the workshop: a venue has one."""
    return source.of is TextKind.PLACE and finding.kind is PersonalDataKind.ADDRESS


def _is_reported_elsewhere(
    source: _Source, finding: PersonalDataMatch, only: Collection[TextKind]
) -> bool:
    words = source.text[finding.start : finding.end]
    return any(words in text for of, text in source.unless_in if of in only)


def _sources(session: Session) -> Iterator[_Source]:
    yield from _of_details(session)
    for number, prompt in enumerate(session.prompts, 1):
        yield from _of_prompt(session, prompt, number)
    for number, statement in enumerate(session.checklist, 1):
        where = f"Evidence, checklist {statement.code or number}"
        yield _Source(TextKind.EVIDENCE, where, statement.evidence, statement.id)
    for number, action in enumerate(session.actions, 1):
        yield _Source(TextKind.ACTION, f"Action {number}", action.what, action.id)
    for term in session.glossary:
        where = f"Glossary, {one_line(term.term) or 'a term without a name'}"
        yield _Source(TextKind.TERM, where, term.meaning, term.id)
        yield _Source(TextKind.TERM_IN_FULL, where, term.stands_for, term.id)
        for text in term.senses.values():
            yield _Source(TextKind.TERM, where, text, term.id)
    for number, meeting in enumerate(session.meetings, 1):
        where = f"Purpose of review meeting {number}"
        yield _Source(TextKind.MEETING, where, meeting.purpose, meeting.id)


def _of_details(session: Session) -> Iterator[_Source]:
    details = session.details
    for of, text in (
        (TextKind.TITLE, details.title),
        (TextKind.SETTING, details.setting),
        (TextKind.PLACE, details.place),
        (TextKind.PURPOSE, details.purpose),
    ):
        yield _Source(of, f"{of.name.capitalize()} of the session", text, details.id)
    for agency in session.agencies:
        where = f"Note on {_agency_name(session, agency.id)}"
        yield _Source(TextKind.NOTE, where, agency.note, details.id)


def _of_prompt(session: Session, prompt: Prompt, number: int) -> Iterator[_Source]:
    spot, statement = f"prompt {number}", prompt.statement
    yield _Source(TextKind.PROMPT, f"Prompt {number}", prompt.text, prompt.id)
    for agency in session.agencies:
        where = f"{_agency_name(session, agency.id)}, {spot}"
        said = prompt.entries.get(agency.id, "")
        yield _Source(TextKind.ENTRY, where, said, prompt.id, agency.id)
    yield _Source(TextKind.STATEMENT, f"Agreed statement, {spot}", statement.text, prompt.id)
    known: tuple[tuple[TextKind, str], ...] = ((TextKind.STATEMENT, statement.text),)
    agreed = statement.agreed_text or ""
    yield _Source(TextKind.AGREED, f"Wording agreed, {spot}", agreed, prompt.id, None, known)
    known += ((TextKind.AGREED, agreed),)
    for count in prompt.counts:
        yield _Source(TextKind.OBJECTIONS, f"Objections, {spot}", count.objections, prompt.id)
        where = f"Wording counted, {spot}"
        yield _Source(TextKind.COUNTED, where, count.wording, prompt.id, None, known)
    for reservation in prompt.reservations:
        where, agency_id = f"Reservation, {spot}", reservation.agency_id
        for text in (reservation.concern, reservation.would_change):
            yield _Source(TextKind.RESERVATION, where, text, prompt.id, agency_id)
    yield from _earlier_wordings(session, prompt, spot)


def _earlier_wordings(session: Session, prompt: Prompt, spot: str) -> Iterator[_Source]:
    """Yield the wordings, the latest first, so that data in many of them is reported once."""
    reported: dict[str | None, list[tuple[TextKind, str]]] = {}
    for wording in reversed(session.wordings):
        if wording.prompt_id != prompt.id:
            continue
        agency_id = wording.agency_id
        seen = reported.setdefault(agency_id, _current_texts(prompt, agency_id))
        owner = _agency_name(session, agency_id) if agency_id else "Agreed statement"
        where = f"Earlier wording: {owner}, {spot}"
        yield _Source(TextKind.WORDING, where, wording.text, prompt.id, agency_id, tuple(seen))
        seen.append((TextKind.WORDING, wording.text))
        where = f"Reason for a new wording, {spot}"
        yield _Source(TextKind.WORDING, where, wording.reason, prompt.id, agency_id)


def _current_texts(prompt: Prompt, agency_id: str | None) -> list[tuple[TextKind, str]]:
    if agency_id:
        return [(TextKind.ENTRY, prompt.entries.get(agency_id, ""))]
    statement = prompt.statement
    return [(TextKind.STATEMENT, statement.text), (TextKind.AGREED, statement.agreed_text or "")]


def _agency_name(session: Session, agency_id: str) -> str:
    agency = session.agency(agency_id)
    return (one_line(agency.name) if agency else "") or "An agency without a name"


def _excerpt(text: str, finding: PersonalDataMatch) -> str:
    start, end = max(0, finding.start - _AROUND), min(len(text), finding.end + _AROUND)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"{before}{one_line(text[start:end])}{after}"
