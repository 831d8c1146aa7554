"""The design tokens (colours, type sizes, measures) of the window and of the record; contrast."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# Contrast (Minimum) of the Web Content Accessibility Guidelines 2.2, success criterion 1.4.3.
READABLE = 4.5
# Contrast (Enhanced), 1.4.6: for text that is read from the back of a room.
READABLE_FAR = 7.0


@dataclass(frozen=True, slots=True)
class TypeRole:
    """The font of one kind of text: size in pixels, weight from 100 to 900."""

    size: int
    weight: int
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one colour set; colours are "#RRGGBB".

    `room` holds the colours of the audience view, `printed` those of paper alone. Agency colours
    are in the order in which sessions use them.
    """

    colours: Mapping[str, str]
    room: Mapping[str, str]
    printed: Mapping[str, str]
    agencies: tuple[str, ...]
    stored_agencies: tuple[str, ...]
    families: tuple[str, ...]
    roles: Mapping[str, TypeRole]
    metrics: Mapping[str, int]


def tokens_file(resources: Path) -> Path:
    """Return the file of the tokens."""
    return resources / "styles" / "tokens.toml"


def read_tokens(file: Path, colour_set: str) -> Tokens:
    """Return one set of the tokens file; raises KeyError when there is no such set."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return Tokens(
        colours=content[colour_set],
        room=content["room"][colour_set],
        printed=content["print"],
        agencies=tuple(content["agencies"][colour_set]),
        stored_agencies=tuple(content["agencies"]["light"]),
        families=tuple(content["family"].values()),
        roles={name: TypeRole(**role) for name, role in content["type"].items()},
        metrics=content["metric"],
    )


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of "#RRGGBB", each from 0.0 to 1.0."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(red: float, green: float, blue: float) -> float:
    """Return the relative luminance of a colour, 0.0 to 1.0 (WCAG 2.2, relative luminance)."""
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def contrast_ratio(one: float, other: float) -> float:
    """Return the contrast of two luminances, 1.0 to 21.0 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((one, other))
    return (lighter + 0.05) / (darker + 0.05)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, "#RRGGBB"."""
    return contrast_ratio(luminance(*channels(one)), luminance(*channels(other)))


def _linear(channel: float) -> float:
    """Undo the curve of sRGB (IEC 61966-2-1)."""
    if channel <= 0.04045:  # noqa: PLR2004 - the constants of the standard
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
