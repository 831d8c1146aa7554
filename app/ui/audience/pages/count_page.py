"""The pages of a count: the statement, the agencies counted, and the result."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.models.rules.agreement import CountOutcome
from app.models.rules.tally import describe_level_needed
from app.ui.audience.pages.count_table import (
    NEEDED_SIGN,
    CountTable,
    describe_count_progress,
    describe_levels,
    has_levels,
    level_legend,
    share_count_width,
)
from app.ui.audience.pages.statement_page import statement_box, still_to_hear_line
from app.ui.audience.typesetting.boxes import TextBox, least_height, row_height
from app.ui.audience.typesetting.font_sizes import COUNT_STEPS, page_area, page_spaces, type_sizes
from app.ui.audience.typesetting.header import page_header
from app.ui.audience.typesetting.pagination import FitAttempt, Paginator, choose_size
from app.ui.audience.typesetting.painter import ParagraphSource, TextPart
from app.ui.audience.typesetting.text_block import TextBlock, TextFormat, label_block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.audience.scene import CountRow, CountScene
    from app.models.audience.timer import ClockFace
    from app.ui.audience.typesetting.boxes import PageBlock
    from app.ui.audience.typesetting.font_sizes import PageSize, Spaces
    from app.ui.audience.typesetting.header import Forms, PageHeader
    from app.ui.audience.typesetting.page import Page, Pages
    from app.ui.audience.typesetting.painter import Frame
    from app.ui.audience.typesetting.text_block import Typesetter


# Each sign is in the bundled fonts.
_OUTCOME_SIGNS = {
    CountOutcome.REACHED: "✓",
    CountOutcome.BELOW: "◐",
    CountOutcome.BLOCKED: "■",
    CountOutcome.NOT_HEARD: "○",
}
# A row is at most this share of a line higher than necessary.
_MOST_EXTRA = 0.8
RESULT, MORE, NEEDED = "result", "more", "needed"


def count_pages(
    typesetter: Typesetter,
    scene: CountScene,
    sheet: PageSize,
    clock: ClockFace | None,
    held: int | None,
) -> Pages:
    """Return the pages of a count: one where all fits, with the text as large as possible."""

    def attempt(step: int) -> FitAttempt:
        composed = _Composer(typesetter, sheet, step).compose(scene, clock)
        return FitAttempt(lambda: _build_pages(composed), 1 - composed.spare / composed.area.height)

    return choose_size(COUNT_STEPS, held, attempt)


@dataclass(frozen=True, slots=True)
class _Composed:
    """A count set at one size. Where columns have no room, `listed` replaces the rows.

    The height `reserve` is left free below where possible, so that rows stay when the result comes.
    """

    area: Frame
    spaces: Spaces
    head: PageHeader
    statement: TextBox
    heading: PageBlock | None
    rows: tuple[PageBlock, ...]
    listed: tuple[TextBlock, ...]
    sentences: tuple[TextBlock, ...]
    legend: tuple[PageBlock, ...]
    reserve: float

    @property
    def least(self) -> float:
        """The height of the highest line with all that can't be parted from it."""
        words = [text_block.tallest for text_block in (*self.listed, *self.sentences)]
        blocks = [block.height for block in (*self.rows, *self.legend)]
        return max(least_height(self.statement), *words, *blocks)

    @property
    def spare(self) -> float:
        """The height left over when all is on one page; negative where it does not fit."""
        gap = self.spaces.gap
        used = self.head.height(has_pages=False) + self.spaces.head_gap
        used += row_height([self.statement]) + gap
        used += self.heading.height if self.heading else 0.0
        for blocks in (self.rows, self.legend):
            used += sum(block.height for block in blocks) + (gap if blocks else 0.0)
        used += sum(text_block.height + gap for text_block in (*self.listed, *self.sentences))
        # The last gap is not needed.
        return self.area.height - used + gap

    @property
    def extra(self) -> float:
        """The height that may be shared among the rows."""
        return max(self.spare - self.reserve, 0.0)


def _build_pages(composed: _Composed) -> tuple[Page, ...]:
    gap = composed.spaces.gap
    paginator = Paginator(
        composed.area, composed.spaces, composed.head, has_pages=composed.spare < 0
    )
    paginator.begin(composed.least)
    paginator.row([composed.statement], math.floor(composed.extra))
    paginator.blocks(composed.rows, composed.heading)
    for text_block in (*composed.listed, *composed.sentences):
        paginator.lines(text_block, gap, is_whole=True)
    paginator.blocks(composed.legend)
    return paginator.finish()


class _Composer:
    """Composes a count at one size."""

    def __init__(self, typesetter: Typesetter, sheet: PageSize, step: int) -> None:
        self._typesetter = typesetter
        self._sizes = type_sizes(sheet.capital, COUNT_STEPS[step])
        self._spaces = page_spaces(sheet, is_tight=COUNT_STEPS[step].is_even)
        self._area = page_area(sheet, self._spaces)

    def compose(self, scene: CountScene, clock: ClockFace | None) -> _Composed:
        """Set all texts, and divide the width among names and levels."""
        typesetter, sizes, width = self._typesetter, self._sizes, self._area.width
        columns = share_count_width(typesetter, scene, sizes, width)
        table = CountTable(typesetter, sizes, self._spaces, columns, width) if columns else None
        has_legend = columns is not None and not columns.has_words
        composed = _Composed(
            area=self._area,
            spaces=self._spaces,
            head=page_header(typesetter, sizes, _forms(scene), clock, width),
            statement=statement_box(typesetter, scene.statement, sizes, self._spaces, self._area),
            heading=table.heading() if table else None,
            rows=_rows(table, scene, 0.0) if table else (),
            listed=() if table else tuple(self._listed(row, scene) for row in scene.rows),
            sentences=tuple(text_block for text_block in self._sentences(scene) if text_block),
            legend=level_legend(typesetter, sizes, width) if has_legend else (),
            # The height of one more line, which the result may need.
            reserve=table.line + self._spaces.gap if table and scene.result is None else 0.0,
        )
        if table is None or not composed.extra or not scene.rows:
            return composed
        most = math.floor(table.line * _MOST_EXTRA)
        extra = min(math.floor(composed.extra / len(scene.rows)), most)
        return replace(composed, rows=_rows(table, scene, extra))

    def _listed(self, row: CountRow, scene: CountScene) -> TextBlock:
        """Set an agency and its tally as lines of text."""
        sizes, width = self._sizes, self._area.width
        name = TextFormat(sizes.name, row.colour, width)
        is_finished = scene.result is not None
        said = (
            describe_levels(row)
            if has_levels(row)
            else describe_count_progress(row, is_finished=is_finished)
        )
        title = label_block(
            self._typesetter, row.name, name, ParagraphSource(TextPart.NAME, row.agency_id)
        )
        hands = label_block(self._typesetter, said, TextFormat(sizes.body, "ink", width))
        return TextBlock((*title.lines, *hands.lines))

    def _sentences(self, scene: CountScene) -> Iterator[TextBlock]:
        """Set the level needed or the result, and the agencies still to hear from."""
        sizes, width = self._sizes, self._area.width
        if scene.result is None:
            needed = f"{NEEDED_SIGN} {describe_level_needed(scene.level_needed)}"
            yield self._sentence(needed, TextFormat(sizes.label, "ink", width), NEEDED)
        else:
            first, *more = scene.result.sentences
            sign = _OUTCOME_SIGNS.get(scene.result.outcome, "")
            yield self._sentence(f"{sign} {first}", TextFormat(sizes.prompt, "ink", width), RESULT)
            yield self._sentence(" ".join(more), TextFormat(sizes.body, "ink", width), MORE)
        yield still_to_hear_line(self._typesetter, scene.unheard, sizes, width)

    def _sentence(self, words: str, text_format: TextFormat, owner: str) -> TextBlock:
        if not words.strip():
            return TextBlock()
        return label_block(
            self._typesetter, words, text_format, ParagraphSource(TextPart.SENTENCE, owner)
        )


def _rows(table: CountTable, scene: CountScene, extra: float) -> tuple[PageBlock, ...]:
    is_finished = scene.result is not None
    return tuple(table.row(row, extra, is_finished=is_finished) for row in scene.rows)


def _forms(scene: CountScene) -> Forms:
    place, short = f"Prompt {scene.number} of {scene.total}", f"Prompt {scene.number}"
    if scene.result is not None:
        return ((place, "Count"), (place,), (short,))
    counted = f"{scene.counted} of {scene.expected} counted"
    return ((place, counted), (short, counted), (short,))
