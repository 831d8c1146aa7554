"""The problems of a session file, each with its place, and the error that lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app.errors import AppError

Place = tuple[str | int, ...]

_PLAIN_STEP = re.compile(r"\w+")


def place_text(place: Place) -> str:
    """Return a place as `prompts[3].agreement.Health[1]`; a name with spaces is in brackets."""
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
    """Yield the values at `pattern`, such as "prompts[].reservations[].agency".

    Whatever is missing or of another shape is skipped: the schema check reports it.
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


FORMAT = "common-ground-session"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem and its place in the file."""

    place: Place
    sentence: str

    def __str__(self) -> str:
        return f"{place_text(self.place)}: {self.sentence}"


class SessionFileError(AppError):
    """A file can't be read as a session; nothing of it was imported.

    `problems` is empty where the file as a whole is the problem, which `sentence` describes.
    """

    def __init__(self, sentence: str, hint: str = "", problems: Iterable[Problem] = ()) -> None:
        super().__init__(sentence, hint)
        self.problems = tuple(problems)


def session_file_error(name: str, problems: Iterable[Problem]) -> SessionFileError:
    """Return the error that lists every problem of the file called `name`, each once."""
    each = tuple(dict.fromkeys(problems))
    if len(each) == 1:
        sentence = f"{name} was not imported: it has a problem at {each[0]}"
        sentence = sentence if sentence.endswith(".") else f"{sentence}."
    else:
        sentence = f"{name} was not imported: {len(each)} places in it need putting right."
    return SessionFileError(sentence, "Put this right in the file and import it again.", each)
