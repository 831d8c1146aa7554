"""Read the words of each cell once for each change: what is to explain, what looks personal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.rules.shared_words import WordStems, shared_words
from app.models.text.personal_data_patterns import match_personal_data
from app.ui.tabs.grid.annotations.layers import AnnotationKind
from app.ui.widgets.text_search import document_positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.models.rules.term_finder import TermMatch
    from app.models.text.personal_data_patterns import PersonalDataMatch
    from app.ui.tabs.grid.annotations.layers import HighlightLayers
    from app.ui.tabs.grid.cell_editor import CellEditor
    from app.ui.widgets.text_search import Span


@dataclass(frozen=True, slots=True)
class ScannedText:
    """What stands in a cell's words, each with its place in the document."""

    words: str
    to_explain: tuple[tuple[Span, TermMatch], ...]
    details: tuple[tuple[Span, PersonalDataMatch], ...]

    def catch_beside(self, caret: int) -> TermMatch | None:
        """Return the term in which, or right after which, a caret stands."""
        return next((c for (start, end), c in self.to_explain if start <= caret <= end), None)

    def catch_over(self, position: int) -> TermMatch | None:
        """Return the term that a character belongs to."""
        return next((c for (start, end), c in self.to_explain if start <= position < end), None)

    def finding_over(self, position: int) -> PersonalDataMatch | None:
        """Return what looks personal, where a character belongs to it."""
        return next((f for (start, end), f in self.details if start <= position < end), None)


_NOTHING = ScannedText("", (), ())


class TextScanner:
    """Marks what it finds, and gives it back. `match` finds the terms that are to be explained."""

    def __init__(
        self, layers: HighlightLayers, match: Callable[[str], Iterable[TermMatch]]
    ) -> None:
        self._layers = layers
        self._find_terms = match
        self._readings: dict[CellEditor, ScannedText] = {}

    def of(self, cell: CellEditor) -> ScannedText:
        """Return what was read in a cell last."""
        return self._readings.get(cell, _NOTHING)

    def read(self, cell: CellEditor) -> None:
        """Read a cell and mark it, unless its words are as they were."""
        words = cell.text
        reading = self.of(cell)
        if reading.words == words:
            # They may have been away meanwhile, as by undo and redo: the marks went with them.
            self._mark(cell, AnnotationKind.JARGON, [span for span, _ in reading.to_explain])
            self._mark(cell, AnnotationKind.DETAILS, [span for span, _ in reading.details])
            return
        matches, findings = tuple(self._find_terms(words)), match_personal_data(words)
        terms = document_positions(words, [(c.start, c.end) for c in matches])
        details = document_positions(words, [(f.start, f.end) for f in findings])
        self._readings[cell] = ScannedText(
            words,
            tuple(zip(terms, matches, strict=True)),
            tuple(zip(details, findings, strict=True)),
        )
        self._mark(cell, AnnotationKind.JARGON, terms)
        self._mark(cell, AnnotationKind.DETAILS, details)

    def _mark(self, cell: CellEditor, mark: AnnotationKind, spans: list[Span]) -> None:
        if self._layers.spans(cell, mark) != spans:
            self._layers.mark(cell, mark, spans)

    def forget(self, cell: CellEditor) -> None:
        """Let go of a cell that is taken away."""
        self._readings.pop(cell, None)

    def start_anew(self) -> None:
        """Take every cell for unread, as when another term is explained."""
        for cell, reading in self._readings.items():
            self._readings[cell] = ScannedText(_UNREAD, reading.to_explain, reading.details)


# No cell holds this: half a character becomes the sign for damage.
_UNREAD = "\ud800"


class SharedWords:
    """Marks the words that at least two agencies share in the entries of one prompt."""

    def __init__(self, layers: HighlightLayers) -> None:
        self._layers = layers
        self._stems = WordStems()
        self._cells: dict[str, CellEditor] = {}
        self.prompt_id = ""
        """Of the prompt that is lit; empty where none is."""
        self.words: tuple[str, ...] = ()

    def light(self, prompt_id: str, prompt: str, cells: Mapping[str, CellEditor]) -> None:
        """Light what the entries in `cells`, by agency id, share beyond the words of the prompt."""
        for agency_id, cell in self._cells.items():
            if cells.get(agency_id) is not cell:
                self._layers.mark(cell, AnnotationKind.SHARED, ())
        self._cells = dict(cells)
        entries = {agency_id: cell.text for agency_id, cell in cells.items()}
        shared = shared_words(entries, but=prompt, stems=self._stems)
        spans = {key: tuple((at.start, at.end) for at in found) for key, found in shared.items()}
        for agency_id, cell in cells.items():
            places = document_positions(entries[agency_id], spans[agency_id])
            self._layers.mark(cell, AnnotationKind.SHARED, places)
        self.words = self._words(entries, spans)
        self.prompt_id = prompt_id

    def put_out(self) -> None:
        """Light nothing any more."""
        for cell in self._cells.values():
            self._layers.mark(cell, AnnotationKind.SHARED, ())
        self._cells, self.words, self.prompt_id = {}, (), ""

    def forget(self, cell: CellEditor) -> None:
        """Let go of a cell that is taken away."""
        self._cells = {key: kept for key, kept in self._cells.items() if kept is not cell}

    def _words(
        self, entries: Mapping[str, str], spans: Mapping[str, tuple[tuple[int, int], ...]]
    ) -> tuple[str, ...]:
        """Return each shared word once, as it was typed first."""
        of_stem: dict[str, str] = {}
        for agency_id, text in entries.items():
            for start, end in spans[agency_id]:
                word = text[start:end]
                of_stem.setdefault(self._stems.of(word), word)
        return tuple(of_stem.values())
