"""The commands `worksheet` and `collect`: write worksheets, and collect filled ones."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app import paths
from app.cli.library import (
    is_library_missing,
    no_session_error,
    open_store,
    print_error,
    print_message,
    print_missing_characters,
    print_personal_data,
    print_row,
    refuse_to_overwrite_library,
    session_id,
)
from app.errors import AppError
from app.models.text.phrases import counted, one_line

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from app.models.records import Session
    from app.models.worksheets.fields import ReturnedSheet
    from app.models.worksheets.merge import CollectPlan
    from app.reports.worksheets.writer import Target, WorksheetOrder


_ALL = "all"


def write(arguments: Namespace) -> None:
    """Write a worksheet, or one for each agency into a folder; print each file's name.

    Raises `AppError`; the files printed are whole.
    """
    from app.reports.options import Paper
    from app.reports.personal_data_in_export import personal_data_on_worksheets
    from app.reports.worksheets.writer import WorksheetOrder

    if is_library_missing(arguments.library):
        raise no_session_error(arguments.session)
    with open_store(arguments.library, must_exist=True) as store:
        session = store.session(session_id(store, arguments.session))
    order = WorksheetOrder(
        paper=Paper.LETTER if arguments.paper == "letter" else Paper.A4,
        has_checklist=arguments.checklist,
        is_blank=arguments.blank,
        is_large=arguments.large_print,
    )
    targets = list(_targets(session, arguments.agency, arguments.out))
    for _agency, target in targets:
        _check_target(target, arguments)
    print_personal_data(personal_data_on_worksheets(session), "worksheet")
    print_missing_characters(_write(targets, session, order))


def _check_target(target: Path, arguments: Namespace) -> None:
    """Raise `AppError` for a target that is no PDF, or a file that nobody asked to replace."""
    refuse_to_overwrite_library(target, arguments.library)
    if target.suffix.lower() != ".pdf":
        raise AppError(f"“{target.name}” is no name for a PDF.", "Let it end in .pdf.")
    is_named = target == arguments.out
    if not is_named and not arguments.replace and os.path.lexists(target):
        raise AppError(
            f"“{target.name}” is there already, and may be a filled one that came back.",
            "Choose another folder, or add --replace.",
        )


def _write(targets: list[Target], session: Session, order: WorksheetOrder) -> tuple[str, ...]:
    from app.reports.worksheets.writer import write_all

    written: list[Path] = []

    def on_written(target: Path) -> None:
        written.append(target)
        print_row(str(target))

    try:
        return write_all(targets, session, order, paths.resources_folder(), on_written)
    except AppError as error:
        if not written:
            raise
        number = f"{len(written)} of {counted(len(targets), 'worksheet')}"
        are = "is" if len(written) == 1 else "are"
        hint = f"{error.hint} {number} {are} written: those named above."
        raise AppError(error.sentence, hint) from error


def collect(arguments: Namespace) -> None:
    """Add what is on filled worksheets to a session; print what was found on each.

    Raises `AppError` at the end where a file, or something on it, could not be used.
    """
    if is_library_missing(arguments.library):
        raise no_session_error(arguments.session)
    sheets, refused = _read(arguments.files)
    with open_store(arguments.library, must_exist=True) as store:
        from app.models.worksheets.merge import collect_edit, plan_collection

        session = store.session(session_id(store, arguments.session))
        plan = plan_collection(session, sheets, with_names=arguments.names)
        edit = collect_edit(session, plan, replacing=arguments.replace_ratings)
        if edit is not None:
            store.perform(edit)
    _print_summary(session, plan, replacing=arguments.replace_ratings)
    left = refused + _left_out(plan)
    if left:
        raise AppError(
            f"{left} of {counted(len(arguments.files), 'file')} could not be used, or not whole.",
            _rest_text(has_added=edit is not None, is_all=left == len(arguments.files)),
        )


def _rest_text(*, has_added: bool, is_all: bool) -> str:
    if has_added:
        return "The rest is in the grid."
    return "Nothing was added." if is_all else "Nothing on the rest is new."


def _read(files: list[Path]) -> tuple[list[ReturnedSheet], int]:
    from app.models.worksheets.fields import WorksheetError
    from app.models.worksheets.reader import read_worksheet

    sheets: list[ReturnedSheet] = []
    for path in files:
        try:
            sheets.append(read_worksheet(path))
        except WorksheetError as error:
            print_error(error)
    return sheets, len(files) - len(sheets)


def _print_summary(session: Session, plan: CollectPlan, *, replacing: bool) -> None:
    from app.models.worksheets.summary import describe_found, describe_sender, has_problem

    for each in plan.sheets:
        found = describe_found(each)
        print_row(each.sheet.file, describe_sender(session, each), found)
        if has_problem(each):
            print_message(f"{each.sheet.file}: {found}")
            for answer in each.left_out:
                print_message(f"{each.sheet.file}: left out, to “{answer.prompt}”: {answer.text}")
    if plan.differing and not replacing:
        print_message(
            "Ratings that differ stay as they were; --replace-ratings takes those of the sheets."
        )


def _left_out(plan: CollectPlan) -> int:
    from app.models.worksheets.summary import has_problem

    return sum(map(has_problem, plan.sheets))


def _targets(session: Session, asked: str | None, out: Path) -> Iterator[Target]:
    """Return each agency asked for, None for any, and the file of its worksheet."""
    if asked is None:
        yield None, out
        return
    wanted = one_line(asked.casefold())
    named = [a for a in session.agencies if one_line(a.name.casefold()) == wanted]
    if named:
        yield named[0], out
    elif wanted == _ALL:
        from app.reports.worksheets.writer import file_names

        for agency, name in file_names(session):
            yield agency, out / name
    else:
        there = ", ".join(agency.name for agency in session.agencies)
        raise AppError(f"There is no agency {asked[:80]} in this session.", f"It has {there}.")
