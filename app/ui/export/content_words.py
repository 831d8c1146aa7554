"""Say in words what a file holds that has no pages to show."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

from app.models.counting import counted
from app.models.reviews import in_calendar, in_order
from app.models.summary import day_in_words
from app.reports.choices import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.models.records import Session
    from app.ui.export.order import Made

_KILOBYTE = 1000
# A person's text may be one field of a table, and csv stops at 131,072 characters by itself.
_LONGEST_FIELD = 50_000_000


def describe(session: Session, made: Made) -> tuple[str, str, tuple[str, ...]]:
    """Give what a file holds: a sentence, a hint, and its pieces in a line each."""
    size = say_size(len(made.data))
    if made.format is Format.ICS:
        dates = tuple(f"{day_in_words(day)}: {what}" for day, what in sorted(_dates(session)))
        return f"{counted(len(dates), 'date')}, {size}", "What is done is left out.", dates
    if made.format is Format.ZIP:
        tables = _tables_in(made.data)
        return (
            f"{counted(len(tables), 'file')}, {size} in all",
            "The tables open in Excel and LibreOffice.",
            tables,
        )
    hint = "Nothing is left out. “Import a session file” in the File menu reads it."
    return f"The whole session, {size}", hint, _pieces(session)


def say_size(count: int) -> str:
    """Give a number of bytes as "34 kB" or "1.2 MB"."""
    kilobytes = count / _KILOBYTE
    if kilobytes < _KILOBYTE:
        return f"{max(1, round(kilobytes))} kB"
    return f"{kilobytes / _KILOBYTE:.1f} MB"


def table_in(data: bytes) -> list[list[str]]:
    """Read the rows of a table, the first of them its heads."""
    csv.field_size_limit(_LONGEST_FIELD)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _dates(session: Session) -> Iterator[tuple[date, str]]:
    shown = in_calendar(session)
    for meeting in in_order(session.reviews):
        if meeting.id in shown and meeting.date:
            yield meeting.date, f"review meeting {meeting.time} {meeting.place}".strip()
    for action in session.actions:
        if action.id in shown and action.due:
            yield action.due, f"due, {action.what.strip() or 'an action'}"


def _tables_in(data: bytes) -> tuple[str, ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        return tuple(_say_table(name, files.read(name)) for name in files.namelist())


def _say_table(name: str, data: bytes) -> str:
    if not name.endswith(".csv"):
        return f"{name}: {say_size(len(data))}"
    return f"{name}: {counted(max(0, len(table_in(data)) - 1), 'row')}"


def _pieces(session: Session) -> tuple[str, ...]:
    entries = sum(len(prompt.entries) for prompt in session.prompts)
    counts = sum(len(prompt.counts) for prompt in session.prompts)
    reservations = sum(len(prompt.reservations) for prompt in session.prompts)
    rated = sum(statement.rating is not None for statement in session.checklist)
    found = (
        (len(session.agencies), "agency", "agencies"),
        (len(session.people), "person", "people"),
        (len(session.prompts), "prompt", ""),
        (entries, "entry of an agency", "entries of agencies"),
        (counts, "count of the room", "counts of the room"),
        (reservations, "reservation", ""),
        (len(session.wordings), "wording", ""),
        (rated, "checklist statement rated", "checklist statements rated"),
        (len(session.actions), "action", ""),
        (len(session.links), "link to a standard", "links to standards"),
        (len(session.glossary), "term in the glossary", "terms in the glossary"),
        (len(session.reviews), "review meeting", ""),
    )
    return tuple(counted(*each) for each in found if each[0])
