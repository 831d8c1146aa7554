"""The visioning grid tab: the entries of each agency and the agreed statements."""

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
    """The tab with the visioning grid, whose cells are text editors.

    `typed` is emitted at each key with the prompt, the agency or None, the text, and the caret in
    characters of the text; `caret_moved` when only the caret moves; `prompt_changed` with the id.
    """

    hint = "Tab next cell · Ctrl+Enter next prompt · F2 rename · Ctrl+Shift+A agree · Ctrl+Z undo"
    typed = Signal(str, object, str, int)
    caret_moved = Signal(str, object, int)
    prompt_changed = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._address: CellAddress | None = None
        self._inline_rename = InlineRename(context, self)
        self._cell_autosave = CellAutosave(context.autosave, self)
        self._grid_commands = GridCommands(self)
        self._zoom = TextZoom(context.settings, self)
        self.panel_controller = PanelController(self, context, self)
        self._build()
        self.annotator = Annotator(self, context, self)
        self._finder = GridFind(self.grid_view, self.annotator.layers)
        self._controller = GridController(self, context, self._inline_rename, self)
        self._connect()

    @property
    def address(self) -> CellAddress | None:
        """The address of the current cell; None in a grid without prompts."""
        return self._address

    def current_cell(self) -> tuple[str, str | None]:
        """Return the current prompt's id and the agency's, None for the agreed statement."""
        return (self._address.prompt_id, self._address.agency_id) if self._address else ("", None)

    def go_to_prompt(self, prompt_id: str) -> None:
        """Go to a prompt in the same column; a focus outside the grid stays there."""
        if self._address is None or self._address.prompt_id == prompt_id:
            return
        address = CellAddress(prompt_id, self._address.agency_id)
        if self._has_focus() or not self.isVisible():
            self.go_to_address(address)  # a hidden tab gets its focus back later, in this cell
        elif self.grid_view.order.holds(address):
            self.make_current(address)
            self.grid_view.scroll_to(address)

    def emit_typed(self) -> None:
        """Emit `typed` for each visible cell that is not saved, then `caret_moved`."""
        for cell in self._cell_autosave.unsaved():
            if cell.isVisible():
                self._emit_typed(cell)
        self.emit_caret()

    def emit_caret(self) -> None:
        """Emit `caret_moved` for the current cell."""
        cell = self.grid_view.part(self._address) if self._address is not None else None
        if isinstance(cell, CellEditor):
            self.caret_moved.emit(cell.address.prompt_id, cell.address.agency_id, cell.caret)

    def go_to(self, prompt_id: str, agency_id: str | None) -> None:
        """Move the focus to a cell and scroll to it."""
        self.go_to_address(CellAddress(prompt_id, agency_id))

    def go_to_address(self, address: CellAddress) -> None:
        """Move the focus to a cell, a prompt or a column header, and scroll to it."""
        part = self.grid_view.part(address)
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
            self.make_current(address)
            self.grid_view.scroll_to(address)

    def show_presenting(self, *, is_presenting: bool) -> None:
        """Show the button that starts or stops presenting."""
        self.toolbar.show_presenting(is_presenting=is_presenting)

    @override
    def open(self, session_id: str) -> None:
        if session_id != self._session_id:
            self._context.autosave.flush()
            self._address = None
            self.grid_view.verticalScrollBar().setValue(0)
        super().open(session_id)

    @override
    def refresh(self, change: Change | None) -> None:
        self._show_change(change)
        self.panel_controller.refresh(change)
        self.annotator.refresh(change)

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
        self._inline_rename.refresh()
        self._show_state()

    @override
    def reveal(self, edit: Edit) -> None:
        address = address_of(edit, self.grid_view.order, self._address)
        if address is None:
            return
        if is_of_count(edit) and self.panel_controller.is_counting(address.prompt_id):
            return  # the next key counts a hand and is not typed into the statement
        self.go_to_address(address)

    @override
    def go_to_id(self, target_id: str) -> None:
        prompts = self.session.prompts
        of = {each.id: prompt.id for prompt in prompts for each in prompt.reservations}
        prompt_id = of.get(target_id, target_id)
        if prompt_id in self.grid_view.order.prompts:
            self.go_to(prompt_id, None)
        if target_id in of:
            self.panel_controller.show_reservation(target_id)

    @override
    def commands(self) -> list[QAction]:
        annotator_group = self.annotator.commands.menu_group()
        panel_groups = self.panel_controller.commands.menu_groups()
        return self._grid_commands.menu_actions(*panel_groups, annotator_group)

    @override
    def take_focus(self) -> None:
        if self._address is not None:
            self.go_to_address(self._address)
        else:
            self.setFocus()

    @override
    def find_text(self, text: str) -> int:
        count, cell = self._finder.find(text, self._address)
        if cell is not None:
            self.make_current(cell.address)
            self.grid_view.scroll_to_caret(cell)
            self.grid_view.scroll_to(cell.address)
        return count

    def _build(self) -> None:
        theme = self._context.theme
        self.grid_view = GridView(theme)
        self.toolbar = GridToolbar(theme, self._grid_commands, self.panel_controller.commands, self)
        self._empty = EmptyState(theme, "grid", "No prompts yet", "Each prompt is a row.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        self._pages = QStackedLayout()
        row = QHBoxLayout()
        row.setSpacing(0)
        column.addLayout(row, 1)  # before its children: a stack without a parent shows a window
        row.addLayout(self._pages, 1)
        row.addWidget(self.panel_controller.panel)
        self._pages.addWidget(self.grid_view)
        self._pages.addWidget(self._empty)
        self.grid_view.set_zoom(self._zoom.percent)
        self.toolbar.show_zoom(self._zoom.percent)

    def _connect(self) -> None:
        grid_view, controller = self.grid_view, self._controller
        grid_view.cell_made.connect(self._on_cell_made)
        grid_view.cell_removed.connect(self._on_cell_removed)
        grid_view.column_header_made.connect(controller.follow_column_header)
        grid_view.prompt_header_made.connect(controller.follow_prompt_header)
        grid_view.zoom_requested.connect(self._zoom.step)
        grid_view.focus_requested.connect(self.take_focus)
        grid_view.resized.connect(self._on_grid_view_resized)
        self.toolbar.present.clicked.connect(self.present_requested)
        self.panel_controller.commands.glossary.triggered.connect(self.annotator.ask_for_term)
        self.annotator.term_requested.connect(self.panel_controller.show_term)
        self._zoom.changed.connect(self._on_zoom_changed)
        controller.connect_commands(
            self._grid_commands, self._zoom, self.panel_controller.agreement_commands
        )
        self._empty.add_button("Add a prompt", self._grid_commands.add_prompt.trigger, "primary")

    def _show_all(self, session: Session) -> None:
        before = self.grid_view.order
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.grid_view.isAncestorOf(focus)
        with self.grid_view.changing():
            self.grid_view.show_session(session)
            for prompt in session.prompts:
                self._show_words(session, prompt)
        self._pages.setCurrentWidget(self.grid_view if session.prompts else self._empty)
        self._keep_address(before)
        if had_focus and self._address is not None and not self._has_focus():
            self.go_to_address(self._address)

    def _keep_address(self, before: GridOrder) -> None:
        order = self.grid_view.order
        if self._address is not None:
            self.make_current(order.nearest(self._address, before))
        elif order.prompts:
            self.make_current(CellAddress(order.prompts[0], order.columns[0]))
        else:
            self.make_current(None)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.isVisible() and self.grid_view.isAncestorOf(focus)

    def _show_words(self, session: Session, prompt: Prompt) -> None:
        number = session.prompts.index(prompt) + 1
        row = self.grid_view.rows[prompt.id]
        for agency in session.agencies:
            cell = row.cells[agency.id]
            cell.set_name(f"{agency.name}, prompt {number}", empty_cell_text(prompt, agency))
            self._cell_autosave.load(cell, prompt.entries.get(agency.id, ""))
        cell = row.cells[None]
        cell.set_name(f"Agreed statement, prompt {number}", "Nothing agreed yet")
        self._cell_autosave.load(cell, prompt.statement.text)
        row.set_note(agreement_note(prompt), prompt.statement.text)
        row.show_status(prompt.statement.status)
        row.show_sources(source_marks(session, prompt))

    def _on_cell_made(self, cell: CellEditor) -> None:
        self._cell_autosave.follow(cell, self._session_id)
        cell.entered.connect(lambda: self._on_cell_entered(cell))
        cell.edited.connect(lambda: self._on_cell_edited(cell))
        cell.cursorPositionChanged.connect(lambda: self._on_caret_moved(cell))
        cell.move_requested.connect(self.move_from)
        self._controller.follow_cell(cell)

    def _on_cell_removed(self, cell: CellEditor) -> None:
        session = self.session
        prompt_id, agency_id = cell.address.prompt_id, cell.address.agency_id
        is_of_this = session.prompt(prompt_id) is not None or (
            agency_id is not None and session.agency(agency_id) is not None
        )
        self._cell_autosave.release(cell, is_still_there=not is_of_this)

    def _on_cell_entered(self, cell: CellEditor) -> None:
        self.make_current(cell.address)
        self.emit_caret()
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.grid_view.scroll_to(cell.address)

    def _on_cell_edited(self, cell: CellEditor) -> None:
        self._emit_typed(cell)
        if cell.address.agency_id is None:
            self._show_state()
        self._on_caret_moved(cell)

    def _emit_typed(self, cell: CellEditor) -> None:
        self.typed.emit(cell.address.prompt_id, cell.address.agency_id, cell.text, cell.caret)

    def _on_caret_moved(self, cell: CellEditor) -> None:
        if cell.hasFocus():
            self.caret_moved.emit(cell.address.prompt_id, cell.address.agency_id, cell.caret)
        if cell.hasFocus() and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.grid_view.scroll_to_caret(cell)

    def move_from(self, address: CellAddress, move: Move) -> None:
        """Move the focus from a cell as a key asks, or out of the grid."""
        target = self.grid_view.order.after(address, move)
        if target is not None:
            self.go_to_address(target)
        elif move in {move.NEXT, move.PREVIOUS}:
            # The grid itself would only return the focus to the cell it came from.
            self.grid_view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.focusNextPrevChild(move is move.NEXT)
            self.grid_view.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def make_current(self, address: CellAddress | None) -> None:
        """Make an address that got the focus the current one; None in an empty grid."""
        before, self._address = self._address, address
        self.grid_view.mark(address)
        self.panel_controller.go_to(address)
        self._show_state()
        if address is not None and (before is None or before.prompt_id != address.prompt_id):
            self.prompt_changed.emit(address.prompt_id)

    def _show_state(self) -> None:
        """Show the position in the grid, and enable the commands that fit it."""
        session = self.session
        address = self._address
        prompt = session.prompt(address.prompt_id) if address else None
        agency = session.agency(address.agency_id) if address else None
        status = self._status_as_typed(prompt) if prompt else None
        self._controller.show_state(self._grid_commands, status, agency)
        self.toolbar.show_status(status)
        if prompt is None or address is None:
            self._emit_position("")
            return
        where = agency.name if agency else "Agreed statement"
        where = "The prompt" if address.part is CellPart.PROMPT else where
        number = session.prompts.index(prompt) + 1
        self._emit_position(f"Prompt {number} of {len(session.prompts)} · {where}")

    def _status_as_typed(self, prompt: Prompt) -> StatementStatus:
        """Show and return the status of the statement with the text in its cell, saved or not."""
        row = self.grid_view.rows[prompt.id]
        status = status_of(row.cells[None].text, prompt.statement.agreed_text)
        row.show_status(status)
        return status

    def _emit_position(self, words: str) -> None:
        if words != self.position:
            self.position = words
            self.position_changed.emit(words)

    def _on_grid_view_resized(self) -> None:
        """Scroll to the current cell when the grid was resized.

        The focus in the grid or the panel counts, also one that the window gets back later.
        """
        focus = cast("QWidget | None", self.window().focusWidget())
        parts = (self.grid_view, self.panel_controller.panel)
        if (
            self._address is not None
            and focus is not None
            and any(p.isAncestorOf(focus) for p in parts)
        ):
            self.grid_view.scroll_to(self._address)

    def _on_zoom_changed(self, percent: int) -> None:
        self.grid_view.set_zoom(percent)
        self.toolbar.show_zoom(percent)
        if self._address is not None:
            self.grid_view.scroll_to(self._address)
