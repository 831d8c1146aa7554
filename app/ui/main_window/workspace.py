"""The workspace, which decides what the window shows: the start page, or a session's five tabs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.models.changes import ChangeKind
from app.models.edits import Location
from app.models.rules.session_summary import header_line
from app.ui.services.history import LIBRARY
from app.ui.services.menu_commands import connect, in_sentence
from app.ui.tabs.registry import TABS, tab_number

if TYPE_CHECKING:
    from app.models.changes import Change
    from app.models.edits import Edit
    from app.models.records import Origin
    from app.ui.main_window.window import MainWindow
    from app.ui.services.app_context import AppContext, PackCache
    from app.ui.start_page.page import StartPage
    from app.ui.tabs.tab import Tab


_GRID = tab_number(Location.GRID)


class Workspace(QObject):
    """Opens sessions, builds each tab when it is first needed, and shows what undo changed.

    `session_shown`: the id of the session opened, or "" for the list of sessions. `tab_built`:
    each tab once. `tab_shown`: the tab that came to the front. `recoloured`: after new colours.
    """

    session_shown = Signal(str)
    tab_built = Signal(object)
    tab_shown = Signal(object)
    recoloured = Signal()

    def __init__(self, window: MainWindow, context: AppContext, pack_cache: PackCache) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._pack_cache = pack_cache
        self._tabs: dict[int, Tab] = {}
        self._start: StartPage | None = None
        self.session_id = ""
        self._connect()

    @property
    def tab(self) -> Tab:
        """The tab in front."""
        return self._tab(self._window.tab_bar.current)

    @property
    def grid(self) -> Tab | None:
        """The tab of the visioning grid, once it is built."""
        return self._tabs.get(_GRID)

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The tabs built so far."""
        return tuple(self._tabs.values())

    @property
    def start_page(self) -> StartPage:
        """The list of sessions, built when it is first needed."""
        if self._start is None:
            from app.ui.start_page.page import StartPage

            commands = self._window.commands
            self._start = StartPage(self._context)
            self._start.open_requested.connect(self.open_session)
            self._start.new_requested.connect(commands.new.trigger)
            self._start.sample_requested.connect(commands.sample.trigger)
            self._start.import_requested.connect(commands.import_file.trigger)
            self._start.position_changed.connect(self._window.status.show_position)
        return self._start

    def open_last(self) -> None:
        """Open the session that was open last, or show the list of sessions."""
        last = self._context.store.last_session_id()
        if last is None:
            self.show_sessions()
        else:
            self.open_session(last)

    def open_session(self, session_id: str, tab: int | None = None) -> None:
        """Show a session in a tab; without one another session opens in the grid."""
        if session_id != self.session_id and not self._may_leave():
            return
        try:
            self._context.store.session(session_id)
        except AppError as error:
            self._context.messages.report(error)
            if not self.session_id:
                self.show_sessions()
            return
        is_other = session_id != self.session_id
        self.session_id = session_id
        self._context.history.show(session_id)
        self._window.commands.enable_session(is_open=True)
        self._window.tab_bar.show()
        self._show_words()
        if tab is None and is_other:
            tab = _GRID
        self.show_tab(self._window.tab_bar.current if tab is None else tab)
        if is_other:
            self.session_shown.emit(session_id)
            self._remember(session_id)

    def show_sessions(self) -> None:
        """Show the list of sessions."""
        if not self._may_leave():
            return
        self._context.store.sessions()  # raises here, where it is reported, and not in painting
        self.session_id = ""
        self._context.history.show(LIBRARY)
        window = self._window
        window.status.clear_sentence()
        window.commands.enable_session(is_open=False)
        window.commands.show_tab_commands(self.start_page.commands())
        window.tab_bar.hide()
        window.header.show_words("Your sessions", "")
        window.status.show_keys(self.start_page.hint)
        window.status.show_notice("", "")
        window.setWindowTitle("Common Ground")
        window.find_bar.hide()
        window.show_page(self.start_page)
        self.start_page.setFocus()
        self.session_shown.emit("")

    def show_tab(self, number: int) -> None:
        """Save what was typed, and bring a tab to the front."""
        if not self.session_id:
            return
        if self._window.tab_bar.current != number:
            self._window.tab_bar.choose(number)  # its signal calls this method again
            return
        # Text that can't be saved now stays in its field, which tries again in the background.
        self._context.autosave.commit_typing()
        self._window.status.clear_sentence()
        tab = self._tab(number)
        if tab.session_id != self.session_id:
            tab.open(self.session_id)
        self._window.show_page(tab)
        self._window.commands.show_tab_commands(tab.commands())
        self._window.status.show_keys(tab.hint)
        self._window.status.show_position(tab.position)
        self._window.status.show_notice(*tab.notice)
        self._window.find_bar.hide()
        tab.take_focus()
        self.tab_shown.emit(tab)

    def show_origin(self, origin: Origin, target_id: str) -> None:
        """Go to the prompt, reservation or checklist statement that something came from."""
        from app.models.records import Origin

        number = tab_number(Location.CHECKLIST if origin is Origin.CHECKLIST else Location.GRID)
        self.show_tab(number)
        self._tab(number).go_to_id(target_id)

    def show_actions_of(self, origin_id: str) -> None:
        """Go to the first action that came from a prompt or a checklist statement."""
        actions = self._context.store.session(self.session_id).actions
        found = next((action.id for action in actions if action.origin_id == origin_id), None)
        number = tab_number(Location.ACTIONS)
        self.show_tab(number)
        if found is not None:
            self._tab(number).go_to_id(found)

    def undo(self) -> None:
        """Save what is typed, and undo the last step."""
        if self._context.autosave.commit_typing():
            self._context.history.undo()

    def redo(self) -> None:
        """Save what is typed, and redo the step that was undone last."""
        if self._context.autosave.commit_typing():
            self._context.history.redo()

    def find(self) -> None:
        """Open the find bar for the tab in front."""
        if self.session_id:
            self._window.find_bar.open()

    def refresh_all(self) -> None:
        """Refresh every built tab, after the colours changed."""
        for tab in self._tabs.values():
            if tab.session_id:
                tab.refresh(None)
        if self._start is not None:
            self._start.refresh()
        self.recoloured.emit()

    def _may_leave(self) -> bool:
        """Save all that is typed; return False, with a notice, where it can't be saved."""
        if self._context.autosave.commit_typing():
            return True
        self._context.messages.show_status(
            "This session stays open until its words are saved; the banner says why they are not."
        )
        return False

    def _tab(self, number: int) -> Tab:
        if number not in self._tabs:
            tab = TABS[number].build(self._context, self._pack_cache)
            tab.position_changed.connect(partial(self._on_position_changed, tab))
            tab.notice_changed.connect(partial(self._on_notice_changed, tab))
            tab.show_requested.connect(self.show_origin)
            tab.actions_requested.connect(self.show_actions_of)
            tab.calendar_requested.connect(self._window.commands.calendar.trigger)
            self._tabs[number] = tab
            self.tab_built.emit(tab)
        return self._tabs[number]

    def _connect(self) -> None:
        commands = self._window.commands
        for number, action in enumerate(commands.tabs):
            connect(action, partial(self.show_tab, number))
        connect(commands.sessions, self.show_sessions)
        connect(commands.undo, self.undo)
        connect(commands.redo, self.redo)
        connect(commands.find, self.find)
        self._window.tab_bar.chosen.connect(self.show_tab)
        self._window.find_bar.find_requested.connect(self._on_find_requested)
        self._window.find_bar.closed.connect(self._on_find_closed)
        self._context.history.moved.connect(self._on_history_moved)
        self._context.history.undone.connect(lambda label: self._show_history_step("Undone", label))
        self._context.history.redone.connect(lambda label: self._show_history_step("Redone", label))
        self._context.history.performed.connect(self._window.status.clear_sentence)
        self._context.history.state_changed.connect(self._on_history_state_changed)
        self._context.notifier.changed.connect(self._on_notifier_changed)

    def _show_words(self) -> None:
        session = self._context.store.session(self.session_id)
        title = session.details.title or "Untitled session"
        self._window.header.show_words(title, header_line(session))
        # Qt reads [*] as the place of a sign for unsaved changes.
        self._window.setWindowTitle(f"{title} – Common Ground".replace("[*]", "[*][*]"))
        for number, tab in enumerate(TABS):
            self._window.tab_bar.set_count(number, tab.progress(session))

    def _remember(self, session_id: str) -> None:
        try:
            self._context.store.remember_last(session_id)
        except AppError as error:
            self._context.messages.report(error)

    def _on_notifier_changed(self, change: Change) -> None:
        if not self.session_id or change.session_id != self.session_id:
            return
        if change.touches(ChangeKind.SESSIONS) and not self._context.store.is_listed(
            self.session_id
        ):
            self.show_sessions()
        else:
            self._show_words()

    def _show_history_step(self, done: str, label: str) -> None:
        self._context.messages.show_status(f"{done}: {in_sentence(label)}.")

    def _on_history_moved(self, edit: Edit) -> None:
        if edit.place is Location.LIBRARY:
            if self.session_id != edit.session_id:
                self.show_sessions()
                self.start_page.reveal(edit)
            return
        number = self._number_for(edit)
        if self.session_id != edit.session_id or self._window.tab_bar.current != number:
            self.open_session(edit.session_id, number)
        self._tab(number).reveal(edit)

    def _number_for(self, edit: Edit) -> int:
        in_front = self._window.tab_bar.current
        stays = self.session_id and TABS[in_front].place in edit.also_seen_in
        return in_front if stays else tab_number(edit.place)

    def _on_history_state_changed(self) -> None:
        history = self._context.history
        self._window.commands.show_history(history.undo_label, history.redo_label)

    def _on_position_changed(self, tab: Tab, words: str) -> None:
        tab.position = words
        if self.session_id and tab is self._tabs.get(self._window.tab_bar.current):
            self._window.status.show_position(words)

    def _on_notice_changed(self, tab: Tab, words: str, strong: str) -> None:
        tab.notice = (words, strong)
        if self.session_id and tab is self._tabs.get(self._window.tab_bar.current):
            self._window.status.show_notice(words, strong)

    def _on_find_requested(self, text: str) -> None:
        self._window.find_bar.show_count(self.tab.find_text(text))
        if self._window.find_bar.isVisible():
            self._window.find_bar.field.setFocus()

    def _on_find_closed(self) -> None:
        if self.session_id:
            self.tab.find_text("")
            self.tab.take_focus()
