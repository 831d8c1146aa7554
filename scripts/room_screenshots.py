"""Draw what the room sees: three views in three colour sets at two sizes, into a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.settings import ColourSet
from scripts.screenshots import program, settle

if TYPE_CHECKING:
    from app.ui.audience.room import Room

SIZES = ((1920, 1080), (1024, 768))
_PROMPT = 3


def main(folder: Path) -> None:
    """Draw the audience view of the sample workshop."""
    folder.mkdir(parents=True, exist_ok=True)
    with program() as (window, workspace):
        from app.ui.presenting import Presenting

        window.commands.sample.trigger()
        settle()
        presenting = window.findChild(Presenting)
        grid = workspace.tab
        grid.go_to(grid.session.prompts[_PROMPT].id, None)
        presenting.toggle()
        settle()
        draw_all(presenting.room, folder)


def draw_all(room: Room, folder: Path) -> None:
    """Draw each view as room-VIEW-COLOURS-WIDTHxHEIGHT.png."""
    from app.models.room.view import View

    canvas = room.audience.canvas
    room.audience.setWindowState(Qt.WindowState.WindowNoState)
    room.audience.show_strip(is_shown=False)
    for colours in ColourSet:
        room.kept.keep_colours(colours)
        room.use_colours()
        for width, height in SIZES:
            room.audience.resize(width, height)
            canvas.set_floor(0.035, height)
            for view in View:
                room.stage.choose_view(view)
                settle(80)
                name = f"room-{view}-{colours}-{width}x{height}.png"
                canvas.grab().save(str(folder / name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
