"""What every headless command needs of the library: opening it, and finding a session in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from app import paths
from app.errors import AppError

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.store import Store


@contextmanager
def open_store(library: Path | None, *, must_exist: bool) -> Iterator[Store]:
    """Open the library given, else the person's own; raise `AppError` where it can't be."""
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


def refuse_library(target: Path, library: Path | None) -> None:
    """Raise `AppError` where a file to be written is the library given, else the person's own."""
    with suppress(OSError):  # one of them is not there, and writing says what is wrong with it
        if target.samefile(library or paths.library_file()):
            raise AppError(f"{target.name} is the library itself.", "Choose another file.")


def nothing_yet(library: Path | None) -> bool:
    """Tell whether the person's own library was never made; asking for it shall not make it."""
    return library is None and not paths.library_file().exists()


def session_id(store: Store, asked: str) -> str:
    """Give the id of the session asked for, by its id or as the latest."""
    ids = [each.id for each in store.sessions()]
    found = ids[:1] if asked == "latest" else [own for own in ids if own == asked.strip().lower()]
    if not found:
        raise no_session(asked)
    return found[0]


def no_session(asked: str) -> AppError:
    """Say that there is no such session."""
    if asked == "latest":
        return AppError(
            "There is no session in the library yet.", "Import one, or make one in the window."
        )
    return AppError(
        f"There is no session {asked[:80]} in the library.", "The command “list” prints their ids."
    )
