"""Read the colours, type sizes and measures of the window from the tokens file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class TypeRole:
    """The font of one kind of text: size in pixels, weight from 100 to 900."""

    size: int
    weight: int
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one colour set; `room` holds the colours of the audience view.

    Agency colours are in the order in which sessions use them.
    """

    colours: Mapping[str, str]
    room: Mapping[str, str]
    agencies: tuple[str, ...]
    stored_agencies: tuple[str, ...]
    families: tuple[str, ...]
    roles: Mapping[str, TypeRole]
    metrics: Mapping[str, int]


def read_tokens(file: Path, colour_set: str) -> Tokens:
    """Return one set of the tokens file; raises KeyError when there is no such set."""
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


# Contrast (Minimum) of the Web Content Accessibility Guidelines 2.2, success criterion 1.4.3.
READABLE = 4.5
# Contrast (Enhanced), 1.4.6: for text that is read from the back of a room.
READABLE_FAR = 7.0


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two opaque colours, from 1.0 to 21.0."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return a colour blended over a background; a share of 1.0 covers it."""
    return QColor.fromRgbF(
        *(
            above * share + below * (1 - share)
            for above, below in zip(_channels(colour), _channels(ground), strict=True)
        )
    )


def readable_on(colour: QColor, ground: QColor, least: float = READABLE) -> QColor:
    """Return a colour moved away from a background until its contrast is `least` or more."""
    away = QColor("white") if _luminance(ground) < _MIDDLE else QColor("black")
    for share in range(0, 101, 5):
        moved = blend(away, colour, share / 100)
        if contrast(moved, ground) >= least:
            return moved
    return away


# Black and white have the same contrast to a background of this luminance.
_MIDDLE = 0.179


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the sRGB curve's own figure


def _channels(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()
