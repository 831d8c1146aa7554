"""The note view: a checklist statement or a standard, as large as it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.audience.head_line import head_of
from app.ui.audience.paging import Flow
from app.ui.audience.pieces import Part, Source
from app.ui.audience.sizing import Trial, choose
from app.ui.audience.strand import Hand, strand_of
from app.ui.audience.type_sizes import ALONE_STEPS, alone_sizes, page_area, spaces_of

if TYPE_CHECKING:
    from app.models.room.scene import Note
    from app.models.room.timing import ClockFace
    from app.ui.audience.page import Pages
    from app.ui.audience.set_text import TextSetter
    from app.ui.audience.sheet import Sheet
    from app.ui.audience.strand import Strand
    from app.ui.audience.type_sizes import TypeSizes


def note_pages(
    setter: TextSetter, note: Note, sheet: Sheet, clock: ClockFace | None, first_step: int
) -> Pages:
    """Give the pages of a note: one where it fits, and the words as large as they may be."""
    spaces, area = spaces_of(sheet), page_area(sheet)

    def attempt(step: int) -> Trial:
        sizes = alone_sizes(sheet.capital, ALONE_STEPS[step])
        head = head_of(setter, sizes, (), clock, area.width)
        strands = _strands(setter, note, sizes, area.width)
        needed = sum(strand.height + spaces.gap for strand in strands)
        needed += head.height(has_pages=False) + spaces.head_gap
        flow = Flow(area, spaces, head, has_pages=needed > area.height)
        flow.begin(max((strand.tallest for strand in strands), default=0.0))
        for strand in strands:
            flow.lines(strand, spaces.gap)
        return Trial(flow.finish(), needed / area.height)

    return choose(ALONE_STEPS, first_step, attempt)


def _strands(setter: TextSetter, note: Note, sizes: TypeSizes, width: float) -> list[Strand]:
    texts = (
        ("heading", note.heading, Hand(sizes.prompt, "caret", width)),
        ("text", note.text, Hand(sizes.wording, "ink", width, sizes.between)),
        ("foot", note.foot, Hand(sizes.head, "muted", width)),
    )
    made = [strand_of(setter, text, hand, Source(Part.NOTE, name)) for name, text, hand in texts]
    return [strand for strand in made if strand]
