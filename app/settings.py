"""Remember how the window was left, and never fail because of it."""

import json
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

SMALLEST_ZOOM = 80
LARGEST_ZOOM = 300

_log = logging.getLogger(__name__)


class ColourSet(StrEnum):
    """The sets of colours in the tokens file."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Settings:
    """What is remembered between runs; text_zoom is in per cent, window_geometry is base64."""

    last_export_folder: str = ""
    text_zoom: int = 100
    window_geometry: str = ""
    colour_set: ColourSet = ColourSet.LIGHT


class SettingsFile:
    """Keep settings in a small JSON file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Settings:
        """Give the settings; what cannot be understood is the default, a damaged file is kept."""
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
        return _understood(content)

    def write(self, settings: Settings) -> bool:
        """Put the settings in place whole, or leave the old ones; say which."""
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


def _understood(content: Mapping[str, object]) -> Settings:
    settings = Settings()
    if isinstance(folder := content.get("last_export_folder"), str):
        settings = replace(settings, last_export_folder=folder)
    if isinstance(geometry := content.get("window_geometry"), str):
        settings = replace(settings, window_geometry=geometry)
    zoom = content.get("text_zoom")
    if type(zoom) is int and SMALLEST_ZOOM <= zoom <= LARGEST_ZOOM:
        settings = replace(settings, text_zoom=zoom)
    if (name := content.get("colour_set")) in list(ColourSet):
        settings = replace(settings, colour_set=ColourSet(str(name)))
    return settings
