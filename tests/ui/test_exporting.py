"""What the record is written with, and the look at somebody's details before it goes out."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget

from app.models.edits import AddSession, SetEntry
from app.ui.list_dialog import ListDialog
from tests.models.sessions import filled_session
from tests.ui.conftest import NOW
from tests.ui.driving import answer_file_dialog, focused_name

S = "session-1"
CTRL = Qt.KeyboardModifier.ControlModifier
BIRTH = "Sam, born 14/03/2019, waits"


@pytest.fixture
def details():
    """What is typed for Health at the second prompt."""
    return BIRTH


@pytest.fixture
def filled(program, details):
    """The program with a session open that has somebody's date of birth in it."""
    window, opening = program
    session = filled_session(NOW)
    opening.autosave.history.perform(AddSession(session))
    prompt, health = session.prompts[1], session.agencies[1]
    before = prompt.entries.get(health.id, "")
    opening.autosave.history.perform(
        SetEntry(S, prompt.id, health.id, before, f"{before}\n{details}")
    )
    opening.workspace.open_session(S, 0)
    return window, opening


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


def test_that_details_are_listed_and_enter_goes_to_them(filled, looked, qtbot):
    window, _opening = filled
    seen = looked(Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    (sentence, lines) = seen[0]
    assert sentence == "1 place looks like somebody's personal details."
    assert lines[0].startswith("Health, prompt 2: ")
    assert "14/03/2019" in lines[0]
    assert "a date of birth" in lines[0]
    assert window.strip.current == 2
    _come_back(window, qtbot)
    assert focused_name() == "Health, prompt 2"
    assert "Health, prompt 2" in window.status.sentence
    assert "14/03" not in window.status.sentence


def test_that_escape_writes_nothing_and_moves_nothing(filled, looked, qtbot):
    window, _opening = filled
    seen = looked(Qt.Key.Key_Escape)
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    assert seen
    assert window.strip.current == 0
    assert QApplication.activeModalWidget() is None


def test_that_the_record_goes_out_all_the_same(filled, looked, qtbot, tmp_path):
    window, _opening = filled
    target = tmp_path / "record.pdf"
    # From the list by Tab to the buttons, past the one that goes to the place.
    seen = looked("Export all the same")
    was_asked = answer_file_dialog(str(target))
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    assert seen
    assert was_asked()
    qtbot.waitUntil(target.exists, timeout=20_000)


@pytest.mark.parametrize("details", ["Meet on 14/03/2027 at the gate"])
def test_that_without_details_only_the_place_is_asked_for(filled, qtbot, tmp_path):
    window, _opening = filled
    was_asked = answer_file_dialog(str(tmp_path / "record.pdf"))
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    assert was_asked()
    qtbot.waitUntil((tmp_path / "record.pdf").exists, timeout=20_000)


def _come_back(window, qtbot):
    """Give the window the keys again, as a desktop does once a dialog is closed."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _printed(window, qtbot, target):
    was_asked = answer_file_dialog(str(target))
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    assert was_asked()
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(window.banner.isVisible)
    _come_back(window, qtbot)
    return " ".join(page.extract_text() for page in PdfReader(target).pages)


@pytest.mark.parametrize("details", ["No details here"])
def test_that_the_wording_history_is_added_by_its_key_and_kept(
    filled, qtbot, tmp_path, open_program
):
    window, _opening = filled
    assert not window.commands.history_part.isChecked()
    assert "Wording history" not in _printed(window, qtbot, tmp_path / "without.pdf")

    qtbot.keyClick(window, Qt.Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.status.sentence == "Records are written with their wording history from now on."
    assert "Wording history" in _printed(window, qtbot, tmp_path / "with.pdf")

    window.close()
    again, _opening = open_program()
    assert again.commands.history_part.isChecked()
    qtbot.keyClick(again, Qt.Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert again.status.sentence == ("Records are written without the wording history from now on.")
