"""A whole workshop in the real window, by keys and clicks, from an empty library to the record."""

from __future__ import annotations

import re

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.models.records import Rating
from tests.ui.conftest import *  # noqa: F403 - the fixtures of the window
from tests.ui.driving import button, named, save_as, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier

PEOPLE = ("Priya Nairobi", "Tom Ellismere", "Siân Llewellyn")


def _focus():
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _words_of(path):
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return set(re.findall(r"\w+", text))


@pytest.fixture
def target(tmp_path):
    return tmp_path / "Hollin Bank.pdf"


def test_that_a_workshop_goes_from_an_empty_library_to_its_record(program, qtbot, target):
    window, startup = program
    button(window, "New session").click()

    title = named(window, "Title", QLineEdit)
    title.selectAll()
    qtbot.keyClicks(title, "Hollinbank visioning")
    _add_people(window, qtbot)
    rated = _rate_three(window, startup, qtbot)
    typed = _fill_grid(window, startup, qtbot)
    _undo_and_redo(window, startup, qtbot)

    assert save_as(str(target))()
    qtbot.waitUntil(lambda: "Written" in window.banner.sentence, timeout=30_000)

    found = _words_of(target)
    people = {word for name in PEOPLE for word in name.split()}
    assert {"Hollinbank"} | people | typed <= found
    assert len(typed) == 7 * 5
    assert [s.rating for s in startup.workspace.tab.session.checklist[:3]] == rated
    assert button(window, "Open it").isEnabled()


def _add_people(window, qtbot):
    for name in PEOPLE:
        field = named(window, "Name of a person to add", QLineEdit)
        field.setFocus()
        type_text(field, name)
        qtbot.keyClick(field, Qt.Key.Key_Return)


def _rate_three(window, startup, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(_focus(), key)
        qtbot.keyClick(_focus(), Qt.Key.Key_Down)
    rated = [Rating.NOT_YET, Rating.PARTLY, Rating.IN_PLACE]
    assert [s.rating for s in startup.workspace.tab.session.checklist[:3]] == rated
    return rated


def _fill_grid(window, startup, qtbot):
    """Type one word of its own into every cell, going on with Tab; give the words."""
    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
    session = startup.workspace.tab.session
    columns = [agency.name for agency in session.agencies] + ["Agreed statement"]
    typed = set()
    for row in range(len(session.prompts)):
        for column, name in enumerate(columns):
            cell = _focus()
            assert isinstance(cell, QPlainTextEdit)
            assert cell.accessibleName().startswith(f"{name}, prompt {row + 1}")
            word = f"word{row}x{column}"
            qtbot.keyClicks(cell, word)
            typed.add(word)
            if (row, column) != (len(session.prompts) - 1, len(columns) - 1):
                qtbot.keyClick(cell, Qt.Key.Key_Tab)
    return typed


def _undo_and_redo(window, startup, qtbot):
    last = startup.workspace.tab.session.prompts[-1].id
    for _ in range(3):
        qtbot.keyClick(_focus(), Qt.Key.Key_Z, CTRL)
    prompt = startup.workspace.tab.session.prompt(last)
    assert prompt.statement.text == ""
    assert len(prompt.entries) == 2
    for _ in range(3):
        qtbot.keyClick(_focus(), Qt.Key.Key_Z, CTRL_SHIFT)
    prompt = startup.workspace.tab.session.prompt(last)
    assert prompt.statement.text == "word6x4"
    assert len(prompt.entries) == 4
