"""Read the colours, type sizes and measures of the window from the tokens file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TypeRole:
    """How one kind of text is set: size in pixels, weight from 100 to 900."""

    size: int
    weight: int
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one colour set; `room` holds the colours of the audience view.

    Agencies are in the order in which sessions take them.
    """

    colours: Mapping[str, str]
    room: Mapping[str, str]
    agencies: tuple[str, ...]
    stored_agencies: tuple[str, ...]
    families: tuple[str, ...]
    roles: Mapping[str, TypeRole]
    metrics: Mapping[str, int]


def read_tokens(file: Path, colour_set: str) -> Tokens:
    """Read one set from the tokens file; raises KeyError when there is no such set."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return Tokens(
        colours=content[colour_set],
        room=content["room"][colour_set],
        agencies=tuple(content["agencies"][colour_set]),
        stored_agencies=tuple(content["agencies"]["light"]),
        families=tuple(content["family"].values()),
        roles={name: TypeRole(**role) for name, role in content["type"].items()},
        metrics=content["metric"],
    )
