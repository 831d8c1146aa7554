"""Show the beginning of a text where there is no room for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.audience.pages.shown_text import one_line
from app.ui.audience.pages.strand import FURNITURE, furniture

if TYPE_CHECKING:
    from app.ui.audience.pages.pieces import Source
    from app.ui.audience.pages.set_text import TextSetter
    from app.ui.audience.pages.strand import Hand, Strand

_ELLIPSIS = "…"


def shortened(
    setter: TextSetter, text: str, hand: Hand, lines: int, source: Source = FURNITURE
) -> Strand:
    """Set the first lines of a text, with an ellipsis where it was cut."""
    key = (text, hand, source, lines)
    return setter.beginnings.give(key, lambda: _shortened(setter, text, hand, lines, source))


def _shortened(setter: TextSetter, text: str, hand: Hand, lines: int, source: Source) -> Strand:
    words = one_line(text)
    made = setter.set(words, hand.style, hand.width)
    if len(made.lines) <= lines:
        return furniture(setter, words, hand, source)
    cut = made.part(0, made.lines[lines - 1].end).rstrip()
    while cut:
        shown = cut.rstrip(" .,;:-–—…") + " " + _ELLIPSIS
        if len(setter.set(shown, hand.style, hand.width).lines) <= lines:
            return furniture(setter, shown, hand, source)
        # By words, and by letters where one word fills the line.
        cut = cut[: cut.rfind(" ")] if " " in cut else cut[:-1]
    return furniture(setter, _ELLIPSIS, hand, source)
