"""What the grid's controllers see of the grid tab: where the person is, and the ways to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from app.models.records import Session
    from app.ui.tabs.grid.grid_view import GridView
    from app.ui.tabs.grid.navigation import CellAddress, Move


class GridContext(Protocol):
    """The session shown in the grid, the current cell, and the moves to others."""

    canvas: GridView

    @property
    def session(self) -> Session:
        """The session shown, as last read from the library."""

    @property
    def session_id(self) -> str:
        """The id of the session shown; empty before the first."""

    @property
    def spot(self) -> CellAddress | None:
        """The current cell; None in a grid without prompts."""

    @property
    def prompt_changed(self) -> SignalInstance:
        """Emitted with the id of the prompt that the person went to."""

    @property
    def count_requested(self) -> SignalInstance:
        """Emitted with True when a count begins, with False when it is given up."""

    @property
    def notice_changed(self) -> SignalInstance:
        """Emitted with the notice of the tab for the status line, and its hint."""

    def current_cell(self) -> tuple[str, str | None]:
        """Return the current prompt's id and the agency's, None for the agreed statement."""

    def take_focus(self) -> None:
        """Take the keyboard focus back into the grid."""

    def go_to(self, prompt_id: str, agency_id: str | None) -> None:
        """Put the caret into a cell and scroll it into view."""

    def go_to_spot(self, spot: CellAddress) -> None:
        """Move the focus to a cell, a prompt or the header of a column."""

    def enter_part(self, spot: CellAddress) -> None:
        """Note that the focus came to a prompt or a column header."""

    def move_on(self, spot: CellAddress, move: Move) -> None:
        """Go from a cell to where a key leads."""
