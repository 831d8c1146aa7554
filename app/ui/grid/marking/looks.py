"""How words look with the marks that are upon them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from app.ui.theme import Theme

_Underline = QTextCharFormat.UnderlineStyle


class Mark(Enum):
    """What is marked: shared words, words to explain, details of a child, and what was found."""

    SHARED = "shared"
    JARGON = "jargon"
    DETAILS = "details"
    HIT = "hit"
    CHOSEN = "chosen"


# The first of each that is there is seen. No two kinds are told apart by their colour alone.
_FILLS = ((Mark.CHOSEN, "accent"), (Mark.HIT, "highlight"), (Mark.SHARED, "shared"))
_LINES = (
    (Mark.DETAILS, _Underline.WaveUnderline, "danger"),
    (Mark.JARGON, _Underline.DotLine, "agreed-line"),
    (Mark.SHARED, _Underline.SingleUnderline, "shared-line"),
)


def look_of(theme: Theme, marks: AbstractSet[Mark]) -> QTextCharFormat:
    """Give the one look of words with these marks: the strongest ground and line of all."""
    look = QTextCharFormat()
    fill = next((name for mark, name in _FILLS if mark in marks), "")
    # What was found is dark on bright, or bright on dark: a line takes the colour of its letters.
    is_found = fill in {"accent", "highlight"}
    if fill:
        look.setBackground(theme.colour(fill))
    if is_found:
        look.setForeground(theme.colour(f"on-{fill}"))
    for mark, style, colour in _LINES:
        if mark in marks:
            look.setUnderlineStyle(style)
            look.setUnderlineColor(theme.colour(f"on-{fill}" if is_found else colour))
            break
    return look
