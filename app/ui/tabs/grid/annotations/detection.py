"""The scanner for terms and personal data in the cells, and the words that agencies share."""

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
    from app.models.text.utf16 import Span
    from app.ui.tabs.grid.annotations.layers import HighlightLayers
    from app.ui.tabs.grid.cell_editor import CellEditor


@dataclass(frozen=True, slots=True)
class ScannedText:
    """The terms to explain and the personal details in a cell, with their document positions."""

    words: str
    to_explain: tuple[tuple[Span, TermMatch], ...]
    details: tuple[tuple[Span, PersonalDataMatch], ...]

    def term_at_caret(self, caret: int) -> TermMatch | None:
        """Return the term that a caret is in, or right after."""
        return next((c for (start, end), c in self.to_explain if start <= caret <= end), None)

    def term_at(self, position: int) -> TermMatch | None:
        """Return the term that a character belongs to."""
        return next((c for (start, end), c in self.to_explain if start <= position < end), None)

    def personal_data_at(self, position: int) -> PersonalDataMatch | None:
        """Return the personal detail that a character belongs to."""
        return next((f for (start, end), f in self.details if start <= position < end), None)


_NOTHING = ScannedText("", (), ())


class TextScanner:
    """Scans and annotates cells, and keeps the results; `match` finds the terms to explain."""

    def __init__(
        self, layers: HighlightLayers, match: Callable[[str], Iterable[TermMatch]]
    ) -> None:
        self._layers = layers
        self._find_terms = match
        self._scans: dict[CellEditor, ScannedText] = {}

    def of(self, cell: CellEditor) -> ScannedText:
        """Return the result of the last scan of a cell."""
        return self._scans.get(cell, _NOTHING)

    def scan(self, cell: CellEditor) -> None:
        """Scan and annotate a cell, unless its text is unchanged."""
        words = cell.text
        scan = self.of(cell)
        if scan.words == words:
            # Undo and redo may have removed and restored the text: its annotations were lost.
            self._mark(cell, AnnotationKind.JARGON, [span for span, _ in scan.to_explain])
            self._mark(cell, AnnotationKind.DETAILS, [span for span, _ in scan.details])
            return
        matches, findings = tuple(self._find_terms(words)), match_personal_data(words)
        terms = document_positions(words, [(c.start, c.end) for c in matches])
        details = document_positions(words, [(f.start, f.end) for f in findings])
        self._scans[cell] = ScannedText(
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
        """Release a cell that is removed."""
        self._scans.pop(cell, None)

    def invalidate(self) -> None:
        """Mark every cell as not scanned, as when another term is explained."""
        for cell, scan in self._scans.items():
            self._scans[cell] = ScannedText(_NOT_SCANNED, scan.to_explain, scan.details)


# Never the text of a cell: a lone surrogate becomes the replacement character.
_NOT_SCANNED = "\ud800"


class SharedWords:
    """Highlights the words that at least two agencies share in the entries of one prompt."""

    def __init__(self, layers: HighlightLayers) -> None:
        self._layers = layers
        self._stems = WordStems()
        self._cells: dict[str, CellEditor] = {}
        self.prompt_id = ""
        """Of the prompt with highlighted words; empty for none."""
        self.words: tuple[str, ...] = ()

    def highlight(self, prompt_id: str, prompt: str, cells: Mapping[str, CellEditor]) -> None:
        """Highlight what the entries in `cells`, by agency id, share beyond the prompt's words."""
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

    def clear(self) -> None:
        """Clear the highlights."""
        for cell in self._cells.values():
            self._layers.mark(cell, AnnotationKind.SHARED, ())
        self._cells, self.words, self.prompt_id = {}, (), ""

    def forget(self, cell: CellEditor) -> None:
        """Release a cell that is removed."""
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
