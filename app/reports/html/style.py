"""The style sheet of a page: the shared rules, and this record's own colours and widths."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from app.errors import AppError
from app.reports.colours import safe_colour

# Of the backgrounds that record.css has for a name, those that are hardest to read on.
LIGHT_GROUND = "#FFF4D1"
DARK_GROUND = "#332B14"
# WCAG 2.2, 1.4.3: the least contrast of body text.
READABLE = 4.5
_STEPS = 20
_BLACK, _WHITE = (0.0, 0.0, 0.0), (255.0, 255.0, 255.0)


def name_on_light(colour: str | None) -> str:
    """Return the colour, darkened until it is readable on light backgrounds."""
    return _readable(safe_colour(colour), LIGHT_GROUND, _BLACK)


def name_on_dark(colour: str | None) -> str:
    """Return the colour, lightened until it is readable on dark backgrounds."""
    return _readable(safe_colour(colour), DARK_GROUND, _WHITE)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _readable(colour: str, ground: str, towards: tuple[float, ...]) -> str:
    mixed = colour
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, towards, step / _STEPS)
        if contrast(mixed, ground) >= READABLE:
            break
    return mixed


def _mixed(colour: str, towards: tuple[float, ...], share: float) -> str:
    channels = (
        round(own + (other - own) * share)
        for own, other in zip(_channels(colour), towards, strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """Undo the curve of sRGB (IEC 61966-2-1)."""
    if channel <= 0.04045:  # noqa: PLR2004 - the constants of the standard
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


_FILE = "record.css"
_DARK = "@media screen and (prefers-color-scheme: dark)"
# Nothing may be fetched, run or sent, whatever a browser finds in the page.
_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"


class StyleSheet:
    """The style sheet of a record, with classes for its agencies' colours and column widths."""

    def __init__(self, resources: Path) -> None:
        self._shared = _read(resources / "styles" / _FILE)
        self._agencies: dict[str, str] = {}
        self._widths: set[int] = set()

    def agency(self, colour: str | None) -> str:
        """Return the class of an agency's colour; an invalid one becomes grey."""
        return self._agencies.setdefault(safe_colour(colour), f"agency-{len(self._agencies) + 1}")

    def width(self, share: float, total: float) -> str:
        """Return the class of a column that takes a share of a table's width."""
        percent = round(100 * share / total)
        self._widths.add(percent)
        return f"width-{percent}"

    def sheet(self) -> str:
        """Return the whole style sheet."""
        light, dark = [], []
        for colour, name in self._agencies.items():
            on_light, on_dark = name_on_light(colour), name_on_dark(colour)
            light.append(f".{name} {{ --bar: {colour}; --name: {on_light}; }}\n")
            dark.append(f"  .{name} {{ --bar: {on_dark}; --name: {on_dark}; }}\n")
        widths = (f".width-{each} {{ width: {each}%; }}\n" for each in sorted(self._widths))
        in_dark = f"{_DARK} {{\n{''.join(dark)}}}\n" if dark else ""
        return f"{self._shared}{''.join(light)}{in_dark}{''.join(widths)}"


def content_security_policy(sheet: str) -> str:
    """Return the content security policy that allows this style sheet alone."""
    digest = hashlib.sha256(sheet.encode()).digest()
    return _POLICY.format(base64.b64encode(digest).decode())


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AppError(
            f"The style sheet {file.name} is missing or damaged.", "Install Common Ground again."
        ) from error
