"""References inside a session file: agencies by key, and targets of actions and links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.records import Origin
from app.models.session_file.problems import Place, values_at
from app.models.text.phrases import one_line

# The fields of an agreement next to its agencies: none of them can be an agency's key.
RESERVED = ("id", "at", "level_needed", "objections", "wording", "absent")
# More columns than this are a mistake, and no window could show them.
MAX_AGENCIES = 100

# Where a name that is not among the standard agencies makes a further column.
_COLUMNS = ("people[].agency", "prompts[].entries")
_COUNTS = (
    "prompts[].agreement",
    "prompts[].earlier_agreements[]",
    "prompts[].unfinished_agreement",
)
_OTHERS = (
    "prompts[].reservations[].agency",
    "prompts[].wordings[].agency",
    "prompts[].sources[].agency",
    *(f"{count}.absent[]" for count in _COUNTS),
    "checklist[].by_agency",
    "actions[].agency",
    "glossary[].senses",
)


class AgencyKeys:
    """The keys of the agencies, found as written, else in any case and with any spaces."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = tuple(keys)
        self._exact = {key: index for index, key in reversed(list(enumerate(keys)))}
        self._loose: dict[str, list[int]] = {}
        for key, index in self._exact.items():
            self._loose.setdefault(_folded(key), []).append(index)

    def find(self, key: str) -> int | None:
        """Return the index of the agency with this key; None if there is none, or several."""
        if key in self._exact:
            return self._exact[key]
        alike = self._loose.get(_folded(key), [])
        return alike[0] if len(alike) == 1 else None


def unique_keys(names: Sequence[str]) -> tuple[str, ...]:
    """Return a unique key for each agency: its name, with a number where that would not do."""
    keys: list[str] = []
    for index, name in enumerate(names):
        is_own = name.strip() and names.count(name) == 1 and name not in RESERVED
        key, number = name, 1
        while not is_own:
            key = f"{name.strip() or 'Agency'} ({index + number})"
            is_own = key not in names and key not in keys
            number += 1
        keys.append(key)
    return tuple(keys)


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """A place of a file that names an agency: as its value, or as the name of a field."""

    place: Place
    name: str
    is_field: bool


def agency_mentions(value: dict[str, Any]) -> Iterator[AgencyMention]:
    """Yield every place of a file that names an agency."""
    for pattern in (*_COLUMNS, *_OTHERS):
        yield from _named_at(value, pattern)
    for pattern in _COUNTS:
        yield from (m for m in _named_at(value, pattern) if m.name not in RESERVED)


def further_columns(value: dict[str, Any], standard: Sequence[str]) -> tuple[str, ...]:
    """Return the agencies that a file without `agencies` names beyond the standard ones."""
    known = AgencyKeys(standard)
    for pattern in _COLUMNS:
        for mention in _named_at(value, pattern):
            name = mention.name
            if known.find(name) is None and name.strip() and name not in RESERVED:
                known = AgencyKeys((*known.keys, name))
            if len(known.keys) > MAX_AGENCIES:
                break
    return known.keys[len(standard) :]


def _named_at(value: dict[str, Any], pattern: str) -> Iterator[AgencyMention]:
    for place, found in values_at(value, pattern):
        if isinstance(found, str):
            yield AgencyMention(place, found, is_field=False)
        elif isinstance(found, dict):
            yield from (AgencyMention((*place, name), name, is_field=True) for name in found)


def _folded(key: str) -> str:
    return re.sub(r"\s*/\s*", "/", one_line(key)).casefold()


_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# The items of each kind, and the field by which a person names one.
_ITEMS = {
    Origin.PROMPT: ("prompts[]", "text"),
    Origin.CHECKLIST: ("checklist[]", "code"),
    Origin.RESERVATION: ("prompts[].reservations[]", "id"),
}


@dataclass(frozen=True, slots=True)
class LinkTargetRef:
    """A target: its index among its kind, or an id that no item of this file has."""

    kind: Origin
    index: int | None
    id: str = ""


class TargetFinder:
    """The finder of what the targets of a filled-in file point to."""

    def __init__(self, value: dict[str, Any]) -> None:
        self._found: defaultdict[tuple[Origin, str, str], list[int]] = defaultdict(list)
        for kind, (pattern, label) in _ITEMS.items():
            for index, (_, item) in enumerate(values_at(value, pattern)):
                self._note(kind, index, item, {"id", label})

    def _note(self, kind: Origin, index: int, item: object, fields: set[str]) -> None:
        for field in fields:
            name = item.get(field) if isinstance(item, dict) else None
            if isinstance(name, str):
                self._found[kind, field, name].append(index)

    def find(self, target: object) -> LinkTargetRef | str:
        """Return the target, or in words why there is none."""
        if not isinstance(target, dict):
            return ""  # the schema check reports this
        named = [
            (kind, target[kind.value]) for kind in Origin if target.get(kind.value) is not None
        ]
        if len(named) != 1:
            return 'must name one thing: a "prompt", a "checklist" statement or a "reservation"'
        kind, name = named[0]
        return self._find(kind, name) if isinstance(name, str) else ""

    def _find(self, kind: Origin, name: str) -> LinkTargetRef | str:
        label = _ITEMS[kind][1]
        for field in ("id", label):
            found = self._found.get((kind, field, name), [])
            if len(found) == 1:
                return LinkTargetRef(kind, found[0])
            if found:
                return f"fits {len(found)} items; name the one meant by its id"
        if _ID.fullmatch(name):
            return LinkTargetRef(kind, None, name)
        thing = {"prompt": "prompt has this text", "checklist": "checklist statement has this code"}
        return f"no {thing.get(kind, 'reservation has this id')}"
