"""The palette of the audience view: the colours and fonts of one colour set."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from app.design_tokens import READABLE_FAR, read_tokens, tokens_file
from app.ui.theme.colours import readable_on

if TYPE_CHECKING:
    from pathlib import Path


# The grounds of text; every other colour except the lines is for text or signs.
GROUNDS = ("paper", "card", "agreed-fill")
LINES = ("line", "agreed-line")

# Capital height of the bundled first family: 668 of 1000 units.
_FIRST_GUESS = 0.668


class AudiencePalette:
    """Colours with a contrast of 7:1 or more on every ground, and fonts sized by their capitals."""

    def __init__(self, resources: Path, colour_set: str) -> None:
        self.colour_set = colour_set
        tokens = read_tokens(tokens_file(resources), colour_set)
        self._families = list(tokens.families)
        self._colours = {name: QColor(text) for name, text in tokens.room.items()}
        kept = (stored.lower() for stored in tokens.stored_agencies)
        self._shown = dict(zip(kept, tokens.agencies, strict=True))
        self._agencies: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, int], QFont] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all colours."""
        return tuple(self._colours)

    def colour(self, name: str) -> QColor:
        """Return a colour by its name in the tokens; raises KeyError for an unknown name."""
        return QColor(self._colours[name])

    def agency(self, stored: str) -> QColor:
        """Return an agency's stored colour "#RRGGBB", changed so that its text can be read."""
        if stored not in self._agencies:
            shown = QColor(self._shown.get(stored.lower(), stored))
            for ground in GROUNDS:
                shown = readable_on(shown, self._colours[ground], READABLE_FAR)
            self._agencies[stored] = shown
        return QColor(self._agencies[stored])

    def font(self, capital: float, weight: int = 400) -> QFont:
        """Return the smallest font, in whole pixels, whose capitals are `capital` pixels or higher.

        `weight` runs from 100 to 900.
        """
        key = (capital, weight)
        if key not in self._fonts:
            font = QFont(self._families)
            font.setWeight(QFont.Weight(weight))
            size = max(1, math.ceil(capital / _FIRST_GUESS) - 2)
            font.setPixelSize(size)
            while QFontMetricsF(font).capHeight() < capital:
                size += 1
                font.setPixelSize(size)
            self._fonts[key] = font
        return QFont(self._fonts[key])
