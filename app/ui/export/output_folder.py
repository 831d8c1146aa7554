"""Where files are written to, and how they are opened once they are there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from app.settings import SettingsFile
    from app.ui.widgets.banner import Banner


def usual_folder(settings: SettingsFile) -> Path:
    """Return the folder of last time where it is still there, else that for documents."""
    kept = settings.read().last_export_folder
    if kept and Path(kept).is_dir():
        return Path(kept)
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def keep_folder(settings: SettingsFile, folder: Path) -> None:
    """Propose this folder the next time."""
    settings.write(replace(settings.read(), last_export_folder=str(folder)))


def offer_opening(banner: Banner, words: str, path: Path) -> None:
    """Put a button on a banner that opens a file or folder with the program made for it."""
    url = QUrl.fromLocalFile(str(path))
    banner.add_button(words, partial(QDesktopServices.openUrl, url))
