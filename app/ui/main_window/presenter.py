"""Present to the room: the audience view is imported when somebody first asks for it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.ui.services.menu_commands import connect

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from app.models.audience.scene import Note
    from app.ui.audience.controller import AudienceController
    from app.ui.audience.screens.screen_choice import ScreenId
    from app.ui.main_window.window import MainWindow
    from app.ui.main_window.workspace import Workspace
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.grid.grid_tab import GridTab
    from app.ui.tabs.tab import Tab


class Presenter(QObject):
    """Lets the room follow the operator: the prompt, each key, and what is sent to it."""

    def __init__(
        self, window: MainWindow, context: AppContext, workspace: Workspace, resources: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._workspace = workspace
        self._resources = resources
        self._made: AudienceController | None = None
        # Asked for before there was anything to ask; a stage remembers it by itself.
        self._is_count_wanted = False
        self._connect()

    @property
    def room(self) -> AudienceController:
        """What the room sees, of the session that is open; built when it is first asked for."""
        if self._made is None:
            from app.ui.audience.controller import AudienceController

            application = cast("QApplication", QApplication.instance())
            self._made = AudienceController(
                application, self._window, self._window.room, self._context, self._resources
            )
            self._window.add_panel(self._made.panel)
            self._made.presenting_changed.connect(self._on_room_presenting_changed)
            self._made.state.prompt_requested.connect(self._on_state_prompt_requested)
            self._open(self._made, self._workspace.session_id)
            self._made.state.show_count(is_shown=self._is_count_wanted)
        return self._made

    @property
    def is_presenting(self) -> bool:
        """Whether somebody presents."""
        return self._made is not None and self._made.is_presenting

    def toggle(self) -> None:
        """Present, or stop."""
        if self.is_presenting:
            self.room.leave()
        elif self._workspace.session_id:
            self.room.present()

    def show_note(self, note: Note) -> None:
        """Show a checklist statement or a standard to the room, presenting if nobody does yet."""
        state = self.room.state
        state.show_note(note)
        if not self.is_presenting:
            self.room.present()
        if state.show.is_blank:
            self._context.messages.say("The room sees it once F8 ends the plain paper.")
        elif state.show.is_frozen:
            self._context.messages.say("The room sees it once F7 lets it follow again.")

    def toggle_timer(self) -> None:
        """Start the time of the operator's prompt, or pause it; nobody need present for that."""
        self.room.state.toggle_timer()

    def add_minute(self) -> None:
        """Return the operator's prompt a minute more."""
        self.room.state.add_minute()

    def reset_timer(self) -> None:
        """Put the operator's prompt back to its planned minutes."""
        self.room.state.reset_timer()

    def measure(self) -> None:
        """Ask for the size of the room."""
        from app.ui.audience.dialogs.room_size_dialog import RoomSizeDialog

        room = self.room
        kept = room.kept.measure(room.state.session_id)
        dialog = RoomSizeDialog(self._context.theme, kept, self._window, room.kept.unit)
        if self._ask(dialog):
            room.use_measure(dialog.measure, dialog.unit)
        dialog.deleteLater()

    def plan_minutes(self) -> None:
        """Ask for the minutes of each prompt; all of them are one step."""
        from app.models.audience.schedule import schedule_edit
        from app.ui.audience.dialogs.schedule_dialog import ScheduleDialog

        session = self.room.state.session
        if session is None:
            return
        keeper = self.room.state.keeper
        used = {prompt.id: keeper.used(prompt.id) for prompt in session.prompts}
        now = datetime.now().astimezone()
        dialog = ScheduleDialog(self._context.theme, session, now, used, self._window)
        edit = schedule_edit(session, dialog.minutes()) if self._ask(dialog) else None
        dialog.deleteLater()
        if edit is not None and self._context.history.perform(edit):
            self._context.messages.say("The minutes are planned. Ctrl+Z takes that back.")

    def _ask(self, dialog: QDialog) -> bool:
        """Open a dialog that leaves the audience window, and the room's keys, as they are."""
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.addActions(self._window.room.for_audience())
        return bool(dialog.exec())

    def _connect(self) -> None:
        commands, window, workspace = self._window.room, self._window, self._workspace
        connect(commands.present, self.toggle)
        connect(commands.timer, self.toggle_timer)
        connect(commands.add_minute, self.add_minute)
        connect(commands.reset_timer, self.reset_timer)
        connect(commands.sound, self._switch_sound)
        connect(commands.minutes, self.plan_minutes)
        connect(commands.measure, self.measure)
        commands.screens.aboutToShow.connect(self._list_screens)
        commands.screen_requested.connect(self._on_commands_screen_requested)
        commands.colours_requested.connect(self._on_commands_colours_requested)
        kept = self._context.settings.read().room
        commands.sound.setChecked(kept.has_sound)
        commands.show_colours(kept.colours)
        window.closed.connect(self._on_window_closed)
        workspace.session_shown.connect(self._on_workspace_session_shown)
        workspace.tab_built.connect(self._on_workspace_tab_built)
        workspace.tab_shown.connect(self._on_workspace_tab_shown)
        workspace.recoloured.connect(self._on_workspace_recoloured)

    def _switch_sound(self) -> None:
        from app.ui.audience.controller import AudienceSettingsStore

        AudienceSettingsStore(self._context.settings).keep_sound(
            has_sound=self._window.room.sound.isChecked()
        )

    def _list_screens(self) -> None:
        self._window.room.show_screens(self.room.placement.screens())

    def _on_commands_screen_requested(self, mark: ScreenId) -> None:
        self.room.placement.use(mark)

    def _on_commands_colours_requested(self, colours: str) -> None:
        self.room.kept.keep_colours(colours)
        self.room.use_colours()

    def _on_workspace_recoloured(self) -> None:
        if self._made is not None:
            self._made.use_colours()

    def _on_workspace_session_shown(self, session_id: str) -> None:
        self._window.room.enable(is_open=bool(session_id) or self.is_presenting)
        self._is_count_wanted = False
        if self._made is not None and session_id:
            self._open(self._made, session_id)

    def _on_workspace_tab_built(self, tab: Tab) -> None:
        tab.room_requested.connect(self.show_note)
        tab.room_note_changed.connect(self._on_tab_room_note_changed)
        tab.count_requested.connect(self._on_tab_count_requested)
        tab.present_requested.connect(self.toggle)
        if tab is self._workspace.grid:
            grid = cast("GridTab", tab)
            grid.typed.connect(self._on_grid_typed)
            grid.caret_moved.connect(self._on_grid_caret_moved)
            grid.prompt_changed.connect(self._on_grid_prompt_changed)
            grid.marking.commands.light.toggled.connect(self._on_grid_light_toggled)

    def _on_workspace_tab_shown(self, tab: Tab) -> None:
        if self._made is None or self._made.state.session_id != self._workspace.session_id:
            return
        if tab is self._workspace.grid:
            cast("GridTab", tab).come_to(self._made.state.show.prompt_id)
        else:
            self._made.state.move_caret(None)

    def _on_tab_room_note_changed(self, before: Note, after: Note) -> None:
        if self._made is not None and self._made.state.show.note == before:
            self._made.state.show_note(after)

    def _on_tab_count_requested(self, is_wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show the room the count of the operator's prompt; nobody begins to present for that."""
        if self._made is None:
            self._is_count_wanted = is_wanted
        else:
            self._made.state.show_count(is_shown=is_wanted)

    def _on_grid_typed(self, prompt_id: str, agency_id: str | None, text: str, caret: int) -> None:
        if self._follows:
            self.room.state.type_in((prompt_id, agency_id), text, caret)

    def _on_grid_caret_moved(self, prompt_id: str, agency_id: str | None, caret: int) -> None:
        if self._follows:
            self.room.state.move_caret((prompt_id, agency_id), caret)

    def _on_grid_prompt_changed(self, prompt_id: str) -> None:
        if self._made is None:
            # What was wanted is the count of the prompt before.
            self._is_count_wanted = False
        if self._follows:
            self.room.state.go_to_prompt(prompt_id)

    def _on_grid_light_toggled(self, is_lit: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._follows:
            self.room.state.light(is_lit=is_lit)

    @property
    def _follows(self) -> bool:
        """Whether the grid shows the session that the room knows."""
        if self._made is None or self._workspace.grid is None:
            return False
        return self._workspace.grid.session_id == self._made.state.session_id

    def _open(self, room: AudienceController, session_id: str) -> None:
        """Begin where the operator is."""
        room.open(session_id)
        grid = cast("GridTab | None", self._workspace.grid)
        if grid is not None and self._follows:
            prompt_id, _agency_id = grid.current_cell()
            if prompt_id:
                room.state.go_to_prompt(prompt_id)
            grid.tell_typed()
            room.state.light(is_lit=grid.marking.commands.light.isChecked())
            if grid is not self._workspace.tab:
                room.state.move_caret(None)

    def _on_state_prompt_requested(self, prompt_id: str) -> None:
        grid = cast("GridTab | None", self._workspace.grid)
        if grid is not None and self._follows:
            grid.come_to(prompt_id)

    def _on_room_presenting_changed(self, is_presenting: bool) -> None:  # noqa: FBT001 - Qt's signal
        grid = cast("GridTab | None", self._workspace.grid)
        if grid is not None:
            grid.show_presenting(is_presenting=is_presenting)
        if not is_presenting:
            self._window.room.enable(is_open=bool(self._workspace.session_id))

    def _on_window_closed(self) -> None:
        if self._made is not None:
            self._made.release()
