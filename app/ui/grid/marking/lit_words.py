"""Common ground: light up what several agencies say alike in one prompt, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.common_ground import Stems, shared_words
from app.ui.grid.marking.looks import Mark
from app.ui.widgets.hits import positions_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ui.grid.cell_edit import CellEdit
    from app.ui.grid.marking.layers import Layers


class LitWords:
    """Marks the words that at least two agencies share in the entries of one prompt."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._stems = Stems()
        self._cells: dict[str, CellEdit] = {}
        self.prompt_id = ""
        """Of the prompt that is lit; empty where none is."""
        self.words: tuple[str, ...] = ()

    def light(self, prompt_id: str, prompt: str, cells: Mapping[str, CellEdit]) -> None:
        """Light what the entries in `cells`, by agency id, share beyond the words of the prompt."""
        for agency_id, cell in self._cells.items():
            if cells.get(agency_id) is not cell:
                self._layers.mark(cell, Mark.SHARED, ())
        self._cells = dict(cells)
        entries = {agency_id: cell.text for agency_id, cell in cells.items()}
        shared = shared_words(entries, but=prompt, stems=self._stems)
        spans = {key: tuple((at.start, at.end) for at in found) for key, found in shared.items()}
        for agency_id, cell in cells.items():
            places = positions_of(entries[agency_id], spans[agency_id])
            self._layers.mark(cell, Mark.SHARED, places)
        self.words = self._words(entries, spans)
        self.prompt_id = prompt_id

    def put_out(self) -> None:
        """Light nothing any more."""
        for cell in self._cells.values():
            self._layers.mark(cell, Mark.SHARED, ())
        self._cells, self.words, self.prompt_id = {}, (), ""

    def forget(self, cell: CellEdit) -> None:
        """Let go of a cell that is taken away."""
        self._cells = {key: kept for key, kept in self._cells.items() if kept is not cell}

    def _words(
        self, entries: Mapping[str, str], spans: Mapping[str, tuple[tuple[int, int], ...]]
    ) -> tuple[str, ...]:
        """Give each shared word once, as it was typed first."""
        of_stem: dict[str, str] = {}
        for agency_id, text in entries.items():
            for start, end in spans[agency_id]:
                word = text[start:end]
                of_stem.setdefault(self._stems.of(word), word)
        return tuple(of_stem.values())
