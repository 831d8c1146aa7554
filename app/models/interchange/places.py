"""Name a place inside a session file, and find every value that stands at a kind of place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Place = tuple[str | int, ...]

_PLAIN_STEP = re.compile(r"\w+")


def place_in_words(place: Place) -> str:
    """Write a place as `prompts[3].agreement.Health[1]`; a name with spaces goes in brackets."""
    words = ""
    for step in place:
        if isinstance(step, int):
            words += f"[{step}]"
        elif _PLAIN_STEP.fullmatch(step):
            words += f".{step}" if words else step
        else:
            words += f'["{step[:60]}"]'
    return words or "the whole file"


def values_at(value: object, pattern: str, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Walk the values that stand at `pattern`, such as "prompts[].reservations[].agency".

    Whatever is missing or of another shape is passed over: saying so is the schema's business.
    """
    step, _, rest = pattern.partition(".")
    name = step.removesuffix("[]")
    if not isinstance(value, dict) or name not in value:
        return
    found: list[tuple[Place, Any]] = [((*place, name), value[name])]
    if step.endswith("[]"):
        items = value[name] if isinstance(value[name], list) else []
        found = [((*place, name, index), item) for index, item in enumerate(items)]
    for there, item in found:
        if rest:
            yield from values_at(item, rest, there)
        else:
            yield there, item
