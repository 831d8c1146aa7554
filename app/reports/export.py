"""Export a session to a file: a whole file is written, or nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app.atomic_file import write_safely
from app.errors import AppError
from app.models.records import Session
from app.progress import Cancelled, ignore_progress, never_cancelled
from app.reports.large_print import tables_to_paragraphs
from app.reports.options import (
    DEFAULT_PARTS,
    DEFAULT_TABLE,
    DRAFT,
    Edition,
    Format,
    Layout,
    Paper,
    RecordPart,
)
from app.reports.record import build_executive, build_poster, build_record

if TYPE_CHECKING:
    from app.reports.document import Document


Writer = Callable[[Session, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """The outcome of an export. `missing_characters` are those that no bundled font has.

    `pages` are those of a PDF, `entries` those of a calendar.
    """

    path: Path
    pages: int | None = None
    entries: int | None = None
    missing_characters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """The choices of one export.

    `printed_at` is aware; every time in the record is written in its zone. `writers` has the
    writers of formats that are not made from the neutral document, such as the session file.
    """

    resources: Path
    printed_at: datetime
    parts: Collection[RecordPart] = DEFAULT_PARTS
    writers: Mapping[Format, Writer] | None = None
    layout: Layout = Layout.RECORD
    paper: Paper = Paper.A4
    edition: Edition = DRAFT
    table: str = DEFAULT_TABLE
    """Which table a CSV file holds."""


@dataclass(frozen=True, slots=True)
class ExportWork:
    """An export in progress: session, options, and callbacks for progress and cancelling."""

    session: Session
    options: ExportOptions
    progress: Callable[[float], None] = ignore_progress
    cancelled: Callable[[], bool] = never_cancelled


def format_of(target: Path) -> Format:
    """Return the format of a file's ending; raise `AppError` if no format has it."""
    ending = target.suffix.lower().removeprefix(".")
    if ending not in list(Format):
        known = ", ".join(f".{each}" for each in Format)
        raise AppError(
            f"“{target.name}” doesn't say which kind of file to write.",
            f"Let its name end in one of {known}.",
        )
    return Format(ending)


def export_file(
    session: Session,
    target: Path,
    options: ExportOptions,
    *,
    format: Format | None = None,  # noqa: A002 - the word that the command line has
    progress: Callable[[float], None] = ignore_progress,
    cancelled: Callable[[], bool] = never_cancelled,
) -> Exported:
    """Write a session to `target`; without `format` its ending decides.

    Raises `Cancelled` once `cancelled` says so and `AppError` if it can't be written; either way
    an older file at `target` is untouched.
    """
    wanted = format or format_of(target)
    work = ExportWork(session, options, progress, cancelled)
    made = write_safely(target, lambda out: write_to(out, wanted, work))
    progress(1.0)
    return replace(made, path=target)


def write_to(out: BinaryIO, wanted: Format, work: ExportWork) -> Exported:
    """Write a session in a format to `out`, a file or memory; the path of the outcome is empty.

    Raises `Cancelled` once the work is cancelled.
    """
    if work.cancelled():
        raise Cancelled
    made = _write(out, wanted, work)
    if work.cancelled():
        raise Cancelled
    return made


def _write(out: BinaryIO, wanted: Format, work: ExportWork) -> Exported:
    writer = (work.options.writers or {}).get(wanted)
    if writer is not None:
        writer(work.session, out)
        return Exported(Path())
    if wanted not in _WRITERS:
        raise AppError(f"Nothing here writes {wanted.upper()} files.", "Choose another format.")
    return _WRITERS[wanted](out, work)


def document_of(session: Session, options: ExportOptions) -> Document:
    """Build the document of the layout: the record in its parts, or the statements alone."""
    zone, edition = options.printed_at.tzinfo, options.edition
    match options.layout:
        case Layout.EXECUTIVE:
            return build_executive(session, zone, edition)
        case Layout.POSTER:
            return build_poster(session, zone, edition)
        case Layout.LARGE_PRINT:
            return tables_to_paragraphs(build_record(session, options.parts, zone, edition))
        case _:
            return build_record(session, options.parts, zone, edition)


def _write_calendar(out: BinaryIO, work: ExportWork) -> Exported:
    from app.reports.ics.writer import write_calendar

    entries = write_calendar(work.session, out, stamped_at=work.options.printed_at)
    return Exported(Path(), entries=entries)


def _write_pdf(out: BinaryIO, work: ExportWork) -> Exported:
    # Imported on first use: ReportLab takes longer to import than the window to paint.
    from app.reports.pdf.writer import write_pdf

    options = work.options
    outcome = write_pdf(
        document_of(work.session, options),
        out,
        resources=options.resources,
        printed_at=options.printed_at,
        layout=options.layout,
        paper=options.paper,
        progress=work.progress,
        cancelled=work.cancelled,
    )
    return Exported(Path(), outcome.pages, missing_characters=outcome.missing_characters)


def _write_html(out: BinaryIO, work: ExportWork) -> Exported:
    from app.reports.html.writer import write_html

    return _write_record(write_html, out, work)


def _write_docx(out: BinaryIO, work: ExportWork) -> Exported:
    from app.reports.docx.writer import write_docx

    return _write_record(write_docx, out, work)


def _write_record(write: Callable[..., None], out: BinaryIO, work: ExportWork) -> Exported:
    """Write the chosen parts, in a format that has one layout."""
    options = work.options
    write(
        build_record(work.session, options.parts, options.printed_at.tzinfo, options.edition),
        out,
        resources=options.resources,
        printed_at=options.printed_at,
        progress=work.progress,
        cancelled=work.cancelled,
    )
    return Exported(Path())


def _write_table(out: BinaryIO, work: ExportWork) -> Exported:
    from app.reports.csv.writer import write_csv

    options = work.options
    write_csv(work.session, options.table, out, options.printed_at.tzinfo)
    return Exported(Path())


def _write_tables(out: BinaryIO, work: ExportWork) -> Exported:
    from app.reports.csv.writer import write_zip

    write_zip(
        work.session,
        out,
        printed_at=work.options.printed_at,
        progress=work.progress,
        cancelled=work.cancelled,
    )
    return Exported(Path())


_WRITERS: dict[Format, Callable[[BinaryIO, ExportWork], Exported]] = {
    Format.PDF: _write_pdf,
    Format.HTML: _write_html,
    Format.DOCX: _write_docx,
    Format.CSV: _write_table,
    Format.ZIP: _write_tables,
    Format.ICS: _write_calendar,
}
