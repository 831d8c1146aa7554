"""Remember what was chosen for the room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.models.room.measure import RoomMeasure, Unit
from app.ui.audience.placing.screens import ScreenMark

if TYPE_CHECKING:
    from app.settings import RoomSettings, SettingsFile


class RoomKept:
    """Reads and writes the room's part of the settings; a failed write only forgets."""

    def __init__(self, settings: SettingsFile) -> None:
        self._file = settings

    @property
    def now(self) -> RoomSettings:
        """The room's settings as they stand."""
        return self._file.read().room

    @property
    def screen(self) -> ScreenMark | None:
        """The screen that the room saw last."""
        return ScreenMark.of_text(self.now.screen)

    @property
    def unit(self) -> Unit:
        """What this person measures in."""
        return Unit.FEET if self.now.uses_feet else Unit.METRES

    def measure(self, session_id: str) -> RoomMeasure | None:
        """Give the measure of the room that a session meets in."""
        for kept_id, height, farthest in self.now.measured:
            if kept_id == session_id:
                return RoomMeasure(height, farthest)
        return None

    def keep_measure(self, session_id: str, measure: RoomMeasure | None, unit: Unit) -> None:
        """Keep the measure of a session's room; None for not measured."""
        room = replace(self.now, uses_feet=unit is Unit.FEET)
        if measure is None:
            self._write(room.without_measure(session_id))
        else:
            self._write(room.with_measured((session_id, measure.height, measure.farthest)))

    def keep_screen(self, mark: ScreenMark) -> None:
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

    def _write(self, room: RoomSettings) -> None:
        self._file.write(replace(self._file.read(), room=room))
