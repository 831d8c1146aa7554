"""The details on the title page, and the sections of people and of the sign-off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.models.rules.agreement import agreed_count
from app.models.text.phrases import counted
from app.reports.document import (
    Block,
    Cell,
    Facts,
    Heading,
    Paragraph,
    Role,
    Section,
    Table,
    TableColumn,
    cell,
    text,
)
from app.reports.labels import date_text

if TYPE_CHECKING:
    from app.models.records import Agency, Person, Session


def cover(session: Session) -> tuple[Block, ...]:
    """Return the details of the session and its progress."""
    details = session.details
    facts = (
        ("Setting", details.setting),
        ("Date", date_text(details.date)),
        ("Place", details.place),
        ("Facilitator", details.facilitator),
        ("Purpose", details.purpose),
        ("So far", _progress(session)),
    )
    return (Facts(tuple((name, words) for name, words in facts if words.strip())),)


def _progress(session: Session) -> str:
    prompts, statements = len(session.prompts), len(session.checklist)
    rated = sum(statement.rating is not None for statement in session.checklist)
    facts = [
        f"{agreed_count(session)} of {counted(prompts, 'statement')} agreed" if prompts else "",
        f"{rated} of {counted(statements, 'checklist statement')} rated" if statements else "",
        counted(len(session.actions), "action") if session.actions else "no actions yet",
    ]
    return ", ".join(filter(None, facts))


def people(session: Session) -> tuple[Section, ...]:
    """Return everybody by agency, agencies without people, and people without an agency."""
    heading = Heading("Agencies and people", level=1)
    rows = tuple(_rows(session))
    if not rows:
        return (Section(heading, (text("Nobody is named in this record.", Role.ABSENT),)),)
    columns = (
        TableColumn("Agency", 26),
        TableColumn("Name", 22),
        TableColumn("Role", 37),
        TableColumn("Attendance", 15),
    )
    table = Table("People by agency", columns, rows, header_column=1, is_grouped=True)
    return (Section(heading, (table,)),)


def _rows(session: Session) -> Iterator[tuple[Cell, ...]]:
    for agency in session.agencies:
        members = [p for p in session.people if p.agency_id == agency.id]
        if not members:
            there = cell("") if agency.is_present else _attendance_cell(is_present=False)
            yield (_agency_cell(agency), _nobody(), cell(""), there)
        for person in members:
            yield _row(_agency_cell(agency), person)
    for person in session.people:
        if session.agency(person.agency_id) is None:
            yield _row(Cell((text("No agency", Role.ABSENT),)), person)


def _row(agency: Cell, person: Person) -> tuple[Cell, ...]:
    return (
        agency,
        cell(person.name),
        cell(person.role, is_typed=True),
        _attendance_cell(is_present=person.is_present),
    )


def _agency_cell(agency: Agency) -> Cell:
    lines: list[Paragraph] = [text(agency.name, is_strong=True)]
    if agency.note.strip():
        lines.append(text(agency.note, Role.MUTED, is_typed=True))
    if not agency.is_present:
        lines.append(text("Agency absent", Role.ABSENT))
    return Cell(tuple(lines), colour=agency.colour)


def _nobody() -> Cell:
    return Cell((text("Nobody named", Role.ABSENT),))


def _attendance_cell(*, is_present: bool) -> Cell:
    return cell("✓ Present") if is_present else Cell((text("– Absent", Role.ABSENT),))


_MEANING = (
    "By signing, an agency confirms that this record says what was agreed at the workshop and what "
    "was not."
)
_FACILITATOR = cell("Facilitator", is_strong=True)


def sign_off(session: Session) -> tuple[Section, ...]:
    """Return the table with a line to sign for each agency and for the facilitator."""
    columns = (
        TableColumn("Agency", 26),
        TableColumn("Name and role", 30),
        TableColumn("Signature", 28),
        TableColumn("Date", 16),
    )
    rows = (
        *((name, cell(""), cell(""), cell("")) for name in _names(session)),
        (_FACILITATOR, cell(session.details.facilitator), cell(""), cell("")),
    )
    table = Table("A line for each agency to sign", columns, rows, is_for_pen=True)
    return (Section(Heading("Sign-off", level=1), (text(_MEANING), table), starts_page=True),)


def _names(session: Session) -> Iterator[Cell]:
    for agency in session.agencies:
        lines: list[Paragraph] = [text(agency.name, is_strong=True)]
        if not agency.is_present:
            lines.append(text("Absent from the workshop", Role.ABSENT))
        yield Cell(tuple(lines), colour=agency.colour)
