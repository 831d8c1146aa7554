"""A grid on the screen, with something in it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.ui.grid.grid_tab import GridTab

EDUCATION, HEALTH, POLICE = "agency-Education", "agency-Health", "agency-Police"


@pytest.fixture
def tab(qtbot, desk, session):
    shown = GridTab(desk)
    desk.history.moved.connect(shown.reveal)
    shown.resize(1280, 620)
    shown.open(session.details.id)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.take_focus()
    return shown


@pytest.fixture
def said(desk):
    sentences: list[str] = []
    desk.messages.status.connect(sentences.append)
    return sentences


@pytest.fixture
def warned(desk):
    sentences: list[str] = []
    desk.messages.trouble.connect(sentences.append)
    return sentences


@pytest.fixture
def cell(tab):
    """Give the editor of a prompt's number and an agency."""

    def of(number, agency_id=None):
        return tab.canvas.rows[f"prompt-{number}"].cells[agency_id]

    return of


def say(editor, words):
    """Commit words as an input method does, whatever script they are in."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(editor, event)


def focus():
    """Give the widget that the keys go to."""
    return QApplication.focusWidget()


def command(tab, words):
    """Give one of the tab's commands by its words in the menu."""
    return next(action for action in tab.commands() if action.text() == words)


def fill_disk(desk, *, is_full):
    """Let the library grow no further, as on a full disk, or grow again."""
    with desk.store.transaction() as unit:
        run = unit._connection.exec_driver_sql  # noqa: SLF001 - no edit does this
        pages = run("PRAGMA page_count").scalar() if is_full else 1_000_000
        run(f"PRAGMA max_page_count={pages}")
