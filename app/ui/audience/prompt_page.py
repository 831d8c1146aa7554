"""The prompt view: the prompt, each agency's entry in a card, and the agreed statement."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.models.room.scene import Heard
from app.ui.audience.boxes import Boxed, least_of, whole
from app.ui.audience.head_line import head_of
from app.ui.audience.paging import Flow
from app.ui.audience.pieces import Frame, Panel, Part, Source
from app.ui.audience.sizing import Trial, choose
from app.ui.audience.statement_page import statement_box
from app.ui.audience.strand import (
    Hand,
    Strand,
    furniture,
    strand_of,
    waiting,
)
from app.ui.audience.type_sizes import PROMPT_STEPS, page_area, sizes_of, spaces_of

if TYPE_CHECKING:
    from app.models.room.scene import Card, PromptScene
    from app.models.room.timing import ClockFace
    from app.ui.audience.head_line import Head
    from app.ui.audience.page import Page, Pages
    from app.ui.audience.set_text import TextSetter
    from app.ui.audience.sheet import Sheet
    from app.ui.audience.type_sizes import Spaces

# What stands in a card without words. Each sign is in the bundled fonts.
WAITING_WORDS = {
    Heard.HEARD: "",
    Heard.NOT_HEARD: "○ Not heard yet",
    Heard.COUNTED: "– Nothing written",
    Heard.ABSENT: "– Absent",
    Heard.COVERED: "▒ Hidden",
}
# A card is at least as wide as this many of its font's pixel sizes, and as these letters.
_LEAST_EMS = 6.5
_LEAST_LETTERS = "ten letters "
# What the cards take of the height that they share with the agreed statement, where they may.
_CARDS_SHARE = 0.52


def prompt_pages(
    setter: TextSetter, scene: PromptScene, sheet: Sheet, clock: ClockFace | None, first_step: int
) -> Pages:
    """Give the pages of a prompt: one where all fits, and the words as large as they may be."""

    def attempt(step: int) -> Trial:
        composed = _Composer(setter, sheet, step).compose(scene, clock)
        return Trial(_flow(composed), 1 - composed.spare / composed.area.height)

    return choose(PROMPT_STEPS, first_step, attempt)


def _flow(composed: _Composed) -> tuple[Page, ...]:
    flow = Flow(composed.area, composed.spaces, composed.head, has_pages=composed.spare < 0)
    flow.begin(composed.least, composed.prompt)
    flow.lines(composed.prompt, composed.spaces.gap)
    for row in composed.rows:
        flow.row(row, composed.extra)
    flow.row([composed.statement])
    return flow.finish()


@dataclass(frozen=True, slots=True)
class _Composed:
    """A prompt's texts, set at one size."""

    area: Frame
    spaces: Spaces
    head: Head
    prompt: Strand
    rows: tuple[tuple[Boxed, ...], ...]
    statement: Boxed

    @property
    def least(self) -> float:
        """The height of the highest line with what must stand around it."""
        boxes = [box for row in self.rows for box in row] + [self.statement]
        return max(self.prompt.tallest, *(least_of(box) for box in boxes))

    @property
    def spare(self) -> float:
        """The height left over when all stands on one page; negative when it can't."""
        gap = self.spaces.gap
        used = self.head.height(has_pages=False) + self.spaces.head_gap
        used += self.prompt.height + gap if self.prompt else 0.0
        used += sum(whole(row) + gap for row in self.rows)
        return self.area.height - used - whole([self.statement])

    @property
    def extra(self) -> float:
        """The height that each row of cards gets of what is left over."""
        if not self.rows or self.spare <= 0:
            return 0.0
        cards = sum(whole(row) + self.spaces.gap for row in self.rows)
        shared = cards + whole([self.statement]) + self.spare
        wanted = min(max(shared * _CARDS_SHARE - cards, 0.0), self.spare)
        return math.floor(wanted / len(self.rows))


class _Composer:
    """Sets a prompt's texts at one size."""

    def __init__(self, setter: TextSetter, sheet: Sheet, step: int) -> None:
        self._setter = setter
        self._sizes = sizes_of(sheet.capital, PROMPT_STEPS[step])
        self._spaces = spaces_of(sheet)
        self._area = page_area(sheet)

    def compose(self, scene: PromptScene, clock: ClockFace | None) -> _Composed:
        """Set all texts, and share the width among the cards."""
        sizes, width = self._sizes, self._area.width
        place = f"Prompt {scene.number} of {scene.total}"
        prompt = Hand(sizes.prompt, "ink", width, sizes.between)
        return _Composed(
            area=self._area,
            spaces=self._spaces,
            head=head_of(self._setter, sizes, (place,), clock, width),
            prompt=strand_of(self._setter, scene.text, prompt, Source(Part.PROMPT)),
            rows=tuple(self._rows(scene.cards)),
            statement=statement_box(self._setter, scene.statement, sizes, self._spaces, self._area),
        )

    def _rows(self, cards: tuple[Card, ...]) -> list[tuple[Boxed, ...]]:
        if not cards:
            return []
        area, gap, body = self._area, self._spaces.gap, self._sizes.body
        font = self._setter.dress.font(body.capital, body.weight)
        least = max(font.pixelSize() * _LEAST_EMS, self._setter.width(_LEAST_LETTERS, body))
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

    def _card(self, card: Card, x: float, width: float) -> Boxed:
        sizes, spaces = self._sizes, self._spaces
        inside = width - 2 * spaces.pad
        name = Hand(sizes.name, card.colour, inside)
        owner = Source(Part.NAME, card.agency_id)
        hand = Hand(sizes.body, "ink", inside, sizes.between)
        source = Source(Part.ENTRY, card.agency_id)
        body = Strand()
        if card.text:
            body = strand_of(self._setter, card.text, hand, source, card.caret)
        if not body:
            quiet = replace(hand, ink="muted")
            body = waiting(self._setter, WAITING_WORDS[card.heard], quiet, card.caret)
        panel = Panel(
            Frame(0, 0, 0, 0),
            "card",
            "line",
            spaces.edge,
            spaces.radius,
            bar=card.colour,
            bar_height=spaces.bar,
        )
        title = furniture(self._setter, card.name, name, owner)
        return Boxed(x, width, panel, spaces.pad, spaces.pad_above, title, body)
