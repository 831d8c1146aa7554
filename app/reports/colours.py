"""Colours and box styles of printed documents: the window's colours, on white paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.reports.document import Tone

INK = "#1B2430"
MUTED = "#566070"
LINE = "#DAD6CC"
ACCENT = "#1D4E79"
SHADE = "#F5F4EF"
WHITE = "#FFFFFF"
AGREED_FILL = "#FFF4D1"
AGREED_LINE = "#B8860B"
GREEN = "#00703C"
RUST = "#A33B00"
BROWN = "#7A4F00"

# WCAG 2.2, 1.4.3: the least contrast of body text.
_LEAST_CONTRAST = 4.5
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
    Tone.PARTLY: ("#F2C14E", INK),
    Tone.NOT_YET: (RUST, WHITE),
    Tone.NOT_RATED: ("#ECE9E0", INK),
}
# Fill and text colour of each level of agreement; they differ in lightness as well.
LEVELS = {
    Tone.LEVEL_0: (RUST, WHITE),
    Tone.LEVEL_1: ("#DB7B3B", INK),
    Tone.LEVEL_2: ("#F2C14E", INK),
    Tone.LEVEL_3: ("#BFDCC9", INK),
    Tone.LEVEL_4: ("#5AA77B", INK),
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
    red, green, blue = (int(safe[at : at + 2], 16) / 255 for at in (1, 3, 5))
    light = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return safe if 1.05 / (light + 0.05) >= _LEAST_CONTRAST else INK


def _linear(channel: float) -> float:
    """Undo the curve of sRGB (IEC 61966-2-1)."""
    if channel <= 0.04045:  # noqa: PLR2004 - the constants of the standard
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
