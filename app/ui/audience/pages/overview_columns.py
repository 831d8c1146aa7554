"""The widths of the overview's columns, its signs and its legend."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.audience.scene import HeardState
from app.models.records import StatementStatus
from app.models.rules.standings import STANDINGS
from app.ui.audience.typesetting.painter import Frame
from app.ui.audience.typesetting.text_block import TextFormat, label_block, shortened_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.audience.scene import OverviewScene
    from app.ui.audience.typesetting.font_sizes import TypeSizes
    from app.ui.audience.typesetting.page import PageBuilder
    from app.ui.audience.typesetting.text_block import TextBlock, Typesetter


# Whoever was counted was heard. Each sign is in the bundled fonts.
HEARD_SIGNS = {
    HeardState.HEARD: ("●", "Heard"),
    HeardState.COUNTED: ("●", "Heard"),
    HeardState.NOT_HEARD: ("○", "Not heard yet"),
    HeardState.ABSENT: ("–", "Absent"),
    HeardState.COVERED: ("▒", "Hidden"),
}
_MOST_NAME = 0.45
_ALWAYS = (HeardState.HEARD, HeardState.NOT_HEARD, HeardState.ABSENT)


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A row of the legend: texts next to each other, each with its x."""

    items: tuple[tuple[float, TextBlock], ...]

    @property
    def height(self) -> float:
        """The height of the highest text."""
        return max(text_block.height for _x, text_block in self.items)

    def put(self, builder: PageBuilder, x: float, y: float) -> None:
        """Add the row to a page."""
        for at, text_block in self.items:
            width = text_block.lines[0].line.paragraph.width
            builder.text_block(text_block, Frame(x + at, y, width, text_block.height))


def legend_rows(
    typesetter: Typesetter, scene: OverviewScene, sizes: TypeSizes, width: float, *, has_names: bool
) -> tuple[LegendRow, ...]:
    """Return the legend in as many rows as it needs; very long names are shortened."""
    rows: list[LegendRow] = []
    items: list[tuple[float, TextBlock]] = []
    apart = sizes.body.capital
    x = 0.0
    for words, ink in _words(scene, has_names=has_names):
        style = sizes.label if ink.startswith("#") else sizes.body
        room = min(typesetter.width(words, style), width * _MOST_NAME)
        text_block = shortened_block(typesetter, words, TextFormat(style, ink, room), 1)
        shown = text_block.lines[0].line.text
        room = typesetter.width(shown, style)
        text_block = label_block(typesetter, shown, TextFormat(style, ink, room))
        if items and x + room > width:
            rows.append(LegendRow(tuple(items)))
            items, x = [], 0.0
        items.append((x, text_block))
        x += room + apart
    rows.append(LegendRow(tuple(items)))
    return tuple(rows)


def _words(scene: OverviewScene, *, has_names: bool) -> Sequence[tuple[str, str]]:
    shown = list(_ALWAYS)
    if any(HeardState.COVERED in row.heard for row in scene.rows):
        shown.append(HeardState.COVERED)
    signs = [(" ".join(HEARD_SIGNS[heard]), "muted") for heard in shown]
    names = [(f"{c.mark} {c.name}", c.colour) for c in scene.columns if has_names]
    return [*signs, *names]


STATUS_INKS = {
    StatementStatus.OPEN: "muted",
    StatementStatus.DRAFT: "agreed-ink",
    StatementStatus.AGREED: "agreed",
    StatementStatus.CHANGED: "agreed-ink",
}
_LEAST_LETTERS = "ten letters "
# An agency's column is not wider than this many capitals' heights beyond its mark.
_APART = 0.9


@dataclass(frozen=True, slots=True)
class OverviewWidths:
    """The widths of the columns; `words` is 0 where only the number has room.

    `groups` are shown on pages of their own; each is a range of its agencies' indices.
    """

    number: float
    words: float
    mark: float
    status: float
    gap: float
    has_status_words: bool
    groups: tuple[range, ...]


def status_words(status: StatementStatus, *, is_long: bool) -> str:
    """Return a status as its sign, and as a short word where there is room."""
    standing = STANDINGS[status]
    return f"{standing.sign} {standing.short_word}" if is_long else standing.sign


def share_overview_width(
    typesetter: Typesetter, scene: OverviewScene, sizes: TypeSizes, width: float
) -> OverviewWidths:
    """Divide a width; where not all agencies have room, they are grouped on further pages."""
    gap = sizes.body.capital * _APART
    number = typesetter.width("0" * len(str(len(scene.rows))), sizes.label)
    signs = [sign for sign, _word in HEARD_SIGNS.values()]
    mark = max(
        typesetter.width(words, sizes.label) for words in (*signs, *(c.mark for c in scene.columns))
    )
    has_words = True
    status = _status_width(typesetter, sizes, is_long=True)
    if number + mark + status + 2 * gap > width:
        has_words = False
        status = _status_width(typesetter, sizes, is_long=False)
    left = width - number - status - gap
    count = len(scene.columns)
    most = max(int(left / (mark + gap)), 1)
    each = math.ceil(count / math.ceil(count / most)) if count else 1
    words = left - min(each, count) * (mark + gap) - gap
    if words < typesetter.width(_LEAST_LETTERS, sizes.body):
        words = 0.0
    groups = tuple(range(start, min(start + each, count)) for start in range(0, count, each))
    return OverviewWidths(number, words, mark, status, gap, has_words, groups or (range(0),))


def _status_width(typesetter: Typesetter, sizes: TypeSizes, *, is_long: bool) -> float:
    return max(
        typesetter.width(status_words(s, is_long=is_long), sizes.label) for s in StatementStatus
    )
