"""The pages of the agreed statement alone, and its box on every other page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.audience.presentation import names_in_line
from app.models.records import StatementStatus
from app.models.rules.standings import STANDINGS
from app.ui.audience.typesetting.boxes import TextBox, least_height, row_height
from app.ui.audience.typesetting.font_sizes import (
    ALONE_STEPS,
    page_area,
    page_spaces,
    statement_sizes,
)
from app.ui.audience.typesetting.header import page_header
from app.ui.audience.typesetting.pagination import FitAttempt, Paginator, choose_size
from app.ui.audience.typesetting.painter import Frame, Panel, ParagraphSource, TextPart
from app.ui.audience.typesetting.text_block import (
    TextBlock,
    TextFormat,
    label_block,
    placeholder_block,
    text_block_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.audience.scene import ShownStatement, StatementScene
    from app.models.audience.timer import ClockFace
    from app.ui.audience.typesetting.font_sizes import PageSize, Spaces, TypeSizes
    from app.ui.audience.typesetting.page import Page, Pages
    from app.ui.audience.typesetting.text_block import Typesetter


STILL = "still"


def statement_box(
    typesetter: Typesetter,
    statement: ShownStatement,
    sizes: TypeSizes,
    spaces: Spaces,
    area: Frame,
) -> TextBox:
    """Set the agreed statement in its box, under a label with its status."""
    inside = area.width - 2 * spaces.wide_pad
    text_format = TextFormat(sizes.wording, "ink", inside, sizes.between)
    body = text_block_of(
        typesetter,
        statement.text,
        text_format,
        ParagraphSource(TextPart.STATEMENT),
        statement.caret,
    )
    has_words = bool(statement.text and body)
    words = _label_text(statement, has_words=has_words)
    label = label_block(typesetter, words, TextFormat(sizes.label, "agreed-ink", inside))
    if not has_words:
        # An empty line, so that nothing moves when the first words come.
        body = placeholder_block(typesetter, "", text_format, statement.caret)
    panel = Panel(Frame(0, 0, 0, 0), "agreed-fill", "agreed-line", 2 * spaces.edge, spaces.radius)
    pads = (spaces.wide_pad, spaces.wide_pad_above)
    return TextBox(area.x, area.width, panel, *pads, label, body, label, is_label=True)


def _label_text(statement: ShownStatement, *, has_words: bool) -> str:
    """Return "✓ Agreed statement", or "◐ Agreed statement — draft"."""
    standing = STANDINGS[statement.status]
    note = standing.label_note
    if statement.has_objections:
        note = "with objections"
    elif statement.is_uncounted:
        note = "not counted"
    elif statement.status is StatementStatus.OPEN and not has_words:
        note = "no words yet"
    return f"{standing.sign} Agreed statement{f' — {note}' if note else ''}"


def still_to_hear_line(
    typesetter: Typesetter, unheard: Sequence[str], sizes: TypeSizes, width: float
) -> TextBlock:
    """Set "Still to hear from: Health, VCS/Other"; nothing where all were heard."""
    if not unheard:
        return TextBlock()
    said = f"Still to hear from: {names_in_line(unheard)}"
    return label_block(
        typesetter,
        said,
        TextFormat(sizes.label, "ink", width),
        ParagraphSource(TextPart.SENTENCE, STILL),
    )


def statement_pages(
    typesetter: Typesetter,
    scene: StatementScene,
    sheet: PageSize,
    clock: ClockFace | None,
    held: int | None,
) -> Pages:
    """Return the pages of a statement: one where it fits, with the text as large as possible."""
    spaces = page_spaces(sheet)
    area = page_area(sheet, spaces)

    def attempt(step: int) -> FitAttempt:
        sizes = statement_sizes(sheet.capital, ALONE_STEPS[step])
        place = f"Prompt {scene.number} of {scene.total}"
        forms = ((place,), (f"Prompt {scene.number}",))
        head = page_header(typesetter, sizes, forms, clock, area.width)
        box = statement_box(typesetter, scene.statement, sizes, spaces, area)
        still = still_to_hear_line(typesetter, scene.unheard, sizes, area.width)
        needed = head.height(has_pages=False) + spaces.head_gap + row_height([box])
        needed += still.height + spaces.gap if still else 0.0

        def make_pages() -> tuple[Page, ...]:
            paginator = Paginator(area, spaces, head, has_pages=needed > area.height)
            paginator.begin(max(least_height(box), still.tallest))
            paginator.row([box], max(area.height - needed, 0.0))
            paginator.lines(still, 0.0)
            return paginator.finish()

        return FitAttempt(make_pages, needed / area.height)

    return choose_size(ALONE_STEPS, held, attempt)
