"""The controller of the grid's commands, context menus and pasting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.models.edits import CompoundEdit
from app.models.records import StatementStatus
from app.models.text.clipboard.tabbed import grid_table
from app.models.text.phrases import one_line
from app.ui.tabs.grid.column_and_prompt_edits import ColumnEdits, PromptEdits
from app.ui.tabs.grid.commands import column_menu, extend_cell_menu, prompt_menu
from app.ui.tabs.grid.navigation import CellAddress, CellPart
from app.ui.tabs.grid.paste import PastedTable, mime_of, pasted_table, plain_text, plan_paste

if TYPE_CHECKING:
    from app.models.records import Agency
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.grid.cell_editor import CellEditor
    from app.ui.tabs.grid.column_and_prompt_headers import ColumnHeader, PromptHeader
    from app.ui.tabs.grid.commands import GridCommands
    from app.ui.tabs.grid.grid_context import GridContext
    from app.ui.tabs.grid.header_base import HeaderBase
    from app.ui.tabs.grid.panel.agree import AgreementCommands
    from app.ui.tabs.grid.rename import InlineRename
    from app.ui.tabs.grid.toolbar import TextZoom


_MOST_MINUTES = 600


class GridController(QObject):
    """The controller that carries out the grid's commands on the current prompt and column."""

    def __init__(
        self, grid: GridContext, context: AppContext, inline_rename: InlineRename, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._grid = grid
        self._parent = parent
        self._context = context
        self._inline_rename = inline_rename
        self._columns = ColumnEdits(context, lambda: grid.session)
        self._prompts = PromptEdits(context, lambda: grid.session)
        self._new = ""
        inline_rename.named.connect(self._on_named)

    def connect_commands(
        self, commands: GridCommands, zoom: TextZoom, agreement_commands: AgreementCommands
    ) -> None:
        """Connect each command to its handler."""
        self._commands = commands
        on_prompt, on_column = self._on_prompt, self._on_column
        prompts, columns = self._prompts, self._columns
        for action, does in (
            (commands.agree, on_prompt(agreement_commands.agree)),
            (commands.take_back, on_prompt(agreement_commands.take_back)),
            (commands.put_back, on_prompt(agreement_commands.put_back)),
            (commands.add_column, self.add_column),
            (commands.rename_column, on_column(self.rename_column)),
            (commands.note_column, on_column(partial(self.rename_column, note=True))),
            (commands.present, on_column(self._set_present)),
            (commands.column_left, on_column(lambda column: columns.move(column, -1))),
            (commands.column_right, on_column(lambda column: columns.move(column, 1))),
            (commands.remove_column, on_column(columns.remove)),
            (commands.add_prompt, self.add_prompt),
            (commands.rename_prompt, on_prompt(self.rename_prompt)),
            (commands.prompt_up, on_prompt(lambda prompt: prompts.move(prompt, -1))),
            (commands.prompt_down, on_prompt(lambda prompt: prompts.move(prompt, 1))),
            (commands.remove_prompt, on_prompt(prompts.remove)),
            (commands.copy_grid, self.copy_grid),
            (commands.larger, lambda: zoom.step(1)),
            (commands.smaller, lambda: zoom.step(-1)),
            (commands.normal_size, zoom.reset),
        ):
            action.triggered.connect(lambda _=False, does=does: does())

    def show_state(
        self, commands: GridCommands, status: StatementStatus | None, agency: Agency | None
    ) -> None:
        """Enable the commands that fit the current cell; the status is None without a prompt."""
        was_agreed = status in {StatementStatus.AGREED, StatementStatus.CHANGED}
        commands.agree.setEnabled(status in {StatementStatus.DRAFT, StatementStatus.CHANGED})
        commands.take_back.setEnabled(was_agreed)
        commands.put_back.setEnabled(status is StatementStatus.CHANGED)
        for action in commands.of_prompt:
            action.setEnabled(status is not None)
        for action in commands.of_column:
            action.setEnabled(agency is not None)
        commands.present.setChecked(agency is not None and agency.is_present)
        address = self._grid.address
        on_column = (
            agency is not None and address is not None and address.part is not CellPart.PROMPT
        )
        commands.assign_shortcuts(is_agreed=status is StatementStatus.AGREED, on_column=on_column)

    def follow_cell(self, cell: CellEditor) -> None:
        """Connect the signals of a cell: a pasted table, and its context menu."""
        cell.table_pasted.connect(lambda table: self.paste(cell.address, table))
        cell.menu_requested.connect(self._show_cell_menu)

    def follow_column_header(self, head: ColumnHeader) -> None:
        """Connect the signals of a column header."""
        agency_id = head.agency.id
        self._inline_rename.follow(head)
        head.entered.connect(lambda: self._grid.make_current(self._header_address(agency_id)))
        head.move_requested.connect(
            lambda move: self._grid.move_from(self._header_address(agency_id), move)
        )
        head.rename_requested.connect(lambda: self.rename_column(agency_id))
        head.remove_requested.connect(lambda: self._columns.remove(agency_id))
        head.menu_requested.connect(lambda at: self._show_column_menu(agency_id, at))

    def follow_prompt_header(self, cell: PromptHeader) -> None:
        """Connect the signals of a prompt header."""
        prompt_id = cell.prompt.id
        self._inline_rename.follow(cell)
        cell.entered.connect(lambda: self._grid.make_current(self._prompt_address(prompt_id)))
        cell.move_requested.connect(
            lambda move: self._grid.move_from(self._prompt_address(prompt_id), move)
        )
        cell.rename_requested.connect(lambda: self.rename_prompt(prompt_id))
        cell.remove_requested.connect(lambda: self._prompts.remove(prompt_id))
        cell.menu_requested.connect(lambda at: self._show_prompt_menu(prompt_id, at))
        cell.paste_requested.connect(lambda: self._paste_at_prompt(prompt_id))

    def add_column(self) -> None:
        """Add a column and open the inline editor of its name."""
        agency_id = self._columns.add() if self._context.autosave.commit_typing() else None
        if agency_id is not None:
            self.rename_column(agency_id)
            self._new = agency_id

    def add_prompt(self) -> None:
        """Add a prompt and open the inline editor of its text."""
        prompt_id = self._prompts.add() if self._context.autosave.commit_typing() else None
        if prompt_id is not None:
            self.rename_prompt(prompt_id)
            self._new = prompt_id

    def rename_column(self, agency_id: str, *, note: bool = False) -> None:
        """Open the inline editor of a column's name or its note."""
        address = self._header_address(agency_id)
        self._grid.go_to_address(address)
        head = self._grid.grid_view.column_headers[agency_id]
        self._inline_rename.rename_column(self._grid.session_id, head, note=note)

    def rename_prompt(self, prompt_id: str) -> None:
        """Open the inline editor of a prompt's text."""
        self._grid.go_to_address(self._prompt_address(prompt_id))
        cell = self._grid.grid_view.prompt_headers[prompt_id]
        self._inline_rename.rename_prompt(self._grid.session_id, cell)

    def _on_named(self, part: HeaderBase) -> None:
        """Move the focus from a new column or prompt, now named, to its first cell."""
        new, self._new = self._new, ""
        grid_view = self._grid.grid_view
        if part is grid_view.column_headers.get(new):
            self._grid.go_to(self._header_address(new).prompt_id, new)
        elif part is grid_view.prompt_headers.get(new):
            agencies = self._grid.session.agencies
            self._grid.go_to(new, agencies[0].id if agencies else None)

    def paste(self, address: CellAddress, table: PastedTable) -> None:
        """Paste a table from a cell rightwards and down, as one undo step."""
        if not self._context.autosave.commit_typing():
            return
        session = self._grid.session
        plan = plan_paste(session, address, table)
        if plan.edits:
            together = CompoundEdit(session.details.id, plan.edits, called="Paste a table")
            if not self._context.history.perform(together):
                return
        self._context.messages.show_status(plan.sentence)
        if plan.warning:
            self._context.messages.warn(plan.warning)

    def copy_grid(self) -> None:
        """Save what is typed, and copy the whole grid to the clipboard."""
        self._context.autosave.flush()
        table = grid_table(self._grid.session)
        QApplication.clipboard().setMimeData(mime_of(table))
        self._context.messages.show_status(
            "Copied the grid as a table. Paste it into Word, Excel or a grid."
        )

    def _paste_at_prompt(self, prompt_id: str) -> None:
        mime = QApplication.clipboard().mimeData()
        table = pasted_table(mime)
        words = plain_text(mime)
        if table is None and words.strip():
            table = PastedTable(((one_line(words),),))
        if table is not None:
            self.paste(self._prompt_address(prompt_id), table)

    def _show_cell_menu(self, menu: QMenu, at: QPoint) -> None:
        extend_cell_menu(menu, self._commands)
        menu.exec(at)

    def _show_column_menu(self, agency_id: str, at: QPoint) -> None:
        self._grid.go_to_address(self._header_address(agency_id))
        agency = self._grid.grid_view.column_headers[agency_id].agency
        menu = column_menu(
            self._parent,
            self._context.theme,
            self._commands,
            agency,
            partial(self._columns.set_colour, agency_id),
        )
        menu.exec(at)
        menu.deleteLater()

    def _show_prompt_menu(self, prompt_id: str, at: QPoint) -> None:
        self._grid.go_to_address(self._prompt_address(prompt_id))
        prompt = self._grid.grid_view.prompt_headers[prompt_id].prompt
        menu = prompt_menu(
            self._parent,
            self._commands,
            prompt,
            partial(self._prompts.set_minutes, prompt_id),
            partial(self._ask_minutes, prompt_id),
        )
        menu.exec(at)
        menu.deleteLater()

    def _ask_minutes(self, prompt_id: str, *_: object) -> None:
        prompt = self._grid.grid_view.prompt_headers[prompt_id].prompt
        answer = self._context.messages.ask_text(
            "Minutes", "How many minutes for this prompt?", str(prompt.minutes or "")
        )
        if answer is None:
            return
        minutes = _minutes_in(answer)
        if minutes is not None:
            self._prompts.set_minutes(prompt_id, minutes)
        else:
            self._context.messages.show_status(
                f"Minutes are a whole number from 1 to {_MOST_MINUTES}, so nothing was changed."
            )

    def _set_present(self, agency_id: str) -> None:
        self._columns.set_present(agency_id, is_present=self._commands.present.isChecked())

    def _on_prompt(self, does: Callable[[str], object]) -> Callable[[], None]:
        def act() -> None:
            address = self._grid.address
            if address is not None:
                does(address.prompt_id)

        return act

    def _on_column(self, does: Callable[[str], object]) -> Callable[[], None]:
        def act() -> None:
            address = self._grid.address
            if address is not None and address.agency_id is not None:
                does(address.agency_id)

        return act

    def _header_address(self, agency_id: str) -> CellAddress:
        now = self._grid.address
        prompts = self._grid.grid_view.order.prompts
        first = prompts[0] if prompts else ""
        return CellAddress(now.prompt_id if now else first, agency_id, CellPart.HEADER)

    def _prompt_address(self, prompt_id: str) -> CellAddress:
        now = self._grid.address
        first = self._grid.grid_view.order.columns[0]
        return CellAddress(prompt_id, now.agency_id if now else first, CellPart.PROMPT)


def _minutes_in(answer: str) -> int | None:
    digits = answer.strip().lstrip("0")
    # Python refuses to read a number of thousands of digits.
    is_short = 0 < len(digits) <= len(str(_MOST_MINUTES))
    if not (is_short and digits.isascii() and digits.isdecimal()):
        return None
    return int(digits) if int(digits) <= _MOST_MINUTES else None
