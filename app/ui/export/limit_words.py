"""Say what the pages of the preview can't show, and which files carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.listing import all_of
from app.reports.choices import Format
from app.ui.export.choice_words import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.export import Exported

_SHOWN = 6
# A browser and Word set them in type themselves.
_CARRIED = "The HTML and Word files carry them."


def say_limits(wanted: Format, exported: Exported) -> str:
    """Say what the pages of a PDF can't show of what is wanted; empty where they show it all."""
    if wanted is not Format.PDF:
        name = FORMATS[wanted][0]
        return f"{name}: the same words in the same order as on these pages, without the pages."
    missing = say_missing(exported.missing_characters)
    return f"{missing} {_CARRIED}" if missing else ""


def say_missing(missing: Sequence[str]) -> str:
    """Name some characters that no font here has, and their scripts; empty where there are none."""
    if not missing:
        return ""
    from app.reports.scripts import script_names

    rest = len(missing) - _SHOWN
    some = " ".join(missing[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
    scripts = all_of(script_names(missing))
    return f"No font here has {some} ({scripts}); they are marked where they stand."
