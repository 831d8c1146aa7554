"""What an action or a link of a session file points to, by id, by text or by code."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from app.models.interchange.places import values_at
from app.models.records import Origin

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Each kind's items, and the field that a person would call one by.
_ITEMS = {
    Origin.PROMPT: ("prompts[]", "text"),
    Origin.CHECKLIST: ("checklist[]", "code"),
    Origin.RESERVATION: ("prompts[].reservations[]", "id"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """The item found: the how manyth of its kind, or an id that no item of this file has."""

    kind: Origin
    index: int | None
    id: str = ""


class Targets:
    """Find what the targets of a filled-in file point to."""

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

    def find(self, target: object) -> Target | str:
        """Give the target, or say in words why it is none."""
        if not isinstance(target, dict):
            return ""  # the schema check says so already
        named = [
            (kind, target[kind.value]) for kind in Origin if target.get(kind.value) is not None
        ]
        if len(named) != 1:
            return 'must name one thing: a "prompt", a "checklist" statement or a "reservation"'
        kind, name = named[0]
        return self._find(kind, name) if isinstance(name, str) else ""

    def _find(self, kind: Origin, name: str) -> Target | str:
        label = _ITEMS[kind][1]
        for field in ("id", label):
            found = self._found.get((kind, field, name), [])
            if len(found) == 1:
                return Target(kind, found[0])
            if found:
                return f"fits {len(found)} items; name the one meant by its id"
        if _ID.fullmatch(name):
            return Target(kind, None, name)
        thing = {"prompt": "prompt has this text", "checklist": "checklist statement has this code"}
        return f"no {thing.get(kind, 'reservation has this id')}"
