"""Colours and box styles of printed documents: the window's colours, on white paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.design_tokens import READABLE, contrast, read_tokens, tokens_file
from app.paths import resources_folder
from app.reports.document import Tone

# Read when the first export imports this module, in some 2 ms: the same file as the window's.
_TOKENS = read_tokens(tokens_file(resources_folder()), "light")
_SCREEN, _PRINT = _TOKENS.colours, _TOKENS.printed
INK = _SCREEN["ink"]
MUTED = _SCREEN["muted"]
LINE = _SCREEN["line"]
ACCENT = _SCREEN["accent"]
AGREED_FILL = _SCREEN["agreed-fill"]
AGREED_LINE = _SCREEN["agreed-line"]
GREEN = _SCREEN["in-place"]
RUST = _SCREEN["not-yet"]
WHITE = _PRINT["paper"]
SHADE = _PRINT["shade"]
BROWN = _PRINT["draft-ink"]

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """The style of a box: colours or None, lengths in points; padding from the top clockwise."""

    fill: str | None = None
    line: str | None = None
    bar: str | None = None
    is_dashed: bool = False
    radius: float = 0.0
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


STATUS_TEXT = {
    Tone.AGREED: GREEN,
    Tone.DRAFT: BROWN,
    Tone.CHANGED: BROWN,
    Tone.OPEN: MUTED,
}
# Fill and text colour of a rating, as on screen.
RATING = {
    Tone.IN_PLACE: (GREEN, WHITE),
    Tone.PARTLY: (_SCREEN["partly"], INK),
    Tone.NOT_YET: (RUST, WHITE),
    Tone.NOT_RATED: (_SCREEN["unrated"], INK),
}
# Fill and text colour of each level of agreement; they differ in lightness as well.
LEVELS = {
    Tone.LEVEL_0: (RUST, WHITE),
    Tone.LEVEL_1: (_PRINT["level-1"], INK),
    Tone.LEVEL_2: (_SCREEN["partly"], INK),
    Tone.LEVEL_3: (_PRINT["level-3"], INK),
    Tone.LEVEL_4: (_PRINT["level-4"], INK),
    Tone.LEVEL_5: (GREEN, WHITE),
}
FILLS = RATING | LEVELS


def statement_box_style(tone: Tone, above: float, below: float) -> BoxStyle:
    """Return the style of a statement's box: filled once it has words, line solid once agreed."""
    padding = (above, 12.0, below, 14.0)
    if tone is Tone.OPEN:
        return BoxStyle(WHITE, LINE, LINE, is_dashed=True, radius=4, padding=padding)
    return BoxStyle(
        AGREED_FILL,
        AGREED_LINE,
        AGREED_LINE,
        is_dashed=tone is not Tone.AGREED,
        radius=4,
        padding=padding,
    )


def safe_colour(colour: str | None) -> str:
    """Return the colour if it is a valid "#RRGGBB", else grey."""
    return colour if colour and _COLOUR.fullmatch(colour) else MUTED


def readable_on_paper(colour: str | None) -> str:
    """Return the colour if its contrast with white paper is enough for text, else `INK`."""
    safe = safe_colour(colour)
    return safe if contrast(safe, WHITE) >= READABLE else INK
