"""The style sheet of a page: the shared rules, and this record's own colours and widths."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from app.design_tokens import READABLE, channels, contrast
from app.errors import AppError
from app.reports.colours import safe_colour

# Of the backgrounds that record.css has for a name, those that are hardest to read on.
LIGHT_GROUND = "#FFF4D1"
DARK_GROUND = "#332B14"
_STEPS = 20
_BLACK, _WHITE = 0.0, 1.0


def name_on_light(colour: str | None) -> str:
    """Return the colour, darkened until it is readable on light backgrounds."""
    return _readable(safe_colour(colour), LIGHT_GROUND, _BLACK)


def name_on_dark(colour: str | None) -> str:
    """Return the colour, lightened until it is readable on dark backgrounds."""
    return _readable(safe_colour(colour), DARK_GROUND, _WHITE)


def _readable(colour: str, ground: str, towards: float) -> str:
    mixed = colour
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, towards, step / _STEPS)
        if contrast(mixed, ground) >= READABLE:
            break
    return mixed


def _mixed(colour: str, towards: float, share: float) -> str:
    mixed = (round(255 * (own + (towards - own) * share)) for own in channels(colour))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


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
