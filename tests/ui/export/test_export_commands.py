"""What the record is written with, and the look at somebody's details before it goes out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget

from app.models.edits import AddSession, SetEntry
from app.ui.services.message_dialogs import ListDialog
from tests.models.sessions import filled_session
from tests.ui.conftest import NOW
from tests.ui.driving import answer_file_dialog, focused_name, open_export_window, press, save_as

S = "session-1"
BIRTH = "Sam, born 14/03/2019, waits"


@pytest.fixture
def details():
    """What is typed for Health at the second prompt."""
    return BIRTH


@pytest.fixture
def filled(program, details):
    """The program with a session open that has somebody's date of birth in it."""
    window, startup = program
    session = filled_session(NOW)
    startup.autosave.history.perform(AddSession(session))
    prompt, health = session.prompts[1], session.agencies[1]
    before = prompt.entries.get(health.id, "")
    startup.autosave.history.perform(
        SetEntry(S, prompt.id, health.id, before, f"{before}\n{details}")
    )
    startup.workspace.open_session(S, 0)
    return window, startup


@pytest.fixture
def looked():
    """Look at the list that opens next, and press a key in it, or the button with these words."""
    seen = []

    def look(answer):
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ListDialog):
            QTimer.singleShot(20, lambda: look(answer))
            return
        QTest.qWaitForWindowExposed(dialog)
        shown = dialog.findChild(QListWidget)
        seen.append((shown.accessibleName(), [shown.item(n).text() for n in range(shown.count())]))
        if isinstance(answer, str):
            for _ in range(10):
                if getattr(dialog.focusWidget(), "text", str)() == answer:
                    break
                QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            answer = Qt.Key.Key_Space
        QTest.keyClick(dialog.focusWidget(), answer)

    def watch(answer):
        QTimer.singleShot(20, lambda: look(answer))
        return seen

    return watch


def _ask_to_save():
    open_export_window()
    press(Qt.Key.Key_Return)


def test_that_details_are_listed_and_enter_goes_to_them(filled, looked, qtbot):
    window, _startup = filled
    seen = looked(Qt.Key.Key_Return)
    _ask_to_save()
    (sentence, lines) = seen[0]
    assert sentence == "1 place looks like somebody's personal details."
    assert lines[0].startswith("Health, prompt 2: ")
    assert "14/03/2019" in lines[0]
    assert "a date of birth" in lines[0]
    assert window.tab_bar.current == 2
    _come_back(window, qtbot)
    assert focused_name() == "Health, prompt 2"
    assert "Health, prompt 2" in window.status.sentence
    assert "14/03" not in window.status.sentence


def test_that_escape_writes_nothing_and_moves_nothing(filled, looked, qtbot):
    window, _startup = filled
    seen = looked(Qt.Key.Key_Escape)
    _ask_to_save()
    assert seen
    assert window.tab_bar.current == 0
    assert QApplication.activeModalWidget() is None


def test_that_the_record_goes_out_all_the_same(filled, looked, qtbot, tmp_path):
    _window, _startup = filled
    target = tmp_path / "record.pdf"
    # From the list by Tab to the buttons, past the one that goes to the place.
    seen = looked("Export all the same")
    was_asked = answer_file_dialog(str(target))
    _ask_to_save()
    assert seen
    assert was_asked()
    qtbot.waitUntil(target.exists, timeout=20_000)


@pytest.mark.parametrize("details", ["Meet on 14/03/2027 at the gate"])
def test_that_without_details_only_the_place_is_asked_for(filled, qtbot, tmp_path):
    _window, _startup = filled
    assert save_as(str(tmp_path / "record.pdf"))()
    qtbot.waitUntil((tmp_path / "record.pdf").exists, timeout=20_000)


def _come_back(window, qtbot):
    """Return the window the keys again, as a desktop does once a dialog is closed."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
