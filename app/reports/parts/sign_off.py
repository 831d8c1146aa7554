"""The page that every agency signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.document import Cell, Column, Heading, Paragraph, Role, Section, Table, cell, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.records import Session

_MEANING = (
    "By signing, an agency confirms that this record says what was agreed at the workshop and what "
    "was not."
)
_FACILITATOR = cell("Facilitator", is_strong=True)


def sign_off(session: Session) -> tuple[Section, ...]:
    """Give a line for each agency and one for the facilitator."""
    columns = (
        Column("Agency", 26),
        Column("Name and role", 30),
        Column("Signature", 28),
        Column("Date", 16),
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
