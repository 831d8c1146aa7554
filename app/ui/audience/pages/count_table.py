"""The table of a count: a row for each agency, a column for each level."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.audience.scene import CountProgress
from app.models.rules.agreement import LEVEL_WORDS
from app.models.rules.tally import level_text
from app.ui.audience.typesetting.boxes import PageBlock
from app.ui.audience.typesetting.painter import Frame, Panel, ParagraphSource, TextPart
from app.ui.audience.typesetting.paragraph import visible_line
from app.ui.audience.typesetting.text_block import (
    TextBlock,
    TextFormat,
    label_block,
    shortened_block,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.audience.scene import CountRow, CountScene
    from app.ui.audience.typesetting.font_sizes import Spaces, TypeSizes
    from app.ui.audience.typesetting.paragraph import TextStyle
    from app.ui.audience.typesetting.text_block import Typesetter


LEVELS = len(LEVEL_WORDS)
NEEDED_SIGN = "▸"
# Each sign is in the bundled fonts.
STATE_WORDS = {
    CountProgress.WAITING: "○ waiting",
    CountProgress.COUNTED: "✓ counted",
    CountProgress.ABSENT: "– absent",
    CountProgress.NO_HANDS: "– no hands",
}
# For an agency that was added after the count was finished.
LEFT_OUT = "○ not counted"
_LEAST_LETTERS = "ten letters"
# Two digits have room from the start, so that no column moves when the numbers come.
_FIGURES = "00"
# Between columns, of a capital's height.
_APART = 0.9
# A name has at most this share of the width where the levels are named in words.
_MOST_NAME = 0.4


@dataclass(frozen=True, slots=True)
class CountColumns:
    """The widths of the columns. A gutter before the level needed holds its sign and a line.

    `has_words`: the words of the levels have room above their columns.
    """

    name: float
    gap: float
    cell: float
    gutter: float
    level_needed: int
    has_words: bool

    @property
    def first(self) -> float:
        """The x of the first level's column."""
        return self.name + self.gap

    @property
    def levels_width(self) -> float:
        """The width of all levels with the gutter."""
        return LEVELS * self.cell + self.gutter

    @property
    def gutter_at(self) -> float:
        """The x of the gutter."""
        return self.first + self.level_needed * self.cell

    def cell_at(self, level: int) -> float:
        """Return the x of a level's column."""
        over = self.gutter if level >= self.level_needed else 0.0
        return self.first + level * self.cell + over


def share_count_width(
    typesetter: Typesetter, scene: CountScene, sizes: TypeSizes, width: float
) -> CountColumns | None:
    """Divide a width among name and levels; None where they have no room next to each other."""
    gap = round(sizes.body.capital * _APART)
    gutter = typesetter.width(NEEDED_SIGN, sizes.label) + gap
    names = [typesetter.width(visible_line(row.name), sizes.name) for row in scene.rows]
    wanted = max(names, default=0)
    least = min(wanted, typesetter.width(_LEAST_LETTERS, sizes.name))
    for has_words in (True, False):
        name = min(wanted, math.floor(width * _MOST_NAME)) if has_words else least
        cell = _cell(typesetter, scene, sizes, has_words=has_words) + gap
        spare = width - name - gap - gutter - LEVELS * cell
        if spare >= 0:
            name = min(wanted, name + math.floor(spare))
            cell = math.floor((width - name - gap - gutter) / LEVELS)
            return CountColumns(name, gap, cell, gutter, scene.level_needed, has_words)
    return None


def _cell(typesetter: Typesetter, scene: CountScene, sizes: TypeSizes, *, has_words: bool) -> float:
    figures = {str(people) for row in scene.rows for people in row.levels or ()}
    least = max(typesetter.width(said, sizes.label) for said in (_FIGURES, *figures))
    if not has_words:
        return least
    words = (word for said in LEVEL_WORDS for word in said.split())
    return max(least, *(typesetter.width(word, sizes.body) for word in words))


# Above and below the words of a row, of a line's height.
_ROW_PAD = 0.1
_NAME_LINES = 2
# Shown where nobody chose a level, so that the numbers stand out.
_NOBODY = "·"
_KEY_COLUMNS = (6, 3, 2, 1)


def describe_count_progress(row: CountRow, *, is_finished: bool) -> str:
    """Return the text of an agency's progress: "✓ counted"."""
    return (
        LEFT_OUT if is_finished and row.state is CountProgress.WAITING else STATE_WORDS[row.state]
    )


def has_levels(row: CountRow) -> bool:
    """Return whether a row has numbers to show."""
    return row.levels is not None and any(row.levels)


def describe_levels(row: CountRow) -> str:
    """Return an agency's tally for a page without columns: "2 at 4 Support, 1 at 5 Lead"."""
    shown = enumerate(row.levels or ())
    return ", ".join(f"{people} at {level_text(level)}" for level, people in shown if people)


def level_legend(typesetter: Typesetter, sizes: TypeSizes, width: float) -> tuple[PageBlock, ...]:
    """Return the legend of the levels' digits, in columns."""
    said = [level_text(level) for level in range(LEVELS)]
    apart = round(sizes.body.capital)
    own = [typesetter.width(words, sizes.body) + apart for words in said]
    beside = next((n for n in _KEY_COLUMNS if max(own) * n <= width), 1)
    step = math.floor(min(width / beside, max(own) * 1.5))
    text_format = TextFormat(sizes.body, "muted", min(step, width))
    rows = []
    for start in range(0, LEVELS, beside):
        text_blocks = [
            label_block(typesetter, words, text_format) for words in said[start : start + beside]
        ]
        height = max(text_block.height for text_block in text_blocks)
        frames = [Frame(n * step, 0, text_format.width, height) for n in range(len(text_blocks))]
        rows.append(PageBlock(height, tuple(zip(text_blocks, frames, strict=True))))
    return tuple(rows)


class CountTable:
    """The table of a count at one size, as blocks of its rows."""

    def __init__(
        self,
        typesetter: Typesetter,
        sizes: TypeSizes,
        spaces: Spaces,
        columns: CountColumns,
        width: float,
    ) -> None:
        self._typesetter = typesetter
        self._sizes = sizes
        self._spaces = spaces
        self._columns = columns
        self._width = width
        self._line = typesetter.set(LEFT_OUT, sizes.label, width).height
        self._pad = round(self._line * _ROW_PAD)
        states = (typesetter.width(said, sizes.label) for said in (*STATE_WORDS.values(), LEFT_OUT))
        self._has_line_beside_states = max(states) <= columns.gutter_at - columns.first

    @property
    def line(self) -> float:
        """The height of a line."""
        return self._line

    def heading(self) -> PageBlock:
        """Return the headings of the columns, and the sign of the level needed."""
        sizes, columns = self._sizes, self._columns
        words = []
        y = float(self._pad)
        for level in range(LEVELS):
            x = columns.cell_at(level)
            words.append(self._centred(str(level), sizes.label, "muted", x, columns.cell, y))
        sign = (NEEDED_SIGN, sizes.label, "ink", columns.gutter_at, columns.gutter, y)
        words.append(self._centred(*sign))
        y += self._line
        if columns.has_words:
            y += self._put_words(words, y)
        height = y + self._spaces.edge
        return PageBlock(height, tuple(words), (self._edge(height),))

    def row(self, row: CountRow, extra: float, *, is_finished: bool) -> PageBlock:
        """Return an agency's row, `extra` higher than it needs."""
        columns, name = self._columns, TextFormat(self._sizes.name, row.colour, self._columns.name)
        title = shortened_block(
            self._typesetter,
            row.name,
            name,
            _NAME_LINES,
            ParagraphSource(TextPart.NAME, row.agency_id),
        )
        taken = max(title.height, self._line)
        height = taken + 2 * self._pad + extra + self._spaces.edge
        middle = (height - self._spaces.edge) / 2
        y = math.floor(middle - title.height / 2)
        words = [(title, Frame(0, y, columns.name, title.height))]
        y = math.floor(middle - self._line / 2)
        if has_levels(row):
            words += self._levels(row, y)
        else:
            words.append(self._state(row, y, is_finished=is_finished))
        return PageBlock(height, tuple(words), (*self._mark(row, height), self._edge(height)))

    def _levels(self, row: CountRow, y: float) -> Iterator[tuple[TextBlock, Frame]]:
        for level, people in enumerate(row.levels or ()):
            said, ink = (str(people), "ink") if people else (_NOBODY, "muted")
            x = self._columns.cell_at(level)
            yield self._centred(said, self._sizes.label, ink, x, self._columns.cell, y)

    def _state(self, row: CountRow, y: float, *, is_finished: bool) -> tuple[TextBlock, Frame]:
        columns = self._columns
        ink = "ink" if row.state is CountProgress.COUNTED else "muted"
        text_format = TextFormat(self._sizes.label, ink, columns.levels_width)
        text_block = label_block(
            self._typesetter, describe_count_progress(row, is_finished=is_finished), text_format
        )
        return text_block, Frame(columns.first, y, columns.levels_width, text_block.height)

    def _mark(self, row: CountRow, height: float) -> tuple[Panel, ...]:
        """Return the line that marks the level needed, unless it would go through text."""
        if not has_levels(row) and not self._has_line_beside_states:
            return ()
        columns, edge = self._columns, self._spaces.edge
        x = columns.gutter_at + math.floor(columns.gutter / 2 - edge)
        frame = Frame(x, 0, 2 * edge, height - edge)
        return (Panel(frame, "agreed-line", "agreed-line", 0.0),)

    def _put_words(self, words: list[tuple[TextBlock, Frame]], y: float) -> float:
        """Add the words of the levels under their digits; return their height."""
        columns, style = self._columns, self._sizes.body
        highest = 0.0
        for level, said in enumerate(LEVEL_WORDS):
            below = 0.0
            for line in self._typesetter.set(said, style, columns.cell - columns.gap / 2).lines:
                x = columns.cell_at(level)
                set_one = self._centred(
                    line.text.strip(), style, "muted", x, columns.cell, y + below
                )
                words.append(set_one)
                below += set_one[1].height
            highest = max(highest, below)
        return highest

    def _centred(
        self, words: str, style: TextStyle, ink: str, x: float, width: float, y: float
    ) -> tuple[TextBlock, Frame]:
        own = min(self._typesetter.width(words, style), width)
        text_block = label_block(self._typesetter, words, TextFormat(style, ink, own))
        return text_block, Frame(x + math.floor((width - own) / 2), y, own, text_block.height)

    def _edge(self, height: float) -> Panel:
        """Return the line under a row."""
        edge = self._spaces.edge
        return Panel(Frame(0, height - edge, self._width, edge), "line", "line", 0.0)
