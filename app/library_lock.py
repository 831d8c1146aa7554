"""The lock file beside a library, which keeps a second window from opening it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLockFile

from app.errors import AppError

if TYPE_CHECKING:
    from pathlib import Path


log = logging.getLogger(__name__)


class LibraryInUseError(AppError):
    """Another window has this library open."""


class LibraryLock:
    """The lock held while a window has a library open; a killed process's lock is taken over."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._file = QLockFile(str(library.with_name(library.name + ".lock")))
        # 0: never stale by age, only when its process is gone.
        self._file.setStaleLockTime(0)

    def acquire(self) -> None:
        """Take the lock. Raises LibraryInUseError, naming the process that has it."""
        try:
            self._library.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise AppError(
                f"The folder for {self._library.name} can't be made.",
                "Check its permissions, or choose another place with --library.",
            ) from error
        if self._file.tryLock(0):
            return
        # None where the lock file was removed in the meantime; the stubs leave that out.
        holder = cast("tuple[int, str, str] | None", self._file.getLockInfo())
        is_held = self._file.error() == QLockFile.LockError.LockFailedError
        if is_held and holder and holder[0]:
            raise LibraryInUseError(
                f"{self._library.name} is open in another Common Ground window "
                f"(process {holder[0]}).",
                "Use that window, or close it and try again.",
            )
        # A full disk or a folder that can't be written to: SQLite's own lock still protects the
        # library, and opening it reports the cause in better words.
        log.warning("no lock could be taken beside %s", self._library)

    def release(self) -> None:
        """Release the lock for another window."""
        self._file.unlock()
