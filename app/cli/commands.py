"""Run a headless command and return its exit code; the commands `import` and `list`."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app import paths
from app.cli.arguments import parse
from app.cli.library import (
    is_library_missing,
    open_store,
    print_error,
    print_message,
    printable_line,
)
from app.errors import AppError
from app.log import log_to_file

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from app.models.edits import Edit
    from app.models.packs import Packs
    from app.models.records import Session, SessionSummary
    from app.models.session_file.problems import SessionFileError
    from app.models.storage.store import Store


DONE, COULD_NOT, WRONG_USAGE = 0, 1, 2

log = logging.getLogger(__name__)


def run(argv: Sequence[str]) -> int | None:
    """Run a headless command and give its exit code; None when the window is wanted."""
    try:
        arguments = parse(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    return run_headless(arguments) if is_headless(arguments) else None


def is_headless(arguments: Namespace) -> bool:
    """Return whether these arguments ask for no window."""
    return bool(arguments.command or arguments.check)


def run_headless(arguments: Namespace) -> int:
    """Run the command; print an error as one sentence, with its traceback in the log."""
    _speak_utf8()
    log_to_file()
    try:
        _COMMANDS[arguments.command](arguments)
        if sys.stdout:
            sys.stdout.flush()
    except AppError as error:
        log.info("could not %s", arguments.command, exc_info=True)
        print_error(error)
        return COULD_NOT
    except BrokenPipeError:
        # The reader closed the pipe, as `head` does.
        _silence_output()
    except KeyboardInterrupt:
        print_message("Stopped.")
        return COULD_NOT
    except Exception:
        log.exception("could not %s", arguments.command)
        print_message(f"Something unexpected went wrong. The details are in {paths.log_file()}.")
        _silence_output()
        return COULD_NOT
    return DONE


def _import(arguments: Namespace) -> None:
    sessions = _read_all(arguments.files)
    with open_store(arguments.library, must_exist=False) as store:
        edits = _planned(store, sessions, arguments.on_conflict)
        # Applied as one: either every session is in the library afterwards, or none.
        with store.transaction() as unit:
            for edit in edits.values():
                edit.apply(unit)
    for index, session in enumerate(sessions):
        print(edits[index].session_id)
        print_message(f"Imported “{session.details.title}”.")


def _planned(store: Store, sessions: Sequence[Session], on_conflict: str) -> dict[int, Edit]:
    from app.models.session_file.import_plan import OnConflict, SessionThereError, edits_for

    try:
        return edits_for(store, sessions, OnConflict(on_conflict), _now())
    except SessionThereError as error:
        hint = "Add --on-conflict replace, or --on-conflict keep to have both."
        raise AppError(error.sentence, hint) from error


def _read_all(files: Sequence[Path]) -> list[Session]:
    """Read every file before any is imported, so that all their problems are printed at once."""
    from app.models.session_file import SessionFileError, read_session_file

    packs, now = _packs(), _now()
    sessions: list[Session] = []
    errors: list[SessionFileError] = []
    for path in files:
        try:
            sessions.append(read_session_file(path, packs, now))
        except SessionFileError as error:
            errors.append(error)
    if not errors:
        return sessions
    for bad in errors[:-1]:
        print_error(bad)
    raise errors[-1]


def _list(arguments: Namespace) -> None:
    if is_library_missing(arguments.library):
        summaries: tuple[SessionSummary, ...] = ()
    else:
        with open_store(arguments.library, must_exist=True) as store:
            summaries = store.sessions()
    if arguments.json:
        print(json.dumps([_summary(each) for each in summaries], ensure_ascii=False, indent=2))
        return
    for each in summaries:
        print("\t".join(_columns(each)))
    if not summaries:
        print_message("There is no session in the library yet.")


def _summary(each: SessionSummary) -> dict[str, str | int | None]:
    return {
        "id": each.id,
        "title": each.title,
        "setting": each.setting,
        "date": each.date.isoformat() if each.date else None,
        "agreed": each.agreed,
        "prompts": each.prompts,
        "changed": each.changed_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
    }


def _columns(each: SessionSummary) -> tuple[str, ...]:
    """Return the columns of one line; tabs and line breaks in the title become spaces."""
    date = each.date.isoformat() if each.date else "-"
    changed = each.changed_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return each.id, printable_line(each.title), date, f"{each.agreed}/{each.prompts}", changed


def _export(arguments: Namespace) -> None:
    from app.cli.export import export

    export(arguments)


def _worksheet(arguments: Namespace) -> None:
    from app.cli.worksheets import write

    write(arguments)


def _collect(arguments: Namespace) -> None:
    from app.cli.worksheets import collect

    collect(arguments)


def _check(_arguments: Namespace) -> None:
    from app.self_test import run_checks

    run_checks(print)


_COMMANDS: dict[str | None, Callable[[Namespace], None]] = {
    None: _check,
    "import": _import,
    "list": _list,
    "export": _export,
    "worksheet": _worksheet,
    "collect": _collect,
}


def _packs() -> Packs:
    from app.models.packs import load_packs

    shipped = paths.resources_folder() / "packs"
    return load_packs([shipped, paths.packs_folder()])


def _now() -> datetime:
    return datetime.now(UTC)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _silence_output() -> None:
    """Redirect standard output, so that Python doesn't flush into a closed pipe at exit."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
