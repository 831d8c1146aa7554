"""Draw what the room sees: its views and a count, in three colour sets, into a folder."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.settings import ColourSet
from scripts.screenshots import program, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.edits import Edit
    from app.models.records import Session
    from app.ui.audience.controller import AudienceController

SIZES = ((1920, 1080), (1024, 768))
_PROMPT = 3
# What the agencies show, and who is left to be the last.
_HANDS = ((0, 0, 0, 1, 3, 1), (0, 0, 1, 1, 2, 0), (0, 0, 0, 2, 1, 1), (0, 0, 0, 0, 0, 0))


def main(folder: Path) -> None:
    """Draw the audience view of the sample workshop."""
    folder.mkdir(parents=True, exist_ok=True)
    with program() as (window, workspace):
        from app.ui.main_window.presenter import Presenter

        window.commands.sample.trigger()
        settle()
        presenting = window.findChild(Presenter)
        grid = workspace.tab
        grid.go_to(grid.session.prompts[_PROMPT].id, None)
        presenting.toggle()
        settle()
        draw_all(presenting.audience, folder)
        history = workspace._context.history  # noqa: SLF001 - only a person's keys count otherwise
        draw_counts(presenting.audience, grid.session, history.perform, folder)


def draw_all(room: AudienceController, folder: Path) -> None:
    """Draw each view as room-VIEW-COLOURS-WIDTHxHEIGHT.png."""
    from app.models.audience.scene import View

    canvas = room.window.canvas
    room.window.setWindowState(Qt.WindowState.WindowNoState)
    room.window.show_strip(is_shown=False)
    for colours in ColourSet:
        room.settings.save(replace(room.settings.now, colours=colours))
        room.apply_colours()
        for width, height in SIZES:
            room.window.resize(width, height)
            canvas.set_floor(0.035, height)
            for view in View:
                room.state.choose_view(view)
                settle(80)
                name = f"room-{view}-{colours}-{width}x{height}.png"
                canvas.grab().save(str(folder / name))


def draw_counts(
    room: AudienceController, session: Session, perform: Callable[[Edit], object], folder: Path
) -> None:
    """Draw a count before the last agency is in, and after, as room-count-STATE-COLOURS-SIZE.png.

    The small size is drawn in the light colours alone.
    """
    from app.models.edits import FinishCount, SetTally, StartCount, TallyEntry

    prompt, now = session.prompts[_PROMPT], datetime.now(UTC)
    key = (session.details.id, prompt.id, "count-for-pictures")
    perform(StartCount(*key, 3, prompt.statement.text, now))
    present = [agency for agency in session.agencies if agency.is_present]
    shown = list(zip(present, _HANDS, strict=False))
    for agency, levels in shown[:-1]:
        perform(SetTally(*key, agency.id, None, TallyEntry(levels)))
    room.state.show_count(is_shown=True)
    _draw_count(room, folder, "before")
    agency, levels = shown[-1]
    perform(SetTally(*key, agency.id, None, TallyEntry(levels)))
    perform(FinishCount(*key, now, now))
    _draw_count(room, folder, "after")


def _draw_count(room: AudienceController, folder: Path, state: str) -> None:
    canvas = room.window.canvas
    for colours in ColourSet:
        room.settings.save(replace(room.settings.now, colours=colours))
        room.apply_colours()
        for width, height in SIZES if colours is ColourSet.LIGHT else SIZES[:1]:
            room.window.resize(width, height)
            canvas.set_floor(0.035, height)
            settle(80)
            name = f"room-count-{state}-{colours}-{width}x{height}.png"
            canvas.grab().save(str(folder / name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
