"""From an edit to the preview drawn anew, and for how long the window is held up meanwhile.

Run: QT_QPA_PLATFORM=offscreen .venv/bin/python -m benchmarks.preview [EDITS]
The sample workshop, and the same with a thousand words in every cell. Held up: the longest time
between two events of the window's own thread, in the time that this thread works.
Goals: drawn within a second, held up for no more than 100 ms.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.startup.library_startup import LibraryStartup

WORDS = 1_000
DRAWN_GOAL, HELD_UP_GOAL = 1.0, 0.1


def main(edits: int) -> None:
    """Measure both sessions, and print the medians and the longest time held up."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["COMMON_GROUND_DATA"] = home
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtWidgets import QApplication

        from app.__main__ import build_window
        from app.ui.export.export_commands import ExportCommands

        application = QApplication([])
        window, startup = build_window(application)
        window.show()
        _wait(lambda: startup.workspace is not None)
        window.commands.sample.trigger()
        window.commands.export.trigger()
        controller = window.findChild(ExportCommands).controller

        def settle() -> None:
            _wait(lambda: not controller.maker.is_busy and controller.window.preview.is_settled)

        settle()
        for name, words in (("sample", 3), (f"{WORDS} words a cell", WORDS)):
            taken = []
            for number in range(edits):
                _edit(startup, words, number, is_everywhere=number == 0 and words == WORDS)
                begun = time.perf_counter()
                settle()
                taken.append(time.perf_counter() - begun)
            print(f"{name:22} drawn after {1000 * statistics.median(taken[1:]):6.0f} ms")
        print(f"held up for at most {1000 * _held_up(startup, settle, edits):6.0f} ms")
        window.close()


def _wait(until: Callable[[], bool]) -> None:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _edit(startup: LibraryStartup, words: int, number: int, *, is_everywhere: bool) -> None:
    from app.models.edits import SetEntry

    session = startup.store.session(startup.workspace.session_id)
    cells = [(p, a) for p in session.prompts for a in session.agencies]
    for prompt, agency in cells if is_everywhere else cells[:1]:
        before = prompt.entries.get(agency.id, "")
        after = f"{number} " + " ".join(f"word{n}" for n in range(words))
        startup.autosave.history.perform(
            SetEntry(session.details.id, prompt.id, agency.id, before, after)
        )


def _held_up(startup: LibraryStartup, settle: Callable[[], None], edits: int) -> float:
    from PySide6.QtCore import QTimer

    longest, last = [0.0], [time.thread_time()]

    def beat() -> None:
        now = time.thread_time()
        longest[0], last[0] = max(longest[0], now - last[0]), now

    timer = QTimer(interval=2)
    timer.timeout.connect(beat)
    timer.start()
    for number in range(edits):
        _edit(startup, WORDS, number, is_everywhere=False)
        last[0] = time.thread_time()
        settle()
    return longest[0]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
