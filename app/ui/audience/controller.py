"""Join what is shown to the room: stage, audience window, its screen, the operator's panel."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.models.audience.schedule import describe_schedule, expected_finish
from app.models.audience.viewing_distance import LengthUnit, RoomSize, text_floor
from app.ui.audience.controls.panel import OperatorPanel
from app.ui.audience.controls.status import (
    PagePosition,
    StatusInputs,
    describe_time,
    operator_status,
)
from app.ui.audience.screens.audience_window import AudienceWindow
from app.ui.audience.screens.placement import Placement
from app.ui.audience.screens.screen_choice import ScreenId
from app.ui.audience.state import AudienceState
from app.ui.audience.typesetting.palette import AudiencePalette
from app.ui.services.menu_commands import connect

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QWidget

    from app.settings import AudienceSettings, SettingsFile
    from app.ui.audience.controls.status import OperatorStatus
    from app.ui.audience.menu import AudienceCommands
    from app.ui.services.app_context import AppContext


class AudienceSettingsStore:
    """Reads and writes the room's part of the settings; a failed write only forgets."""

    def __init__(self, settings: SettingsFile) -> None:
        self._file = settings

    @property
    def now(self) -> AudienceSettings:
        """The room's settings as they stand."""
        return self._file.read().room

    @property
    def screen(self) -> ScreenId | None:
        """The screen that the room saw last."""
        return ScreenId.of_text(self.now.screen)

    @property
    def unit(self) -> LengthUnit:
        """What this person measures in."""
        return LengthUnit.FEET if self.now.uses_feet else LengthUnit.METRES

    def measure(self, session_id: str) -> RoomSize | None:
        """Return the measure of the room that a session meets in."""
        for kept_id, height, farthest in self.now.measured:
            if kept_id == session_id:
                return RoomSize(height, farthest)
        return None

    def keep_measure(self, session_id: str, measure: RoomSize | None, unit: LengthUnit) -> None:
        """Keep the measure of a session's room; None for not measured."""
        room = replace(self.now, uses_feet=unit is LengthUnit.FEET)
        if measure is None:
            self._write(room.without_measure(session_id))
        else:
            self._write(room.with_measured((session_id, measure.height, measure.farthest)))

    def keep_screen(self, mark: ScreenId) -> None:
        """Keep the screen chosen."""
        self._write(replace(self.now, screen=mark.text))

    def keep_colours(self, colours: str) -> None:
        """Keep the room's colour set, empty for the window's."""
        self._write(replace(self.now, colours=colours))

    def keep_sound(self, *, has_sound: bool) -> None:
        """Keep whether the timer may be heard."""
        self._write(replace(self.now, has_sound=has_sound))

    def keep_folded(self, *, is_folded: bool) -> None:
        """Keep whether the operator's panel is a single line."""
        self._write(replace(self.now, is_folded=is_folded))

    def _write(self, room: AudienceSettings) -> None:
        self._file.write(replace(self._file.read(), room=room))


# The panel need not follow each key: it is redrawn at most so often.
_TELL_MS = 60
# When the workshop finishes moves on with the time of day.
_TELL_ON_MS = 20_000
# In a lower window the grid needs the room, until somebody says otherwise.
_LOW = 800


class AudienceController(QObject):
    """Built when somebody first presents or starts a timer."""

    presenting_changed = Signal(bool)

    def __init__(
        self,
        application: QGuiApplication,
        window: QWidget,
        commands: AudienceCommands,
        context: AppContext,
        resources: Path,
    ) -> None:
        super().__init__(window)
        self._commands = commands
        self._context = context
        self._resources = resources
        self._was_presenting = False
        self._is_gone = False
        self._is_unsaved = False
        self._measure: RoomSize | None = None
        self.kept = AudienceSettingsStore(context.settings)
        self.state = AudienceState(context.store, context.bridge, self)
        self.audience = AudienceWindow(context.theme, self._palette())
        self.audience.addActions(commands.for_audience())
        self.placement = Placement(application, window, self.audience, self.kept.screen)
        self.panel = OperatorPanel(context.theme, commands)
        self.panel.follow(self.audience.canvas)
        is_folded = self.kept.now.is_folded
        if is_folded is None:
            is_folded = window.height() < _LOW
        self.panel.fold(is_folded=is_folded)
        self.panel.hide()
        commands.strip.setChecked(self.audience.is_strip_shown)
        self._show_soon = QTimer(self, singleShot=True, interval=0)
        self._tell_soon = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._tell_on = QTimer(self, interval=_TELL_ON_MS)
        self._connect()
        self._connect_commands()

    @property
    def is_presenting(self) -> bool:
        """Whether the room sees something, or will once its screen is back."""
        return self.placement.is_presenting

    def open(self, session_id: str) -> None:
        """Take up a session; a room that looks on sees plain paper until the operator lifts it."""
        self._measure = self.kept.measure(session_id)
        self.state.open(session_id, is_blank=self.is_presenting)
        self._apply_floor()

    def present(self) -> None:
        """Show the session to the room, once all that is typed is saved."""
        self._context.autosave.end_bursts()
        self.state.begin()
        self._apply_floor()
        self._show_scene()
        self.placement.present()

    def leave(self) -> None:
        """Show the room nothing more."""
        self.placement.leave()

    def use_measure(self, measure: RoomSize | None, unit: LengthUnit) -> None:
        """Keep the measure of the session's room, and let the letters follow it."""
        self.kept.keep_measure(self.state.session_id, measure, unit)
        self._measure = measure
        self._apply_floor()

    def use_colours(self) -> None:
        """Take over the room's colour set, or the window's."""
        self.audience.use_palette(self._palette())
        self._commands.show_colours(self.kept.now.colours)
        self._tell_soon.start()

    def release(self) -> None:
        """Close the audience window with the main one."""
        self.placement.leave()
        self._is_gone = True
        self.audience.deleteLater()

    def _apply_floor(self) -> None:
        self.audience.set_floor(text_floor(self._measure))
        self._tell_soon.start()

    def _palette(self) -> AudiencePalette:
        return AudiencePalette(
            self._resources, self.kept.now.colours or self._context.theme.colour_set
        )

    def _connect(self) -> None:
        state, audience, canvas = self.state, self.audience, self.audience.canvas
        self._show_soon.timeout.connect(self._on_show_soon_timeout)
        self._tell_soon.timeout.connect(self._tell)
        self._tell_on.timeout.connect(self._tell)
        self._context.history.failed.connect(lambda _error: self._on_saving_told(is_failing=True))
        self._context.history.performed.connect(lambda: self._on_saving_told(is_failing=False))
        state.scene_changed.connect(self._show_soon.start)
        state.told.connect(self._tell)
        state.clock_changed.connect(self._on_state_clock_changed)
        state.time_over.connect(self._on_state_time_over)
        canvas.paged.connect(self._tell_soon.start)
        audience.strip_changed.connect(self._commands.strip.setChecked)
        audience.prompt_stepped.connect(state.step_prompt)
        audience.prompt_ended.connect(state.end_prompt)
        audience.page_turned.connect(self._turn)
        self.placement.state_changed.connect(self._on_placement_state_changed)
        self.placement.placed.connect(self.kept.keep_screen)
        self.panel.folded.connect(lambda folded: self.kept.keep_folded(is_folded=folded))

    def _connect_commands(self) -> None:
        commands, state = self._commands, self.state
        for view, action in commands.views.items():
            connect(action, partial(state.choose_view, view))
        connect(commands.next_view, partial(state.step_view, 1))
        connect(commands.previous_view, partial(state.step_view, -1))
        connect(commands.next_prompt, partial(state.step_prompt, 1))
        connect(commands.previous_prompt, partial(state.step_prompt, -1))
        connect(commands.next_page, partial(self._turn, 1))
        connect(commands.previous_page, partial(self._turn, -1))
        connect(commands.freeze, lambda: state.freeze(is_frozen=not state.show.is_frozen))
        connect(commands.blank, lambda: state.blank(is_blank=not state.show.is_blank))
        connect(commands.cover, lambda: state.cover(is_covered=not state.show.is_covered))
        connect(commands.reveal_next, state.reveal_next)
        connect(commands.count, lambda: state.show_count(is_shown=not state.show.is_counting))
        connect(commands.end_note, partial(state.show_note, None))
        connect(commands.strip, self._switch_strip)
        commands.reveal_requested.connect(state.reveal)

    def _switch_strip(self) -> None:
        self.audience.show_strip(is_shown=self._commands.strip.isChecked())

    def _turn(self, steps: int) -> None:
        if not self.state.show.is_frozen:
            self.audience.canvas.turn(steps)

    def _on_show_soon_timeout(self) -> None:
        # A page that nobody sees takes as long to lay out at each key as one before the room.
        if self.is_presenting:
            self._show_scene()

    def _show_scene(self) -> None:
        if self._is_gone:
            return
        self.audience.canvas.show_scene(self.state.scene)
        self.audience.canvas.show_clock(self.state.room_face)

    def _on_saving_told(self, *, is_failing: bool) -> None:
        if is_failing != self._is_unsaved:
            self._is_unsaved = is_failing
            self._tell_soon.start()

    def _on_state_clock_changed(self) -> None:
        self._show_soon.start()
        self._tell_soon.start()

    def _on_state_time_over(self) -> None:
        if self.kept.now.has_sound:
            QApplication.beep()

    def _on_placement_state_changed(self) -> None:
        if self.is_presenting != self._was_presenting:
            self._was_presenting = self.is_presenting
            if not self.is_presenting:
                self.state.stop()
            self.presenting_changed.emit(self.is_presenting)
        self._commands.show_screens(self.placement.screens())
        self._tell()

    def _tell(self) -> None:
        if self._is_gone:
            return
        self._tell_soon.stop()  # this says it all
        view = self._view()
        self.panel.show_view(view)
        self.audience.show_view(view)
        commands = self._commands
        commands.show_state(view, is_presenting=self.is_presenting)
        session, show = self.state.session, self.state.show
        agencies = session.agencies if session is not None else ()
        commands.show_agencies(
            [(a.id, a.name, not show.hides(show.prompt_id, a.id)) for a in agencies]
        )
        is_shown = self.is_presenting or self.state.keeper.running is not None
        self.panel.setVisible(is_shown)
        if is_shown != self._tell_on.isActive():
            (self._tell_on.start if is_shown else self._tell_on.stop)()

    def _view(self) -> OperatorStatus:
        canvas, state = self.audience.canvas, self.state
        return operator_status(
            StatusInputs(
                scene=state.scene,
                show=state.room_show,
                paging=PagePosition(canvas.page, canvas.page_count, canvas.words_over),
                clock=state.face,
                time=describe_time(state.running_face, self._finish()),
                measure=self._measure,
                is_presenting=self.is_presenting,
                is_waiting=self.placement.is_waiting,
                is_unsaved=self._is_unsaved and self.placement.is_on_one_screen,
                hidden=len(state.hidden),
                has_count=state.has_count,
                is_counting=state.is_count_seen,
            )
        )

    def _finish(self) -> str:
        session = self.state.session
        if session is None:
            return ""
        now = datetime.now().astimezone()
        return describe_schedule(expected_finish(now, session.prompts, self.state.keeper), now)
