"""A page while it is being filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.audience.page import Page, Placement

if TYPE_CHECKING:
    from app.ui.audience.pieces import Frame, Panel
    from app.ui.audience.strand import Strand


class Draft:
    """Collects what stands on a page; boxes come to lie beneath the words."""

    def __init__(self) -> None:
        self._panels: list[Panel] = []
        self._placements: list[Placement] = []

    def panel(self, panel: Panel) -> None:
        """Put a box on the page."""
        self._panels.append(panel)

    def strand(self, strand: Strand, box: Frame, *, is_repeat: bool = False) -> float:
        """Put lines under each other from the top of a box; give where they end."""
        if strand:
            self._placements.append(Placement(strand, box, is_repeat))
        return box.y + strand.height

    def finish(self) -> Page:
        """Give the page."""
        return Page(tuple(self._panels), tuple(self._placements))
