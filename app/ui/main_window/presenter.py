"""The presenter, which connects tabs and commands with the audience view once it is needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.ui.services.menu_commands import connect

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from app.models.audience.scene import Note
    from app.models.audience.screen_choice import ScreenId
    from app.ui.audience.controller import AudienceController
    from app.ui.audience.state import AudienceState
    from app.ui.main_window.window import MainWindow
    from app.ui.main_window.workspace import Workspace
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.grid.grid_tab import GridTab
    from app.ui.tabs.tab import Tab


class Presenter(QObject):
    """Makes the audience view follow the operator: the prompt, each key, and notes sent to it."""

    def __init__(
        self, window: MainWindow, context: AppContext, workspace: Workspace, resources: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._workspace = workspace
        self._resources = resources
        self._audience: AudienceController | None = None
        # A request from before the controller was built; its state remembers later ones.
        self._is_count_wanted = False
        self._connect()

    @property
    def audience(self) -> AudienceController:
        """The controller of the audience view, imported and built when it is first needed."""
        if self._audience is None:
            from app.ui.audience.controller import AudienceController

            application = cast("QApplication", QApplication.instance())
            self._audience = AudienceController(
                application,
                self._window,
                self._window.audience_commands,
                self._context,
                self._resources,
            )
            self._window.add_panel(self._audience.panel)
            self._audience.presenting_changed.connect(self._on_room_presenting_changed)
            self._audience.state.prompt_requested.connect(self._on_state_prompt_requested)
            self._open(self._audience, self._workspace.session_id)
            self._audience.state.show_count(is_shown=self._is_count_wanted)
        return self._audience

    @property
    def is_presenting(self) -> bool:
        """Whether somebody presents."""
        return self._audience is not None and self._audience.is_presenting

    def toggle(self) -> None:
        """Start or stop presenting."""
        if self.is_presenting:
            self.audience.leave()
        elif self._workspace.session_id:
            self.audience.present()

    def show_note(self, note: Note) -> None:
        """Show a checklist statement or a standard to the audience, and start presenting."""
        state = self.audience.state
        state.show_note(note)
        if not self.is_presenting:
            self.audience.present()
        if state.choices.is_blank:
            self._context.messages.show_status("The room sees it once F8 ends the plain paper.")
        elif state.choices.is_frozen:
            self._context.messages.show_status("The room sees it once F7 lets it follow again.")

    def measure(self) -> None:
        """Ask for the size of the room in a dialog."""
        from app.ui.audience.dialogs.room_size_dialog import RoomSizeDialog

        audience = self.audience
        measured = audience.settings.measure(audience.state.session_id)
        dialog = RoomSizeDialog(self._context.theme, measured, self._window, audience.settings.unit)
        if self._ask(dialog):
            audience.apply_measure(dialog.measure, dialog.unit)
        dialog.deleteLater()

    def plan_minutes(self) -> None:
        """Ask for the minutes of each prompt in a dialog; all of them are one undo step."""
        from app.models.audience.schedule import schedule_edit
        from app.ui.audience.dialogs.schedule_dialog import ScheduleDialog

        session = self.audience.state.session
        if session is None:
            return
        timer = self.audience.state.timer
        used = {prompt.id: timer.used(prompt.id) for prompt in session.prompts}
        now = datetime.now().astimezone()
        dialog = ScheduleDialog(self._context.theme, session, now, used, self._window)
        edit = schedule_edit(session, dialog.minutes()) if self._ask(dialog) else None
        dialog.deleteLater()
        if edit is not None and self._context.history.perform(edit):
            self._context.messages.show_status("The minutes are planned. Ctrl+Z takes that back.")

    def _ask(self, dialog: QDialog) -> bool:
        """Open a dialog modal to the main window only; the audience commands' keys still work."""
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.addActions(self._window.audience_commands.for_audience())
        return bool(dialog.exec())

    def _connect(self) -> None:
        commands, window, workspace = self._window.audience_commands, self._window, self._workspace

        def state() -> AudienceState:  # builds the audience view when a key first needs it
            return self.audience.state

        connect(commands.present, self.toggle)
        connect(commands.timer, lambda: state().toggle_timer())
        connect(commands.add_minute, lambda: state().add_minute())
        connect(commands.reset_timer, lambda: state().reset_timer())
        connect(commands.sound, self._switch_sound)
        connect(commands.minutes, self.plan_minutes)
        connect(commands.measure, self.measure)
        commands.screens.aboutToShow.connect(self._list_screens)
        commands.screen_requested.connect(self._on_commands_screen_requested)
        commands.colours_requested.connect(self._on_commands_colours_requested)
        settings = self._context.settings.read().room
        commands.sound.setChecked(settings.has_sound)
        commands.show_colours(settings.colours)
        window.closed.connect(self._on_window_closed)
        workspace.session_shown.connect(self._on_workspace_session_shown)
        workspace.tab_built.connect(self._on_workspace_tab_built)
        workspace.tab_shown.connect(self._on_workspace_tab_shown)
        workspace.recoloured.connect(self._on_workspace_recoloured)

    def _switch_sound(self) -> None:
        from app.ui.audience.controller import AudienceSettingsStore

        settings = AudienceSettingsStore(self._context.settings)
        has_sound = self._window.audience_commands.sound.isChecked()
        settings.save(replace(settings.now, has_sound=has_sound))

    def _list_screens(self) -> None:
        self._window.audience_commands.show_screens(self.audience.placement.screens())

    def _on_commands_screen_requested(self, mark: ScreenId) -> None:
        self.audience.placement.use(mark)

    def _on_commands_colours_requested(self, colours: str) -> None:
        settings = self.audience.settings
        settings.save(replace(settings.now, colours=colours))
        self.audience.apply_colours()

    def _on_workspace_recoloured(self) -> None:
        if self._audience is not None:
            self._audience.apply_colours()

    def _on_workspace_session_shown(self, session_id: str) -> None:
        self._window.audience_commands.enable(is_open=bool(session_id) or self.is_presenting)
        self._is_count_wanted = False
        if self._audience is not None and session_id:
            self._open(self._audience, session_id)

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
            grid.annotator.commands.highlight_shared.toggled.connect(self._on_grid_light_toggled)

    def _on_workspace_tab_shown(self, tab: Tab) -> None:
        if self._audience is None or self._audience.state.session_id != self._workspace.session_id:
            return
        if tab is self._workspace.grid:
            cast("GridTab", tab).go_to_prompt(self._audience.state.choices.prompt_id)
        else:
            self._audience.state.move_caret(None)

    def _on_tab_room_note_changed(self, before: Note, after: Note) -> None:
        if self._audience is not None and self._audience.state.choices.note == before:
            self._audience.state.show_note(after)

    def _on_tab_count_requested(self, is_wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show the audience the count of the operator's prompt; this does not start presenting."""
        if self._audience is None:
            self._is_count_wanted = is_wanted
        else:
            self._audience.state.show_count(is_shown=is_wanted)

    def _on_grid_typed(self, prompt_id: str, agency_id: str | None, text: str, caret: int) -> None:
        if self._is_same_session:
            self.audience.state.type_in((prompt_id, agency_id), text, caret)

    def _on_grid_caret_moved(self, prompt_id: str, agency_id: str | None, caret: int) -> None:
        if self._is_same_session:
            self.audience.state.move_caret((prompt_id, agency_id), caret)

    def _on_grid_prompt_changed(self, prompt_id: str) -> None:
        if self._audience is None:
            # The count requested was that of the prompt before.
            self._is_count_wanted = False
        if self._is_same_session:
            self.audience.state.go_to_prompt(prompt_id)

    def _on_grid_light_toggled(self, is_highlighting: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._is_same_session:
            self.audience.state.highlight_shared_words(is_highlighting=is_highlighting)

    @property
    def _is_same_session(self) -> bool:
        """Whether the grid shows the session of the audience view."""
        if self._audience is None or self._workspace.grid is None:
            return False
        return self._workspace.grid.session_id == self._audience.state.session_id

    def _open(self, audience: AudienceController, session_id: str) -> None:
        """Open a session in the audience view, at the operator's prompt and caret."""
        audience.open(session_id)
        grid = cast("GridTab | None", self._workspace.grid)
        if grid is not None and self._is_same_session:
            prompt_id, _agency_id = grid.current_cell()
            if prompt_id:
                audience.state.go_to_prompt(prompt_id)
            grid.emit_typed()
            audience.state.highlight_shared_words(
                is_highlighting=grid.annotator.commands.highlight_shared.isChecked()
            )
            if grid is not self._workspace.tab:
                audience.state.move_caret(None)

    def _on_state_prompt_requested(self, prompt_id: str) -> None:
        grid = cast("GridTab | None", self._workspace.grid)
        if grid is not None and self._is_same_session:
            grid.go_to_prompt(prompt_id)

    def _on_room_presenting_changed(self, is_presenting: bool) -> None:  # noqa: FBT001 - Qt's signal
        grid = cast("GridTab | None", self._workspace.grid)
        if grid is not None:
            grid.show_presenting(is_presenting=is_presenting)
        if not is_presenting:
            self._window.audience_commands.enable(is_open=bool(self._workspace.session_id))

    def _on_window_closed(self) -> None:
        if self._audience is not None:
            self._audience.release()
