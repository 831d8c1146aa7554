"""Texts of the export window: the name of each choice, and what it is good for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.text.phrases import and_list
from app.reports.options import FORMATS, Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.export import Exported


def tables() -> dict[str, tuple[str, str]]:
    """Return the tables that a CSV file may hold, by name: the title and content of each."""
    from app.reports.csv.writer import TABLES

    return {
        name: (kind.title, f"{kind.about[:1].upper()}{kind.about[1:]}.")
        for name, kind in TABLES.items()
    }


_SHOWN = 6
# A browser and Word find fonts for them themselves.
_CARRIED = "The HTML and Word files carry them."


def describe_limits(wanted: Format, exported: Exported) -> str:
    """Return what the PDF pages can't show of the wanted format; empty where they show it all."""
    if not FORMATS[wanted].has_layouts:
        name = FORMATS[wanted].title
        return f"{name}: the same words in the same order as on these pages, without the pages."
    missing = describe_missing_characters(exported.missing_characters)
    return f"{missing} {_CARRIED}" if missing else ""


def describe_missing_characters(missing: Sequence[str]) -> str:
    """Return a sentence on characters that no font has, and their scripts; empty for none."""
    if not missing:
        return ""
    from app.reports.unicode_scripts import script_names

    rest = len(missing) - _SHOWN
    some = " ".join(missing[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
    scripts = and_list(script_names(missing))
    return f"No font here has {some} ({scripts}); they are marked where they stand."
