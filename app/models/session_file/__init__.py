"""Read, check and write session files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from app.models.session_file.problems import (
    FORMAT,
    VERSION,
    Problem,
    SessionFileError,
    session_file_error,
)
from app.models.session_file.writer import session_text

if TYPE_CHECKING:
    from app.models.packs import Packs
    from app.models.records import Session

__all__ = [
    "SUFFIX",
    "SessionFileError",
    "read_session",
    "read_session_file",
    "session_text",
    "write_session",
]

SUFFIX = ".visioning.json"


def read_session_file(path: Path, packs: Packs, now: datetime) -> Session:
    """Read and check a session file. Raises SessionFileError with every problem of it."""
    from app.models.session_file.loader import read_bytes

    return read_session(read_bytes(path), path.name, packs, now)


def read_session(content: bytes, name: str, packs: Packs, now: datetime) -> Session:
    """Read a session from the bytes of the file called `name`, as `read_session_file` does."""
    from app.models.session_file.builder import build_session
    from app.models.session_file.defaults import with_defaults
    from app.models.session_file.error_messages import schema_problems
    from app.models.session_file.loader import id_of, parse
    from app.models.session_file.validation import reference_problems

    value, problems = parse(content, name)
    _refuse_foreign(value, name)
    problems += schema_problems(value)
    problems += reference_problems(value, packs)
    if problems:
        order = {field: rank for rank, field in enumerate(value)}
        raise session_file_error(name, sorted(problems, key=lambda each: _rank(each, order)))
    return build_session(with_defaults(value, packs), now, id_of(value))


def _rank(problem: Problem, order: dict[str, int]) -> tuple[int, int]:
    """Return the sort key of a problem: its field in the order of the file, then its index."""
    field = problem.place[0] if problem.place else ""
    index = problem.place[1] if len(problem.place) > 1 else -1
    return order.get(str(field), len(order)), index if isinstance(index, int) else -1


def write_session(session: Session, out: BinaryIO) -> None:
    """Write the session file of a session, in UTF-8."""
    out.write(session_text(session).encode("utf-8"))


def _refuse_foreign(value: dict[str, Any], name: str) -> None:
    """Raise SessionFileError for what is no session file, or one of a newer version."""
    if value.get("format") != FORMAT:
        raise SessionFileError(
            f'{name} is not a session file: its "format" is not "{FORMAT}".',
            "Choose a file that Common Ground exported, or see docs/session-file.md.",
        )
    version = value.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise SessionFileError(
            f"{name} was made by a newer version of Common Ground (session file version "
            f"{str(version)[:20]}; this one reads version {VERSION}).",
            "Update Common Ground on this computer, then import it again.",
        )
