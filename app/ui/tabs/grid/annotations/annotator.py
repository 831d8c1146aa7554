"""Mark what is in the words of the grid, as they are typed, and say it quietly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.models.changes import ChangeKind
from app.ui.tabs.grid.annotations.detection import SharedWords, TextScanner
from app.ui.tabs.grid.annotations.layers import HighlightLayers
from app.ui.tabs.grid.annotations.tooltips import (
    AnnotationTooltips,
    notice_of_shared,
    notice_of_terms,
    with_details,
)
from app.ui.widgets.command_actions import grid_action

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
    """The annotator's actions; their shortcuts hold within the grid tab."""

    def __init__(self, owner: QWidget) -> None:
        self.light = grid_action(
            owner,
            "Light up common ground",
            "Ctrl+L",
            "Mark the words that agencies share in this prompt",
        )
        self.light.setCheckable(True)
        self.next_detail = grid_action(
            owner,
            "Next place that looks personal",
            "Ctrl+Shift+J",
            "Go to what may be details of a child or a family",
        )

    def group(self) -> tuple[QAction, ...]:
        """Return the actions in the order of the menu."""
        return (self.light, self.next_detail)


_READ = (
    ChangeKind.AGENCIES,
    ChangeKind.PROMPTS,
    ChangeKind.ENTRIES,
    ChangeKind.STATEMENTS,
    ChangeKind.GLOSSARY,
)
# So long are the cells of a large grid read at a stretch; then keys and paint have their turn.
_STRETCH_MS = 15
# So often it is looked whether the packs have been read in the background.
_PACKS_MS = 50


class Annotator(QObject):
    """Follows the cells of one grid: the one typed in at once, the others when there is time.

    `term_requested` asks for a term to be explained in the glossary, empty for the glossary itself.
    """

    term_requested = Signal(str)

    def __init__(self, grid: GridContext, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid
        self._context = context
        self._session_id = ""
        self._finder: TermFinder | None = None
        self._unread: list[CellEditor] = []
        self._notice: Notice = ("", "")
        self.layers = HighlightLayers(context.theme)
        self.common_ground = SharedWords(self.layers)
        self.commands = AnnotationCommands(parent)
        self._reader = TextScanner(self.layers, self._find_terms)
        self._pointing = AnnotationTooltips(grid, context, self._reader, self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._packs_due = QTimer(self, singleShot=True, interval=_PACKS_MS)
        self._connect()

    def refresh(self, change: Change | None) -> None:
        """Read again what a change touches; None after another session or other colours."""
        if change is None:
            self.layers.repaint()
        if self._session_id != self._grid.session_id:
            self._session_id = self._grid.session_id
            self.commands.light.setChecked(False)
        if change is None or change.touches(ChangeKind.GLOSSARY, ChangeKind.AGENCIES):
            self._finder = None
            self._reader.start_anew()
        if change is None or change.touches(*_READ):
            self._unread = self._grid.canvas.all_cells()
            self._later.start()

    def ask_for_term(self) -> None:
        """Ask for the term at the caret, else for the first to explain in the cell or prompt."""
        self._pointing.ask_for_term()

    def _connect(self) -> None:
        canvas = self._grid.canvas
        canvas.cell_made.connect(self._on_cell_made)
        canvas.cell_gone.connect(self._on_cell_gone)
        self._grid.prompt_changed.connect(self._on_prompt_changed)
        self._later.timeout.connect(self._read_on)
        self._packs_due.timeout.connect(self._read_on)
        self._pointing.term_requested.connect(self.term_requested)
        self.commands.light.toggled.connect(self._on_light_toggled)
        self.commands.next_detail.triggered.connect(self._pointing.go_to_next_detail)

    def _find_terms(self, words: str) -> Iterable[TermMatch]:
        if self._finder is None:
            from app.models.rules.term_finder import term_finder_for

            self._finder = term_finder_for(self._grid.session, self._context.packs().jargon)
        return self._finder.find(words)

    def _read_on(self) -> None:
        """Read what is still unread, as long as nobody has to wait for it."""
        if self._has_to_wait():
            return
        clock = QElapsedTimer()
        clock.start()
        while self._unread and not clock.hasExpired(_STRETCH_MS):
            self._reader.read(self._unread.pop(0))
        if self._unread:
            self._later.start()
            return
        self._light()
        self._tell()

    def _light(self) -> None:
        prompt_id, _ = self._grid.current_cell()
        row = self._grid.canvas.rows.get(prompt_id)
        if row is None or not self.commands.light.isChecked():
            self.common_ground.put_out()
            return
        prompt = self._grid.canvas.prompts[prompt_id].prompt
        agencies = self._grid.canvas.shape.agencies
        cells = {key: row.cells[key] for key in agencies}
        self.common_ground.light(prompt_id, prompt.text, cells)

    def _tell(self) -> None:
        readings = [self._reader.of(cell) for cell in self._grid.canvas.all_cells()]
        lit = self._grid.canvas.prompts.get(self.common_ground.prompt_id)
        if lit is not None:
            notice = notice_of_shared(lit.number, self.common_ground.words)
        else:
            terms = (match.term for reading in readings for _, match in reading.to_explain)
            notice = notice_of_terms(tuple(dict.fromkeys(terms)))
        notice = with_details(sum(len(reading.details) for reading in readings), notice)
        if notice != self._notice:
            self._notice = notice
            self._grid.notice_changed.emit(*notice)

    def _on_cell_made(self, cell: CellEditor) -> None:
        cell.edited.connect(lambda: self._on_cell_edited(cell))
        self._pointing.follow(cell)

    def _on_cell_gone(self, cell: CellEditor) -> None:
        self._unread = [each for each in self._unread if each is not cell]
        self._reader.forget(cell)
        self.common_ground.forget(cell)
        self.layers.forget(cell)

    def _has_to_wait(self) -> bool:
        """Return whether the words to explain are not known yet; they are asked for again then."""
        if self._finder is not None or self._context.has_packs():
            return False
        self._packs_due.start()
        return True

    def _on_cell_edited(self, cell: CellEditor) -> None:
        if self._has_to_wait():
            self._unread.append(cell)
            return
        self._reader.read(cell)
        if self.common_ground.prompt_id == cell.spot.prompt_id:
            self._light()
        self._tell()

    def _on_prompt_changed(self) -> None:
        if self.common_ground.prompt_id:
            self._light()
            self._tell()

    def _on_light_toggled(self) -> None:
        self._light()
        self._tell()
