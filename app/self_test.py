"""The checks of `--check`: all that an installation needs, without a window or personal files."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from app import __version__, paths
from app.errors import AppError

if TYPE_CHECKING:
    from app.models.packs import Packs
    from app.models.records import Session


SAMPLE = "hollin-bank.visioning.json"
_Found = TypeVar("_Found")
_LIBRARIES = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "alembic",
    "reportlab",
    "pikepdf",
    "python-docx",
    "pypdfium2",
    "pypdf",
    "pydantic",
)


def run_checks(print_line: Callable[[str], None]) -> None:
    """Run every check and print its result. Raises AppError at the first that fails."""
    print_line(f"Common Ground {__version__}")
    print_line(f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")
    print_line(", ".join(f"{name} {_version(name)}" for name in _LIBRARIES))
    resources = paths.resources_folder()
    packs = _check("packs", lambda: _packs(resources))
    print_line(f"packs: {_counted(packs)}")
    print_line(f"theme: {_check('theme', lambda: _theme(resources))}")
    with TemporaryDirectory(prefix="common-ground-") as folder:
        sample = _check("store", lambda: _stored_sample(resources, packs, Path(folder)))
        print_line(f"store: “{sample.details.title}” came back as it went in")
        print_line(f"pdf: {_check('pdf', lambda: _pdf(sample, resources, Path(folder)))}")
        print_line(f"preview: {_check('preview', lambda: _preview(Path(folder)))}")
        print_line(
            f"formats: {_check('formats', lambda: _formats(sample, resources, Path(folder)))}"
        )
        print_line(
            f"worksheet: {_check('worksheet', lambda: _worksheet(sample, resources, Path(folder)))}"
        )
    print_line("Everything is in order.")


def _check(name: str, check: Callable[[], _Found]) -> _Found:
    try:
        return check()
    except AppError as error:
        raise AppError(f"The check of {name} failed: {error.sentence}", error.hint) from error
    except Exception as error:
        hint = "Install Common Ground again; the log has the details."
        raise AppError(f"The check of {name} failed.", hint) from error


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(unknown)"


def _packs(resources: Path) -> Packs:
    from app.models.packs import load_packs

    return load_packs([resources / "packs", paths.packs_folder()])


def _counted(packs: Packs) -> str:
    standards = sum(len(framework.standards) for framework in packs.frameworks)
    return (
        f"{len(packs.checklist.statements)} checklist statements, "
        f"{len(packs.grid.prompts)} prompts, {standards} standards"
    )


def _theme(resources: Path) -> str:
    # A check has no screen to show anything on, and must not need one.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QFontInfo
    from PySide6.QtWidgets import QApplication

    from app.ui.theme.theme import Theme

    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication([])
    theme = Theme(resources)
    theme.apply(application)
    wanted, got = theme.font("body").families()[0], QFontInfo(theme.font("body")).family()
    if wanted != got:
        raise AppError(
            f"the font {wanted} did not load, {got} stands in.", "Install Common Ground again."
        )
    return f"light, {got}"


def _stored_sample(resources: Path, packs: Packs, folder: Path) -> Session:
    from app.models.changes import ChangePublisher
    from app.models.session_file import read_session_file
    from app.models.session_file.import_plan import OnConflict, edit_for
    from app.models.storage.database import open_library
    from app.models.storage.store import Store

    now = datetime.now(UTC)
    sample = read_session_file(resources / "samples" / SAMPLE, packs, now)
    store = Store(open_library(folder / "library.db", folder), ChangePublisher())
    try:
        store.perform(edit_for(store, sample, OnConflict.FAIL, now))
        kept = store.whole_session(sample.details.id)
    finally:
        store.close()
    if kept != sample:
        raise AppError("the library did not keep the sample as it was.", "Check the disk.")
    return kept


def _pdf(sample: Session, resources: Path, folder: Path) -> str:
    from app.reports.export import ExportOptions, export_file

    target = folder / "record.pdf"
    outcome = export_file(sample, target, ExportOptions(resources, datetime.now().astimezone()))
    return f"{outcome.pages} pages, {target.stat().st_size // 1024} kB"


def _preview(folder: Path) -> str:
    """Draw the first page of the PDF just written."""
    import pypdfium2

    with pypdfium2.PdfDocument(folder / "record.pdf") as document:
        page = document[0]
        bitmap = page.render(scale=0.5)
        size = f"{bitmap.width} × {bitmap.height} pixels"
        bitmap.close()
        page.close()
    return size


def _formats(sample: Session, resources: Path, folder: Path) -> str:
    """Write every other format of the record."""
    from app.models.session_file import write_session
    from app.reports.export import ExportOptions, export_file
    from app.reports.options import Format

    options = ExportOptions(
        resources, datetime.now().astimezone(), writers={Format.JSON: write_session}
    )
    for wanted in Format:
        if wanted is not Format.PDF:
            export_file(sample, folder / f"record.{wanted}", options)
    return ", ".join(Format)


def _worksheet(sample: Session, resources: Path, folder: Path) -> str:
    """Write a worksheet, fill it in and read it back."""
    from pypdf import PdfWriter

    from app.models.worksheets.fields import prompt_field
    from app.models.worksheets.reader import read_worksheet
    from app.reports.worksheets.writer import WorksheetOrder, write_to

    target, answer = folder / "worksheet.pdf", "One plan for each child"
    write_to(target, sample, sample.agencies[0], WorksheetOrder(), resources)
    form = PdfWriter(clone_from=target)
    form.update_page_form_field_values(None, {prompt_field(sample.prompts[0].id): answer})
    form.write(target)
    (read,) = read_worksheet(target).answers
    if read.text != answer:
        raise AppError("the worksheet came back with other words.", "Install pypdf again.")
    return f"“{answer}” came back as it was filled in"
