"""List where a session holds text that looks like somebody's details, for a look before export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.models.dates import local_today
from app.models.personal_details import DetailKind, Finding, find_details

if TYPE_CHECKING:
    from app.models.records import Prompt, Session

_AROUND = 30


@dataclass(frozen=True, slots=True)
class Place:
    """A detail, and where in the session it stands, as the window says it: "Health, prompt 4".

    `excerpt` has some words around it and is never to be logged; `record_id` is the id of the
    prompt, checklist statement, action, term or meeting, and `agency_id` that of the entry's.
    """

    where: str
    kind: DetailKind
    excerpt: str = field(repr=False)
    record_id: str
    agency_id: str | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    where: str
    text: str
    record_id: str
    agency_id: str | None = None
    # What is told already of these texts is not told again.
    unless_in: tuple[str, ...] = ()


def details_in(session: Session, today: date | None = None) -> tuple[Place, ...]:
    """List every place with something that looks like a child's or family's details.

    Earlier wordings are looked through where the session has them, for what is no longer in the
    text itself. The names of people, and places of meetings, are wanted and not looked at. The
    wording that was counted is printed with the count, so it is looked through as well.
    """
    day = today or local_today()
    found = [
        Place(
            source.where,
            finding.kind,
            _excerpt(source.text, finding),
            source.record_id,
            source.agency_id,
        )
        for source in _sources(session)
        for finding in find_details(source.text, day)
        if not any(source.text[finding.start : finding.end] in text for text in source.unless_in)
    ]
    return tuple(dict.fromkeys(found))


def _sources(session: Session) -> Iterator[_Source]:
    yield from _of_details(session)
    for number, prompt in enumerate(session.prompts, 1):
        yield from _of_prompt(session, prompt, number)
    for number, statement in enumerate(session.checklist, 1):
        where = f"Evidence, checklist {statement.code or number}"
        yield _Source(where, statement.evidence, statement.id)
    for number, action in enumerate(session.actions, 1):
        yield _Source(f"Action {number}", action.what, action.id)
    for term in session.glossary:
        where = f"Glossary, {_one_line(term.term) or 'a term without a name'}"
        for text in (term.meaning, term.stands_for, *term.senses.values()):
            yield _Source(where, text, term.id)
    for number, review in enumerate(session.reviews, 1):
        yield _Source(f"Purpose of review meeting {number}", review.purpose, review.id)


def _of_details(session: Session) -> Iterator[_Source]:
    details = session.details
    for name in ("title", "setting", "purpose"):
        words = name.capitalize()
        yield _Source(f"{words} of the session", getattr(details, name), details.id)
    for agency in session.agencies:
        yield _Source(f"Note on {_agency_name(session, agency.id)}", agency.note, details.id)


def _of_prompt(session: Session, prompt: Prompt, number: int) -> Iterator[_Source]:
    spot, statement = f"prompt {number}", prompt.statement
    yield _Source(f"Prompt {number}", prompt.text, prompt.id)
    for agency in session.agencies:
        where = f"{_agency_name(session, agency.id)}, {spot}"
        yield _Source(where, prompt.entries.get(agency.id, ""), prompt.id, agency.id)
    yield _Source(f"Agreed statement, {spot}", statement.text, prompt.id)
    agreed = statement.agreed_text or ""
    yield _Source(f"Wording agreed, {spot}", agreed, prompt.id, None, (statement.text,))
    for count in prompt.counts:
        yield _Source(f"Objections, {spot}", count.objections, prompt.id)
        known = (statement.text, agreed)
        yield _Source(f"Wording counted, {spot}", count.wording, prompt.id, None, known)
    for reservation in prompt.reservations:
        for text in (reservation.concern, reservation.would_change):
            yield _Source(f"Reservation, {spot}", text, prompt.id, reservation.agency_id)
    yield from _earlier(session, prompt, spot)


def _earlier(session: Session, prompt: Prompt, spot: str) -> Iterator[_Source]:
    """Look through the latest first, so that one detail in many wordings is told once."""
    told: dict[str | None, list[str]] = {}
    for wording in reversed(session.wordings):
        if wording.prompt_id != prompt.id:
            continue
        agency_id = wording.agency_id
        entry = prompt.entries.get(agency_id, "") if agency_id else prompt.statement.text
        agreed = "" if agency_id else prompt.statement.agreed_text or ""
        seen = told.setdefault(agency_id, [entry, agreed])
        owner = _agency_name(session, agency_id) if agency_id else "Agreed statement"
        where = f"Earlier wording: {owner}, {spot}"
        yield _Source(where, wording.text, prompt.id, agency_id, tuple(seen))
        seen.append(wording.text)
        yield _Source(f"Reason for a new wording, {spot}", wording.reason, prompt.id, agency_id)


def _agency_name(session: Session, agency_id: str) -> str:
    agency = session.agency(agency_id)
    return (_one_line(agency.name) if agency else "") or "An agency without a name"


def _excerpt(text: str, finding: Finding) -> str:
    start, end = max(0, finding.start - _AROUND), min(len(text), finding.end + _AROUND)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"{before}{_one_line(text[start:end])}{after}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
