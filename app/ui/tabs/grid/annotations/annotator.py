"""The annotator of the grid's texts, and its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.models.changes import ChangeKind
from app.ui.services.menu_commands import menu_command
from app.ui.tabs.grid.annotations.detection import SharedWords, TextScanner
from app.ui.tabs.grid.annotations.layers import HighlightLayers
from app.ui.tabs.grid.annotations.tooltips import (
    AnnotationTooltips,
    notice_of_shared,
    notice_of_terms,
    with_details,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from app.models.changes import Change
    from app.models.rules.term_finder import TermFinder, TermMatch
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.grid.annotations.tooltips import Notice
    from app.ui.tabs.grid.cell_editor import CellEditor
    from app.ui.tabs.grid.grid_context import GridContext


class AnnotationCommands:
    """The annotator's actions; their shortcuts work within the grid tab."""

    def __init__(self, owner: QWidget) -> None:
        self.highlight_shared = menu_command(
            owner,
            "Light up common ground",
            "Ctrl+L",
            "Mark the words that agencies share in this prompt",
            is_checkable=True,
        )
        self.next_detail = menu_command(
            owner,
            "Next place that looks personal",
            "Ctrl+Shift+J",
            "Go to what may be details of a child or a family",
        )

    def menu_group(self) -> tuple[QAction, ...]:
        """Return the actions in the order of the menu."""
        return (self.highlight_shared, self.next_detail)


_SCANNED_KINDS = (
    ChangeKind.AGENCIES,
    ChangeKind.PROMPTS,
    ChangeKind.ENTRIES,
    ChangeKind.STATEMENTS,
    ChangeKind.GLOSSARY,
)
# The cells of a large grid are scanned for so long at a time, between keys and painting.
_STRETCH_MS = 15
# How often to check whether the packs have been read in the background.
_PACKS_MS = 50


class Annotator(QObject):
    """Annotates the cells of the grid: the edited one at once, the others in idle time.

    `term_requested` asks for a term to be explained in the glossary; empty for the glossary.
    """

    term_requested = Signal(str)

    def __init__(self, grid: GridContext, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid
        self._context = context
        self._session_id = ""
        self._finder: TermFinder | None = None
        self._pending: list[CellEditor] = []
        self._notice: Notice = ("", "")
        self.layers = HighlightLayers(context.theme)
        self.common_ground = SharedWords(self.layers)
        self.commands = AnnotationCommands(parent)
        self._scanner = TextScanner(self.layers, self._find_terms)
        self._tooltips = AnnotationTooltips(grid, context, self._scanner, self)
        self._scan_timer = QTimer(self, singleShot=True, interval=0)
        self._packs_timer = QTimer(self, singleShot=True, interval=_PACKS_MS)
        self._connect()

    def refresh(self, change: Change | None) -> None:
        """Scan again what a change affects; None after another session or other colours."""
        if change is None:
            self.layers.repaint()
        if self._session_id != self._grid.session_id:
            self._session_id = self._grid.session_id
            self.commands.highlight_shared.setChecked(False)
        if change is None or change.touches(ChangeKind.GLOSSARY, ChangeKind.AGENCIES):
            self._finder = None
            self._scanner.invalidate()
        if change is None or change.touches(*_SCANNED_KINDS):
            self._pending = self._grid.grid_view.all_cells()
            self._scan_timer.start()

    def ask_for_term(self) -> None:
        """Request the term at the caret, else the first to explain in the cell or prompt."""
        self._tooltips.ask_for_term()

    def _connect(self) -> None:
        grid_view = self._grid.grid_view
        grid_view.cell_made.connect(self._on_cell_made)
        grid_view.cell_removed.connect(self._on_cell_removed)
        self._grid.prompt_changed.connect(self._on_prompt_changed)
        self._scan_timer.timeout.connect(self._scan_pending)
        self._packs_timer.timeout.connect(self._scan_pending)
        self._tooltips.term_requested.connect(self.term_requested)
        self.commands.highlight_shared.toggled.connect(self._on_highlight_shared_toggled)
        self.commands.next_detail.triggered.connect(self._tooltips.go_to_next_detail)

    def _find_terms(self, words: str) -> Iterable[TermMatch]:
        if self._finder is None:
            from app.models.rules.term_finder import term_finder_for

            self._finder = term_finder_for(self._grid.session, self._context.packs().jargon)
        return self._finder.find(words)

    def _scan_pending(self) -> None:
        """Scan cells not scanned yet for a short time; after the last, show the annotations."""
        if self._has_to_wait():
            return
        clock = QElapsedTimer()
        clock.start()
        while self._pending and not clock.hasExpired(_STRETCH_MS):
            self._scanner.scan(self._pending.pop(0))
        if self._pending:
            self._scan_timer.start()
            return
        self._highlight_shared_words()
        self._emit_notice()

    def _highlight_shared_words(self) -> None:
        prompt_id, _ = self._grid.current_cell()
        row = self._grid.grid_view.rows.get(prompt_id)
        if row is None or not self.commands.highlight_shared.isChecked():
            self.common_ground.clear()
            return
        prompt = self._grid.grid_view.prompt_headers[prompt_id].prompt
        agencies = self._grid.grid_view.order.agencies
        cells = {key: row.cells[key] for key in agencies}
        self.common_ground.highlight(prompt_id, prompt.text, cells)

    def _emit_notice(self) -> None:
        scans = [self._scanner.of(cell) for cell in self._grid.grid_view.all_cells()]
        highlighted = self._grid.grid_view.prompt_headers.get(self.common_ground.prompt_id)
        if highlighted is not None:
            notice = notice_of_shared(highlighted.number, self.common_ground.words)
        else:
            terms = (match.term for scan in scans for _, match in scan.to_explain)
            notice = notice_of_terms(tuple(dict.fromkeys(terms)))
        notice = with_details(sum(len(scan.details) for scan in scans), notice)
        if notice != self._notice:
            self._notice = notice
            self._grid.notice_changed.emit(*notice)

    def _on_cell_made(self, cell: CellEditor) -> None:
        cell.edited.connect(lambda: self._on_cell_edited(cell))
        self._tooltips.follow(cell)

    def _on_cell_removed(self, cell: CellEditor) -> None:
        self._pending = [each for each in self._pending if each is not cell]
        self._scanner.forget(cell)
        self.common_ground.forget(cell)
        self.layers.forget(cell)

    def _has_to_wait(self) -> bool:
        """Return whether the packs are not read yet; if so, try again later."""
        if self._finder is not None or self._context.has_packs():
            return False
        self._packs_timer.start()
        return True

    def _on_cell_edited(self, cell: CellEditor) -> None:
        if self._has_to_wait():
            self._pending.append(cell)
            return
        self._scanner.scan(cell)
        if self.common_ground.prompt_id == cell.address.prompt_id:
            self._highlight_shared_words()
        self._emit_notice()

    def _on_prompt_changed(self) -> None:
        if self.common_ground.prompt_id:
            self._highlight_shared_words()
            self._emit_notice()

    def _on_highlight_shared_toggled(self) -> None:
        self._highlight_shared_words()
        self._emit_notice()
