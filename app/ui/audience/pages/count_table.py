"""The table of a count: a row for each agency, a column for each level."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.models.agreement import LEVEL_WORDS
from app.models.room.scene import Counted
from app.models.tallying import level_in_words
from app.ui.audience.pages.blocks import Block
from app.ui.audience.pages.count_columns import (
    LEFT_OUT,
    LEVELS,
    NEEDED_SIGN,
    STATE_WORDS,
)
from app.ui.audience.pages.pieces import Frame, Panel, Part, Source
from app.ui.audience.pages.shortening import shortened
from app.ui.audience.pages.strand import Hand, Strand, furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.room.scene import CountRow
    from app.ui.audience.pages.count_columns import CountColumns
    from app.ui.audience.pages.set_paragraph import Style
    from app.ui.audience.pages.set_text import TextSetter
    from app.ui.audience.pages.type_sizes import Spaces, TypeSizes

# Above and below the words of a row, of a line's height.
_ROW_PAD = 0.1
_NAME_LINES = 2
# What stands where nobody showed a level: the eye finds the numbers.
_NOBODY = "·"
_KEY_COLUMNS = (6, 3, 2, 1)


def say_state(row: CountRow, *, is_finished: bool) -> str:
    """Say how far an agency is, as its sign and a word."""
    return LEFT_OUT if is_finished and row.state is Counted.WAITING else STATE_WORDS[row.state]


def has_levels(row: CountRow) -> bool:
    """Tell whether a row has numbers to show."""
    return row.levels is not None and any(row.levels)


def say_levels(row: CountRow) -> str:
    """Say an agency's numbers where there is no room for columns: "2 at 4 Support, 1 at 5 Lead"."""
    shown = enumerate(row.levels or ())
    return ", ".join(f"{people} at {level_in_words(level)}" for level, people in shown if people)


def level_key(setter: TextSetter, sizes: TypeSizes, width: float) -> tuple[Block, ...]:
    """Say which digit stands for what, in columns."""
    said = [level_in_words(level) for level in range(LEVELS)]
    apart = round(sizes.body.capital)
    own = [setter.width(words, sizes.body) + apart for words in said]
    beside = next((n for n in _KEY_COLUMNS if max(own) * n <= width), 1)
    step = math.floor(min(width / beside, max(own) * 1.5))
    hand = Hand(sizes.body, "muted", min(step, width))
    rows = []
    for start in range(0, LEVELS, beside):
        strands = [furniture(setter, words, hand) for words in said[start : start + beside]]
        height = max(strand.height for strand in strands)
        frames = [Frame(n * step, 0, hand.width, height) for n in range(len(strands))]
        rows.append(Block(height, tuple(zip(strands, frames, strict=True))))
    return tuple(rows)


class CountTable:
    """Sets the rows of a count at one size."""

    def __init__(
        self,
        setter: TextSetter,
        sizes: TypeSizes,
        spaces: Spaces,
        columns: CountColumns,
        width: float,
    ) -> None:
        self._setter = setter
        self._sizes = sizes
        self._spaces = spaces
        self._columns = columns
        self._width = width
        self._line = setter.set(LEFT_OUT, sizes.label, width).height
        self._pad = round(self._line * _ROW_PAD)
        states = (setter.width(said, sizes.label) for said in (*STATE_WORDS.values(), LEFT_OUT))
        self._has_line_beside_states = max(states) <= columns.gutter_at - columns.first

    @property
    def line(self) -> float:
        """The height of a line of words."""
        return self._line

    def heading(self) -> Block:
        """Give the heads of the columns, and the sign of the level needed."""
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
        return Block(height, tuple(words), (self._edge(height),))

    def row(self, row: CountRow, extra: float, *, is_finished: bool) -> Block:
        """Give an agency's row, `extra` higher than it needs."""
        columns, name = self._columns, Hand(self._sizes.name, row.colour, self._columns.name)
        title = shortened(
            self._setter, row.name, name, _NAME_LINES, Source(Part.NAME, row.agency_id)
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
        return Block(height, tuple(words), (*self._mark(row, height), self._edge(height)))

    def _levels(self, row: CountRow, y: float) -> Iterator[tuple[Strand, Frame]]:
        for level, people in enumerate(row.levels or ()):
            said, ink = (str(people), "ink") if people else (_NOBODY, "muted")
            x = self._columns.cell_at(level)
            yield self._centred(said, self._sizes.label, ink, x, self._columns.cell, y)

    def _state(self, row: CountRow, y: float, *, is_finished: bool) -> tuple[Strand, Frame]:
        columns = self._columns
        ink = "ink" if row.state is Counted.COUNTED else "muted"
        hand = Hand(self._sizes.label, ink, columns.levels_width)
        strand = furniture(self._setter, say_state(row, is_finished=is_finished), hand)
        return strand, Frame(columns.first, y, columns.levels_width, strand.height)

    def _mark(self, row: CountRow, height: float) -> tuple[Panel, ...]:
        """Mark the level needed by a line, unless it would go through words."""
        if not has_levels(row) and not self._has_line_beside_states:
            return ()
        columns, edge = self._columns, self._spaces.edge
        x = columns.gutter_at + math.floor(columns.gutter / 2 - edge)
        frame = Frame(x, 0, 2 * edge, height - edge)
        return (Panel(frame, "agreed-line", "agreed-line", 0.0),)

    def _put_words(self, words: list[tuple[Strand, Frame]], y: float) -> float:
        """Put the words of the levels under their digits; give how high they are."""
        columns, style = self._columns, self._sizes.body
        highest = 0.0
        for level, said in enumerate(LEVEL_WORDS):
            below = 0.0
            for line in self._setter.set(said, style, columns.cell - columns.gap / 2).lines:
                x = columns.cell_at(level)
                set_one = self._centred(
                    line.text.strip(), style, "muted", x, columns.cell, y + below
                )
                words.append(set_one)
                below += set_one[1].height
            highest = max(highest, below)
        return highest

    def _centred(
        self, words: str, style: Style, ink: str, x: float, width: float, y: float
    ) -> tuple[Strand, Frame]:
        own = min(self._setter.width(words, style), width)
        strand = furniture(self._setter, words, Hand(style, ink, own))
        return strand, Frame(x + math.floor((width - own) / 2), y, own, strand.height)

    def _edge(self, height: float) -> Panel:
        """Part a row from the next one by a line."""
        edge = self._spaces.edge
        return Panel(Frame(0, height - edge, self._width, edge), "line", "line", 0.0)
