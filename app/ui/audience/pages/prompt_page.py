"""The pages of a prompt: the prompt, each agency's entry in a card, and the agreed statement."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.models.audience.scene import HeardState
from app.ui.audience.pages.statement_page import statement_box
from app.ui.audience.typesetting.boxes import TextBox, least_height, row_height
from app.ui.audience.typesetting.font_sizes import PROMPT_STEPS, page_area, page_spaces, type_sizes
from app.ui.audience.typesetting.header import page_header
from app.ui.audience.typesetting.pagination import FitAttempt, Paginator, choose_size
from app.ui.audience.typesetting.painter import Frame, Panel, ParagraphSource, TextPart
from app.ui.audience.typesetting.text_block import (
    TextBlock,
    TextFormat,
    label_block,
    placeholder_block,
    shortened_block,
    text_block_of,
)

if TYPE_CHECKING:
    from app.models.audience.scene import EntryCard, PromptScene
    from app.models.audience.timer import ClockFace
    from app.ui.audience.typesetting.font_sizes import PageSize, Spaces
    from app.ui.audience.typesetting.header import PageHeader
    from app.ui.audience.typesetting.page import Page, Pages
    from app.ui.audience.typesetting.text_block import Typesetter


# The placeholder of a card without text. Each sign is in the bundled fonts.
WAITING_WORDS = {
    HeardState.HEARD: "",
    HeardState.NOT_HEARD: "○ Not heard yet",
    HeardState.COUNTED: "– Nothing written",
    HeardState.ABSENT: "– Absent",
    HeardState.COVERED: "▒ Hidden",
}
# A card is at least as wide as these letters, and where there is room as so many of its font's
# pixel sizes.
_LEAST_EMS = 6.5
_LEAST_LETTERS = "ten letters"
# A name is shown in this many lines; in one where a line takes a tenth of the height and more.
_NAME_LINES = 2
_LOW_FLOOR = 0.06
# A prompt that is too long to be repeated is repeated in its first lines, as many as have room.
_STEM_LINES = (2, 1)
# With more pages it is not tried whether there would be fewer if less was repeated.
_FEW_PAGES = 4
_CONTINUED = "… "
# The share of the cards in the height of cards and agreed statement, where there is enough.
_CARDS_SHARE = 0.52


def prompt_pages(
    typesetter: Typesetter,
    scene: PromptScene,
    sheet: PageSize,
    clock: ClockFace | None,
    held: int | None,
) -> Pages:
    """Return the pages of a prompt: one where all fits, else as few as possible."""

    def attempt(step: int) -> FitAttempt:
        composed = _Composer(typesetter, sheet, step).compose(scene, clock)
        return FitAttempt(lambda: _build_pages(composed), 1 - composed.spare / composed.area.height)

    return choose_size(PROMPT_STEPS, held, attempt)


def _build_pages(composed: _Composed) -> tuple[Page, ...]:
    """Fill pages; after the first the prompt is repeated where that takes no further page."""
    pages = _pages_with(composed, (composed.prompt, *composed.stems))
    if 1 < len(pages) <= _FEW_PAGES:
        fewer = _pages_with(composed, composed.stems[-1:])
        return fewer if len(fewer) < len(pages) else pages
    return pages


def _pages_with(composed: _Composed, repeats: tuple[TextBlock, ...]) -> tuple[Page, ...]:
    paginator = Paginator(
        composed.area, composed.spaces, composed.head, has_pages=composed.spare < 0
    )
    paginator.begin(composed.least, *repeats)
    paginator.lines(composed.prompt, composed.spaces.gap)
    for row in composed.rows:
        paginator.row(row, composed.extra)
    paginator.row([composed.statement], is_whole=True)
    return paginator.finish()


@dataclass(frozen=True, slots=True)
class _Composed:
    """A prompt's texts, set at one size."""

    area: Frame
    spaces: Spaces
    head: PageHeader
    prompt: TextBlock
    stems: tuple[TextBlock, ...]
    rows: tuple[tuple[TextBox, ...], ...]
    statement: TextBox

    @property
    def least(self) -> float:
        """The height of the highest line with all that can't be parted from it."""
        boxes = [box for row in self.rows for box in row] + [self.statement]
        return max(self.prompt.tallest, *(least_height(box) for box in boxes))

    @property
    def spare(self) -> float:
        """The height left over when all is on one page; negative where it does not fit."""
        gap = self.spaces.gap
        used = self.head.height(has_pages=False) + self.spaces.head_gap
        used += self.prompt.height + gap if self.prompt else 0.0
        used += sum(row_height(row) + gap for row in self.rows)
        return self.area.height - used - row_height([self.statement])

    @property
    def extra(self) -> float:
        """The share of each row of cards in the height left over."""
        if not self.rows or self.spare <= 0:
            return 0.0
        cards = sum(row_height(row) + self.spaces.gap for row in self.rows)
        shared = cards + row_height([self.statement]) + self.spare
        wanted = min(max(shared * _CARDS_SHARE - cards, 0.0), self.spare)
        return math.floor(wanted / len(self.rows))


class _Composer:
    """Composes a prompt at one size."""

    def __init__(self, typesetter: Typesetter, sheet: PageSize, step: int) -> None:
        self._typesetter = typesetter
        self._step = PROMPT_STEPS[step]
        self._sizes = type_sizes(sheet.capital, self._step)
        self._spaces = page_spaces(sheet, is_tight=self._step.is_even)
        self._area = page_area(sheet, self._spaces)
        self._name_lines = _NAME_LINES if sheet.capital <= sheet.height * _LOW_FLOOR else 1

    def compose(self, scene: PromptScene, clock: ClockFace | None) -> _Composed:
        """Set all texts, and divide the width among the cards."""
        sizes, width = self._sizes, self._area.width
        place = f"Prompt {scene.number} of {scene.total}"
        prompt = TextFormat(sizes.prompt, "ink", width, sizes.between)
        return _Composed(
            area=self._area,
            spaces=self._spaces,
            head=page_header(
                self._typesetter, sizes, ((place,), (f"Prompt {scene.number}",)), clock, width
            ),
            prompt=text_block_of(
                self._typesetter, scene.text, prompt, ParagraphSource(TextPart.PROMPT)
            ),
            stems=tuple(
                shortened_block(self._typesetter, scene.text, prompt, lines)
                for lines in _STEM_LINES
            ),
            rows=tuple(self._rows(scene.cards)),
            statement=statement_box(
                self._typesetter, scene.statement, sizes, self._spaces, self._area
            ),
        )

    def _rows(self, cards: tuple[EntryCard, ...]) -> list[tuple[TextBox, ...]]:
        if not cards:
            return []
        area, gap, body = self._area, self._spaces.gap, self._sizes.body
        least = self._typesetter.width(_LEAST_LETTERS, body)
        if not self._step.is_even:
            font = self._typesetter.palette.font(body.capital, body.weight)
            least = max(font.pixelSize() * _LEAST_EMS, least)
        most = max(int((area.width + gap) / (least + 2 * self._spaces.pad + gap)), 1)
        beside = math.ceil(len(cards) / math.ceil(len(cards) / most))
        width = math.floor((area.width - gap * (beside - 1)) / beside)
        rows = [cards[start : start + beside] for start in range(0, len(cards), beside)]
        return [
            tuple(
                self._card(card, area.x + place * (width + gap), width)
                for place, card in enumerate(row)
            )
            for row in rows
        ]

    def _card(self, card: EntryCard, x: float, width: float) -> TextBox:
        sizes, spaces = self._sizes, self._spaces
        inside = width - 2 * spaces.pad
        name = TextFormat(sizes.name, card.colour, inside)
        owner = ParagraphSource(TextPart.NAME, card.agency_id)
        text_format = TextFormat(sizes.body, "ink", inside, sizes.between)
        source = ParagraphSource(TextPart.ENTRY, card.agency_id)
        body = TextBlock()
        if card.text:
            body = text_block_of(
                self._typesetter, card.text, text_format, source, card.caret, card.highlighted
            )
        if not body:
            quiet = replace(text_format, ink="muted")
            body = placeholder_block(self._typesetter, WAITING_WORDS[card.heard], quiet, card.caret)
        panel = Panel(
            Frame(0, 0, 0, 0),
            "card",
            "line",
            spaces.edge,
            spaces.radius,
            bar=card.colour,
            bar_height=spaces.bar,
        )
        title = shortened_block(self._typesetter, card.name, name, self._name_lines, owner)
        again = self._continued_name(card.name, name, owner, len(title.lines))
        return TextBox(x, width, panel, spaces.pad, spaces.pad_above, title, body, again)

    def _continued_name(
        self, name: str, text_format: TextFormat, owner: ParagraphSource, lines: int
    ) -> TextBlock:
        """Set the name of a continued card, where possible in no more lines than before."""
        for mark in (_CONTINUED, _CONTINUED.strip()):
            again = label_block(self._typesetter, mark + name, text_format, owner)
            if len(again.lines) <= lines:
                return again
        return shortened_block(
            self._typesetter, _CONTINUED + name, text_format, self._name_lines, owner
        )
