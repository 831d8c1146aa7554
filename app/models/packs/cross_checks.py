"""Check the rows of a pack against one another, and put pydantic's errors into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


# Deeper headings than this cannot be shown in the tree; the shipped packs have two.
MAX_DEPTH = 6

TomlTable = Mapping[str, object]


def cross_check(file: TomlTable) -> list[str]:
    """Return every duplicate, unknown name and contradiction, each with its place."""
    problems = [
        *_duplicates(file, ("statements", "agencies", "prompts"), "id"),
        *_duplicates(file, ("groups",), "id"),
        *_duplicates(file, ("columns",), "id"),
        *_duplicates(file, ("frameworks",), "id"),
        *_duplicates(file, ("statements",), "code"),
        *_duplicates(file, ("agencies",), "name"),
        *_duplicates(file, ("terms",), "term"),
        *_duplicate_forms(file),
        *_ids_without_prefix(file),
    ]
    if file.get("kind") == "standards":
        problems += _StandardsChecks(file).problems()
    return problems


def _rows(file: TomlTable, table: str) -> list[tuple[str, TomlTable]]:
    """Return each row that is a table, with its place, "groups[0]"."""
    rows = file.get(table)
    if not isinstance(rows, list):
        return []
    return [(f"{table}[{i}]", row) for i, row in enumerate(rows) if isinstance(row, dict)]


def _text(row: TomlTable, field: str) -> str:
    """Return the field's text, empty where it is missing, blank or not text."""
    value = row.get(field)
    return value.strip() if isinstance(value, str) else ""


def _duplicates(file: TomlTable, tables: tuple[str, ...], field: str) -> Iterator[str]:
    seen: dict[str, str] = {}
    for place, row in (found for table in tables for found in _rows(file, table)):
        value, place_of_field = _text(row, field), f"{place}.{field}"
        first = seen.setdefault(value.casefold(), place_of_field)
        if value and first != place_of_field:
            yield f'{place_of_field}: "{value}" is already used at {first}; give it another'


def _duplicate_forms(file: TomlTable) -> Iterator[str]:
    """Yield a problem for each other form of a term that is a term or a form of another row."""
    rows = _rows(file, "terms")
    held = {_text(row, "term").casefold(): (place, f"{place}.term") for place, row in rows}
    for place, row in rows:
        forms = row.get("also")
        for i, form in enumerate(forms if isinstance(forms, list) else []):
            written = form.strip() if isinstance(form, str) else ""
            here = f"{place}.also[{i}]"
            row_of, first = held.setdefault(written.casefold(), (place, here))
            if written and row_of != place:
                yield f'{here}: "{written}" is already used at {first}; take one out'


def _ids_without_prefix(file: TomlTable) -> Iterator[str]:
    """Yield a problem for each id kept in sessions that lacks the prefix of the pack's id."""
    pack_id = _text(file, "id")
    for table in ("statements", "agencies", "prompts"):
        for place, row in _rows(file, table):
            value = _text(row, "id")
            if pack_id and value and not value.startswith(f"{pack_id}."):
                yield f'{place}.id: "{value}" must begin with the pack id; write "{pack_id}."'


class _StandardsChecks:
    """The checks of the groups, wordings and relations of one standards pack."""

    def __init__(self, file: TomlTable) -> None:
        self._file = file
        self._ids = {
            field: {_text(row, "id") for _, row in _rows(file, f"{field}s")} - {""}
            for field in ("group", "framework", "column")
        }
        self._codes = {_text(row, "code") for _, row in _rows(file, "statements")} - {""}
        self._parents = {_text(r, "id"): _text(r, "parent") for _, r in _rows(file, "groups")}

    def problems(self) -> Iterator[str]:
        """Yield the problems of the groups, then of the statements."""
        for place, row in _rows(self._file, "groups"):
            yield from self._group(place, row)
        for place, row in _rows(self._file, "statements"):
            yield from _wording(place, row)
            yield from self._statement(place, row)
            yield from self._leads_to(place, row)

    def _group(self, place: str, row: TomlTable) -> Iterator[str]:
        if not _text(row, "parent"):
            yield from self._choice_problems(place, row, "framework", optional_up_to=1)
            yield from self._choice_problems(place, row, "column", optional_up_to=0)
            return
        yield from self._unknown_id_problems(place, row, "parent", "group")
        for field in ("framework", "column"):
            if _text(row, field):
                yield f"{place}.{field}: is taken from the parent group; take it out"
        yield from self._ancestry(place, _text(row, "id"))

    def _ancestry(self, place: str, group: str) -> Iterator[str]:
        above = self._parents.get(group, "")
        passed: list[str] = []
        while above and above not in passed and len(passed) < MAX_DEPTH:
            if above == group:
                yield f"{place}.parent: leads back to this group; name another or take it out"
                return
            passed.append(above)
            above = self._parents.get(above, "")
        if len(passed) == MAX_DEPTH:
            yield f"{place}.parent: is nested too deeply; keep to {MAX_DEPTH} levels of headings"

    def _statement(self, place: str, row: TomlTable) -> Iterator[str]:
        if _text(row, "group"):
            yield from self._unknown_id_problems(place, row, "group", "group")
            if _text(row, "framework"):
                yield f"{place}.framework: is taken from the group; take it out"
            return
        yield from self._choice_problems(place, row, "framework", optional_up_to=1)
        if self._ids["column"]:
            yield f"{place}.group: is missing; in a pack with columns each statement needs one"

    def _choice_problems(
        self, place: str, row: TomlTable, field: str, optional_up_to: int
    ) -> Iterator[str]:
        """Yield a problem unless the id is known; few enough to choose from need no id."""
        if _text(row, field):
            yield from self._unknown_id_problems(place, row, field, field)
        elif len(self._ids[field]) > optional_up_to:
            yield f"{place}.{field}: is missing; give the id of a row of [[{field}s]]"

    def _unknown_id_problems(
        self, place: str, row: TomlTable, field: str, what: str
    ) -> Iterator[str]:
        value = _text(row, field)
        if value not in self._ids[what]:
            yield f'{place}.{field}: "{value}" is not the id of a row of [[{what}s]]; correct it'

    def _leads_to(self, place: str, row: TomlTable) -> Iterator[str]:
        targets = row.get("leads_to")
        seen: set[str] = set()
        for i, target in enumerate(targets if isinstance(targets, list) else []):
            code = target.strip() if isinstance(target, str) else ""
            if not code:
                continue
            if code not in self._codes:
                problem = f'"{code}" is not the code of a statement of this pack; correct it'
            elif code == _text(row, "code"):
                problem = "leads to itself; take it out"
            elif code in seen:
                problem = f'"{code}" is there twice; take one out'
            else:
                seen.add(code)
                continue
            yield f"{place}.leads_to[{i}]: {problem}"


def _wording(place: str, row: TomlTable) -> Iterator[str]:
    """Yield a problem unless there is either a text, or a title with a description."""
    title, description = _text(row, "title"), _text(row, "description")
    if _text(row, "text"):
        if title or description:
            yield f"{place}.text: stands beside a title or a description; keep one or the other"
    elif not title and not description:
        yield f"{place}.text: is missing; give a text, or a title and a description"
    elif not title:
        yield f"{place}.title: is missing; add it beside the description"
    elif not description:
        yield f"{place}.description: is missing; add it beside the title"


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


def describe_errors(
    errors: Iterable[ErrorDetails], fields_of: Callable[[str | None], Iterable[str]]
) -> list[str]:
    """Return "place: what is wrong; what to do" for each problem.

    `fields_of` returns the fields of a table of the pack, such as "terms.senses" (`None`: its top
    level).
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
