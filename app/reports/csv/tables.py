"""The CSV tables of a session, one function each (header first), and their cells' values."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from app.models.records import StatementStatus
from app.models.rules.agreement import (
    absent_from,
    count_in_force,
    is_count_of_wording,
    not_heard,
    stated_reservations,
)
from app.models.rules.entries import describe_sources
from app.models.rules.standings import RATINGS, STANDINGS
from app.models.rules.tally import describe_result, level_text
from app.models.text.phrases import one_line
from app.reports.markup import clean
from app.reports.sections.actions_and_meetings import describe_origin

if TYPE_CHECKING:
    from app.models.records import Agency, AgreementCount, Prompt, Rating, Session


Value = str | int | date | None
"""The value of a cell: a person's text, or a number, a date or None of this program."""

_GUARD = "'"
_FORMULA = frozenset("=+-@\N{MINUS SIGN}")
# OWASP names tab and line feed as well; `clean` leaves no carriage return.
_FIRST = ("\t", "\n", _GUARD)


def csv_value(value: Value) -> str | int:
    """Return a value as written to the file: texts guarded, dates in ISO 8601, None as ""."""
    if value is None:
        return ""
    if isinstance(value, str):
        return escape_formula(value)
    return value if isinstance(value, int) else value.isoformat()


def escape_formula(text: str) -> str:
    """Return cleaned text that no spreadsheet takes for a formula."""
    text = clean(text)
    is_risky = text.startswith(_FIRST) or _first_seen(text) in _FORMULA
    return _GUARD + text if is_risky else text


def yes_or_no(is_so: bool) -> str:  # noqa: FBT001 - it is all there is to say
    """Return "yes" or "no"."""
    return "yes" if is_so else "no"


def local_time(moment: datetime | None, zone: tzinfo | None) -> str:
    """Return a time in `zone`, by default this computer's, with its offset from UTC."""
    if moment is None:
        return ""
    return moment.astimezone(zone).isoformat(timespec="seconds")


def _first_seen(text: str) -> str:
    """Return the first visible character, a full-width form as the usual one; "" if none."""
    for character in text:
        if unicodedata.category(character)[0] not in "ZCM":
            return unicodedata.normalize("NFKC", character)[:1]
    return ""


Row = tuple[Value, ...]

_LEVELS = range(6)


def people(session: Session, _zone: tzinfo | None) -> Iterator[Row]:
    """Return a row for every person by agency; an agency without people has a row of its own."""
    yield ("Agency", "Agency note", "Agency present", "Name", "Role", "Present")
    for agency in session.agencies:
        about = (agency.name, agency.note, yes_or_no(agency.is_present))
        members = [each for each in session.people if each.agency_id == agency.id]
        if not members:
            yield (*about, None, None, None)
        for each in members:
            yield (*about, each.name, each.role, yes_or_no(each.is_present))
    for each in session.people:
        if session.agency(each.agency_id) is None:
            yield (None, None, None, each.name, each.role, yes_or_no(each.is_present))


def statements(session: Session, zone: tzinfo | None) -> Iterator[Row]:
    """Return a row for every prompt, with or without a statement."""
    yield (
        "Number",
        "Prompt",
        "Joint statement",
        "Status",
        "Agreed at",
        "Agreed wording, if changed since",
        "Count in words",
        "Objections",
        "Reservations",
        "Still to hear from",
        "Drawn from",
    )
    for number, prompt in _numbered(session):
        said, count = prompt.statement, count_in_force(prompt)
        is_changed = said.status is StatementStatus.CHANGED
        yield (
            number,
            prompt.text,
            said.text,
            STANDINGS[said.status].word.lower(),
            local_time(said.agreed_at, zone),
            said.agreed_text if is_changed else None,
            _count_in_words(session, prompt, count),
            count.objections if count else None,
            len(stated_reservations(prompt)),
            ", ".join(agency.name for agency in not_heard(session, prompt)),
            describe_sources(said.text, prompt.sources, session.agencies)
            if prompt.sources
            else None,
        )


def _count_in_words(session: Session, prompt: Prompt, count: AgreementCount | None) -> str:
    if count is None:
        is_agreed = prompt.statement.status is StatementStatus.AGREED
        return "Agreed by the room without a count." if is_agreed else ""
    sentences = list(describe_result(session, count))
    if not is_count_of_wording(count, prompt.statement.text):
        sentences.append("That was another wording.")
    return " ".join(sentences)


def entries(session: Session, _zone: tzinfo | None) -> Iterator[Row]:
    """Return a row for every line of an agency's entry."""
    yield ("Number", "Prompt", "Agency", "Line", "Words")
    for number, prompt in _numbered(session):
        for agency in session.agencies:
            lines = clean(prompt.entries.get(agency.id, "")).split("\n")
            filled = [line for line in lines if line.strip()]
            for place, line in enumerate(filled, start=1):
                yield (number, prompt.text, agency.name, place, line)


def agreement(session: Session, zone: tzinfo | None) -> Iterator[Row]:
    """Return a row for every agency in every finished count.

    An agency that was absent, silent or not counted has words there, and never a number.
    """
    yield (
        "Number",
        "Prompt",
        "Counted at",
        "Which count",
        "Level needed",
        "Agency",
        *map(level_text, _LEVELS),
        "People",
        "Not counted because",
        "Result of the count",
        "Objections",
        "Wording counted",
    )
    for number, prompt in _numbered(session):
        in_force = count_in_force(prompt)
        for count in prompt.counts:
            if not count.is_finished:
                continue
            which = "in force" if count is in_force else "earlier"
            about = (number, prompt.text, local_time(count.at, zone), which, count.level_needed)
            result = (" ".join(describe_result(session, count)), count.objections, count.wording)
            for tally in _tallies(session, count):
                yield (*about, *tally, *result)


def _tallies(session: Session, count: AgreementCount) -> Iterator[Row]:
    tallies = {tally.agency_id: tally for tally in count.tallies}
    absent = {agency.id for agency in absent_from(session, count)}
    nothing = (None,) * (len(_LEVELS) + 1)
    for agency in session.agencies:
        tally = tallies.pop(agency.id, None)
        if tally is not None and tally.people:
            yield (agency.name, *tally.levels, tally.people, None)
        else:
            silent = "not counted" if tally is None else "no hands shown"
            yield (agency.name, *nothing, "absent" if agency.id in absent else silent)
    for tally in tallies.values():
        yield (None, *tally.levels, tally.people, None)


def reservations(session: Session, _zone: tzinfo | None) -> Iterator[Row]:
    """Return a row for every reservation with a text."""
    yield ("Number", "Prompt", "Agency", "Person", "Concern", "What would change it", "Review by")
    for number, prompt in _numbered(session):
        for each in stated_reservations(prompt):
            agency = _name(session.agency(each.agency_id))
            yield (
                number,
                prompt.text,
                agency,
                each.person,
                each.concern,
                each.would_change,
                each.review_by,
            )


def wordings(session: Session, zone: tzinfo | None) -> Iterator[Row]:
    """Return a row for every saved wording, the oldest of each text first."""
    yield ("Number", "Prompt", "Of", "Agency", "Wording", "Words", "Written at", "Changed because")
    for number, prompt in _numbered(session):
        for agency in (None, *session.agencies):
            wanted = (prompt.id, agency.id if agency else None)
            own = [w for w in session.wordings if (w.prompt_id, w.agency_id) == wanted]
            whose = "entry" if agency else "joint statement"
            for place, each in enumerate(sorted(own, key=lambda w: w.at), start=1):
                about = (number, prompt.text, whose, _name(agency), place)
                yield (*about, each.text, local_time(each.at, zone), each.reason)


def _numbered(session: Session) -> Iterator[tuple[int, Prompt]]:
    return enumerate(session.prompts, start=1)


def _name(agency: Agency | None) -> str | None:
    return agency.name if agency else None


def checklist(session: Session, _zone: tzinfo | None) -> Iterator[Row]:
    """Return a row for every statement, with the joint rating and a column for each agency's."""
    yield ("Number", "Statement", "Together", *_columns(session), "Evidence")
    for number, each in enumerate(session.checklist, start=1):
        own = (_rating(each.by_agency.get(agency.id)) for agency in session.agencies)
        yield (each.code or str(number), each.text, _rating(each.rating), *own, each.evidence)


def _rating(rating: Rating | None) -> str | None:
    return RATINGS[rating].word.lower() if rating else None


def actions(session: Session, zone: tzinfo | None) -> Iterator[Row]:
    """Return a row for every action."""
    yield ("What", "Who", "Agency", "Due", "Done", "From", "Added at")
    for each in session.actions:
        agency = session.agency(each.agency_id)
        yield (
            each.what,
            each.who,
            agency.name if agency else None,
            each.due,
            yes_or_no(each.is_done),
            describe_origin(session, each.origin, each.origin_id),
            local_time(each.created_at, zone),
        )


def meetings(session: Session, _zone: tzinfo | None) -> Iterator[Row]:
    """Return a row for every meeting."""
    yield ("Date", "Time", "Place", "Purpose")
    for each in session.meetings:
        yield (each.date, each.time, each.place, each.purpose)


def standards(session: Session, _zone: tzinfo | None) -> Iterator[Row]:
    """Return a row for every link from a standard to a prompt or a checklist statement."""
    yield ("Standard", "Words", "Source", "Legal status", "Linked to")
    for each in session.links:
        linked = describe_origin(session, each.target, each.target_id)
        yield (each.code, each.text, each.source, each.legal_status, linked)


def glossary(session: Session, _zone: tzinfo | None) -> Iterator[Row]:
    """Return a row for every term, with a column for what each agency means by it."""
    yield ("Term", "Stands for", "Meaning", *_columns(session))
    for each in session.glossary:
        senses = (each.senses.get(agency.id) for agency in session.agencies)
        yield (each.term, each.stands_for, each.meaning, *senses)


def _columns(session: Session) -> Iterator[str]:
    """Return a column title for each agency, no two alike, since some readers go by the title."""
    taken = {"number", "statement", "together", "evidence", "term", "stands for", "meaning"}
    for number, agency in enumerate(session.agencies, start=1):
        name = one_line(agency.name) or f"Agency {number}"
        while name.casefold() in taken:
            name = f"{name} ({number})"
        taken.add(name.casefold())
        yield name
