"""An export: a snapshot of a session and its choices, written to a file or to memory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from app.errors import AppError
from app.reports.export import Exported, ExportOptions, ExportWork, export_file, write_to
from app.reports.options import (
    DEFAULT_PARTS,
    DRAFT,
    FORMATS,
    Edition,
    ExportSettings,
    Format,
    Layout,
    Paper,
    PreviewKind,
    RecordPart,
    safe_file_name,
)
from app.reports.personal_data_in_export import personal_data_in_export
from app.ui.export.labels import tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.models.records import Session
    from app.models.text.session_personal_data import PersonalDataHit


@dataclass(frozen=True, slots=True)
class ExportJob:
    """A snapshot of a session to write or to preview, and the choices for it."""

    session: Session
    choices: ExportSettings
    edition: Edition = DRAFT

    @property
    def format(self) -> Format:
        """The format that is written."""
        return self.choices.format

    def personal_data(self) -> tuple[PersonalDataHit, ...]:
        """Return what looks like somebody's details in what is written."""
        chosen = self.choices
        return personal_data_in_export(
            self.session,
            self.format,
            layout=chosen.layout,
            parts=parts_of(chosen),
            table=chosen.table,
        )

    def options(self, resources: Path, printed_at: datetime) -> ExportOptions:
        """Return the options for the writers."""
        from app.models.session_file import write_session

        has_layouts = FORMATS[self.format].has_layouts
        return ExportOptions(
            resources=resources,
            printed_at=printed_at,
            parts=parts_of(self.choices),
            writers={Format.JSON: write_session},
            layout=self.choices.layout if has_layouts else Layout.RECORD,
            paper=self.choices.paper if has_layouts else Paper.A4,
            edition=self.edition,
            table=self.choices.table,
        )


@dataclass(frozen=True, slots=True)
class PreviewResult:
    """What was written to memory for a preview, and its format: PDF for HTML and Word too."""

    format: Format
    data: bytes
    exported: Exported


def with_known_table(choices: ExportSettings) -> ExportSettings:
    """Return the choices, with the default table in place of one that no longer exists."""
    if choices.table in tables():
        return choices
    return replace(choices, table=ExportSettings().table)


def parts_of(choices: ExportSettings) -> frozenset[RecordPart]:
    """Return the parts that are ticked."""
    return frozenset(DEFAULT_PARTS) ^ {part for part in RecordPart if part.value in choices.turned}


def changed_parts(parts: frozenset[RecordPart]) -> tuple[str, ...]:
    """Return the names of the parts whose tick differs from the default, sorted."""
    return tuple(sorted(part.value for part in parts ^ frozenset(DEFAULT_PARTS)))


def write_file(
    order: ExportJob,
    target: Path,
    resources: Path,
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> Exported:
    """Write an order to `target`, whole or not at all."""
    options = order.options(resources, datetime.now().astimezone())
    return export_file(
        order.session,
        target,
        options,
        format=order.format,
        progress=progress,
        cancelled=is_cancelled,
    )


def write_preview(
    order: ExportJob,
    resources: Path,
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> PreviewResult:
    """Return the preview of an order, written to memory."""
    # HTML and Word get their pages in the program that opens them; words and order are the PDF's.
    has_pages = FORMATS[order.format].preview is PreviewKind.PAGES
    shown = Format.PDF if has_pages else order.format
    out = BytesIO()
    options = order.options(resources, datetime.now().astimezone())
    exported = write_to(out, shown, ExportWork(order.session, options, progress, is_cancelled))
    return PreviewResult(shown, out.getvalue(), exported)


def require_ending(wanted: Format, target: Path) -> None:
    """Raise AppError where the ending of a file's name is not that of its format."""
    if target.suffix.lower() != f".{wanted.value}":
        raise AppError(
            f"“{target.name}” doesn’t say which kind of file it is.",
            f"Let its name end in {FORMATS[wanted].ending}.",
        )


_LONGEST_NAME = 80


def file_name(session: Session) -> str:
    """Return a file name from the title and date, valid on every file system."""
    title = safe_file_name(session.details.title, _LONGEST_NAME)
    day = f" {session.details.date.isoformat()}" if session.details.date else ""
    return f"{title or 'Workshop'}{day}"


def order_file_name(order: ExportJob) -> str:
    """Return a file name that also differs between the records of one session."""
    name = file_name(order.session)
    info = FORMATS[order.format]
    if info.has_layouts and order.choices.layout is not Layout.RECORD:
        name += f" {order.choices.layout.replace('-', ' ')}"
    if info.has_tables:
        name += f" {order.choices.table}"
    if info.is_record and order.edition != DRAFT:
        name += f" final {order.edition.version}"
    return name
