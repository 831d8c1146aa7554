"""The controller of the audience view, and the store of its settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.models.audience.schedule import describe_schedule, expected_finish
from app.models.audience.screen_choice import ScreenId
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
from app.ui.audience.state import AudienceState
from app.ui.audience.typesetting.palette import AudiencePalette
from app.ui.services.menu_commands import connect

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QWidget

    from app.settings import AudienceSettings, SettingsFile
    from app.ui.audience.controls.menu import AudienceCommands
    from app.ui.audience.controls.status import OperatorStatus
    from app.ui.services.app_context import AppContext


class AudienceSettingsStore:
    """Reads and writes the settings of the audience view; a failed write is not reported."""

    def __init__(self, settings: SettingsFile) -> None:
        self._file = settings

    @property
    def now(self) -> AudienceSettings:
        """The current settings of the audience view."""
        return self._file.read().room

    @property
    def screen(self) -> ScreenId | None:
        """The screen that the audience view was on last."""
        return ScreenId.of_text(self.now.screen)

    @property
    def unit(self) -> LengthUnit:
        """The unit of length that this person uses."""
        return LengthUnit.FEET if self.now.uses_feet else LengthUnit.METRES

    def measure(self, session_id: str) -> RoomSize | None:
        """Return the size of a session's room; None for not measured."""
        for kept_id, height, farthest in self.now.measured:
            if kept_id == session_id:
                return RoomSize(height, farthest)
        return None

    def save_measure(self, session_id: str, measure: RoomSize | None, unit: LengthUnit) -> None:
        """Save the size of a session's room; None for not measured."""
        room = replace(self.now, uses_feet=unit is LengthUnit.FEET)
        if measure is None:
            self.save(room.without_measure(session_id))
        else:
            self.save(room.with_measured((session_id, measure.height, measure.farthest)))

    def save(self, room: AudienceSettings) -> None:
        """Save the settings of the audience view."""
        self._file.write(replace(self._file.read(), room=room))


# The panel need not follow each key: it is refreshed at most once in this time.
_REFRESH_MS = 60
# The expected finish changes with the time of day.
_FINISH_MS = 20_000
# In a window lower than this many pixels the panel is folded, until somebody unfolds it.
_LOW_WINDOW = 800


class AudienceController(QObject):
    """Connects the parts of the audience view; built at the first presenting or timer start."""

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
        self._is_released = False
        self._is_unsaved = False
        self._measure: RoomSize | None = None
        self.settings = AudienceSettingsStore(context.settings)
        self.state = AudienceState(context.store, context.notifier, self)
        self.window = AudienceWindow(context.theme, self._palette())
        self.window.addActions(commands.for_audience())
        self.placement = Placement(application, window, self.window, self.settings.screen)
        self.panel = OperatorPanel(context.theme, commands)
        self.panel.follow(self.window.canvas)
        is_folded = self.settings.now.is_folded
        if is_folded is None:
            is_folded = window.height() < _LOW_WINDOW
        self.panel.fold(is_folded=is_folded)
        self.panel.hide()
        commands.strip.setChecked(self.window.is_strip_shown)
        self._show_soon = QTimer(self, singleShot=True, interval=0)
        self._refresh_soon = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._finish_timer = QTimer(self, interval=_FINISH_MS)
        self._connect()
        self._connect_commands()

    @property
    def is_presenting(self) -> bool:
        """Whether the audience view is shown, or waits for its screen to come back."""
        return self.placement.is_presenting

    def open(self, session_id: str) -> None:
        """Open a session; an audience view on show is blank until the operator ends that."""
        self._measure = self.settings.measure(session_id)
        self.state.open(session_id, is_blank=self.is_presenting)
        self._apply_floor()

    def present(self) -> None:
        """Save all that is typed, and show the audience view."""
        self._context.autosave.commit_typing()
        self.state.begin_presenting()
        self._apply_floor()
        self._show_scene()
        self.placement.present()

    def leave(self) -> None:
        """Close the audience view."""
        self.placement.leave()

    def apply_measure(self, measure: RoomSize | None, unit: LengthUnit) -> None:
        """Save the size of the session's room, and apply it to the size of letters."""
        self.settings.save_measure(self.state.session_id, measure, unit)
        self._measure = measure
        self._apply_floor()

    def apply_colours(self) -> None:
        """Apply the audience view's own colour set, or the main window's."""
        self.window.use_palette(self._palette())
        self._commands.show_colours(self.settings.now.colours)
        self._refresh_soon.start()

    def release(self) -> None:
        """Close the audience window for good, as the main one closes."""
        self.placement.leave()
        self._is_released = True
        self.window.deleteLater()

    def _apply_floor(self) -> None:
        self.window.set_floor(text_floor(self._measure))
        self._refresh_soon.start()

    def _palette(self) -> AudiencePalette:
        return AudiencePalette(
            self._resources, self.settings.now.colours or self._context.theme.colour_set
        )

    def _connect(self) -> None:
        state, audience_window, canvas = self.state, self.window, self.window.canvas
        self._show_soon.timeout.connect(self._on_show_soon_timeout)
        self._refresh_soon.timeout.connect(self._refresh)
        self._finish_timer.timeout.connect(self._refresh)
        self._context.history.failed.connect(lambda _error: self._set_unsaved(is_failing=True))
        self._context.history.performed.connect(lambda: self._set_unsaved(is_failing=False))
        state.scene_changed.connect(self._show_soon.start)
        state.status_changed.connect(self._refresh)
        state.clock_changed.connect(self._on_state_clock_changed)
        state.time_over.connect(self._on_state_time_over)
        canvas.paged.connect(self._refresh_soon.start)
        audience_window.strip_changed.connect(self._commands.strip.setChecked)
        audience_window.prompt_step_requested.connect(state.step_prompt)
        audience_window.prompt_end_requested.connect(state.end_prompt)
        audience_window.page_turn_requested.connect(self._turn)
        self.placement.state_changed.connect(self._on_placement_state_changed)
        self.placement.placed.connect(self._on_placed)
        self.panel.folded.connect(self._on_panel_folded)

    def _on_placed(self, screen: ScreenId) -> None:
        self.settings.save(replace(self.settings.now, screen=screen.text))

    def _on_panel_folded(self, is_folded: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.settings.save(replace(self.settings.now, is_folded=is_folded))

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
        connect(commands.freeze, lambda: state.freeze(is_frozen=not state.choices.is_frozen))
        connect(commands.blank, lambda: state.blank(is_blank=not state.choices.is_blank))
        connect(commands.cover, lambda: state.cover(is_covered=not state.choices.is_covered))
        connect(commands.reveal_next, state.reveal_next)
        connect(commands.count, lambda: state.show_count(is_shown=not state.choices.is_counting))
        connect(commands.end_note, partial(state.show_note, None))
        connect(commands.strip, self._switch_strip)
        commands.reveal_requested.connect(state.reveal)

    def _switch_strip(self) -> None:
        self.window.show_strip(is_shown=self._commands.strip.isChecked())

    def _turn(self, steps: int) -> None:
        if not self.state.choices.is_frozen:
            self.window.canvas.turn(steps)

    def _on_show_soon_timeout(self) -> None:
        # To lay out a page at each key takes as long when nobody sees it.
        if self.is_presenting:
            self._show_scene()

    def _show_scene(self) -> None:
        if self._is_released:
            return
        self.window.canvas.show_scene(self.state.scene)
        self.window.canvas.show_clock(self.state.shown_face)

    def _set_unsaved(self, *, is_failing: bool) -> None:
        if is_failing != self._is_unsaved:
            self._is_unsaved = is_failing
            self._refresh_soon.start()

    def _on_state_clock_changed(self) -> None:
        self._show_soon.start()
        self._refresh_soon.start()

    def _on_state_time_over(self) -> None:
        if self.settings.now.has_sound:
            QApplication.beep()

    def _on_placement_state_changed(self) -> None:
        if self.is_presenting != self._was_presenting:
            self._was_presenting = self.is_presenting
            if not self.is_presenting:
                self.state.end_presenting()
            self.presenting_changed.emit(self.is_presenting)
        self._commands.show_screens(self.placement.screens())
        self._refresh()

    def _refresh(self) -> None:
        if self._is_released:
            return
        self._refresh_soon.stop()  # nothing is left to refresh
        status = self._status()
        self.panel.show_status(status)
        self.window.show_status(status)
        commands = self._commands
        commands.show_state(status, is_presenting=self.is_presenting)
        session, choices = self.state.session, self.state.choices
        agencies = session.agencies if session is not None else ()
        commands.show_agencies(
            [
                (a.id, a.name, not choices.is_entry_covered(choices.prompt_id, a.id))
                for a in agencies
            ]
        )
        is_shown = self.is_presenting or self.state.timer.running is not None
        self.panel.setVisible(is_shown)
        if is_shown != self._finish_timer.isActive():
            (self._finish_timer.start if is_shown else self._finish_timer.stop)()

    def _status(self) -> OperatorStatus:
        canvas, state = self.window.canvas, self.state
        return operator_status(
            StatusInputs(
                scene=state.scene,
                choices=state.shown_choices,
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
        return describe_schedule(expected_finish(now, session.prompts, self.state.timer), now)
