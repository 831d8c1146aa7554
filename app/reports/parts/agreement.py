"""How the room stood at one prompt: the tally by agency, and reservations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING

from app.models.counting import counted
from app.reports.document import (
    Block,
    Cell,
    Column,
    Heading,
    Role,
    Table,
    cell,
    text,
)
from app.reports.words import say_count, say_moment, say_short

if TYPE_CHECKING:
    from app.models.records import AgreementCount, Prompt, Reservation, Session

_LEVELS = ("0 Block", "1", "2", "3", "4", "5 Lead")


def agreement_blocks(session: Session, prompt: Prompt, zone: tzinfo | None) -> tuple[Block, ...]:
    """Give the count in force and the reservations, or nothing where there are none."""
    blocks: list[Block] = []
    for count in prompt.counts[-1:]:
        blocks.extend(_count(session, prompt, count, zone))
    if prompt.reservations:
        blocks.append(Heading("Reservations", level=3))
        blocks.append(_reservations(session, prompt.reservations))
    return tuple(blocks)


def _count(
    session: Session, prompt: Prompt, count: AgreementCount, zone: tzinfo | None
) -> Iterator[Block]:
    yield Heading("How the room stood", level=3)
    facts = [say_count(count) or "Nobody was counted", say_moment(count.at, zone)]
    if len(prompt.counts) > 1:
        facts.append(f"the last of {len(prompt.counts)} counts")
    yield text(" · ".join(facts), Role.MUTED)
    rows = tuple(
        (
            _agency(session, tally.agency_id),
            *(cell(str(people) if people else "–") for people in tally.levels),
            cell(str(tally.people), is_strong=True),
        )
        for tally in count.tallies
    )
    if rows:
        levels = (Column(title, 9, is_number=True) for title in _LEVELS)
        columns = (Column("Agency", 36), *levels, Column("People", 11, is_number=True))
        yield Table("People at each level of agreement, by agency", columns, rows)
    if count.objections.strip():
        yield text(f"Objections: {count.objections}")


def _agency(session: Session, agency_id: str | None) -> Cell:
    agency = session.agency(agency_id)
    if agency is None:
        return Cell((text("No agency", Role.ABSENT),))
    return Cell((text(agency.name, is_strong=True),), colour=agency.colour)


def _reservations(session: Session, reservations: tuple[Reservation, ...]) -> Table:
    columns = (
        Column("Who", 22),
        Column("Concern", 32),
        Column("What would change it", 30),
        Column("Review by", 16),
    )
    rows = tuple(
        (
            _who(session, reservation),
            cell(reservation.concern),
            cell(reservation.would_change),
            cell(say_short(reservation.review_by)),
        )
        for reservation in reservations
    )
    return Table(counted(len(rows), "reservation"), columns, rows)


def _who(session: Session, reservation: Reservation) -> Cell:
    agency = session.agency(reservation.agency_id)
    name = text(reservation.person, is_strong=True)
    if agency is None:
        return Cell((name,))
    if not reservation.person.strip():
        return Cell((text(agency.name, is_strong=True),), colour=agency.colour)
    return Cell((name, text(agency.name, Role.MUTED)), colour=agency.colour)
