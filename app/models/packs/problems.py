"""Say what pydantic found wrong with a pack in words that its author can act on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_NOUNS = {
    "id": "an id",
    "code": "a code",
    "text": "a text",
    "title": "a title",
    "name": "a name",
    "source": "a source",
    "leads_to": "a code",
    "term": "a term",
    "meaning": "a meaning",
    "also": "a term",
}
_ONE_LINE = "holds a line break or a control character; write it on one line"
_LOCAL_ID = 'must be letters, digits and hyphens only, for example "team-working"'
_FULL_ID = (
    "must be the pack's id, a full stop and a name of letters, digits and hyphens,"
    ' for example "my-pack.1"'
)
_BAD_PATTERNS = {
    "colour": 'write # and six hexadecimal digits, as in "#005EA5"',
    "group": _LOCAL_ID,
    "parent": _LOCAL_ID,
    "framework": _LOCAL_ID,
    "column": _LOCAL_ID,
}
_BAD_IDS = {
    None: 'must be small letters, digits and hyphens only, for example "my-pack"',
    "groups": _LOCAL_ID,
    "columns": _LOCAL_ID,
    "frameworks": _LOCAL_ID,
}
_PLAIN = {
    "missing": "is missing; add it",
    "string_type": "must be text in quotation marks",
    "int_type": "must be a whole number without quotation marks",
    "bool_type": "must be true or false without quotation marks",
    "too_short": "is empty; add at least one",
}


def in_words(
    errors: Iterable[ErrorDetails], fields_of: Callable[[str | None], Iterable[str]]
) -> list[str]:
    """Give one "place: what is wrong; what to do" a problem.

    `fields_of` names the fields of a table of the pack, such as "terms.senses" (`None` stands for
    its top level).
    """
    return [f"{_place(error['loc'])}: {_message(error, fields_of)}" for error in errors]


def _place(loc: tuple[int | str, ...]) -> str:
    place = ""
    for step in loc:
        if isinstance(step, int):
            place += f"[{step}]"
        else:
            place += f".{step}" if place else step
    return place


def _message(error: ErrorDetails, fields_of: Callable[[str | None], Iterable[str]]) -> str:
    loc, kind = error["loc"], error["type"]
    names = [step for step in loc if isinstance(step, str)]
    field, table = names[-1], ".".join(names[:-1]) or None
    if error["input"] == "" or kind == "string_too_short":
        return f"is empty; give it {_NOUNS.get(field, 'a text')}"
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind == "extra_forbidden":
        return _unknown_field(field, fields_of(table))
    if kind == "string_pattern_mismatch":
        return _bad_pattern(field, table)
    if kind == "model_type":
        return f"must be a table; begin it with {_heading(table, field)}"
    return _limit(kind, field, error)


def _heading(table: str | None, field: str) -> str:
    return f"[{table}.{field}]" if table else f"[[{field}]]"


def _unknown_field(field: str, known: Iterable[str]) -> str:
    close = get_close_matches(field, list(known), n=1)
    hint = f'did you mean "{close[0]}"?' if close else "take it out"
    return f"is not a field that is known here; {hint}"


def _bad_pattern(field: str, table: str | None) -> str:
    if field == "id":
        return _BAD_IDS.get(table, _FULL_ID)
    return _BAD_PATTERNS.get(field, _ONE_LINE)


def _limit(kind: str, field: str, error: ErrorDetails) -> str:
    limits = error.get("ctx", {})
    if kind == "list_type":
        in_one_table = isinstance(error["input"], dict)
        return f"must be a list; write [[{field}]]" if in_one_table else "must be a list in [ and ]"
    sentences = {
        "string_too_long": f"is too long; keep it to {limits.get('max_length')} characters",
        "too_long": f"has too many rows; keep to {limits.get('max_length')}",
        "greater_than_equal": "must be 0 or more",
        "less_than_equal": f"must be {limits.get('le')} or less",
    }
    return sentences.get(kind, error["msg"])
