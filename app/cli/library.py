"""What headless commands share: opening the library, finding a session, printing lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from app import paths
from app.errors import AppError
from app.models.text.phrases import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from app.models.storage.store import Store
    from app.models.text.session_personal_data import PersonalDataHit


@contextmanager
def open_store(library: Path | None, *, must_exist: bool) -> Iterator[Store]:
    """Open the library given, else the person's own; raise `AppError` where it can't be."""
    from app.models.changes import ChangePublisher
    from app.models.storage.database import open_library
    from app.models.storage.store import Store

    path = library or paths.library_file()
    if must_exist and not os.path.lexists(path):
        raise AppError(f"There is no library {path.name} there.", "Check the name and its folder.")
    try:
        store = Store(open_library(path, paths.backups_folder()), ChangePublisher())
    except OSError as error:
        raise AppError(f"The library {path.name} can't be opened.", "Check its name.") from error
    try:
        yield store
    finally:
        store.close()


def refuse_to_overwrite_library(target: Path, library: Path | None) -> None:
    """Raise `AppError` where a file to be written is the library given, else the person's own."""
    with suppress(OSError):  # one of them is missing, and writing reports that
        if target.samefile(library or paths.library_file()):
            raise AppError(f"{target.name} is the library itself.", "Choose another file.")


def is_library_missing(library: Path | None) -> bool:
    """Return whether the person's own library does not exist; reading must not create it."""
    return library is None and not paths.library_file().exists()


def session_id(store: Store, asked: str) -> str:
    """Return the id of the session asked for, by its id or as the latest."""
    ids = [each.id for each in store.sessions()]
    found = ids[:1] if asked == "latest" else [own for own in ids if own == asked.strip().lower()]
    if not found:
        raise no_session_error(asked)
    return found[0]


def no_session_error(asked: str) -> AppError:
    """Return the error for a session that is not in the library."""
    if asked == "latest":
        return AppError(
            "There is no session in the library yet.", "Import one, or make one in the window."
        )
    return AppError(
        f"There is no session {asked[:80]} in the library.", "The command “list” prints their ids."
    )


# A file with more problems than this was not made for us; the first ones are enough.
MOST_PROBLEMS = 500


def print_error(error: AppError) -> None:
    """Print what could not be done; the problems of a file have a line each."""
    problems = getattr(error, "problems", ())
    if len(problems) > 1:
        for problem in problems[:MOST_PROBLEMS]:
            print_message(str(problem))
        if len(problems) > MOST_PROBLEMS:
            print_message(f"… and {len(problems) - MOST_PROBLEMS} more.")
    print_message(str(error))


def print_row(*columns: str) -> None:
    """Print one line of results: columns with tabs between them, none with a line break."""
    print("\t".join(map(printable_line, columns)))


def print_message(message: str) -> None:
    """Print one line on standard error; a closed stream is ignored."""
    with suppress(OSError, ValueError):  # the stream is closed
        print(printable_line(message), file=sys.stderr, flush=True)


def print_missing_characters(characters: Iterable[str]) -> None:
    """Print the code points of the characters that no bundled font has."""
    if numbers := " ".join(f"U+{ord(each):04X}" for each in characters):
        print_message(
            f"No bundled font has these characters, so their numbers are printed: {numbers}"
        )


def print_personal_data(places: Iterable[PersonalDataHit], what: str) -> None:
    """Print where personal data may be, never the data itself; nothing is blocked."""
    for place in places:
        print_message(
            f"{place.where}: this looks like {place.kind}. Look at it before the {what} goes out."
        )


def printable_line(text: str) -> str:
    """Return text on one line, without characters that could control the terminal."""
    return one_line("".join(c if c.isprintable() else " " for c in text))
