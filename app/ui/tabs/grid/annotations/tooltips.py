"""The tooltips and clicks of annotated words, and the notices for the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QToolTip

from app.models.text.phrases import counted
from app.ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.rules.term_finder import TermMatch
    from app.models.text.personal_data_patterns import PersonalDataMatch
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.grid.annotations.detection import TextScanner
    from app.ui.tabs.grid.cell_editor import CellEditor
    from app.ui.tabs.grid.grid_context import GridContext


_HOW = "Ctrl+click, or Ctrl+J at the word, puts it into the glossary."


def tooltip_text(finding: PersonalDataMatch | None, match: TermMatch | None) -> str:
    """Return what looks personal, else what a term means; empty for other words."""
    if finding is not None:
        return finding.words
    if match is None:
        return ""
    known = match.known
    if known is None:
        return f"What does {match.term} stand for? {_HOW}"
    said = f"{match.term}: {known.stands_for}" if known.stands_for else match.term
    return "\n".join(part for part in (said, known.meaning, known.says, _HOW) if part)


class AnnotationTooltips(QObject):
    """Answers hovers and clicks on annotated words, and the commands at the caret."""

    term_requested = Signal(str)

    def __init__(
        self, grid: GridContext, context: AppContext, scanner: TextScanner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._grid = grid
        self._context = context
        self._scanner = scanner

    def follow(self, cell: CellEditor) -> None:
        """Connect the hovers and the clicks of a cell."""
        cell.hovered.connect(lambda position, at: self._on_cell_hovered(cell, position, at))
        cell.picked.connect(lambda position: self._on_cell_picked(cell, position))

    def ask_for_term(self) -> None:
        """Request the term at the caret, else the first to explain in the cell, in the prompt."""
        address = self._grid.address
        row = self._grid.grid_view.rows.get(address.prompt_id) if address is not None else None
        if address is None or row is None:
            self.term_requested.emit("")
            return
        cell = row.cells[address.agency_id]
        found = self._scanner.of(cell).term_at_caret(cell.textCursor().position())
        cells = [cell, *(row.cells[key] for key in self._grid.grid_view.order.columns)]
        rest = (match for each in cells for _, match in self._scanner.of(each).to_explain)
        found = found or next(rest, None)
        self.term_requested.emit(found.term if found else "")

    def go_to_next_detail(self) -> None:
        """Move the caret after the next personal detail; the first follows the last."""
        cells = self._grid.grid_view.all_cells()
        places = [
            (number, span[1], finding)
            for number, cell in enumerate(cells)
            for span, finding in self._scanner.of(cell).details
        ]
        if not places:
            self._context.messages.show_status("Nothing in the grid looks like personal details.")
            return
        here = self._grid.grid_view.cell(self._grid.address) if self._grid.address else None
        now = (cells.index(here), here.textCursor().position()) if here is not None else (-1, 0)
        number, position, finding = next((p for p in places if p[:2] > now), places[0])
        cell = cells[number]
        caret = QTextCursor(cell.document())
        caret.setPosition(position)
        cell.setTextCursor(caret)
        self._grid.go_to_address(cell.address)
        self._context.messages.show_status(finding.words)

    def _on_cell_hovered(self, cell: CellEditor, position: int | None, at: QPoint) -> None:
        tip = ""
        if position is not None:
            scan = self._scanner.of(cell)
            tip = tooltip_text(scan.personal_data_at(position), scan.term_at(position))
        QToolTip.showText(at, plain_tooltip(tip), cell.viewport())

    def _on_cell_picked(self, cell: CellEditor, position: int | None) -> None:
        found = self._scanner.of(cell).term_at(position) if position is not None else None
        if found is not None:
            self.term_requested.emit(found.term)


Notice = tuple[str, str]
"""A text, and the words after it that are set in bold."""

_MOST_NAMED = 3
_MOST_SHARED = 5


def notice_of_terms(terms: Sequence[str]) -> Notice:
    """Return the notice of the terms that nobody has explained yet."""
    count = counted(len(terms), "word")
    return (f"{count} to explain:", named(terms, _MOST_NAMED)) if terms else ("", "")


def notice_of_shared(number: int, words: Sequence[str]) -> Notice:
    """Return the notice of the words that agencies share in a prompt, by its number."""
    if not words:
        return f"Common ground in prompt {number}: no shared words yet", ""
    return f"Common ground in prompt {number}:", named(words, _MOST_SHARED)


def with_details(count: int, notice: Notice) -> Notice:
    """Return a notice with the number of details of a child or a family before it."""
    if not count:
        return notice
    verb = "looks" if count == 1 else "look"
    said = f"{counted(count, 'place')} {verb} like personal details"
    return (f"{said} · {notice[0]}" if notice[0] else said), notice[1]


def named(words: Sequence[str], most: int) -> str:
    """Return the first `most` words and the number of the rest: "CAF, YOT, TAC and 4 more"."""
    listed = ", ".join(words[:most])
    rest = len(words) - most
    return f"{listed} and {rest} more" if rest > 0 else listed
