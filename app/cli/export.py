"""The `export` command: check the arguments and write the record."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app import paths
from app.cli.library import (
    is_library_missing,
    no_session_error,
    open_store,
    print_message,
    print_missing_characters,
    print_personal_data,
    refuse_to_overwrite_library,
    session_id,
)
from app.errors import AppError
from app.models.text.phrases import or_list
from app.reports.options import (
    DEFAULT_TABLE,
    DRAFT,
    FORMATS,
    LAYOUTS,
    Edition,
    Format,
    Layout,
    Paper,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Collection

    from app.models.records import Session
    from app.models.storage.store import Store
    from app.reports.export import Exported
    from app.reports.options import RecordPart


def export(arguments: Namespace) -> None:
    """Write a session to a file, and print its name.

    The version of a final record is kept in the library once it is written. Raises `AppError`.
    """
    wanted = _wanted(arguments)
    if is_library_missing(arguments.library):
        raise no_session_error(arguments.session)
    refuse_to_overwrite_library(arguments.out, arguments.library)
    with open_store(arguments.library, must_exist=True) as store:
        session = store.whole_session(session_id(store, arguments.session))
        made = _write_record(session, arguments, wanted)
        print(arguments.out)
        _report_missing_characters(made)
        if arguments.final is not None:
            _store_version(store, session, _edition(session, arguments).version)


def _write_record(session: Session, arguments: Namespace, wanted: Format) -> Exported:
    from app.models.session_file import write_session
    from app.reports.export import ExportOptions, export_file
    from app.reports.personal_data_in_export import personal_data_in_export

    layout = _layout_of(arguments, wanted)
    options = ExportOptions(
        paths.resources_folder(),
        datetime.now().astimezone(),
        _parts_of(arguments, wanted),
        writers={Format.JSON: write_session},
        layout=layout,
        paper=_paper_of(arguments, wanted, layout),
        edition=_edition_of(session, arguments, wanted),
        table=_table_of(arguments, wanted),
    )
    places = personal_data_in_export(
        session, wanted, layout=options.layout, parts=options.parts, table=options.table
    )
    print_personal_data(places, "record")
    return export_file(session, arguments.out, options, format=wanted)


def _report_missing_characters(made: Exported) -> None:
    from app.reports.unicode_scripts import describe_missing_scripts

    print_missing_characters(made.missing_characters)
    if made.missing_characters:
        print_message(describe_missing_scripts(made.missing_characters))


def _store_version(store: Store, session: Session, version: int) -> None:
    """Store the version of a final record, so that the next one gets the next number."""
    from app.models.rules.final_versions import final_version_edit

    edit = final_version_edit(session.details, session.details, version)
    if edit is not None:
        store.perform(edit)


def _layout_of(arguments: Namespace, wanted: Format) -> Layout:
    if arguments.layout is None:
        return Layout.RECORD
    if not FORMATS[wanted].has_layouts:
        raise AppError("Only a PDF has a layout.", "Leave out --layout, or write a PDF.")
    layout = Layout(arguments.layout)
    if arguments.parts is not None and not LAYOUTS[layout].has_parts:
        raise AppError(
            f"The {layout.replace('-', ' ')} layout holds the statements only.",
            "Leave out --parts.",
        )
    return layout


def _paper_of(arguments: Namespace, wanted: Format, layout: Layout) -> Paper:
    papers = LAYOUTS[layout].papers
    if arguments.paper is None:
        return papers[0]
    if not FORMATS[wanted].has_layouts:
        raise AppError("Only a PDF has a paper size.", "Leave out --paper, or write a PDF.")
    found = next((paper for paper in papers if paper.lower() == arguments.paper), None)
    if found is None:
        asked = arguments.paper.upper()
        raise AppError(f"This layout isn't printed on {asked}.", f"Use {or_list(papers)}.")
    return found


def _edition_of(session: Session, arguments: Namespace, wanted: Format) -> Edition:
    if arguments.final is None:
        return DRAFT
    if not FORMATS[wanted].is_record:
        raise AppError("Only a record is final.", "Leave out --final, or write a PDF.")
    return _edition(session, arguments)


def _edition(session: Session, arguments: Namespace) -> Edition:
    """Return the version asked for, or the next one."""
    from app.models.rules.final_versions import next_version

    return Edition(arguments.final or next_version(session.details))


def _parts_of(arguments: Namespace, wanted: Format) -> Collection[RecordPart]:
    from app.reports.options import DEFAULT_PARTS, RecordPart

    if arguments.parts is None:
        return DEFAULT_PARTS
    if not FORMATS[wanted].is_record:
        raise AppError("Only a record is written in parts.", "Leave out --parts, or write a PDF.")
    return [RecordPart(name) for name in arguments.parts]


def _table_of(arguments: Namespace, wanted: Format) -> str:
    if arguments.table is None:
        return DEFAULT_TABLE
    if not FORMATS[wanted].has_tables:
        raise AppError(
            "Only a CSV file holds a single table.", "Leave out --table, or write a CSV."
        )
    return str(arguments.table)


def _wanted(arguments: Namespace) -> Format:
    """Return the format that is asked for; all tables where CSV is to go into a zip file."""
    ending = arguments.out.suffix.removeprefix(".").lower()
    wanted = _format(arguments.format or ending)
    return Format.ZIP if wanted is Format.CSV and ending == Format.ZIP else wanted


def _format(asked: str) -> Format:
    if asked not in list(Format):
        endings = or_list(f".{each}" for each in Format)
        raise AppError(
            f"This version can't write {asked.upper() or 'a file without an ending'}.",
            f"End the file's name in {endings}, or say which of them with --format.",
        )
    return Format(asked)
