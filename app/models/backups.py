"""Verified, rotated copies of a library."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.database import LibraryError, verify

if TYPE_CHECKING:
    from app.models.database import Database

KEPT = 20


def back_up(database: Database, folder: Path) -> Path:
    """Copy an open library into `folder`, check the copy, and only then drop the oldest.

    Raises LibraryError when the copy cannot be made or does not verify; older copies then stay.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = folder / f"{database.path.stem}-{stamp}.db"
    partial = target.with_suffix(".partial")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with database.raw() as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
        if not verify(partial):
            raise LibraryError(
                "The backup did not come out whole, so nothing was changed.",
                "Check the disk and try again.",
            )
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise LibraryError(
            f"No backup could be written to {folder.name}, so nothing was changed.",
            "Check that the disk has room and try again.",
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    for old in sorted(folder.glob(f"{database.path.stem}-*.db"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return target
