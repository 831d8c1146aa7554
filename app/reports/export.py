"""One export from start to finish: a snapshot in, a whole file out, or nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from app.errors import AppError
from app.models.records import Session
from app.reports.progress import ignore_progress, never_cancelled
from app.reports.record import DEFAULT_PARTS, Part, build_record
from app.safe_file import write_safely


class Format(StrEnum):
    """What a record can be written as; the value is the file's ending."""

    PDF = "pdf"
    JSON = "json"
    ICS = "ics"


Writer = Callable[[Session, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export made. `missing_characters` are those that no bundled font has.

    `pages` are those of a PDF, `entries` those of a calendar.
    """

    path: Path
    pages: int | None = None
    entries: int | None = None
    missing_characters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to export and with what.

    `printed_at` is aware; every time in the record is said in its zone. `writers` brings the
    formats that are not made from the neutral document, such as the session file.
    """

    resources: Path
    printed_at: datetime
    parts: Collection[Part] = DEFAULT_PARTS
    writers: Mapping[Format, Writer] | None = None


def format_of(target: Path) -> Format:
    """Give the format that a file's ending asks for; raise `AppError` if there is none."""
    ending = target.suffix.lower().removeprefix(".")
    try:
        return Format(ending)
    except ValueError as error:
        known = ", ".join(f".{each}" for each in Format)
        raise AppError(
            f"“{target.name}” doesn't say which kind of file to write.",
            f"Let its name end in one of {known}.",
        ) from error


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
    writer = (options.writers or {}).get(wanted)
    if writer is not None:
        write_safely(target, lambda out: writer(session, out))
        progress(1.0)
        return Exported(target)
    if wanted is Format.ICS:
        return _export_calendar(session, target, options, progress)
    if wanted is not Format.PDF:
        raise AppError(f"Nothing here writes {wanted.upper()} files.", "Choose another format.")
    return _export_pdf(session, target, options, progress, cancelled)


def _export_calendar(
    session: Session, target: Path, options: ExportOptions, progress: Callable[[float], None]
) -> Exported:
    from app.reports.calendar import write_calendar

    entries = write_safely(
        target, lambda out: write_calendar(session, out, stamped_at=options.printed_at)
    )
    progress(1.0)
    return Exported(target, entries=entries)


def _export_pdf(
    session: Session,
    target: Path,
    options: ExportOptions,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Exported:
    # On first use: ReportLab takes longer to import than the window to paint.
    from app.reports.pdf.writer import write_pdf

    document = build_record(session, options.parts, options.printed_at.tzinfo)
    outcome = write_safely(
        target,
        lambda out: write_pdf(
            document,
            out,
            resources=options.resources,
            printed_at=options.printed_at,
            progress=progress,
            cancelled=cancelled,
        ),
    )
    return Exported(target, outcome.pages, missing_characters=outcome.missing_characters)
