"""The settings kept between runs in a JSON file; reading and writing never raise."""

from __future__ import annotations

import json
import logging
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from math import isfinite
from typing import TYPE_CHECKING

from app.reports.options import ExportSettings, parse_export_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


SMALLEST_ZOOM = 80
LARGEST_ZOOM = 300
_ROOMS_KEPT = 50
_WIDEST = 100_000

_log = logging.getLogger(__name__)


class ColourSet(StrEnum):
    """The sets of colours in the tokens file."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


Room = tuple[str, float, float]
"""A session's id, the height of its room's picture, and the farthest seat from it, in metres."""


@dataclass(frozen=True, slots=True)
class AudienceSettings:
    """The settings of the audience view that are kept between runs.

    `colours` is a colour set, or empty for that of the window; `screen` is the text of the screen
    chosen last. `is_folded` is None until somebody folds the operator's panel, or opens it. A room
    is measured for one session: the next one may meet elsewhere.
    """

    colours: str = ""
    screen: str = ""
    uses_feet: bool = False
    has_sound: bool = False
    is_folded: bool | None = None
    measured: tuple[Room, ...] = ()

    def with_measured(self, room: Room) -> AudienceSettings:
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

    last_export_folder: str = ""
    text_zoom: int = 100
    window_geometry: str = ""
    colour_set: ColourSet = ColourSet.LIGHT
    room: AudienceSettings = AudienceSettings()
    export: ExportSettings = field(default_factory=ExportSettings)
    export_size: tuple[int, int] | None = None


class SettingsFile:
    """The small JSON file that holds the settings."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Settings:
        """Return the settings, defaults for unusable values; a damaged file is moved aside."""
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except OSError:
            _log.warning("The settings cannot be read.", exc_info=True)
            return Settings()
        except (ValueError, RecursionError):
            self._move_aside()
            return Settings()
        if not isinstance(content, dict):
            self._move_aside()
            return Settings()
        return _parse_settings(content)

    def write(self, settings: Settings) -> bool:
        """Write the settings atomically; return whether that succeeded."""
        draft = self._path.with_name(f"{self._path.name}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("w", encoding="utf-8") as file:
                json.dump(asdict(settings), file, indent=2)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._path)
        except (OSError, ValueError):
            _log.warning("The settings cannot be written.", exc_info=True)
            with suppress(OSError):
                draft.unlink()
            return False
        return True

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


def _parse_settings(content: Mapping[str, object]) -> Settings:
    settings = Settings()
    if isinstance(folder := content.get("last_export_folder"), str):
        settings = replace(settings, last_export_folder=folder)
    if isinstance(geometry := content.get("window_geometry"), str):
        settings = replace(settings, window_geometry=geometry)
    settings = replace(settings, export=_parse_export(content))
    settings = replace(settings, export_size=_parse_size(content.get("export_size")))
    zoom = content.get("text_zoom")
    if type(zoom) is int and SMALLEST_ZOOM <= zoom <= LARGEST_ZOOM:
        settings = replace(settings, text_zoom=zoom)
    if (name := content.get("colour_set")) in list(ColourSet):
        settings = replace(settings, colour_set=ColourSet(str(name)))
    if isinstance(room := content.get("room"), dict):
        settings = replace(settings, room=_parse_audience(room))
    return settings


def _parse_export(content: Mapping[str, object]) -> ExportSettings:
    if isinstance(chosen := content.get("export"), dict):
        return parse_export_settings(chosen)
    # The format of versions in which parts were not yet ticked one by one.
    return ExportSettings(turned=("history",) if content.get("has_history") is True else ())


def _parse_size(content: object) -> tuple[int, int] | None:
    match content:
        case [int() as width, int() as height] if 0 < width <= _WIDEST and 0 < height <= _WIDEST:
            return width, height
    return None


def _parse_audience(content: Mapping[str, object]) -> AudienceSettings:
    colours = _text(content, "colours")
    is_folded = content.get("is_folded")
    measured = content.get("measured")
    rooms = map(_parse_measured_room, measured) if isinstance(measured, list) else ()
    return AudienceSettings(
        colours=colours if colours in list(ColourSet) else "",
        screen=_text(content, "screen"),
        uses_feet=content.get("uses_feet") is True,
        has_sound=content.get("has_sound") is True,
        is_folded=is_folded if isinstance(is_folded, bool) else None,
        measured=tuple(room for room in rooms if room)[-_ROOMS_KEPT:],
    )


def _text(content: Mapping[str, object], name: str) -> str:
    text = content.get(name)
    return text if isinstance(text, str) else ""


def _parse_measured_room(content: object) -> Room | None:
    match content:
        case [str(session_id), int() | float() as height, int() | float() as farthest]:
            if isfinite(height) and isfinite(farthest) and height > 0 and farthest > 0:
                return session_id, float(height), float(farthest)
    return None
