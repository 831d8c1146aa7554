"""Errors of a library in words: damaged, in use, out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import AppError

if TYPE_CHECKING:
    from pathlib import Path


# SQLite's messages about a library whose tables are not as we made them.
_ODD_TABLES = ("no such table", "no such column", "Could not decode to UTF-8")


class LibraryError(AppError):
    """The library could not be opened, read or written."""


def sqlite_error(error: BaseException | None, path: Path) -> LibraryError:
    """Return the error for what SQLite reported (`sqlite_errorname`), with what to do."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL"):
        return LibraryError("The disk is full.", "Free some space, then try again.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryError(
            f"{path.name} is in use by another window or program.", "Close that one first."
        )
    is_odd = any(words in str(error) for words in _ODD_TABLES)
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")) or is_odd:
        return damaged_library_error(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return unreachable_error(path, error)
    if name.startswith("SQLITE_IOERR"):
        return LibraryError(
            "The disk could not be written.", "Check that the drive is still connected."
        )
    return LibraryError(
        "The library could not take that change.", "Try again; the log has the details."
    )


def damaged_library_error(path: Path) -> LibraryError:
    """Return the error for a damaged library."""
    return LibraryError(
        f"{path.name} is damaged and was left as it is.",
        "Put back a backup of it, or choose another file.",
    )


def unreachable_error(path: Path, error: BaseException | None) -> LibraryError:
    """Return the error for a library that can't be opened for writing."""
    reason = getattr(error, "strerror", None) or "no permission to write there"
    return LibraryError(
        f"The library {path.name} can't be opened for writing ({str(reason).lower()}).",
        "Check the folder and its permissions, or choose another place.",
    )
