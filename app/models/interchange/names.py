"""How a session file calls its agencies: each by a key, which is its name unless it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.interchange.places import Place, values_at

# The fields of an agreement that stand beside its agencies: no agency can be called so.
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
    """Find an agency by its key: as written, or else whatever the capitals and the spaces."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = tuple(keys)
        self._exact = {key: index for index, key in reversed(list(enumerate(keys)))}
        self._loose: dict[str, list[int]] = {}
        for key, index in self._exact.items():
            self._loose.setdefault(_folded(key), []).append(index)

    def find(self, key: str) -> int | None:
        """Give the place of the agency called so; None if there is none, or no telling which."""
        if key in self._exact:
            return self._exact[key]
        alike = self._loose.get(_folded(key), [])
        return alike[0] if len(alike) == 1 else None


def keys_for(names: Sequence[str]) -> tuple[str, ...]:
    """Give each agency a key of its own: its name, with a number where that would not do."""
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
class Mention:
    """A place of a file that names an agency: as its value, or as a field's name of an object."""

    place: Place
    name: str
    is_field: bool


def mentions(value: dict[str, Any]) -> Iterator[Mention]:
    """Walk every place of a file that names an agency."""
    for pattern in (*_COLUMNS, *_OTHERS):
        yield from _named_at(value, pattern)
    for pattern in _COUNTS:
        yield from (m for m in _named_at(value, pattern) if m.name not in RESERVED)


def further_columns(value: dict[str, Any], standard: Sequence[str]) -> tuple[str, ...]:
    """List the agencies that a file without `agencies` names beyond the standard ones."""
    known = AgencyKeys(standard)
    for pattern in _COLUMNS:
        for mention in _named_at(value, pattern):
            name = mention.name
            if known.find(name) is None and name.strip() and name not in RESERVED:
                known = AgencyKeys((*known.keys, name))
            if len(known.keys) > MAX_AGENCIES:
                break
    return known.keys[len(standard) :]


def _named_at(value: dict[str, Any], pattern: str) -> Iterator[Mention]:
    for place, found in values_at(value, pattern):
        if isinstance(found, str):
            yield Mention(place, found, is_field=False)
        elif isinstance(found, dict):
            yield from (Mention((*place, name), name, is_field=True) for name in found)


def _folded(key: str) -> str:
    return re.sub(r"\s*/\s*", "/", " ".join(key.split())).casefold()
