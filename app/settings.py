"""The settings kept between runs in a JSON file; reading and writing never raise."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from app.atomic_file import FileNotWrittenError, write_safely
from app.reports.options import ExportSettings
from app.setting_checks import (
    checked,
    each,
    flag,
    one_of,
    parse_settings,
    table,
    text,
    with_changes,
)

if TYPE_CHECKING:
    from pathlib import Path


SMALLEST_ZOOM = 80
LARGEST_ZOOM = 300
_ROOMS_KEPT = 50
_WIDEST = 100_000
# Metres; a number that no room has may be too large for a float.
_FARTHEST = 10_000

_log = logging.getLogger(__name__)


class ColourSet(StrEnum):
    """The sets of colours in the tokens file."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


MeasuredRoom = tuple[str, float, float]
"""A session's id, the height of its room's picture, and the farthest seat from it, in metres."""


def _room(content: object) -> MeasuredRoom | None:
    match content:
        case [str(session_id), int() | float() as height, int() | float() as farthest]:
            if 0 < height <= _FARTHEST and 0 < farthest <= _FARTHEST:
                return session_id, float(height), float(farthest)
    return None


def _rooms(content: object) -> tuple[MeasuredRoom, ...]:
    return each(_room)(content)[-_ROOMS_KEPT:]


def _zoom(content: object) -> int | None:
    match content:
        case int(zoom) if SMALLEST_ZOOM <= zoom <= LARGEST_ZOOM:
            return zoom
    return None


def _size(content: object) -> tuple[int, int] | None:
    match content:
        case [int() as width, int() as height] if 0 < width <= _WIDEST and 0 < height <= _WIDEST:
            return width, height
    return None


@dataclass(frozen=True, slots=True)
class AudienceSettings:
    """The settings of the audience view that are kept between runs.

    `colours` is a colour set, or empty for that of the window; `screen` is the text of the screen
    chosen last. `is_folded` is None until somebody folds the operator's panel, or opens it. A room
    is measured for one session: the next one may meet elsewhere.
    """

    colours: str = field(default="", metadata=checked(one_of(("", *ColourSet))))
    screen: str = field(default="", metadata=checked(text))
    uses_feet: bool = field(default=False, metadata=checked(flag))
    has_sound: bool = field(default=False, metadata=checked(flag))
    is_folded: bool | None = field(default=None, metadata=checked(flag))
    measured: tuple[MeasuredRoom, ...] = field(default=(), metadata=checked(_rooms))

    def with_measured(self, room: MeasuredRoom) -> AudienceSettings:
        """Return the settings with a session's room measured; only the latest ones are kept."""
        others = [kept for kept in self.measured if kept[0] != room[0]]
        return replace(self, measured=(*others, room)[-_ROOMS_KEPT:])

    def without_measure(self, session_id: str) -> AudienceSettings:
        """Return the settings without the measure of a session's room."""
        return replace(self, measured=tuple(m for m in self.measured if m[0] != session_id))


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings kept between runs.

    text_zoom is in per cent, window_geometry is base64, and export_size the width and height of the
    export window in device-independent pixels.
    """

    last_export_folder: str = field(default="", metadata=checked(text))
    text_zoom: int = field(default=100, metadata=checked(_zoom))
    window_geometry: str = field(default="", metadata=checked(text))
    colour_set: ColourSet = field(default=ColourSet.LIGHT, metadata=checked(one_of(ColourSet)))
    room: AudienceSettings = field(
        default=AudienceSettings(), metadata=checked(table(AudienceSettings))
    )
    export: ExportSettings = field(
        default=ExportSettings(), metadata=checked(table(ExportSettings))
    )
    export_size: tuple[int, int] | None = field(default=None, metadata=checked(_size))


class SettingsFile:
    """The small JSON file that holds the settings; it is read once and kept in memory."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: Settings | None = None

    def read(self) -> Settings:
        """Return the settings, defaults for unusable values; a damaged file is moved aside."""
        if self._kept is None:
            self._kept = self._load()
        return self._kept or Settings()

    def write(self, settings: Settings) -> bool:
        """Write what changed atomically; return whether that succeeded.

        Another window may have written since: what it changed stays.
        """
        before = self.read()
        settings = with_changes(self._load() or before, before, settings)
        try:
            content = json.dumps(asdict(settings), indent=2).encode()
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_safely(self._path, lambda out: out.write(content))
        except (OSError, ValueError, FileNotWrittenError):
            _log.warning("The settings cannot be written.", exc_info=True)
            return False
        self._kept = settings
        return True

    def _load(self) -> Settings | None:
        """Return what the file holds, or None while it can't be read."""
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except OSError:
            _log.warning("The settings cannot be read.", exc_info=True)
            return None
        except (ValueError, RecursionError):
            self._move_aside()
            return Settings()
        if not isinstance(content, dict):
            self._move_aside()
            return Settings()
        if content.get("has_history") is True and not isinstance(content.get("export"), dict):
            # The format of versions in which parts were not yet ticked one by one.
            content["export"] = {"turned": ["history"]}
        return parse_settings(Settings, content)

    def _move_aside(self) -> None:
        number = 1
        while (aside := self._path.with_name(f"{self._path.name}.damaged-{number}")).exists():
            number += 1
        try:
            self._path.rename(aside)
        except OSError:
            _log.warning("The damaged settings cannot be moved aside.", exc_info=True)
        else:
            _log.warning("The settings were damaged and are now %s.", aside)
