"""The standards tab: search, browse and link the statements of the frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.errors import AppError
from app.models.changes import ChangeKind
from app.models.edits import AddLink, RemoveLink
from app.models.text.phrases import counted
from app.ui.tabs.standards.add_pack import PackAdder, ProblemsPanel
from app.ui.tabs.standards.browse_view import BrowseView
from app.ui.tabs.standards.link_popup import LinkController
from app.ui.tabs.standards.links import link_counts, links_of_standard
from app.ui.tabs.standards.side_by_side.view import SideBySideView
from app.ui.tabs.standards.toolbar import BROWSE, SIDE_BY_SIDE, StandardsCommands, StandardsToolbar
from app.ui.tabs.tab import Tab

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.models.changes import Change
    from app.models.edits import Edit
    from app.models.packs import Packs
    from app.models.packs.records import Framework, Standard
    from app.models.rules.standards_search import SearchResult
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.standards.tree.model import Node


_SHOWN_WITH_LINKS = (
    ChangeKind.LINKS,
    ChangeKind.PROMPTS,
    ChangeKind.STATEMENTS,
    ChangeKind.CHECKLIST,
    ChangeKind.SESSIONS,
)


class StandardsTab(Tab):
    """The tab of the frameworks; `packs_changed` sends all packs after one was added."""

    hint = "/ search · ↑↓ move · Enter open · L link · R to the room · Ctrl+C copy with source"
    packs_changed = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._packs: Packs | None = None
        self._frameworks: tuple[Framework, ...] = ()
        self._standards: dict[str, Standard] = {}
        self._standard: Standard | None = None
        self._found = 0
        self._build()
        self._connect()

    @override
    def refresh(self, change: Change | None) -> None:
        if self._packs is None:
            self._load()
        if change is None or change.touches(*_SHOWN_WITH_LINKS):
            self._refresh_links()
        if change is None:
            self._link_control.popup.close()
            self.browse.tree.viewport().update()

    @override
    def reveal(self, edit: Edit) -> None:
        if not isinstance(edit, AddLink | RemoveLink):
            return
        link_id = str(edit.values["id"]) if isinstance(edit, AddLink) else edit.row_id
        self.go_to_id(self._link_control.standard_of(link_id))
        self.browse.detail.linked.focus_link(link_id)
        focused = self.browse.detail.focusWidget()
        if focused is not None:
            self.browse.detail.ensureWidgetVisible(focused)

    @override
    def go_to_id(self, target_id: str) -> None:
        self._show_view(BROWSE)
        if target_id and not self.browse.tree.choose(target_id):
            self.toolbar.search.clear()
            self.browse.tree.choose(target_id)

    @override
    def commands(self) -> list[QAction]:
        return self._commands.menu_actions()

    @override
    def take_focus(self) -> None:
        self._focus_search()

    @override
    def find_text(self, text: str) -> int:
        self.toolbar.search.setText(text)
        return self._found if text.strip() else 0

    @override
    def event(self, event: QEvent) -> bool:
        # The window's own Ctrl+F would open a second search field.
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Find)
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self._focus_search()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme = self._context.theme
        self._commands = commands = StandardsCommands(self)
        self.toolbar = StandardsToolbar(theme)
        self.toolbar.add_button.setToolTip(commands.add.toolTip())
        self.problems = ProblemsPanel(theme)
        self.browse = BrowseView(theme, commands)
        self.side = SideBySideView(theme)
        self._views = QStackedWidget()
        self._adder = PackAdder(self._context, self)
        self._link_control = LinkController(self._context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for view in (self.browse, self.side):
            self._views.addWidget(view)
        for part in (self.toolbar, self.problems):
            column.addWidget(part)
        column.addWidget(self._views, 1)

    def _connect(self) -> None:
        commands = self._commands
        commands.find.triggered.connect(self._focus_search)
        commands.link.triggered.connect(self._on_link_triggered)
        commands.copy.triggered.connect(self._on_copy_triggered)
        commands.show_to_room.triggered.connect(self._on_show_to_room_triggered)
        commands.switch.triggered.connect(self._on_switch_triggered)
        commands.add.triggered.connect(self._on_add_triggered)
        self.toolbar.search.textChanged.connect(self._on_search_text_changed)
        self.toolbar.search.left_downwards.connect(self._focus_view)
        self.toolbar.search.returnPressed.connect(self._on_search_return_pressed)
        self.toolbar.views.chosen.connect(self._show_view)
        self.toolbar.add_button.clicked.connect(commands.add.trigger)
        self.problems.closed.connect(self._focus_view)
        self.problems.copied.connect(
            lambda: self._context.messages.show_status("Copied the list of problems.")
        )
        self._connect_browse()
        self.side.opened.connect(self._on_side_opened)
        self.side.focused.connect(self._show_standard)
        self.side.escaped.connect(self._on_escaped)
        self._adder.added.connect(self._on_framework_added)
        self._adder.refused.connect(self.problems.show_problems)

    def _connect_browse(self) -> None:
        browse = self.browse
        browse.shown.connect(self._on_browse_shown)
        browse.clear_requested.connect(self._on_clear_requested)
        browse.tree.left_upwards.connect(self._focus_search)
        browse.tree.escaped.connect(self._on_escaped)
        browse.detail.leads_to.chosen.connect(self._on_related_chosen)
        browse.detail.builds_on.chosen.connect(self._on_related_chosen)
        browse.detail.linked.show_requested.connect(self.show_requested)
        browse.detail.linked.removal_requested.connect(self._link_control.remove)

    def _load(self) -> None:
        """Read the packs, which takes some 100 ms the first time."""
        from app.models.packs import Packs

        try:
            packs = self._context.packs()
        except AppError as error:
            self._context.messages.report(error)
            packs = Packs((), (), ())
        self._set_packs(packs)
        if packs.problems:
            sentence = (
                f"{counted(len(packs.problems), 'problem')} in the files of your packs folder"
            )
            self.problems.show_problems(f"{sentence}: those packs are left out.", packs.problems)

    def _set_packs(self, packs: Packs) -> None:
        self._packs = packs
        self._standards = {s.id: s for f in packs.frameworks for s in f.standards}
        self.browse.set_finder(self._standards.get)

    def _refresh_links(self) -> None:
        """Show the session's links; search again where the list of frameworks changed."""
        from app.ui.tabs.standards.links import missing_framework

        session = self.session
        self._link_control.set_session(session)
        known = self._packs.frameworks if self._packs else ()
        missing = missing_framework(session.links, self._standards)
        frameworks = (*known, missing) if missing else known
        is_new = self.browse.tree.standards.rowCount() == 0
        if is_new or frameworks != self._frameworks:
            self._frameworks = frameworks
            self._search()
        self.browse.tree.standards.show_links(link_counts(session))
        self._show_links()

    def _search(self, *, is_typed: bool = False) -> None:
        """Search for the text of the field; typing goes to the best hit, else the cursor stays."""
        from app.models.rules.standards_search import search

        text = self.toolbar.search.text()
        is_search = bool(text.strip())
        result = search(self._frameworks, text)
        found = {h.standard.id: h for f in result.frameworks for h in f.hits} if is_search else {}
        current = self.browse.tree.current_node
        keep = current.key if current else ""
        if is_typed and is_search:
            keep = _same_code(result, text)
        self.browse.tree.show_result(result, is_search=is_search, keep=keep)
        self.side.show_packs(self._packs.standards if self._packs else (), found)
        if is_typed and self.side.isVisible():
            self.side.go_to_hit()
        self.toolbar.count.setText(_count_in_words(result, is_search=is_search))
        self._found = result.count
        self._emit_position()

    def _show_standard(self, standard: Standard | None) -> None:
        """Set the standard that the commands act on; None disables them."""
        self._standard = standard
        self._commands.enable(is_statement=standard is not None, is_session=bool(self._session_id))
        self._emit_position()

    def _show_links(self) -> None:
        node = self.browse.tree.current_node
        if node is not None and node.standard is not None and self._session_id:
            self.browse.detail.show_links(links_of_standard(self.session, node.standard.id))

    def _show_view(self, key: str) -> None:
        self.toolbar.views.choose(key)
        self._views.setCurrentWidget(self.browse if key == BROWSE else self.side)
        if key == BROWSE:
            node = self.browse.tree.current_node
            self._show_standard(node.standard if node else None)
        elif self._standard is not None:
            self.side.choose(self._standard.id)

    def _emit_position(self) -> None:
        statements = sum(len(framework.standards) for framework in self._frameworks)
        frameworks = counted(len(self._frameworks), "framework")
        words = f"{counted(statements, 'statement')} in {frameworks}"
        self.position_changed.emit(
            f"{words} · {self._standard.code}" if self._standard is not None else words
        )

    def _focus_search(self) -> None:
        self.toolbar.search.setFocus()
        self.toolbar.search.selectAll()

    def _focus_view(self) -> None:
        if self._views.currentWidget() is self.browse:
            self.browse.tree.take_focus()
        else:
            self.side.take_focus()

    def _on_search_text_changed(self) -> None:
        self._search(is_typed=True)

    def _on_search_return_pressed(self) -> None:
        if self._views.currentWidget() is self.side:
            self.side.take_focus()
        elif self.browse.tree.current_node is not None:
            self.browse.focus_detail()

    def _on_browse_shown(self, node: Node | None) -> None:
        self._show_standard(node.standard if node else None)
        self._show_links()

    def _on_clear_requested(self) -> None:
        self.toolbar.search.clear()
        self._focus_search()

    def _on_escaped(self) -> None:
        if self.toolbar.search.text():
            self.toolbar.search.clear()
        elif self._views.currentWidget() is self.side:
            self._show_view(BROWSE)
            self._focus_view()

    def _on_related_chosen(self, standard_id: str) -> None:
        self.go_to_id(standard_id)
        self.browse.tree.setFocus()

    def _on_side_opened(self, standard_id: str) -> None:
        self.go_to_id(standard_id)
        self.browse.tree.setFocus()

    def _on_switch_triggered(self) -> None:
        is_browse = self._views.currentWidget() is self.browse
        self._show_view(SIDE_BY_SIDE if is_browse else BROWSE)
        self._focus_view()

    def _on_link_triggered(self) -> None:
        if self._standard is None:
            return
        focused = QApplication.focusWidget()
        is_side = self._views.currentWidget() is self.side and focused is not None
        at = focused if is_side and focused else self.browse.detail.linked.link_button
        self._link_control.open_for(self._standard, at)

    def _on_copy_triggered(self) -> None:
        if self._standard is not None:
            QGuiApplication.clipboard().setText(self._standard.with_source)
            self._context.messages.show_status(f"Copied {self._standard.code} with its source.")

    def _on_show_to_room_triggered(self) -> None:
        from app.ui.tabs.standards.side_by_side.rows import standard_note

        if self._standard is not None:
            self.room_requested.emit(standard_note(self._standard))

    def _on_add_triggered(self) -> None:
        if self._packs is not None:
            self.problems.hide()
            self._adder.ask(self._packs)

    def _on_framework_added(self, packs: Packs, first: str) -> None:
        self._set_packs(packs)
        self._refresh_links()
        self.packs_changed.emit(packs)
        self.go_to_id(first)
        self.browse.tree.setFocus()


def _same_code(result: SearchResult, text: str) -> str:
    """Return the id of the standard whose code was typed in full; empty for none."""
    typed = text.strip().casefold()
    hits = (hit for found in result.frameworks for hit in found.hits)
    return next((h.standard.id for h in hits if h.standard.code.casefold() == typed), "")


def _count_in_words(result: SearchResult, *, is_search: bool) -> str:
    if not is_search:
        return counted(result.total, "statement")
    match = "matches" if result.count == 1 else "match"
    return f"{result.count} of {counted(result.total, 'statement')} {match}"
