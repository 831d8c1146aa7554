"""The export window over a filled session, in the whole program."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from app.models.edits import AddSession, SetEntry
from app.reports.options import Format
from tests.models.sessions import filled_session
from tests.ui.conftest import NOW
from tests.ui.driving import open_export_window, press

S = "session-1"
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Exporter:
    """The main window with a session open, and the export window beside it."""

    main: object
    startup: object
    window: object
    qtbot: object

    @property
    def pages(self):
        return self.window.preview.pages

    @property
    def store(self):
        return self.startup.store

    def settle(self):
        """Wait until what is shown is what there is."""
        self.qtbot.waitUntil(lambda: self.window.preview.is_settled, timeout=20_000)

    def say(self, words, prompt=0):
        """Let Health say something more at a prompt."""
        session = self.store.session(S)
        asked, health = session.prompts[prompt], session.agencies[1]
        before = asked.entries.get(health.id, "")
        self.startup.autosave.history.perform(
            SetEntry(S, asked.id, health.id, before, f"{before}\n{words}".strip())
        )

    def find_page(self, words):
        """Turn the pages with Page Down until one has these words; tell its number from 0."""
        self.pages.go_to(0)
        for number in range(self.pages.count):
            self.pages.go_to(number)
            self.qtbot.waitUntil(lambda: bool(self.pages.words), timeout=5_000)
            if words in " ".join(self.pages.accessibleDescription().split()):
                return number
        raise AssertionError(f"no page says {words!r}")


def choose_format(window, wanted):
    """Go down the formats with the arrow until the one wanted is chosen."""
    window.panel.take_focus()
    for _ in Format:
        if window.panel.choices.format is wanted:
            return
        press(Qt.Key.Key_Down)
    raise AssertionError(f"{wanted} is not offered")


@pytest.fixture
def opened(program):
    """The program with a filled session in front."""
    main, startup = program
    startup.autosave.history.perform(AddSession(filled_session(NOW)))
    startup.workspace.open_session(S, 0)
    return main, startup


@pytest.fixture
def exporter(opened, qtbot):
    """The export window, opened by its key, with the pages drawn."""
    main, startup = opened
    made = Exporter(main, startup, open_export_window(), qtbot)
    made.settle()
    return made
