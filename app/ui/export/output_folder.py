"""The folder that files are written to, and the buttons that open them."""

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
    """Return the last folder used where it still exists, else that for documents."""
    kept = settings.read().last_export_folder
    if kept and Path(kept).is_dir():
        return Path(kept)
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def keep_folder(settings: SettingsFile, folder: Path) -> None:
    """Save the folder in the settings, to propose it the next time."""
    settings.write(replace(settings.read(), last_export_folder=str(folder)))


def offer_opening(banner: Banner, words: str, path: Path) -> None:
    """Add a button to a banner that opens a file or folder with its default program."""
    url = QUrl.fromLocalFile(str(path))
    banner.add_button(words, partial(QDesktopServices.openUrl, url))
