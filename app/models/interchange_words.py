"""What the schema check found, in words for whoever wrote the file."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from app.models.interchange_fields import (
    COLOUR_PATTERN,
    ID_PATTERN,
    NOT_BLANK_PATTERN,
    TIME_PATTERN,
)
from app.models.interchange_problems import Problem

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

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


def in_words(errors: Iterable[ErrorDetails], root: type[BaseModel]) -> list[Problem]:
    """Give each thing that pydantic found as a problem with its place."""
    return [Problem(error["loc"], _sentence(error, root)) for error in errors]


def _sentence(error: ErrorDetails, root: type[BaseModel]) -> str:
    kind, limits = error["type"], error.get("ctx", {})
    if kind == "in_words":
        return f"{limits['sentence']}{_instead(error['input'])}"
    if kind == "missing":
        return "is missing, and has to be there"
    if kind == "extra_forbidden":
        return _unknown(error["loc"], root)
    if kind == "string_pattern_mismatch":
        return f"{_PATTERNS[limits['pattern']]}{_instead(error['input'])}"
    if kind in _SHAPES:
        return f"must be {_SHAPES[kind]}{_instead(error['input'])}"
    return _limit(kind, limits, error["input"])


def _limit(kind: str, limits: dict[str, Any], value: Any) -> str:
    match kind:
        case "greater_than_equal":
            return f"must be {limits['ge']} or more{_instead(value)}"
        case "less_than_equal":
            return f"must be {limits['le']} or less{_instead(value)}"
        case "string_too_long":
            return f"is too long: {len(value):,} characters, and {limits['max_length']:,} can be kept"
        case "too_short" | "too_long" if limits.get("min_length", limits.get("max_length")) == 6:
            return f"must be six counts, for the levels 0 to 5, not {len(value)}"
        case "too_long":
            return f"has too many items: {len(value):,}, and {limits['max_length']:,} can be kept"
        case "enum" | "literal_error":
            expected = str(limits["expected"]).replace("'", '"')
            return f"must be {expected}{_instead(value)}"
    return "does not fit here"


def _instead(value: Any) -> str:
    """Say what stands there, unless it is too long or too much to repeat."""
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


def _unknown(place: tuple[int | str, ...], root: type[BaseModel]) -> str:
    known = _fields_at(place[:-1], root)
    close = get_close_matches(str(place[-1]), known, n=1)
    hint = f'did you mean "{close[0]}"?' if close else f"known are {', '.join(known)}"
    return f"is not a field that a session file has here; {hint}"


def _fields_at(place: tuple[int | str, ...], root: type[BaseModel]) -> list[str]:
    """List the names of the fields that the part of a file at `place` may have."""
    part = root
    for step in place:
        named = {field.alias or name: field for name, field in part.model_fields.items()}
        if isinstance(step, str) and step in named:
            part = _part_in(named[step].annotation) or part
    return [
        field.alias or name
        for name, field in part.model_fields.items()
        if field.alias != "$schema"
    ]


def _part_in(annotation: Any) -> type[BaseModel] | None:
    from typing import get_args

    if isinstance(annotation, type) and hasattr(annotation, "model_fields"):
        return annotation
    found = (_part_in(inner) for inner in get_args(annotation))
    return next((part for part in found if part is not None), None)
