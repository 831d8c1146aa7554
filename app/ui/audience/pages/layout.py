"""Turn a scene into pages for a sheet, no capital lower than the room needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.models.room.scene import (
    CountScene,
    NoteScene,
    OverviewScene,
    PromptScene,
    StatementScene,
)
from app.ui.audience.pages.count_page import count_pages
from app.ui.audience.pages.note_page import note_pages
from app.ui.audience.pages.overview_page import overview_pages
from app.ui.audience.pages.page import Page, Pages
from app.ui.audience.pages.prompt_page import prompt_pages
from app.ui.audience.pages.set_text import TextSetter
from app.ui.audience.pages.sheet import Sheet
from app.ui.audience.pages.statement_page import statement_pages

if TYPE_CHECKING:
    from app.models.room.scene import Scene
    from app.models.room.timing import ClockFace
    from app.ui.audience.pages.dress import RoomDress

__all__ = ["Layout", "Sheet", "lay_out"]


class Layout:
    """Lays scenes out, and keeps the lines it set for the next one."""

    def __init__(self, dress: RoomDress) -> None:
        self._setter = TextSetter(dress)

    def lay_out(
        self,
        scene: Scene,
        sheet: Sheet,
        clock: ClockFace | None = None,
        held: int | None = None,
    ) -> Pages:
        """Give a scene's pages; the step `held` is kept for as long as one page is enough."""
        if min(sheet.width, sheet.height) < 1:
            return Pages((Page(),))
        match scene:
            case PromptScene():
                pages = prompt_pages(self._setter, scene, sheet, clock, held)
            case StatementScene():
                pages = statement_pages(self._setter, scene, sheet, clock, held)
            case CountScene():
                pages = count_pages(self._setter, scene, sheet, clock, held)
            case NoteScene():
                pages = note_pages(self._setter, scene.note, sheet, clock, held)
            case OverviewScene():
                pages = overview_pages(self._setter, scene, sheet, clock)
            case _:
                pages = Pages((Page(),))
        carets = (number for number, page in enumerate(pages.pages) if page.has_caret)
        over = sum(page.word_count for page in pages.pages[1:])
        return replace(pages, caret_page=next(carets, None), words_over=over)


def lay_out(scene: Scene, sheet: Sheet, dress: RoomDress, clock: ClockFace | None = None) -> Pages:
    """Give the pages of one scene that is not followed by another."""
    return Layout(dress).lay_out(scene, sheet, clock)
