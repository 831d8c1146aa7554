"""Say what the pages of the preview can't show, and which files carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.choices import Format
from app.reports.export import WRITTEN
from app.ui.export.choice_words import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.export import Exported

_SHOWN = 6
# What a browser or Word sets in type itself.
_CARRY_ALL = {Format.HTML: "HTML", Format.DOCX: "Word"}


def say_limits(wanted: Format, exported: Exported) -> str:
    """Say what the pages of a PDF can't show of what is wanted; empty where they show it all."""
    if wanted is not Format.PDF:
        name = FORMATS[wanted][0]
        return f"{name}: the same words in the same order as on these pages, without the pages."
    said = [say_missing(exported), _say_unshaped(exported)]
    carried = _say_carried() if any(said) else ""
    return " ".join(each for each in (*said, carried) if each)


def say_missing(exported: Exported) -> str:
    """Name some characters that no font here has; empty where there are none."""
    missing = exported.missing_characters
    if not missing:
        return ""
    rest = len(missing) - _SHOWN
    some = " ".join(missing[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
    return f"No font here has {some}; they are marked where they stand."


def _say_unshaped(exported: Exported) -> str:
    scripts: Sequence[str] = getattr(exported, "unshaped", ())
    if not scripts:
        return ""
    *others, last = scripts
    named = f"{', '.join(others)} and {last}" if others else last
    return f"Letters of {named} can’t be joined here as they should be."


def _say_carried() -> str:
    carrying = [name for each, name in _CARRY_ALL.items() if each in WRITTEN]
    if not carrying:
        return ""
    many = "files carry" if len(carrying) > 1 else "file carries"
    return f"The {' and '.join(carrying)} {many} them."
