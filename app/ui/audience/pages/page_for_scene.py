"""The layout of any scene as pages, among them those of a note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from app.models.audience.scene import (
    BlankScene,
    CountScene,
    NoteScene,
    OverviewScene,
    PromptScene,
    StatementScene,
)
from app.ui.audience.pages.count_page import count_pages
from app.ui.audience.pages.overview_page import overview_pages
from app.ui.audience.pages.prompt_page import prompt_pages
from app.ui.audience.pages.statement_page import statement_pages
from app.ui.audience.typesetting.font_sizes import (
    ALONE_STEPS,
    PageSize,
    page_area,
    page_spaces,
    statement_sizes,
)
from app.ui.audience.typesetting.header import page_header
from app.ui.audience.typesetting.page import Page, Pages
from app.ui.audience.typesetting.pagination import FitAttempt, Paginator, choose_size
from app.ui.audience.typesetting.painter import ParagraphSource, TextPart
from app.ui.audience.typesetting.text_block import TextFormat, Typesetter, text_block_of

if TYPE_CHECKING:
    from app.models.audience.scene import Note, Scene
    from app.models.audience.timer import ClockFace
    from app.ui.audience.typesetting.font_sizes import TypeSizes
    from app.ui.audience.typesetting.palette import AudiencePalette
    from app.ui.audience.typesetting.text_block import TextBlock


def note_pages(
    typesetter: Typesetter, note: Note, sheet: PageSize, clock: ClockFace | None, held: int | None
) -> Pages:
    """Return the pages of a note: one where it fits, with the text as large as possible."""
    spaces = page_spaces(sheet)
    area = page_area(sheet, spaces)

    def attempt(step: int) -> FitAttempt:
        sizes = statement_sizes(sheet.capital, ALONE_STEPS[step])
        head = page_header(typesetter, sizes, ((),), clock, area.width)
        text_blocks = _text_blocks(typesetter, note, sizes, area.width)
        needed = sum(text_block.height + spaces.gap for text_block in text_blocks)
        needed += head.height(has_pages=False) + spaces.head_gap

        def make_pages() -> tuple[Page, ...]:
            paginator = Paginator(area, spaces, head, has_pages=needed > area.height)
            paginator.begin(max((text_block.tallest for text_block in text_blocks), default=0.0))
            for text_block in text_blocks:
                paginator.lines(text_block, spaces.gap)
            return paginator.finish()

        return FitAttempt(make_pages, needed / area.height)

    return choose_size(ALONE_STEPS, held, attempt)


def _text_blocks(
    typesetter: Typesetter, note: Note, sizes: TypeSizes, width: float
) -> list[TextBlock]:
    texts = (
        ("heading", note.heading, TextFormat(sizes.prompt, "caret", width)),
        ("text", note.text, TextFormat(sizes.wording, "ink", width, sizes.between)),
        ("foot", note.foot, TextFormat(sizes.head, "muted", width)),
    )
    made = [
        text_block_of(typesetter, text, text_format, ParagraphSource(TextPart.NOTE, name))
        for name, text, text_format in texts
    ]
    return [text_block for text_block in made if text_block]


class SceneLayout:
    """Lays out scenes, with a cache of the lines set."""

    def __init__(self, palette: AudiencePalette) -> None:
        self._typesetter = Typesetter(palette)

    def lay_out(
        self,
        scene: Scene,
        sheet: PageSize,
        clock: ClockFace | None = None,
        held: int | None = None,
    ) -> Pages:
        """Return a scene's pages; the size step `held` is kept while one page is enough."""
        if min(sheet.width, sheet.height) < 1:
            return Pages((Page(),))
        match scene:
            case PromptScene():
                pages = prompt_pages(self._typesetter, scene, sheet, clock, held)
            case StatementScene():
                pages = statement_pages(self._typesetter, scene, sheet, clock, held)
            case CountScene():
                pages = count_pages(self._typesetter, scene, sheet, clock, held)
            case NoteScene():
                pages = note_pages(self._typesetter, scene.note, sheet, clock, held)
            case OverviewScene():
                pages = overview_pages(self._typesetter, scene, sheet, clock)
            case BlankScene():
                pages = Pages((Page(),))
            case _:
                assert_never(scene)
        carets = (number for number, page in enumerate(pages.pages) if page.has_caret)
        over = sum(page.word_count for page in pages.pages[1:])
        return replace(pages, caret_page=next(carets, None), words_over=over)


def lay_out(
    scene: Scene, sheet: PageSize, palette: AudiencePalette, clock: ClockFace | None = None
) -> Pages:
    """Return the pages of a single scene."""
    return SceneLayout(palette).lay_out(scene, sheet, clock)
