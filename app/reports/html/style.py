"""The page's one style sheet: how everything looks, and this record's own colours and widths.

No element has a style of its own, so the page's policy can name this sheet and forbid any other.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from app.errors import AppError
from app.reports.html.colours import name_on_dark, name_on_light
from app.reports.pdf.tokens import safe_colour

_FILE = "record.css"
_DARK = "@media screen and (prefers-color-scheme: dark)"
# Nothing may be fetched, run or sent, whatever a reader's program thinks that it has found.
_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"


class Style:
    """Names the classes that a record needs beside the shared ones, and gives the sheet."""

    def __init__(self, resources: Path) -> None:
        self._shared = _read(resources / "styles" / _FILE)
        self._agencies: dict[str, str] = {}
        self._widths: set[int] = set()

    def agency(self, colour: str | None) -> str:
        """Give the class of an agency's colour; what is no colour gets a quiet grey."""
        return self._agencies.setdefault(safe_colour(colour), f"agency-{len(self._agencies) + 1}")

    def width(self, share: float, total: float) -> str:
        """Give the class of a column that takes a share of a table's width."""
        percent = round(100 * share / total)
        self._widths.add(percent)
        return f"width-{percent}"

    def sheet(self) -> str:
        """Give the whole sheet."""
        light, dark = [], []
        for colour, name in self._agencies.items():
            on_light, on_dark = name_on_light(colour), name_on_dark(colour)
            light.append(f".{name} {{ --bar: {colour}; --name: {on_light}; }}\n")
            dark.append(f"  .{name} {{ --bar: {on_dark}; --name: {on_dark}; }}\n")
        widths = (f".width-{each} {{ width: {each}%; }}\n" for each in sorted(self._widths))
        in_dark = f"{_DARK} {{\n{''.join(dark)}}}\n" if dark else ""
        return f"{self._shared}{''.join(light)}{in_dark}{''.join(widths)}"


def policy(sheet: str) -> str:
    """Give the content security policy under which this sheet alone is obeyed."""
    digest = hashlib.sha256(sheet.encode()).digest()
    return _POLICY.format(base64.b64encode(digest).decode())


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AppError(
            f"The style sheet {file.name} is missing or damaged.", "Install Common Ground again."
        ) from error
