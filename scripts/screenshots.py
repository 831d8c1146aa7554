"""Draw every screen of the program from the sample workshop, into a folder given as argument."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ui.main_window.window import MainWindow
    from app.ui.main_window.workspace import Workspace

SIZES = ((1440, 900), (1280, 720))
TABS = ("session", "checklist", "grid", "standards", "actions")
_SETTLE_MS = 250


def settle(milliseconds: int = _SETTLE_MS) -> None:
    """Let the window lay itself out and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextmanager
def program() -> Iterator[tuple[MainWindow, Workspace]]:
    """Open the program on an empty library of its own; it is closed at the end."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["COMMON_GROUND_DATA"] = home
        from app.__main__ import build_window

        application = QApplication([])
        window, startup = build_window(application)
        window.show()
        while startup.workspace is None:
            settle()
        yield window, startup.workspace
        window.close()


def main(folder: Path) -> None:
    """Draw each screen of the program at each size."""
    folder.mkdir(parents=True, exist_ok=True)
    with program() as (window, workspace):
        draw_sizes(window, folder, "start-empty")
        window.commands.sample.trigger()
        settle()
        for number, name in enumerate(TABS):
            workspace.show_tab(number)
            _arrange(workspace, name)
            draw_sizes(window, folder, name)
            if name == "grid":
                draw_beside(window, workspace.tab, folder)
        draw_export(window, folder)
        workspace.show_sessions()
        draw_sizes(window, folder, "start")


def draw_sizes(window: object, folder: Path, name: str) -> None:
    """Draw the window at each size as NAME-WIDTHxHEIGHT.png."""
    for width, height in SIZES:
        window.resize(width, height)
        settle()
        window.grab().save(str(folder / f"{name}-{width}x{height}.png"))


def draw_beside(window: object, tab: object, folder: Path) -> None:
    """Draw each page of the panel beside the grid, and close it again."""
    from app.ui.tabs.grid.panel.panel import PageName

    prompts = tab.session.prompts
    tab.go_to(prompts[1].id, None)
    for name in PageName:
        tab.panel_controller.panel.open_page(name).take_focus()
        if name is PageName.GLOSSARY:
            tab.panel_controller.show_term("CAF")
        settle()
        draw_sizes(window, folder, f"grid-{name.lower()}")
    tab.panel_controller.panel.close_panel()
    tab.go_to(prompts[3].id, None)


def draw_export(window: object, folder: Path) -> None:
    """Draw the export window with the page of the agreed statements."""
    window.commands.export.trigger()
    export = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "export-window")
    export.resize(*SIZES[-1])
    _settle_preview(export)
    export.preview.pages.go_to(1)
    _settle_preview(export)
    export.grab().save(str(folder / "export-window.png"))
    export.close()


def _settle_preview(export: object) -> None:
    settle()
    while not export.preview.is_settled:
        settle()


def _arrange(workspace: object, name: str) -> None:
    """Bring each tab into a state that shows what it is for."""
    if name == "standards":
        workspace.tab.find_text("collab")
    if name == "grid":
        session = workspace.tab.session
        workspace.tab.go_to(session.prompts[3].id, None)
    settle()


if __name__ == "__main__":
    started = datetime.now(UTC)
    main(Path(sys.argv[1]))
    print(f"Drawn in {(datetime.now(UTC) - started).total_seconds():.1f} s.")
