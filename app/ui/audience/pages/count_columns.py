"""Share the width of a count among the agencies' names and the six levels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.agreement import LEVEL_WORDS
from app.models.room.scene import Counted
from app.ui.audience.pages.shown_text import one_line

if TYPE_CHECKING:
    from app.models.room.scene import CountScene
    from app.ui.audience.pages.set_text import TextSetter
    from app.ui.audience.pages.type_sizes import TypeSizes

LEVELS = len(LEVEL_WORDS)
NEEDED_SIGN = "▸"
# Each sign is in the bundled fonts.
STATE_WORDS = {
    Counted.WAITING: "○ waiting",
    Counted.COUNTED: "✓ counted",
    Counted.ABSENT: "– absent",
    Counted.NO_HANDS: "– no hands",
}
# Nobody waits for an agency that came after a count was finished.
LEFT_OUT = "○ not counted"
_LEAST_LETTERS = "ten letters"
# Two figures have room from the start: then no column moves when the numbers come.
_FIGURES = "00"
# Between columns, of a capital's height.
_APART = 0.9
# A name has at most this share of the width where the levels are named in words.
_MOST_NAME = 0.4


@dataclass(frozen=True, slots=True)
class CountColumns:
    """The widths. A gutter before the level needed holds its sign, and a line below that.

    `has_words` tells whether the levels' words have room above their columns.
    """

    name: float
    gap: float
    cell: float
    gutter: float
    level_needed: int
    has_words: bool

    @property
    def first(self) -> float:
        """How far from the left the levels begin."""
        return self.name + self.gap

    @property
    def levels_width(self) -> float:
        """The width of all levels."""
        return LEVELS * self.cell + self.gutter

    @property
    def gutter_at(self) -> float:
        """How far from the left the gutter lies."""
        return self.first + self.level_needed * self.cell

    def cell_at(self, level: int) -> float:
        """Give how far from the left a level's column lies."""
        over = self.gutter if level >= self.level_needed else 0.0
        return self.first + level * self.cell + over


def share(
    setter: TextSetter, scene: CountScene, sizes: TypeSizes, width: float
) -> CountColumns | None:
    """Share a width; None where the names and six numbers have no room beside each other."""
    gap = round(sizes.body.capital * _APART)
    gutter = setter.width(NEEDED_SIGN, sizes.label) + gap
    names = [setter.width(one_line(row.name), sizes.name) for row in scene.rows]
    wanted = max(names, default=0)
    least = min(wanted, setter.width(_LEAST_LETTERS, sizes.name))
    for has_words in (True, False):
        name = min(wanted, math.floor(width * _MOST_NAME)) if has_words else least
        cell = _cell(setter, scene, sizes, has_words=has_words) + gap
        spare = width - name - gap - gutter - LEVELS * cell
        if spare >= 0:
            name = min(wanted, name + math.floor(spare))
            cell = math.floor((width - name - gap - gutter) / LEVELS)
            return CountColumns(name, gap, cell, gutter, scene.level_needed, has_words)
    return None


def _cell(setter: TextSetter, scene: CountScene, sizes: TypeSizes, *, has_words: bool) -> float:
    figures = {str(people) for row in scene.rows for people in row.levels or ()}
    least = max(setter.width(said, sizes.label) for said in (_FIGURES, *figures))
    if not has_words:
        return least
    words = (word for said in LEVEL_WORDS for word in said.split())
    return max(least, *(setter.width(word, sizes.body) for word in words))
