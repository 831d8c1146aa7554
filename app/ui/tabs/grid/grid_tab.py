"""The visioning grid tab: what everybody says to each prompt, and what the room agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.changes import ChangeKind
from app.models.rules.agreement import agreement_note, status_of
from app.ui.tabs.grid.annotations.annotator import Annotator
from app.ui.tabs.grid.cell_autosave import CellAutosave, empty_cell_text, source_marks
from app.ui.tabs.grid.cell_editor import CellEditor
from app.ui.tabs.grid.commands import GridCommands
from app.ui.tabs.grid.controller import GridController
from app.ui.tabs.grid.find import GridFind
from app.ui.tabs.grid.grid_view import GridView
from app.ui.tabs.grid.navigation import CellAddress, CellPart, GridOrder, address_of, is_of_count
from app.ui.tabs.grid.panel.controller import PanelController
from app.ui.tabs.grid.rename import InlineRename
from app.ui.tabs.grid.toolbar import GridToolbar, TextZoom
from app.ui.tabs.tab import Tab
from app.ui.widgets.card import EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.models.changes import Change
    from app.models.edits import Edit
    from app.models.records import Prompt, Session, StatementStatus
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.grid.navigation import Move


_SHOWN = (
    ChangeKind.AGENCIES,
    ChangeKind.PROMPTS,
    ChangeKind.ENTRIES,
    ChangeKind.STATEMENTS,
    ChangeKind.AGREEMENT,
)
_WORDS_ONLY = frozenset({ChangeKind.ENTRIES, ChangeKind.STATEMENTS})


class GridTab(Tab):
    """Real editors in a grid. `typed` tells each key at once: prompt, agency or None, text, caret.

    The caret is counted in characters of the text; `caret_moved` tells of it without typing.
    `prompt_changed` gives the id of the prompt that the person went to.
    """

    hint = "Tab next cell · Ctrl+Enter next prompt · F2 rename · Ctrl+Shift+A agree · Ctrl+Z undo"
    typed = Signal(str, object, str, int)
    caret_moved = Signal(str, object, int)
    prompt_changed = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._spot: CellAddress | None = None
        self._naming = InlineRename(context, self)
        self._fields = CellAutosave(context.autosave, self)
        self._grid_commands = GridCommands(self)
        self._zoom = TextZoom(context.settings, self)
        self.beside = PanelController(self, context, self)
        self._build()
        self.marking = Annotator(self, context, self)
        self._finder = GridFind(self.canvas, self.marking.layers)
        self._controller = GridController(self, context, self._naming, self)
        self._connect()

    @property
    def spot(self) -> CellAddress | None:
        """Where the person is; None in a grid without prompts."""
        return self._spot

    def current_cell(self) -> tuple[str, str | None]:
        """Return the current prompt's id and the agency's, None for the agreed statement."""
        return (self._spot.prompt_id, self._spot.agency_id) if self._spot else ("", None)

    def come_to(self, prompt_id: str) -> None:
        """Go to a prompt in the same column, without taking the focus from elsewhere."""
        if self._spot is None or self._spot.prompt_id == prompt_id:
            return
        spot = CellAddress(prompt_id, self._spot.agency_id)
        if self._has_focus() or not self.isVisible():
            self.go_to_spot(spot)  # a tab out of sight gets the focus back where it left it
        elif self.canvas.shape.holds(spot):
            self._enter(spot)
            self.canvas.bring_into_sight(spot)

    def tell_typed(self) -> None:
        """Say again what is typed but could not be saved, and where the caret stands."""
        for cell in self._fields.unsaved():
            if cell.isVisible():
                self._tell_words(cell)
        self.tell_caret()

    def tell_caret(self) -> None:
        """Say again where the caret stands."""
        cell = self.canvas.part(self._spot) if self._spot is not None else None
        if isinstance(cell, CellEditor):
            self.caret_moved.emit(cell.spot.prompt_id, cell.spot.agency_id, cell.caret)

    def go_to(self, prompt_id: str, agency_id: str | None) -> None:
        """Put the caret into a cell and bring it into sight."""
        self.go_to_spot(CellAddress(prompt_id, agency_id))

    def go_to_spot(self, spot: CellAddress) -> None:
        """Return the focus to a cell, a prompt or the head of a column."""
        part = self.canvas.part(spot)
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
            self._enter(spot)
            self.canvas.bring_into_sight(spot)

    def show_presenting(self, *, is_presenting: bool) -> None:
        """Offer to present, or to stop."""
        self.toolbar.show_presenting(is_presenting=is_presenting)

    @override
    def open(self, session_id: str) -> None:
        if session_id != self._session_id:
            self._context.autosave.flush()
            self._spot = None
            self.canvas.verticalScrollBar().setValue(0)
        super().open(session_id)

    @override
    def refresh(self, change: Change | None) -> None:
        self._show_change(change)
        self.beside.refresh(change)
        self.marking.refresh(change)

    def _show_change(self, change: Change | None) -> None:
        if change is not None and not change.touches(*_SHOWN):
            return
        session = self.session
        if change is not None and change.kinds <= _WORDS_ONLY:
            for prompt in session.prompts:
                if prompt.id in change.ids:
                    self._show_words(session, prompt)
        else:
            self._show_all(session)
        self._naming.tidy()
        self._show_state()

    @override
    def reveal(self, edit: Edit) -> None:
        spot = address_of(edit, self.canvas.shape, self._spot)
        if spot is None:
            return
        if is_of_count(edit) and self.beside.is_counting(spot.prompt_id):
            return  # the next key is a hand, and no letter of the statement
        self.go_to_spot(spot)

    @override
    def go_to_id(self, target_id: str) -> None:
        prompts = self.session.prompts
        of = {each.id: prompt.id for prompt in prompts for each in prompt.reservations}
        prompt_id = of.get(target_id, target_id)
        if prompt_id in self.canvas.shape.prompts:
            self.go_to(prompt_id, None)
        if target_id in of:
            self.beside.show_reservation(target_id)

    @override
    def commands(self) -> list[QAction]:
        beside, marking = self.beside.commands.groups(), self.marking.commands.group()
        return self._grid_commands.all(*beside, marking)

    @override
    def take_focus(self) -> None:
        if self._spot is not None:
            self.go_to_spot(self._spot)
        else:
            self.setFocus()

    @override
    def find_text(self, text: str) -> int:
        count, cell = self._finder.find(text, self._spot)
        if cell is not None:
            self._enter(cell.spot)
            self.canvas.keep_caret(cell)
            self.canvas.bring_into_sight(cell.spot)
        return count

    def _build(self) -> None:
        theme = self._context.theme
        self.canvas = GridView(theme)
        self.toolbar = GridToolbar(theme, self._grid_commands, self.beside.commands, self)
        self._empty = EmptyState(theme, "grid", "No prompts yet", "Each prompt is a row.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        self._pages = QStackedLayout()
        row = QHBoxLayout()
        row.setSpacing(0)
        column.addLayout(row, 1)  # first: without a parent the stack shows a window
        row.addLayout(self._pages, 1)
        row.addWidget(self.beside.panel)
        self._pages.addWidget(self.canvas)
        self._pages.addWidget(self._empty)
        self.canvas.set_zoom(self._zoom.percent)
        self.toolbar.show_zoom(self._zoom.percent)

    def _connect(self) -> None:
        canvas, controller = self.canvas, self._controller
        canvas.cell_made.connect(self._on_cell_made)
        canvas.cell_gone.connect(self._on_cell_gone)
        canvas.head_made.connect(controller.follow_head)
        canvas.prompt_made.connect(controller.follow_prompt)
        canvas.zoom_requested.connect(self._zoom.step)
        canvas.focus_requested.connect(self.take_focus)
        canvas.resized.connect(self._on_canvas_resized)
        self.toolbar.present.clicked.connect(self.present_requested)
        self.beside.commands.glossary.triggered.connect(self.marking.ask_for_term)
        self.marking.term_requested.connect(self.beside.show_term)
        self._zoom.changed.connect(self._on_zoom_changed)
        controller.connect_commands(self._grid_commands, self._zoom, self.beside.agreeing)
        self._empty.add_button("Add a prompt", self._grid_commands.add_prompt.trigger, "primary")

    def _show_all(self, session: Session) -> None:
        before = self.canvas.shape
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.canvas.isAncestorOf(focus)
        with self.canvas.changing():
            self.canvas.show_session(session)
            for prompt in session.prompts:
                self._show_words(session, prompt)
        self._pages.setCurrentWidget(self.canvas if session.prompts else self._empty)
        self._keep_spot(before)
        if had_focus and self._spot is not None and not self._has_focus():
            self.go_to_spot(self._spot)

    def _keep_spot(self, before: GridOrder) -> None:
        shape = self.canvas.shape
        if self._spot is not None:
            self._enter(shape.nearest(self._spot, before))
        elif shape.prompts:
            self._enter(CellAddress(shape.prompts[0], shape.columns[0]))
        else:
            self._enter(None)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.isVisible() and self.canvas.isAncestorOf(focus)

    def _show_words(self, session: Session, prompt: Prompt) -> None:
        number = session.prompts.index(prompt) + 1
        row = self.canvas.rows[prompt.id]
        for agency in session.agencies:
            cell = row.cells[agency.id]
            cell.set_name(f"{agency.name}, prompt {number}", empty_cell_text(prompt, agency))
            self._fields.load(cell, prompt.entries.get(agency.id, ""))
        cell = row.cells[None]
        cell.set_name(f"Agreed statement, prompt {number}", "Nothing agreed yet")
        self._fields.load(cell, prompt.statement.text)
        row.set_note(agreement_note(prompt), prompt.statement.text)
        row.show_status(prompt.statement.status)
        row.show_sources(source_marks(session, prompt))

    def _on_cell_made(self, cell: CellEditor) -> None:
        self._fields.follow(cell, self._session_id)
        cell.entered.connect(lambda: self._on_cell_entered(cell))
        cell.edited.connect(lambda: self._on_cell_edited(cell))
        cell.cursorPositionChanged.connect(lambda: self._on_caret_moved(cell))
        cell.navigated.connect(self.move_on)
        self._controller.follow_cell(cell)

    def _on_cell_gone(self, cell: CellEditor) -> None:
        session = self.session
        prompt_id, agency_id = cell.spot.prompt_id, cell.spot.agency_id
        is_of_this = session.prompt(prompt_id) is not None or (
            agency_id is not None and session.agency(agency_id) is not None
        )
        self._fields.release(cell, is_still_there=not is_of_this)

    def _on_cell_entered(self, cell: CellEditor) -> None:
        self._enter(cell.spot)
        self.tell_caret()
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.canvas.bring_into_sight(cell.spot)

    def _on_cell_edited(self, cell: CellEditor) -> None:
        self._tell_words(cell)
        if cell.spot.agency_id is None:
            self._show_state()
        self._on_caret_moved(cell)

    def _tell_words(self, cell: CellEditor) -> None:
        self.typed.emit(cell.spot.prompt_id, cell.spot.agency_id, cell.text, cell.caret)

    def _on_caret_moved(self, cell: CellEditor) -> None:
        if cell.hasFocus():
            self.caret_moved.emit(cell.spot.prompt_id, cell.spot.agency_id, cell.caret)
        if cell.hasFocus() and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.canvas.keep_caret(cell)

    def move_on(self, spot: CellAddress, move: Move) -> None:
        """Go where a key leads from a place, or out of the grid."""
        target = self.canvas.shape.after(spot, move)
        if target is not None:
            self.go_to_spot(target)
        elif move in {move.NEXT, move.PREVIOUS}:
            # The grid itself would only hand the focus back to the cell it came from.
            self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.focusNextPrevChild(move is move.NEXT)
            self.canvas.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def enter_part(self, spot: CellAddress) -> None:
        """Take note that the focus went to a prompt or the head of a column."""
        self._enter(spot)

    def _enter(self, spot: CellAddress | None) -> None:
        before, self._spot = self._spot, spot
        self.canvas.mark(spot)
        self.beside.go_to(spot)
        self._show_state()
        if spot is not None and (before is None or before.prompt_id != spot.prompt_id):
            self.prompt_changed.emit(spot.prompt_id)

    def _show_state(self) -> None:
        """Say where the person is, and offer what can be done there."""
        session = self.session
        spot = self._spot
        prompt = session.prompt(spot.prompt_id) if spot else None
        agency = session.agency(spot.agency_id) if spot else None
        status = self._status_as_typed(prompt) if prompt else None
        self._controller.show_state(self._grid_commands, status, agency)
        self.toolbar.show_status(status)
        if prompt is None or spot is None:
            self._tell_position("")
            return
        where = agency.name if agency else "Agreed statement"
        where = "The prompt" if spot.part is CellPart.PROMPT else where
        number = session.prompts.index(prompt) + 1
        self._tell_position(f"Prompt {number} of {len(session.prompts)} · {where}")

    def _status_as_typed(self, prompt: Prompt) -> StatementStatus:
        """Return the status that the statement has with the words that stand in its cell."""
        row = self.canvas.rows[prompt.id]
        status = status_of(row.cells[None].text, prompt.statement.agreed_text)
        row.show_status(status)
        return status

    def _tell_position(self, words: str) -> None:
        if words != self.position:
            self.position = words
            self.position_changed.emit(words)

    def _on_canvas_resized(self) -> None:
        """Keep the caret in sight when the window or what stands below takes its room.

        The focus counts that comes back to the window, too.
        """
        focus = cast("QWidget | None", self.window().focusWidget())
        parts = (self.canvas, self.beside.panel)
        if (
            self._spot is not None
            and focus is not None
            and any(p.isAncestorOf(focus) for p in parts)
        ):
            self.canvas.bring_into_sight(self._spot)

    def _on_zoom_changed(self, percent: int) -> None:
        self.canvas.set_zoom(percent)
        self.toolbar.show_zoom(percent)
        if self._spot is not None:
            self.canvas.bring_into_sight(self._spot)
