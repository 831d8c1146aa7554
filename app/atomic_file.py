"""Write a file atomically: the old file stays until the new one is complete."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar
from uuid import uuid4

from app.errors import AppError

_Result = TypeVar("_Result")
# 0 where the system makes no difference between text and bytes.
_BINARY = getattr(os, "O_BINARY", 0)


class FileNotWrittenError(AppError):
    """A file could not be written; the file that was there is untouched."""


def write_safely(target: Path, produce: Callable[[BinaryIO], _Result]) -> _Result:
    """Let `produce` write to a temporary file beside `target`, then move it into place.

    Returns what `produce` returns. On any error, `produce`'s own included, the temporary file is
    removed and `target` is as it was; an `OSError` becomes `FileNotWrittenError`.
    """
    # A link stays a link: the file that it points to is the one replaced.
    place = Path(os.path.realpath(target))
    temporary = place.with_name(f".{uuid4().hex}.part")
    try:
        _check_target(place)
        result = _write_temporary(temporary, produce)
        if place.exists():
            shutil.copymode(place, temporary)
        temporary.replace(place)
    except OSError as error:
        raise _file_error(error, target, place) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return result


def _check_target(place: Path) -> None:
    """Raise an error for a target that can't or must not be replaced, before writing."""
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if place.exists() and not place.is_file():
        # A device or a pipe: replacing it would take it away from every program.
        sentence = f"“{place.name}” is no ordinary file."
        raise FileNotWrittenError(sentence, "Choose another file name.")
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _write_temporary(temporary: Path, produce: Callable[[BinaryIO], _Result]) -> _Result:
    # Not tempfile: its files are private, and a record is meant to be passed on.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    with os.fdopen(handle, "wb") as out:
        result = produce(out)
        out.flush()
        os.fsync(out.fileno())
    return result


def _file_error(error: OSError, target: Path, place: Path) -> FileNotWrittenError:
    # The folder as the person named it; for a link elsewhere, the folder it points to.
    is_as_named = place.parent == Path(os.path.realpath(target.parent))
    name, folder = target.name, target.parent if is_as_named else place.parent
    if isinstance(error, IsADirectoryError):
        return FileNotWrittenError(f"“{name}” is a folder.", "Choose a file name.")
    is_missing = isinstance(error, FileNotFoundError | NotADirectoryError)
    # Some folders, such as those of the system, report this for any new file.
    if is_missing and not folder.is_dir():
        sentence = f"The folder “{folder}” doesn't exist."
        return FileNotWrittenError(sentence, "Choose another folder, or make it first.")
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        sentence = f"There was no room left to write “{name}”."
        return FileNotWrittenError(sentence, "Free some space or choose another disk.")
    if is_missing or isinstance(error, PermissionError) or error.errno == errno.EROFS:
        sentence = f"“{name}” can't be written in “{folder}”."
        hint = "Close it if it is open in another program, or choose another folder."
        return FileNotWrittenError(sentence, hint)
    if error.errno == errno.ENAMETOOLONG:
        return FileNotWrittenError("That file name is too long.", "Choose a shorter one.")
    sentence = f"“{name}” could not be written."
    return FileNotWrittenError(sentence, "Check that the disk is still there, then try again.")
