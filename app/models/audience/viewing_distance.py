"""The smallest size of letters for the size of a room, and lengths parsed and formatted."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from app.errors import AppError
from app.models.text.phrases import one_line

# Shares of the picture's height that a capital letter has.
UNMEASURED = 0.035
SMALLEST_FLOOR = 0.02
LARGEST_FLOOR = 0.25
# From here on so few lines fit that the facilitator should know.
LARGE_FLOOR = 0.06

# Metres. Anything outside is a typing error.
HEIGHTS = (0.2, 20.0)
SEATS = (0.5, 200.0)

_FOOT = 0.3048
_INCH = _FOOT / 12
_FACTOR = 200
# From one line to the next, in heights of a capital: the audience view sets Atkinson Hyperlegible
# Next in lines of 1.22 em, and its capitals have 0.668 em.
_LINE_PITCH = 1.83
# The last line needs a capital and its descenders only.
_LAST_LINE = 1.3
# The share of the picture's height for lines, without its margins.
_ROOM_FOR_LINES = 0.94

_NUMBER = r"(\d+(?:[.,]\d*)?|[.,]\d+)"
_PLAIN = re.compile(rf"{_NUMBER} ?([a-z]*)")
_FEET_AND_INCHES = re.compile(rf"{_NUMBER} ?(?:'|ft|feet|foot) ?{_NUMBER} ?(?:\"|in|inch|inches)?")
_NAMES = {
    "m": 1.0, "metre": 1.0, "metres": 1.0, "meter": 1.0, "meters": 1.0,
    "cm": 0.01, "mm": 0.001,
    "ft": _FOOT, "foot": _FOOT, "feet": _FOOT, "f": _FOOT,
    "in": _INCH, "inch": _INCH, "inches": _INCH,
}  # fmt: skip
_PRIMES = str.maketrans("’‘\N{PRIME}”“\N{DOUBLE PRIME}", "'" * 3 + '"' * 3)


class LengthUnit(StrEnum):
    """The unit in which a person measures rooms."""

    METRES = "metres"
    FEET = "feet"


class LengthError(AppError):
    """A text cannot be read as a length; `sentence` is the reason."""


@dataclass(frozen=True, slots=True)
class RoomSize:
    """A measured room, in metres: the picture's height and its distance to the farthest seat.

    Raises ValueError unless both are finite and above 0.
    """

    height: float
    farthest: float

    def __post_init__(self) -> None:
        if not all(math.isfinite(length) and length > 0 for length in (self.height, self.farthest)):
            raise ValueError(f"no room has these measures: {self.height}, {self.farthest}")

    @property
    def needed(self) -> float:
        """The least height of a capital letter as a share of the picture's height.

        Farthest seat ÷ (200 × height of the picture): docs/room.md.
        """
        return self.farthest / (_FACTOR * self.height)

    @property
    def floor(self) -> float:
        """The share that is used: what is needed, within 2 % and 25 %."""
        return min(max(self.needed, SMALLEST_FLOOR), LARGEST_FLOOR)

    @property
    def is_clamped(self) -> bool:
        """Whether the room needs letters smaller or larger than are ever shown."""
        return self.floor != self.needed


def text_floor(measure: RoomSize | None) -> float:
    """Return the share in force: that of the measured room, or of a room not measured."""
    return UNMEASURED if measure is None else measure.floor


def lines_that_fit(floor: float) -> int:
    """Return how many lines of the smallest letters one picture holds."""
    capitals = _ROOM_FOR_LINES / floor
    return 1 + max(0, math.floor((capitals - _LAST_LINE) / _LINE_PITCH))


def describe_share(floor: float) -> str:
    """Return a share of the picture's height: "2.7 %", with a no-break space."""
    return f"{floor * 100:.1f}\N{NO-BREAK SPACE}%"


def describe_room_size(measure: RoomSize | None, unit: LengthUnit = LengthUnit.METRES) -> str:
    """Return how large letters will be: their share, their height, and how many lines fit.

    "Capital letters will be at least 2.7 % of the picture's height: 4.0 cm on this screen. About 19
    lines fit."
    """
    floor = text_floor(measure)
    size = (
        ""
        if measure is None
        else f": {_small_length_text(floor * measure.height, unit)} on this screen"
    )
    return (
        f"Capital letters will be at least {describe_share(floor)} of the picture’s height{size}. "
        f"About {lines_that_fit(floor)} lines fit."
    )


def room_size_advice(measure: RoomSize) -> str:
    """Return advice for a room with unusual measures; else an empty text."""
    if measure.farthest < measure.height:
        return (
            "The farthest seat is nearer than the picture is high. Have the two measures changed "
            "places?"
        )
    if measure.needed > LARGEST_FLOOR:
        return (
            f"The back of this room would need letters of {describe_share(measure.needed)}. "
            f"They are kept at {describe_share(LARGEST_FLOOR)}, so that words still fit; a larger "
            "picture or nearer seats would help."
        )
    if measure.floor > LARGE_FLOOR:
        return (
            f"Only {lines_that_fit(measure.floor)} lines will fit; a larger picture or nearer "
            "seats would help."
        )
    if measure.is_clamped:
        return (
            f"People sit near, so {describe_share(measure.needed)} would do. Letters are kept at "
            f"{describe_share(SMALLEST_FLOOR)} all the same."
        )
    return ""


def parse_length(text: str, unit: LengthUnit, between: tuple[float, float]) -> float:
    """Parse a length as a person writes it, into metres: "8", "8,5 m", "26 ft", "26'6\\"".

    A bare number is in `unit`. Raises LengthError for a text that is no length, and for a length
    that is not `between` the two, in metres.
    """
    words = one_line(text.translate(_PRIMES).lower())
    metres = _feet_and_inches(words)
    if metres is None:
        metres = _plain(words, unit)
    if metres is None:
        example = "8.5 or 26 ft" if unit is LengthUnit.METRES else "26, 26'6\" or 8 m"
        raise LengthError(f"That is not a length: write it like {example}.")
    least, most = between
    if metres < least:
        raise LengthError(f"That is too little: {describe_length(least, unit)} is the least.")
    if metres > most:
        raise LengthError(f"That is too much: {describe_length(most, unit)} is the most.")
    return metres


def format_length(metres: float, unit: LengthUnit) -> str:
    """Return a length as a bare number in a unit, to a hundredth: "1.5"."""
    number = metres if unit is LengthUnit.METRES else metres / _FOOT
    return f"{number:.2f}".rstrip("0").rstrip(".")


def describe_length(metres: float, unit: LengthUnit) -> str:
    """Return a length with its unit: "1.5 m", "4.92 ft"."""
    name = "m" if unit is LengthUnit.METRES else "ft"
    return f"{format_length(metres, unit)}\N{NO-BREAK SPACE}{name}"


def _small_length_text(metres: float, unit: LengthUnit) -> str:
    if unit is LengthUnit.METRES:
        return f"{metres * 100:.1f}\N{NO-BREAK SPACE}cm"
    inches = f"{metres / _INCH:.1f}"
    return f"{inches}\N{NO-BREAK SPACE}{'inch' if inches == '1.0' else 'inches'}"


def _plain(words: str, unit: LengthUnit) -> float | None:
    found = _PLAIN.fullmatch(words.replace("'", "ft").replace('"', "in"))
    if found is None:
        return None
    factor = _NAMES.get(found[2] or unit.value)
    return None if factor is None else _number(found[1]) * factor


def _feet_and_inches(words: str) -> float | None:
    found = _FEET_AND_INCHES.fullmatch(words)
    return _number(found[1]) * _FOOT + _number(found[2]) * _INCH if found else None


def _number(digits: str) -> float:
    return float(digits.replace(",", "."))
