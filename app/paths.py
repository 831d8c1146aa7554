"""The paths of the program's resources and of the person's files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

APPLICATION = "Common Ground"
DATA_VARIABLE = "COMMON_GROUND_DATA"


@dataclass(frozen=True, slots=True)
class Folders:
    """The program's own files, the library, its backups and the person's packs."""

    resources: Path
    library: Path
    backups: Path
    packs: Path


def resources_folder() -> Path:
    """Return the folder of packs, fonts, icons and styles: in the wheel, or beside `app`."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def data_folder() -> Path:
    """Return the folder of the person's sessions; the environment may name another one."""
    chosen = os.environ.get(DATA_VARIABLE)
    return Path(chosen).expanduser() if chosen else user_data_path(APPLICATION, appauthor=False)


def library_file() -> Path:
    """Return the library that opens when no other is named."""
    return data_folder() / "library.db"


def packs_folder() -> Path:
    """Return the folder of the person's own content packs."""
    return data_folder() / "packs"


def backups_folder() -> Path:
    """Return the folder of the library's backups."""
    return data_folder() / "backups"


def settings_file() -> Path:
    """Return the file of the window's settings, kept with the data where that was moved."""
    if os.environ.get(DATA_VARIABLE):
        return data_folder() / "settings.json"
    return user_config_path(APPLICATION, appauthor=False) / "settings.json"


def log_file() -> Path:
    """Return the log, where tracebacks go."""
    if os.environ.get(DATA_VARIABLE):
        return data_folder() / "common-ground.log"
    return user_log_path(APPLICATION, appauthor=False) / "common-ground.log"
