"""The protocol through which the grid's controllers use the grid tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from app.models.records import Session
    from app.ui.tabs.grid.grid_view import GridView
    from app.ui.tabs.grid.navigation import CellAddress, Move


class GridContext(Protocol):
    """A protocol: the session shown in the grid, the current cell, and the moves to others."""

    grid_view: GridView

    @property
    def session(self) -> Session:
        """The session shown, as last read from the library."""

    @property
    def session_id(self) -> str:
        """The id of the session shown; empty before the first."""

    @property
    def address(self) -> CellAddress | None:
        """The current cell; None in a grid without prompts."""

    @property
    def prompt_changed(self) -> SignalInstance:
        """Emitted with the id of the prompt that became current."""

    @property
    def count_requested(self) -> SignalInstance:
        """Emitted with True when a count begins, with False when it is given up."""

    @property
    def notice_changed(self) -> SignalInstance:
        """Emitted with the notice of the tab for the status line, and its hint."""

    def current_cell(self) -> tuple[str, str | None]:
        """Return the current prompt's id and the agency's, None for the agreed statement."""

    def take_focus(self) -> None:
        """Move the focus to the current cell."""

    def go_to(self, prompt_id: str, agency_id: str | None) -> None:
        """Move the focus to a cell and scroll to it."""

    def go_to_address(self, address: CellAddress) -> None:
        """Move the focus to a cell, a prompt or a column header, and scroll to it."""

    def make_current(self, address: CellAddress) -> None:
        """Make a prompt or a column header that got the focus the current one."""

    def move_from(self, address: CellAddress, move: Move) -> None:
        """Move the focus from a cell as a key asks, or out of the grid."""
