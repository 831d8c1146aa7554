"""The controller of the panel beside the grid, of its pages and their commands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.models.changes import ChangeKind
from app.models.rules.agreement import agency_below, not_heard
from app.ui.tabs.grid.navigation import CellAddress
from app.ui.tabs.grid.panel.agree import AgreementCommands
from app.ui.tabs.grid.panel.copy_to_statement import CopyToStatement
from app.ui.tabs.grid.panel.panel import GridPanel, PageName, PanelCommands

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from app.models.changes import Change
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.grid.cell_editor import CellEditor
    from app.ui.tabs.grid.grid_context import GridContext
    from app.ui.tabs.grid.panel.agreement_page import AgreementPage
    from app.ui.tabs.grid.panel.panel import PanelPage


_SHOWN = (
    ChangeKind.AGENCIES,
    ChangeKind.PEOPLE,
    ChangeKind.PROMPTS,
    ChangeKind.ENTRIES,
    ChangeKind.STATEMENTS,
    ChangeKind.AGREEMENT,
    ChangeKind.GLOSSARY,
    ChangeKind.ACTIONS,
)


class PanelController(QObject):
    """Shows the current prompt in the panel, and connects its commands and pages."""

    def __init__(self, grid: GridContext, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid
        self._context = context
        self._prompt_id = ""
        self._agency_id: str | None = None
        self.commands = PanelCommands(parent)
        self.agreement_commands = AgreementCommands(context, lambda: grid.session, self.ask_reason)
        self._copying = CopyToStatement(context, lambda: grid.session)
        makers: dict[PageName, Callable[[], PanelPage]] = {
            PageName.AGREEMENT: self._make_agreement_page,
            PageName.WORDINGS: self._make_wordings_page,
            PageName.GLOSSARY: self._make_glossary_page,
        }
        self.panel = GridPanel(context.theme, makers, parent)
        self._connect()

    def go_to(self, address: CellAddress | None) -> None:
        """Show the prompt at an address; None in a grid without prompts."""
        prompt_id, agency_id = (address.prompt_id, address.agency_id) if address else ("", None)
        if (prompt_id, agency_id) != (self._prompt_id, self._agency_id):
            self._prompt_id, self._agency_id = prompt_id, agency_id
            self._show()
        for action in self.commands.of_prompt:
            action.setEnabled(bool(prompt_id))

    def refresh(self, change: Change | None) -> None:
        """Refresh the open page if a change affects it; None for any change."""
        if change is None or change.touches(*_SHOWN):
            self._show()

    def count(self) -> None:
        """Open the agreement page with the focus on the tally pad."""
        page = self._agreement()
        if page is not None:
            page.take_focus()
            # The room is shown a count once it has begun, never the tallies of the one before.
            if page.counting.count is not None:
                self._grid.count_requested.emit(True)

    def is_counting(self, prompt_id: str) -> bool:
        """Return whether the panel has the focus, at this prompt."""
        focus = QApplication.focusWidget()
        is_here = self.panel.current is not None and prompt_id == self._prompt_id
        return is_here and focus is not None and self.panel.isAncestorOf(focus)

    def reserve(self) -> None:
        """Add a reservation of the current agency, else of the one below the level needed."""
        address = self._grid.address
        page = self._agreement()
        if page is not None:
            prompt = self._grid.session.prompt(self._prompt_id)
            proposed = agency_below(prompt) if prompt is not None else None
            card = page.reservations.add((address.agency_id if address else None) or proposed)
            if card is not None:
                page.show_part(card)

    def show_reservation(self, reservation_id: str) -> None:
        """Show a reservation of the current prompt."""
        page = self._agreement()
        if page is not None:
            page.reservations.go_to(reservation_id)

    def toggle_page(self, name: PageName) -> None:
        """Show a page, or close the panel where it is shown already."""
        if self.panel.current is not None and self.panel.names.current == name:
            self.panel.close_panel()
        elif self._prompt_id and self._context.autosave.commit_typing():
            self.panel.open_page(name).take_focus()

    def show_term(self, word: str) -> None:
        """Show a term in the glossary, added if it is new; without a term show or close it."""
        from app.ui.tabs.grid.panel.glossary_page import GlossaryPage

        if not word:
            self.toggle_page(PageName.GLOSSARY)
        elif self._prompt_id and self._context.autosave.commit_typing():
            page = self.panel.open_page(PageName.GLOSSARY)
            if isinstance(page, GlossaryPage):
                page.show_term(word)

    def make_action(self) -> None:
        """Make an action of the reservation with the focus, else of the line in the cell."""
        page = self.panel.current
        focus = QApplication.focusWidget()
        card = page.reservation_id_of(focus) if page is not None and focus is not None else ""
        if card:
            self._make_action_of_reservation(card)
        else:
            self._on_cell(self._copying.make_action)()

    def ask_reason(self, prompt_id: str) -> None:
        """Ask for the reason of an agreement against the count."""
        page = self._agreement()
        if page is not None and prompt_id == self._prompt_id:
            page.ask_reason()

    def go_to_next_unheard(self) -> None:
        """Go to the next cell of an agency not heard; the first follows the last."""
        if not self._context.autosave.commit_typing():
            return
        session, address = self._grid.session, self._grid.address
        places = [
            CellAddress(prompt.id, agency.id)
            for prompt in session.prompts
            for agency in not_heard(session, prompt)
        ]
        if not places:
            self._context.messages.show_status(
                "Every agency in the room has been heard at every prompt."
            )
            return
        order = {
            (prompt.id, agency.id): number
            for number, (prompt, agency) in enumerate(
                (p, a) for p in session.prompts for a in session.agencies
            )
        }
        here = order.get((address.prompt_id, address.agency_id or ""), -1) if address else -1
        if address is not None and address.agency_id is None:
            here = max((n for (p, _a), n in order.items() if p == address.prompt_id), default=-1)
        after = [at for at in places if order[at.prompt_id, at.agency_id or ""] > here]
        self._grid.go_to_address((after or places)[0])

    def _agreement(self) -> AgreementPage | None:
        from app.ui.tabs.grid.panel.agreement_page import AgreementPage

        if not self._prompt_id or not self._context.autosave.commit_typing():
            return None
        page = self.panel.open_page(PageName.AGREEMENT)
        return page if isinstance(page, AgreementPage) else None

    def _make_agreement_page(self) -> PanelPage:
        from app.ui.tabs.grid.panel.agreement_page import AgreementPage

        page = AgreementPage(self._context)
        page.agree_section.agree_requested.connect(
            lambda: self.agreement_commands.agree(self._prompt_id)
        )
        page.agree_section.take_back_requested.connect(
            lambda: self.agreement_commands.take_back(self._prompt_id)
        )
        page.action_requested.connect(self._make_action_of_reservation)
        page.make_actions_requested.connect(self._copying.make_actions_of)
        page.counting.begun.connect(lambda: self._grid.count_requested.emit(True))
        page.counting.dropped.connect(lambda: self._grid.count_requested.emit(False))
        return page

    def _make_wordings_page(self) -> PanelPage:
        from app.ui.tabs.grid.panel.history_page import HistoryPage

        return HistoryPage(self._context)

    def _make_glossary_page(self) -> PanelPage:
        from app.ui.tabs.grid.panel.glossary_page import GlossaryPage

        return GlossaryPage(self._context)

    def _make_action_of_reservation(self, reservation_id: str) -> None:
        self._copying.make_action_of_reservation(self._prompt_id, reservation_id)

    def _show(self) -> None:
        """Refresh the open page."""
        page = self.panel.current
        if page is None:
            return
        session = self._grid.session
        prompt = session.prompt(self._prompt_id)
        if prompt is None:
            self.panel.close_panel()
        else:
            page.show_prompt(session, prompt, self._agency_id)

    def _connect(self) -> None:
        commands = self.commands
        for action, does in (
            (commands.count, self.count),
            (commands.reserve, self.reserve),
            (commands.agreement, partial(self.toggle_page, PageName.AGREEMENT)),
            (commands.wordings, partial(self.toggle_page, PageName.WORDINGS)),
            (commands.next_unheard, self.go_to_next_unheard),
            (commands.copy_to_statement, self._on_cell(self._copying.append_to_statement)),
            (commands.make_action, self.make_action),
            (commands.make_actions, self._on_cell(self._copying.make_actions)),
        ):
            _connect(action, does)
        self.panel.page_made.connect(self._on_panel_page_made)
        self.panel.page_chosen.connect(lambda _page: self._show())
        self.panel.closed.connect(self._grid.take_focus)

    def _on_panel_page_made(self, page: PanelPage) -> None:
        page.cell_requested.connect(self._grid.go_to)

    def _on_cell(self, does: Callable[[CellEditor], None]) -> Callable[[], None]:
        def act() -> None:
            address = self._grid.address
            cell = self._grid.grid_view.cell(address) if address else None
            if cell is not None:
                does(cell)

        return act


def _connect(action: QAction, does: Callable[[], None]) -> None:
    action.triggered.connect(lambda _on=False: does())
