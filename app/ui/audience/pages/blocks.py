"""A block of lines and words that stands on one page, as a row of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.audience.pages.pieces import Frame

if TYPE_CHECKING:
    from app.ui.audience.pages.draft import Draft
    from app.ui.audience.pages.pieces import Panel
    from app.ui.audience.pages.strand import Strand


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in a block; every frame counts from the block's own left and top."""

    height: float
    words: tuple[tuple[Strand, Frame], ...]
    panels: tuple[Panel, ...] = ()

    def put(self, draft: Draft, x: float, y: float, *, is_repeat: bool = False) -> None:
        """Put the block on a page."""
        for panel in self.panels:
            draft.panel(panel.at(_moved(panel.frame, x, y)))
        for strand, frame in self.words:
            draft.strand(strand, _moved(frame, x, y), is_repeat=is_repeat)


def _moved(frame: Frame, x: float, y: float) -> Frame:
    return Frame(frame.x + x, frame.y + y, frame.width, frame.height)
