"""The entry point: parse the arguments, then run a headless command or show the window."""

from __future__ import annotations

import builtins
import gc
import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.log import log_to_file

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from app.models.changes import ChangePublisher
    from app.models.storage.store import Store
    from app.ui.main_window.window import MainWindow
    from app.ui.startup.library_startup import LibraryStartup


log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    from app.cli.arguments import parse

    wanted = parse(sys.argv[1:] if arguments is None else arguments)
    if wanted.command or wanted.check:
        from app.cli.commands import run_headless

        return run_headless(wanted)
    return run_window(wanted.library)


def run_window(library: Path | None) -> int:
    """Show the window at once and open the library behind it; return when it is closed."""
    with plain_imports():
        from PySide6.QtWidgets import QApplication

    # Importing makes objects that stay; looking for garbage among them costs a fifth of the start.
    gc.disable()
    log_to_file()
    application = QApplication(sys.argv[:1])
    window, startup = build_window(application, library)
    install_hook(window, startup.save_unsaved)
    startup.settled.connect(gc.enable)
    window.show()
    return application.exec()


def build_window(
    application: QApplication, library: Path | None = None
) -> tuple[MainWindow, LibraryStartup]:
    """Build the window, and the startup that opens the library once it is painted."""
    from app.design_tokens import read_tokens, tokens_file
    from app.settings import SettingsFile
    from app.ui.main_window.window import MainWindow
    from app.ui.startup.library_startup import LibraryStartup

    application.setApplicationName("Common Ground")
    application.setDesktopFileName("common-ground")
    resources = paths.resources_folder()
    settings = SettingsFile(paths.settings_file())
    kept = settings.read()
    colours = read_tokens(tokens_file(resources), kept.colour_set).colours
    window = MainWindow(colours["paper"], colours["ink"])
    window.restore_geometry(kept.window_geometry)
    file = (library or paths.library_file()).absolute()
    folders = paths.Folders(resources, file, paths.backups_folder(), paths.packs_folder())
    return window, LibraryStartup(window, settings, folders, open_store)


def open_store(folders: paths.Folders) -> tuple[Store, ChangePublisher]:
    """Open the library; SQLAlchemy is imported here, after the window is painted."""
    from app.models.changes import ChangePublisher
    from app.models.storage.database import open_library
    from app.models.storage.store import Store

    changes = ChangePublisher()
    return Store(open_library(folders.library, folders.backups), changes), changes


@contextmanager
def plain_imports() -> Iterator[None]:
    """Import PySide6, then restore Python's own import function, which PySide6 replaces.

    PySide6's function reads the source of every module imported later, to look for `__feature__`,
    which nothing here uses: a quarter of the time SQLAlchemy takes.
    """
    plain = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = plain


def install_hook(window: MainWindow, save_unsaved: Callable[[], bool]) -> None:
    """Install the hook for unexpected exceptions: log, save what is typed, show a banner once."""
    is_banner_shown = False

    def hook(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        nonlocal is_banner_shown
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        log.critical("something unexpected", exc_info=(kind, error, traceback))
        is_saved = save_unsaved()
        if not is_saved or is_banner_shown or not window.has_contents:
            return
        is_banner_shown = True
        window.banner.show_message(
            "Something went wrong inside Common Ground. What is typed is saved; "
            "if anything looks odd, close the window and open it again."
        )

    sys.excepthook = hook


if __name__ == "__main__":
    sys.exit(main())
