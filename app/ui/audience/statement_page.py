"""The statement view: the agreed wording alone, as large as it fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.ui.audience.boxes import Boxed, least_of, whole
from app.ui.audience.head_line import head_of
from app.ui.audience.paging import Flow
from app.ui.audience.pieces import Frame, Panel, Part, Source
from app.ui.audience.sizing import Trial, choose
from app.ui.audience.strand import Hand, furniture, strand_of, waiting
from app.ui.audience.type_sizes import ALONE_STEPS, alone_sizes, page_area, spaces_of
from app.ui.signs import STATUS_SIGNS

if TYPE_CHECKING:
    from app.models.room.scene import ShownStatement, StatementScene
    from app.models.room.timing import ClockFace
    from app.ui.audience.page import Pages
    from app.ui.audience.set_text import TextSetter
    from app.ui.audience.sheet import Sheet
    from app.ui.audience.type_sizes import Spaces, TypeSizes

_NO_WORDS = "No words yet"


def statement_box(
    setter: TextSetter,
    statement: ShownStatement,
    sizes: TypeSizes,
    spaces: Spaces,
    area: Frame,
) -> Boxed:
    """Set the agreed statement in its box, under a label with its status."""
    inside = area.width - 2 * spaces.wide_pad
    sign = STATUS_SIGNS[statement.status]
    words = f"{sign.mark} Agreed statement — {sign.word.lower()}"
    label = furniture(setter, words, Hand(sizes.label, "agreed-ink", inside))
    hand = Hand(sizes.wording, "ink", inside, sizes.between)
    body = strand_of(setter, statement.text, hand, Source(Part.STATEMENT), statement.caret)
    if not statement.text or not body:
        quiet = replace(hand, style=sizes.body, ink="agreed-ink")
        body = waiting(setter, _NO_WORDS, quiet, statement.caret)
    panel = Panel(Frame(0, 0, 0, 0), "agreed-fill", "agreed-line", 2 * spaces.edge, spaces.radius)
    return Boxed(area.x, area.width, panel, spaces.wide_pad, spaces.wide_pad_above, label, body)


def statement_pages(
    setter: TextSetter,
    scene: StatementScene,
    sheet: Sheet,
    clock: ClockFace | None,
    first_step: int,
) -> Pages:
    """Give the pages of a wording: one where it fits, and the words as large as they may be."""
    spaces, area = spaces_of(sheet), page_area(sheet)

    def attempt(step: int) -> Trial:
        sizes = alone_sizes(sheet.capital, ALONE_STEPS[step])
        place = f"Prompt {scene.number} of {scene.total}"
        head = head_of(setter, sizes, (place,), clock, area.width)
        box = statement_box(setter, scene.statement, sizes, spaces, area)
        needed = head.height(has_pages=False) + spaces.head_gap + whole([box])
        flow = Flow(area, spaces, head, has_pages=needed > area.height)
        flow.begin(least_of(box))
        flow.row([box])
        return Trial(flow.finish(), needed / area.height)

    return choose(ALONE_STEPS, first_step, attempt)
