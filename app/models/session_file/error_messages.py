"""Pydantic's errors about a session file, in words for whoever wrote the file."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from app.models.session_file.problems import Problem
from app.models.session_file.schema import (
    COLOUR_PATTERN,
    ID_PATTERN,
    LEVELS,
    NOT_BLANK_PATTERN,
    TIME_PATTERN,
    SessionPart,
)

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from app.models.session_file.problems import Place


_PATTERNS = {
    ID_PATTERN: 'must be an id such as "3f2b8c1e-0d4a-4c57-9b1e-6a7d8e9f0a1b", or be left out',
    COLOUR_PATTERN: 'must be a colour such as "#005EA5"',
    TIME_PATTERN: 'must be a time of day such as "14:30"',
    NOT_BLANK_PATTERN: "must not be empty",
}
_SHAPES = {
    "string_type": "text in double quotes",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list in square brackets",
    "dict_type": "an object in curly brackets",
    "model_type": "an object in curly brackets",
    "model_attributes_type": "an object in curly brackets",
}
_SHOWN = 60
# Nobody puts right more than this by reading; a hostile file could hold millions.
MOST_PROBLEMS = 1_000


def schema_problems(value: dict[str, Any]) -> list[Problem]:
    """Return what does not fit the schema of a session file, each with its place."""
    try:
        SessionPart.model_validate(value)
    except ValidationError as found:
        errors = found.errors(include_url=False)[:MOST_PROBLEMS]
        return [Problem(error["loc"], _sentence(error)) for error in errors]
    return []


def _sentence(error: ErrorDetails) -> str:
    kind, limits = error["type"], error.get("ctx", {})
    if kind == "in_words":
        return f"{limits['sentence']}{_not_value_text(error['input'])}"
    if kind == "missing":
        return "is missing, and has to be there"
    if kind == "extra_forbidden":
        return _unknown(error["loc"])
    if kind == "string_pattern_mismatch":
        stands = _not_value_text(error["input"]) if str(error["input"]).strip() else ""
        return f"{_PATTERNS[limits['pattern']]}{stands}"
    if kind in _SHAPES:
        return f"must be {_SHAPES[kind]}{_not_value_text(error['input'])}"
    return _limit(kind, limits, error["input"])


def _limit(kind: str, limits: dict[str, Any], value: object) -> str:
    size = len(value) if isinstance(value, str | list) else 0
    least, most = limits.get("min_length"), limits.get("max_length", 0)
    sentences = {
        "greater_than_equal": f"must be {limits.get('ge')} or more{_not_value_text(value)}",
        "less_than_equal": f"must be {limits.get('le')} or less{_not_value_text(value)}",
        "string_too_long": f"is too long: {size:,} characters, and {most:,} can be kept",
        "too_short": f"must be {least} counts, for the levels 0 to 5, not {size}",
        "too_long": f"has too many items: {size:,}, and {most:,} can be kept",
    }
    if kind == "too_long" and most == LEVELS:
        return f"must be {most} counts, for the levels 0 to 5, not {size}"
    if kind in {"enum", "literal_error"}:
        expected = str(limits["expected"]).replace("'", '"')
        return f"must be {expected}{_not_value_text(value)}"
    return sentences.get(kind, "does not fit here")


def _not_value_text(value: object) -> str:
    """Return ", not …" with the value; empty where that is too long to repeat."""
    match value:
        case None:
            return ", not null"
        case bool():
            return f", not {str(value).lower()}"
        case int() | float():
            shown = str(value)
        case str():
            shown = f'"{value}"'
        case list():
            return ", not a list"
        case dict():
            return ", not an object"
        case _:
            return ""
    return f", not {shown}" if len(shown) <= _SHOWN and "\n" not in shown else ""


def _unknown(place: Place) -> str:
    known = _fields_at(place[:-1])
    close = get_close_matches(str(place[-1]), known, n=1)
    hint = f'did you mean "{close[0]}"?' if close else f"known are {', '.join(known)}"
    return f"is not a field that a session file has here; {hint}"


def _fields_at(place: Place) -> list[str]:
    """Return the fields that the part of a file at `place` may have."""
    part: type[BaseModel] = SessionPart
    for step in place:
        named = {field.alias or name: field for name, field in part.model_fields.items()}
        if isinstance(step, str) and step in named:
            part = _part_in(named[step].annotation) or part
    return [
        field.alias or name for name, field in part.model_fields.items() if field.alias != "$schema"
    ]


def _part_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and hasattr(annotation, "model_fields"):
        return annotation
    found = (_part_in(inner) for inner in get_args(annotation))
    return next((part for part in found if part is not None), None)
