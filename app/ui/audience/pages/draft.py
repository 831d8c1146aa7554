"""A page while it is being filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.audience.pages.page import Page, Placement

if TYPE_CHECKING:
    from app.ui.audience.pages.pieces import Frame, Panel
    from app.ui.audience.pages.strand import Strand


class Draft:
    """Collects what stands on a page; boxes come to lie beneath the words."""

    def __init__(self) -> None:
        self._panels: list[Panel] = []
        self._head: list[Placement] = []
        self._placements: list[Placement] = []

    def panel(self, panel: Panel) -> None:
        """Put a box on the page."""
        self._panels.append(panel)

    def strand(self, strand: Strand, box: Frame, *, is_repeat: bool = False) -> float:
        """Put lines under each other from the top of a box; give where they end."""
        if strand:
            self._placements.append(Placement(strand, box, is_repeat))
        return box.y + strand.height

    def head(self, strand: Strand, box: Frame) -> None:
        """Put words on the page that are read before all others, though they are set last."""
        self._head.append(Placement(strand, box))

    def finish(self) -> Page:
        """Give the page."""
        return Page(tuple(self._panels), (*self._head, *self._placements))
