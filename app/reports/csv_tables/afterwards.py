"""The tables of the checklist and of what comes after the workshop, as those of the room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING

from app.models.records import Rating
from app.reports.csv_tables.cells import local, yes_or_no
from app.reports.parts.actions import say_origin

if TYPE_CHECKING:
    from app.models.records import Session
    from app.reports.csv_tables.room import Row

_RATING = {
    Rating.IN_PLACE: "in place",
    Rating.PARTLY: "partly",
    Rating.NOT_YET: "not yet",
    None: None,
}


def checklist(session: Session, _zone: tzinfo | None) -> Iterator[Row]:
    """Give a row for every statement, with the joint rating and a column for each agency's."""
    yield ("Number", "Statement", "Together", *_columns(session), "Evidence")
    for number, each in enumerate(session.checklist, start=1):
        own = (_RATING[each.by_agency.get(agency.id)] for agency in session.agencies)
        yield (each.code or str(number), each.text, _RATING[each.rating], *own, each.evidence)


def actions(session: Session, zone: tzinfo | None) -> Iterator[Row]:
    """Give a row for every action."""
    yield ("What", "Who", "Agency", "Due", "Done", "From", "Added at")
    for each in session.actions:
        agency = session.agency(each.agency_id)
        yield (
            each.what,
            each.who,
            agency.name if agency else None,
            each.due,
            yes_or_no(each.is_done),
            say_origin(session, each.origin, each.origin_id),
            local(each.created_at, zone),
        )


def reviews(session: Session, _zone: tzinfo | None) -> Iterator[Row]:
    """Give a row for every review meeting."""
    yield ("Date", "Time", "Place", "Purpose")
    for each in session.reviews:
        yield (each.date, each.time, each.place, each.purpose)


def standards(session: Session, _zone: tzinfo | None) -> Iterator[Row]:
    """Give a row for every link from a standard to a prompt or a checklist statement."""
    yield ("Standard", "Words", "Source", "Legal status", "Linked to")
    for each in session.links:
        linked = say_origin(session, each.target, each.target_id)
        yield (each.code, each.text, each.source, each.legal_status, linked)


def glossary(session: Session, _zone: tzinfo | None) -> Iterator[Row]:
    """Give a row for every term, with a column for what each agency means by it."""
    yield ("Term", "Stands for", "Meaning", *_columns(session))
    for each in session.glossary:
        senses = (each.senses.get(agency.id) for agency in session.agencies)
        yield (each.term, each.stands_for, each.meaning, *senses)


def _columns(session: Session) -> Iterator[str]:
    """Name a column for each agency, no two alike, since some readers go by the name."""
    taken = {"number", "statement", "together", "evidence", "term", "stands for", "meaning"}
    for number, agency in enumerate(session.agencies, start=1):
        name = " ".join(agency.name.split()) or f"Agency {number}"
        while name.casefold() in taken:
            name = f"{name} ({number})"
        taken.add(name.casefold())
        yield name
