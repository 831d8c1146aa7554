"""Write one table of a session as CSV, or all of them in a zip file with a README."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, BinaryIO

from app.errors import AppError
from app.progress import Cancelled, ignore_progress, never_cancelled
from app.reports.csv import tables
from app.reports.csv.tables import csv_value
from app.reports.labels import date_text, moment_text, title_text
from app.reports.markup import clean, clean_line
from app.reports.options import TableName

if TYPE_CHECKING:
    from app.models.records import Session
    from app.reports.csv.tables import Row


# The range of times in a zip file (APPNOTE.TXT, 4.4.6).
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LATEST = (2107, 12, 31, 23, 59, 58)


def zip_entry(name: str, at: datetime) -> zipfile.ZipInfo:
    """Return a zip entry that is packed the same way on every system."""
    moment = min(max(at.timetuple()[:6], _EARLIEST), _LATEST)
    made = zipfile.ZipInfo(name, moment)
    made.compress_type = zipfile.ZIP_DEFLATED
    # As on Windows: on other systems file permissions would be stored as well.
    made.create_system = 0
    return made


# Excel reads a file without this mark in the computer's own old code page.
_MARK = "\ufeff"
_LINE = "\r\n"


@dataclass(frozen=True, slots=True)
class TableKind:
    """A table: its title, its content in words, and the function of its rows, header first."""

    title: str
    about: str
    rows: Callable[[Session, tzinfo | None], Iterator[Row]]


TABLES: Mapping[str, TableKind] = {
    TableName.PEOPLE: TableKind(
        "Agencies and people", "agencies and people, their roles, and who was there", tables.people
    ),
    TableName.STATEMENTS: TableKind(
        "Joint statements",
        "each prompt with its joint statement, its status and how the room stood",
        tables.statements,
    ),
    TableName.ENTRIES: TableKind(
        "What each agency said",
        "what each agency said at each prompt, a row a line",
        tables.entries,
    ),
    TableName.AGREEMENT: TableKind(
        "Counts of agreement",
        "how many people of each agency stood at each level, in every finished count",
        tables.agreement,
    ),
    TableName.RESERVATIONS: TableKind(
        "Reservations", "who can't agree yet, and what would change it", tables.reservations
    ),
    TableName.CHECKLIST: TableKind(
        "Checklist", "each checklist statement with its ratings and evidence", tables.checklist
    ),
    TableName.ACTIONS: TableKind("Actions", "who will do what by when", tables.actions),
    TableName.MEETINGS: TableKind(
        "Review meetings", "when this record is read again", tables.meetings
    ),
    TableName.STANDARDS: TableKind(
        "Standards linked", "standards with their source and legal status", tables.standards
    ),
    TableName.GLOSSARY: TableKind(
        "Glossary", "terms, and what each agency means by them", tables.glossary
    ),
    TableName.WORDINGS: TableKind(
        "Wording history", "every wording that was kept, and why it was changed", tables.wordings
    ),
}
"""Each table by its name, in the order of the record."""

_RULES = """
Each file is a table with a header row, in UTF-8, its fields in double quotes with commas between
them and a line of its own for each row (RFC 4180). A line break inside a field is a line feed.
Dates are written 2026-11-24; times are local, with their offset from UTC. A field with nothing
in it says that nothing was said: silence and absence are never a number.

A text that a spreadsheet could take for a formula has an apostrophe (') before it, and so has a
text that begins with an apostrophe itself. To have every text exactly as it was typed, take one
apostrophe away from each field that begins with one.
"""


def write_csv(session: Session, table: str, out: BinaryIO, zone: tzinfo | None = None) -> None:
    """Write one table; times are those of `zone`, by default this computer's.

    Raises AppError where there is no table of that name.
    """
    if table not in TABLES:
        raise AppError(f"There is no table {table[:80]}.", f"Choose one of {', '.join(TABLES)}.")
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        text.write(_MARK)
        # Quoted even where it need not be: some programs split at semicolons and tabs as well.
        sheet = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator=_LINE)
        for row in TABLES[table].rows(session, zone):
            sheet.writerow([csv_value(value) for value in row])
    finally:
        # The stream of the caller stays open.
        text.detach()


def write_zip(
    session: Session,
    out: BinaryIO,
    *,
    printed_at: datetime,
    progress: Callable[[float], None] = ignore_progress,
    cancelled: Callable[[], bool] = never_cancelled,
) -> None:
    """Write all tables into a zip file; `printed_at` sets the zone, and the time of each file.

    The same session at the same time gives the same bytes. Raises `Cancelled` once `cancelled`
    says so.
    """
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zip_entry("README.txt", printed_at), _read_me(session, printed_at))
        for number, name in enumerate(TABLES, start=1):
            if cancelled():
                raise Cancelled
            table = io.BytesIO()
            write_csv(session, name, table, printed_at.tzinfo)
            packed.writestr(zip_entry(_file(number, name), printed_at), table.getvalue())
            progress(number / len(TABLES))


def _file(number: int, name: str) -> str:
    return f"{number:02}-{name}.csv"


def _read_me(session: Session, printed_at: datetime) -> bytes:
    details, written_at = session.details, moment_text(printed_at, printed_at.tzinfo)
    facts = (
        ("Setting", details.setting),
        ("Date", date_text(details.date)),
        ("Place", details.place),
        ("Facilitator", details.facilitator),
        ("Purpose", details.purpose),
        ("Prompts from", details.grid_source),
        ("Checklist from", details.checklist_source),
    )
    lines = [
        clean_line(title_text(session)),
        f"The tables of a joint visioning workshop, written {written_at}.",
        "",
        *(f"{name}: {clean_line(words)}" for name, words in facts if words.strip()),
        "",
        *(f"{_file(n, name)}: {kind.about}" for n, (name, kind) in enumerate(TABLES.items(), 1)),
        *_RULES.splitlines(),
    ]
    return (_MARK + clean("\n".join(lines)).replace("\n", _LINE) + _LINE).encode()
