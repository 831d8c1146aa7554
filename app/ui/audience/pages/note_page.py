"""The note view: a checklist statement or a standard, as large as it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.audience.pages.head_line import head_of
from app.ui.audience.pages.paging import Flow
from app.ui.audience.pages.pieces import Part, Source
from app.ui.audience.pages.sizing import Trial, choose
from app.ui.audience.pages.strand import Hand, strand_of
from app.ui.audience.pages.type_sizes import ALONE_STEPS, alone_sizes, page_area, spaces_of

if TYPE_CHECKING:
    from app.models.room.scene import Note
    from app.models.room.timing import ClockFace
    from app.ui.audience.pages.page import Page, Pages
    from app.ui.audience.pages.set_text import TextSetter
    from app.ui.audience.pages.sheet import Sheet
    from app.ui.audience.pages.strand import Strand
    from app.ui.audience.pages.type_sizes import TypeSizes


def note_pages(
    setter: TextSetter, note: Note, sheet: Sheet, clock: ClockFace | None, held: int | None
) -> Pages:
    """Give the pages of a note: one where it fits, and the words as large as they may be."""
    spaces = spaces_of(sheet)
    area = page_area(sheet, spaces)

    def attempt(step: int) -> Trial:
        sizes = alone_sizes(sheet.capital, ALONE_STEPS[step])
        head = head_of(setter, sizes, ((),), clock, area.width)
        strands = _strands(setter, note, sizes, area.width)
        needed = sum(strand.height + spaces.gap for strand in strands)
        needed += head.height(has_pages=False) + spaces.head_gap

        def flow() -> tuple[Page, ...]:
            made = Flow(area, spaces, head, has_pages=needed > area.height)
            made.begin(max((strand.tallest for strand in strands), default=0.0))
            for strand in strands:
                made.lines(strand, spaces.gap)
            return made.finish()

        return Trial(flow, needed / area.height)

    return choose(ALONE_STEPS, held, attempt)


def _strands(setter: TextSetter, note: Note, sizes: TypeSizes, width: float) -> list[Strand]:
    texts = (
        ("heading", note.heading, Hand(sizes.prompt, "caret", width)),
        ("text", note.text, Hand(sizes.wording, "ink", width, sizes.between)),
        ("foot", note.foot, Hand(sizes.head, "muted", width)),
    )
    made = [strand_of(setter, text, hand, Source(Part.NOTE, name)) for name, text, hand in texts]
    return [strand for strand in made if strand]
