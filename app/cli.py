"""The headless commands: results on standard output, messages on standard error."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app import paths
from app.cli_arguments import FORMATS, parse
from app.errors import AppError
from app.log import log_to_file

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from app.models.edits import Edit
    from app.models.interchange.problems import SessionFileError
    from app.models.packs import Packs
    from app.models.records import Session, SessionSummary
    from app.models.store import Store
    from app.reports.choices import Format
    from app.reports.record import Part

DONE, COULD_NOT, WRONG_USAGE = 0, 1, 2
# A file with more problems than this was not made for us; the first ones say enough.
MOST_PROBLEMS = 500

log = logging.getLogger(__name__)


def run(argv: Sequence[str]) -> int | None:
    """Run a headless command and give its exit code; None when the window is wanted."""
    try:
        arguments = parse(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    return run_headless(arguments) if is_headless(arguments) else None


def is_headless(arguments: Namespace) -> bool:
    """Tell whether these arguments ask for no window."""
    return bool(arguments.command or arguments.check)


def run_headless(arguments: Namespace) -> int:
    """Run the command; whatever goes wrong is one sentence here and a traceback in the log."""
    _speak_utf8()
    log_to_file()
    try:
        _COMMANDS[arguments.command](arguments)
        if sys.stdout:
            sys.stdout.flush()
    except AppError as error:
        log.info("could not %s", arguments.command, exc_info=True)
        _complain(error)
        return COULD_NOT
    except BrokenPipeError:
        # Whoever reads the results has had enough of them, as `head` does.
        _silence_output()
    except KeyboardInterrupt:
        _say("Stopped.")
        return COULD_NOT
    except Exception:
        log.exception("could not %s", arguments.command)
        _say(f"Something unexpected went wrong. The details are in {paths.log_file()}.")
        _silence_output()
        return COULD_NOT
    return DONE


def _import(arguments: Namespace) -> None:
    sessions = _read_all(arguments.files)
    with _open_store(arguments.library, must_exist=False) as store:
        edits = _planned(store, sessions, arguments.on_conflict)
        # Applied as one: either every session is in the library afterwards, or none of them.
        with store.transaction() as unit:
            for edit in edits.values():
                edit.apply(unit)
    for index, session in enumerate(sessions):
        print(edits[index].session_id)
        _say(f"Imported “{session.details.title}”.")


def _planned(store: Store, sessions: Sequence[Session], on_conflict: str) -> dict[int, Edit]:
    from app.models.interchange.plan import OnConflict, SessionThereError, edits_for

    try:
        return edits_for(store, sessions, OnConflict(on_conflict), _now())
    except SessionThereError as error:
        hint = "Add --on-conflict replace, or --on-conflict keep to have both."
        raise AppError(error.sentence, hint) from error


def _read_all(files: Sequence[Path]) -> list[Session]:
    """Read every file before any is imported, so that all their problems are told at once."""
    from app.models.interchange import SessionFileError, read_session_file

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
        _complain(bad)
    raise errors[-1]


def _list(arguments: Namespace) -> None:
    if _nothing_yet(arguments.library):
        summaries: tuple[SessionSummary, ...] = ()
    else:
        with _open_store(arguments.library, must_exist=True) as store:
            summaries = store.sessions()
    if arguments.json:
        print(json.dumps([_summary(each) for each in summaries], ensure_ascii=False, indent=2))
        return
    for each in summaries:
        print("\t".join(_columns(each)))
    if not summaries:
        _say("There is no session in the library yet.")


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
    """Give the columns of one line; no title breaks the line or leaves its column."""
    date = each.date.isoformat() if each.date else "-"
    changed = each.changed_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return each.id, _one_line(each.title), date, f"{each.agreed}/{each.prompts}", changed


def _export(arguments: Namespace) -> None:
    from app.models.interchange import write_session
    from app.models.reviews import in_calendar
    from app.reports.choices import Format
    from app.reports.export import ExportOptions, export_file
    from app.reports.record import Part
    from app.reports.scripts import say_missing

    target: Path = arguments.out
    wanted = _format(arguments.format or target.suffix.removeprefix(".").lower())
    library = arguments.library or paths.library_file()
    if _nothing_yet(arguments.library):
        raise _no_session(arguments.session)
    if _is_same(target, library):
        raise AppError(f"{target.name} is the library itself.", "Choose another file to write.")
    with _open_store(arguments.library, must_exist=True) as store:
        session = store.whole_session(_session_id(store, arguments.session))
    parts = _parts_of(arguments, wanted)
    options = ExportOptions(
        paths.resources_folder(),
        datetime.now().astimezone(),
        parts,
        writers={Format.JSON: write_session},
    )
    only = in_calendar(session) if wanted is Format.ICS else None
    _tell_details(session, only, has_history=wanted is Format.JSON or Part.HISTORY in parts)
    outcome = export_file(session, target, options, format=wanted)
    print(target)
    if outcome.missing_characters:
        missing = " ".join(f"U+{ord(c):04X}" for c in outcome.missing_characters)
        _say(f"No bundled font has these characters, so their numbers are printed: {missing}")
        _say(say_missing(outcome.missing_characters))


def _parts_of(arguments: Namespace, wanted: Format) -> Collection[Part]:
    from app.reports.choices import Format
    from app.reports.record import DEFAULT_PARTS, Part

    if arguments.parts is None:
        return DEFAULT_PARTS
    if wanted is not Format.PDF:
        raise AppError("Only a PDF can be written in parts.", "Leave out --parts, or write a PDF.")
    return [Part(name) for name in arguments.parts]


def _tell_details(session: Session, only: Collection[str] | None, *, has_history: bool) -> None:
    """Say where somebody's details may stand, never the details themselves; nothing is blocked.

    `only` names by their ids the parts that go out; None for the whole session.
    """
    from app.models.details_list import details_in

    for place in details_in(session if has_history else replace(session, wordings=())):
        if only is not None and place.record_id not in only:
            continue
        _say(f"{place.where}: this looks like {place.kind}. Look at it before the record goes out.")


def _is_same(target: Path, library: Path) -> bool:
    with suppress(OSError):  # one of them is not there, and writing says what is wrong with it
        return target.samefile(library)
    return False


def _format(asked: str) -> Format:
    from app.reports.choices import Format

    if asked not in FORMATS:
        known = " or ".join(FORMATS)
        raise AppError(
            f"This version can't write {asked.upper() or 'a file without an ending'}.",
            f"End the file's name in .{known.replace(' or ', ' or .')}, or add --format {known}.",
        )
    return Format(asked)


def _session_id(store: Store, asked: str) -> str:
    ids = [each.id for each in store.sessions()]
    found = ids[:1] if asked == "latest" else [own for own in ids if own == asked.strip().lower()]
    if not found:
        raise _no_session(asked)
    return found[0]


def _no_session(asked: str) -> AppError:
    if asked == "latest":
        return AppError(
            "There is no session in the library yet.", "Import one, or make one in the window."
        )
    return AppError(
        f"There is no session {asked[:80]} in the library.", "The command “list” prints their ids."
    )


def _check(_arguments: Namespace) -> None:
    from app.selftest import run_checks

    run_checks(print)


_COMMANDS: dict[str | None, Callable[[Namespace], None]] = {
    None: _check,
    "import": _import,
    "list": _list,
    "export": _export,
}


@contextmanager
def _open_store(library: Path | None, *, must_exist: bool) -> Iterator[Store]:
    from app.models.changes import Changes
    from app.models.database import open_library
    from app.models.store import Store

    path = library or paths.library_file()
    if must_exist and not os.path.lexists(path):
        raise AppError(f"There is no library {path.name} there.", "Check the name and its folder.")
    try:
        store = Store(open_library(path, paths.backups_folder()), Changes())
    except OSError as error:
        raise AppError(f"The library {path.name} can't be opened.", "Check its name.") from error
    try:
        yield store
    finally:
        store.close()


def _nothing_yet(library: Path | None) -> bool:
    """Tell whether the person's own library was never made; asking for it shall not make it."""
    return library is None and not paths.library_file().exists()


def _packs() -> Packs:
    from app.models.packs import load_packs

    shipped = paths.resources_folder() / "packs"
    return load_packs([shipped, paths.packs_folder()])


def _now() -> datetime:
    return datetime.now(UTC)


def _complain(error: AppError) -> None:
    """Say what could not be done; a file with several problems has each on a line of its own."""
    problems = getattr(error, "problems", ())
    if len(problems) > 1:
        for problem in problems[:MOST_PROBLEMS]:
            _say(str(problem))
        if len(problems) > MOST_PROBLEMS:
            _say(f"… and {len(problems) - MOST_PROBLEMS} more.")
    _say(str(error))


def _say(message: str) -> None:
    with suppress(OSError, ValueError):  # nobody listens, so there is nobody to tell
        print(_one_line(message), file=sys.stderr, flush=True)


def _one_line(text: str) -> str:
    """Keep what came out of a file from steering the terminal or breaking the line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _silence_output() -> None:
    """Keep Python from flushing into a closed pipe on its way out."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
