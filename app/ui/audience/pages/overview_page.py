"""The pages of the overview: a table of prompts by agencies, who was heard, and the statuses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.models.audience.scene import HeardState
from app.ui.audience.pages.overview_columns import (
    HEARD_SIGNS,
    STATUS_INKS,
    legend_rows,
    share_overview_width,
    status_words,
)
from app.ui.audience.typesetting.font_sizes import (
    OVERVIEW_STEPS,
    page_area,
    page_spaces,
    type_sizes,
)
from app.ui.audience.typesetting.header import page_header
from app.ui.audience.typesetting.page import PageBuilder, Pages
from app.ui.audience.typesetting.painter import Frame, Panel
from app.ui.audience.typesetting.paragraph import visible_line
from app.ui.audience.typesetting.text_block import (
    TextBlock,
    TextFormat,
    label_block,
    shortened_block,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.audience.scene import OverviewColumn, OverviewRow, OverviewScene
    from app.models.audience.timer import ClockFace
    from app.ui.audience.pages.overview_columns import LegendRow
    from app.ui.audience.typesetting.font_sizes import PageSize
    from app.ui.audience.typesetting.page import Page
    from app.ui.audience.typesetting.text_block import Typesetter


# Of the height; a higher legend is shortened to the signs.
_MOST_LEGEND = 0.25
# Above and below the text of a row, of a line's height: as in the mock-up, and the least.
_ROW_PADS = (0.14, 0.06)
_GOOD_LINES = 2
_ALL_LINES = 1_000
# A row is at most this many lines' heights higher than necessary.
_MOST_EXTRA = 0.4
_SPOKE = (HeardState.HEARD, HeardState.COUNTED)


def overview_pages(
    typesetter: Typesetter, scene: OverviewScene, sheet: PageSize, clock: ClockFace | None
) -> Pages:
    """Return the pages at the largest size that shows all text, else two lines of each prompt."""
    maps = [_Map(typesetter, scene, sheet, clock, step) for step in range(len(OVERVIEW_STEPS))]
    for least in (_ALL_LINES, _GOOD_LINES):
        for step, made in enumerate(maps):
            if made.shows(least):
                return Pages(made.pages(), step=step)
    return Pages(maps[-1].pages(), step=len(maps) - 1, first_seen=maps[-1].current)


class _Map:
    """The overview at one size."""

    def __init__(
        self,
        typesetter: Typesetter,
        scene: OverviewScene,
        sheet: PageSize,
        clock: ClockFace | None,
        step: int,
    ) -> None:
        self._typesetter = typesetter
        self._scene = scene
        self._sizes = type_sizes(sheet.capital, OVERVIEW_STEPS[step])
        self._spaces = page_spaces(sheet)
        self._area = page_area(sheet, self._spaces)
        self._columns = share_overview_width(
            typesetter, scene, self._sizes, self._area.width - 2 * self._spaces.pad
        )
        agreed = f"{scene.agreed} of {len(scene.rows)} agreed"
        forms = (("Overview", agreed), (agreed,))
        self._head = page_header(typesetter, self._sizes, forms, clock, self._area.width)
        self._has_names = self._has_room_for_names()
        self._line = self._highest_line()
        self._legend: tuple[LegendRow, ...] = ()
        self._chunks: list[Sequence[OverviewRow]] = []
        for has_pages, pad in ((False, _ROW_PADS[0]), (False, _ROW_PADS[1]), (True, _ROW_PADS[1])):
            self._pad = round(self._line * pad)
            self._share_height(has_pages=has_pages)
            if self._is_one_page:
                break

    def _share_height(self, *, has_pages: bool) -> None:
        """Keep the legend and the header where at least one row has room as well."""
        least = self._line + 2 * self._pad
        self._head_height = self._head.height(has_pages=has_pages) + self._spaces.head_gap
        for legend in self._legends():
            self._legend = legend
            if self._legend_height <= self._area.height * _MOST_LEGEND and self._room >= least:
                break
        if self._room < least:
            self._head_height = 0
        self._chunks = self._chunked()

    def _legends(self) -> Iterator[tuple[LegendRow, ...]]:
        """Return the legend with the agencies' names, that of the signs alone, and none."""
        for has_names in (False,) if self._has_names else (True, False):
            yield legend_rows(
                self._typesetter, self._scene, self._sizes, self._area.width, has_names=has_names
            )
        yield ()

    def _has_room_for_names(self) -> bool:
        """Return whether each agency's name has room above its column."""
        if self._columns.words:
            return False
        gap = self._columns.gap
        return all(
            self._typesetter.width(visible_line(self._scene.columns[place].name), self._sizes.label)
            + gap
            <= self._step(group)
            for group in self._columns.groups
            for place in group
        )

    @property
    def _is_one_page(self) -> bool:
        return len(self._columns.groups) == len(self._chunks) == 1 and bool(self._legend)

    def shows(self, lines: int) -> bool:
        """Return whether one page holds all, with so many lines of each prompt that has them."""
        if not self._is_one_page:
            return False
        rows = self._scene.rows
        wanted = min(max((self._own_lines(row) for row in rows), default=1), lines)
        return self._columns.words > 0 and self._lines_each(rows) >= wanted

    @property
    def current(self) -> int:
        """The page with the current prompt."""
        for number, rows in enumerate(self._chunks):
            if any(row.is_current for row in rows):
                return number * len(self._columns.groups)
        return 0

    def pages(self) -> tuple[Page, ...]:
        """Return all pages."""
        groups = self._columns.groups
        drafts = [self._builder(rows, group) for rows in self._chunks for group in groups]
        if self._head_height:
            for number, builder in enumerate(drafts):
                self._head.put(builder, self._area, number, len(drafts))
        return tuple(builder.finish() for builder in drafts)

    def _chunked(self) -> list[Sequence[OverviewRow]]:
        """Divide the rows evenly among as few pages as hold them."""
        rows = self._scene.rows
        if not rows:
            return [()]
        most = max(int(self._room // (self._line + 2 * self._pad)), 1)
        pages = math.ceil(len(rows) / most)
        each = math.ceil(len(rows) / pages)
        return [rows[start : start + each] for start in range(0, len(rows), each)]

    @property
    def _top(self) -> float:
        """The y of the table."""
        return self._area.y + self._head_height

    @property
    def _legend_height(self) -> float:
        return sum(row.height for row in self._legend)

    @property
    def _room(self) -> float:
        """The height for rows on one page."""
        legend = self._legend_height + self._spaces.gap if self._legend else 0.0
        return self._area.bottom - self._top - self._line - legend

    def _lines_each(self, rows: Sequence[OverviewRow]) -> int:
        """Return the number of lines of each prompt that there is room for."""
        if not self._columns.words:
            return 1
        own = [self._own_lines(row) for row in rows]
        room = self._room - 2 * self._pad * len(rows)
        lines = 1
        while lines < max(own, default=1):
            if sum(min(count, lines + 1) for count in own) * self._line > room:
                break
            lines += 1
        return lines

    def _own_lines(self, row: OverviewRow) -> int:
        text_format = self._prompt_format
        return len(
            self._typesetter.set(visible_line(row.text), text_format.style, text_format.width).lines
        )

    @property
    def _prompt_format(self) -> TextFormat:
        return TextFormat(self._sizes.body, "ink", self._columns.words)

    def _highest_line(self) -> float:
        typesetter, sizes = self._typesetter, self._sizes
        words = [*(sign for sign, _word in HEARD_SIGNS.values()), "0"]
        words += [self._title(column) for column in self._scene.columns]
        made = [typesetter.set(word, sizes.label, self._area.width) for word in words]
        if self._columns.words:
            made += [
                typesetter.set(visible_line(row.text), sizes.body, self._columns.words)
                for row in self._scene.rows
            ]
        return max(line.height for paragraph in made for line in paragraph.lines)

    def _builder(self, rows: Sequence[OverviewRow], group: range) -> PageBuilder:
        builder = PageBuilder()
        y = self._top
        for place in group:
            column = self._scene.columns[place]
            self._sign(builder, self._title(column), column.colour, group, place, y)
        y += self._line
        lines = self._lines_each(rows)
        text_blocks = [self._words(row, lines) for row in rows]
        heights = [max(len(s.lines), 1) * self._line + 2 * self._pad for s in text_blocks]
        spare = (self._room - sum(heights)) / len(rows) if rows else 0.0
        extra = math.floor(min(max(spare, 0.0), self._line * _MOST_EXTRA))
        for row, text_block, height in zip(rows, text_blocks, heights, strict=True):
            frame = Frame(self._area.x, y, self._area.width, height + extra)
            self._row(builder, row, text_block, group, frame)
            y += frame.height
        self._add_legend(builder)
        return builder

    def _title(self, column: OverviewColumn) -> str:
        return visible_line(column.name) if self._has_names else column.mark

    def _words(self, row: OverviewRow, lines: int) -> TextBlock:
        text_format = self._prompt_format
        return (
            shortened_block(self._typesetter, row.text, text_format, lines)
            if text_format.width
            else TextBlock()
        )

    def _row(
        self,
        builder: PageBuilder,
        row: OverviewRow,
        text_block: TextBlock,
        group: range,
        frame: Frame,
    ) -> None:
        self._ground(builder, row, frame)
        typesetter, sizes, columns = self._typesetter, self._sizes, self._columns
        taken = max(len(text_block.lines), 1) * self._line
        y = frame.y + (frame.height - taken) // 2
        x = frame.x + self._spaces.pad
        number = TextFormat(sizes.label, "ink" if row.is_current else "muted", columns.number)
        builder.text_block(
            label_block(typesetter, str(row.number), number), Frame(x, y, columns.number, taken)
        )
        x += columns.number + columns.gap
        builder.text_block(text_block, Frame(x, y, columns.words, taken))
        for place in group:
            heard = row.heard[place]
            ink = self._scene.columns[place].colour if heard in _SPOKE else "muted"
            self._sign(builder, HEARD_SIGNS[heard][0], ink, group, place, y)
        status = TextFormat(sizes.label, STATUS_INKS[row.status], columns.status)
        words = status_words(row.status, is_long=columns.has_status_words)
        x = frame.right - self._spaces.pad - columns.status
        builder.text_block(
            label_block(typesetter, words, status), Frame(x, y, columns.status, self._line)
        )

    def _ground(self, builder: PageBuilder, row: OverviewRow, frame: Frame) -> None:
        """Add the panel of the current prompt, or the line under another."""
        spaces = self._spaces
        if row.is_current:
            builder.panel(
                Panel(
                    frame,
                    "card",
                    "caret",
                    2 * spaces.edge,
                    spaces.radius,
                    bar="caret",
                    bar_height=spaces.bar,
                    is_marked=True,
                )
            )
        else:
            edge = Frame(frame.x, frame.bottom - spaces.edge, frame.width, spaces.edge)
            builder.panel(Panel(edge, "line", "line", 0.0))

    def _sign(
        self, builder: PageBuilder, words: str, ink: str, group: range, place: int, y: float
    ) -> None:
        """Add a sign in the middle of an agency's column."""
        step = self._step(group)
        x = self._signs_end - step * (group.stop - place)
        width = min(self._typesetter.width(words, self._sizes.label), step)
        frame = Frame(x + (step - width) / 2, y, width, self._line)
        builder.text_block(
            label_block(self._typesetter, words, TextFormat(self._sizes.label, ink, width)), frame
        )

    @property
    def _signs_end(self) -> float:
        """The right end of the agencies' columns."""
        columns = self._columns
        return self._area.right - self._spaces.pad - columns.status - columns.gap

    def _step(self, group: range) -> float:
        """Return the width of an agency's column."""
        columns = self._columns
        if columns.words:
            return columns.mark + columns.gap
        left = self._area.x + self._spaces.pad + columns.number + columns.gap
        return (self._signs_end - left) / max(len(group), 1)

    def _add_legend(self, builder: PageBuilder) -> None:
        y = self._area.bottom - self._legend_height
        for row in self._legend:
            row.put(builder, self._area.x, y)
            y += row.height
