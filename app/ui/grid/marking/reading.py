"""Read the words of each cell once for each change: what is to explain, what looks personal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.personal_details import find_details
from app.ui.grid.marking.looks import Mark
from app.ui.widgets.hits import positions_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.models.jargon import Catch
    from app.models.personal_details import Finding
    from app.ui.grid.cell_edit import CellEdit
    from app.ui.grid.marking.layers import Layers
    from app.ui.widgets.hits import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a cell's words, each with its place in the document."""

    words: str
    to_explain: tuple[tuple[Span, Catch], ...]
    details: tuple[tuple[Span, Finding], ...]

    def catch_beside(self, caret: int) -> Catch | None:
        """Give the term in which, or right after which, a caret stands."""
        return next((c for (start, end), c in self.to_explain if start <= caret <= end), None)

    def catch_over(self, position: int) -> Catch | None:
        """Give the term that a character belongs to."""
        return next((c for (start, end), c in self.to_explain if start <= position < end), None)

    def finding_over(self, position: int) -> Finding | None:
        """Give what looks personal, where a character belongs to it."""
        return next((f for (start, end), f in self.details if start <= position < end), None)


_NOTHING = Reading("", (), ())


class Reader:
    """Marks what it finds, and gives it back. `catch` finds the terms that are to be explained."""

    def __init__(self, layers: Layers, catch: Callable[[str], Iterable[Catch]]) -> None:
        self._layers = layers
        self._catch = catch
        self._readings: dict[CellEdit, Reading] = {}

    def of(self, cell: CellEdit) -> Reading:
        """Give what was read in a cell last."""
        return self._readings.get(cell, _NOTHING)

    def read(self, cell: CellEdit) -> None:
        """Read a cell and mark it, unless its words are as they were."""
        words = cell.text
        reading = self.of(cell)
        if reading.words == words:
            # They may have been away meanwhile, as by undo and redo: the marks went with them.
            self._mark(cell, Mark.JARGON, [span for span, _ in reading.to_explain])
            self._mark(cell, Mark.DETAILS, [span for span, _ in reading.details])
            return
        catches, findings = tuple(self._catch(words)), find_details(words)
        terms = positions_of(words, [(c.start, c.end) for c in catches])
        details = positions_of(words, [(f.start, f.end) for f in findings])
        self._readings[cell] = Reading(
            words,
            tuple(zip(terms, catches, strict=True)),
            tuple(zip(details, findings, strict=True)),
        )
        self._mark(cell, Mark.JARGON, terms)
        self._mark(cell, Mark.DETAILS, details)

    def _mark(self, cell: CellEdit, mark: Mark, spans: list[Span]) -> None:
        if self._layers.spans(cell, mark) != spans:
            self._layers.mark(cell, mark, spans)

    def forget(self, cell: CellEdit) -> None:
        """Let go of a cell that is taken away."""
        self._readings.pop(cell, None)

    def start_anew(self) -> None:
        """Take every cell for unread, as when another term is explained."""
        for cell, reading in self._readings.items():
            self._readings[cell] = Reading(_UNREAD, reading.to_explain, reading.details)


# No cell holds this: half a character becomes the sign for damage.
_UNREAD = "\ud800"
