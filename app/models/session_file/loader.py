"""Read the bytes of a session file and parse them as JSON, within limits."""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from app.models.session_file.problems import Problem, SessionFileError

if TYPE_CHECKING:
    from app.models.session_file.problems import Place


MAX_BYTES = 50 * 1024 * 1024
# Far beyond any workshop, and what can still be checked in seconds. Commas in texts count as well:
# prose has some 20 in 1000 letters.
MAX_MARKS = 1_000_000
# A session file is at most 6 deep (prompts[0].agreement.Health[1]); more is no session file.
MAX_DEPTH = 12
# Chosen once at random; another value would make known files look new.
_NAMESPACE = UUID("6d0c1b0e-5a3f-4d0b-9a52-3c1c8f5a7e21")
_HINT = "Choose a file that Common Ground exported, or see docs/session-file.md."


class _Object(dict[str, Any]):
    """A JSON object that records which of its names were written twice."""

    twice: tuple[str, ...] = ()


def read_bytes(path: Path) -> bytes:
    """Read a session file whole. Raises SessionFileError when it can't be read or is too large."""
    try:
        if path.is_dir():
            raise SessionFileError(f"{path.name} is a folder, not a session file.", _HINT)
        if path.stat().st_size > MAX_BYTES:
            raise SessionFileError(
                f"{path.name} is larger than 50 MB, too large for a session file.", _HINT
            )
        with path.open("rb") as file:
            # A size can't be asked of a pipe: reading is bounded as well.
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not valid"
        raise SessionFileError(
            f"{path.name} can't be read ({reason.lower()}).", "Check its name and its permissions."
        ) from error
    if len(content) > MAX_BYTES:
        raise SessionFileError(
            f"{path.name} is larger than 50 MB, too large for a session file.", _HINT
        )
    return content


def parse(content: bytes, name: str) -> tuple[dict[str, Any], list[Problem]]:
    """Return the file's object, newlines as "\\n", and the problems of its text.

    Raises SessionFileError where it is not one JSON object in UTF-8.
    """
    value = _decoded(content, name)
    if not isinstance(value, dict):
        raise SessionFileError(
            f"{name} is not a session file: it must be one JSON object in curly brackets.", _HINT
        )
    problems: list[Problem] = []
    checked = _checked(value, (), problems)
    assert isinstance(checked, dict)
    return checked, problems


def id_of(value: dict[str, Any]) -> str:
    """Return the id for a session whose file has none: the same for the same content."""
    return str(uuid5(_NAMESPACE, json.dumps(value, sort_keys=True)))


def _decoded(content: bytes, name: str) -> object:
    if not content.strip():
        raise SessionFileError(f"{name} is empty.", _HINT)
    if sum(map(content.count, (b",", b"[", b"{"))) > MAX_MARKS:
        raise SessionFileError(f"{name} holds far more than a session can.", _HINT)
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise SessionFileError(
            f"{name} is not text in UTF-8 (byte {error.start + 1} does not fit).",
            "Save it again as UTF-8.",
        ) from error
    except json.JSONDecodeError as error:
        raise SessionFileError(
            f"{name} is not JSON: line {error.lineno}, column {error.colno}, "
            f"{_REASONS.get(error.msg, error.msg.lower())}.",
            "Put that place right, or choose another file.",
        ) from error
    except RecursionError as error:
        raise _too_deep(name) from error
    except ValueError as error:  # Python reads no whole number of more than 4300 digits
        raise SessionFileError(
            f"{name} holds a number of thousands of digits.", "Put that number right."
        ) from error


_REASONS = {
    "Expecting value": "a value is expected here",
    "Expecting ',' delimiter": "a comma is expected here",
    "Expecting ':' delimiter": "a colon is expected here",
    "Expecting property name enclosed in double quotes": (
        "a name in double quotes is expected here (is there a comma too many?)"
    ),
    "Illegal trailing comma before end of object": "there is a comma too many",
    "Illegal trailing comma before end of array": "there is a comma too many",
    "Extra data": "something follows after the end",
    "Unterminated string starting at": "the text that starts here has no closing quotation mark",
    "Invalid control character at": "a line break or control character stands inside a text",
    "Invalid \\escape": "a backslash must be written twice",
}


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        times = Counter(name for name, _ in pairs)
        made.twice = tuple(name for name in made if times[name] > 1)
    return made


def _too_deep(name: str) -> SessionFileError:
    return SessionFileError(f"{name} is nested too deeply for a session file.", _HINT)


def _checked(value: object, place: Place, problems: list[Problem]) -> object:
    """Return the value with plain newlines; add a problem for what JSON text must not hold."""
    if len(place) > MAX_DEPTH:
        problems.append(Problem(place[:MAX_DEPTH], "is nested too deeply"))
        return None
    if isinstance(value, str):
        return _checked_text(value, place, problems)
    if isinstance(value, float) and not math.isfinite(value):
        problems.append(Problem(place, "is not a number that JSON knows"))
        return 0
    if isinstance(value, list):
        return [_checked(item, (*place, index), problems) for index, item in enumerate(value)]
    if isinstance(value, _Object):
        problems += [Problem((*place, name), "is written twice") for name in value.twice]
        named = [(_checked_text(name, place, problems), item) for name, item in value.items()]
        return {name: _checked(item, (*place, name), problems) for name, item in named}
    return value


def _checked_text(text: str, place: Place, problems: list[Problem]) -> str:
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            code = ord(text[error.start])
            problems.append(Problem(place, f"holds half a character (U+{code:04X}); type it again"))
            return text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
