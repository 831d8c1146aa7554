"""One line is saved as it is typed, and when the focus goes."""

import pytest
from PySide6.QtCore import Qt

from app.models.edits import SetDetail
from app.ui.widgets.fields.plain_line_edit import AutosaveLineEdit
from tests.ui.driving import press, type_over


@pytest.fixture
def line(qtbot, context, session):
    details = session.details

    def edit(before, after, burst):
        return SetDetail(details.id, details.id, {"place": before}, {"place": after}, "", burst)

    made = AutosaveLineEdit(context.autosave, edit)
    qtbot.addWidget(made)
    made.typed.load(details.place)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def place(context):
    return context.store.session("session-1").details.place


def test_that_words_are_saved_after_a_pause(qtbot, context, line):
    type_over(line, "Library")
    assert context.autosave.is_dirty
    qtbot.waitUntil(lambda: place(context) == "Library")
    assert not context.autosave.is_dirty


def test_that_words_are_saved_at_once_when_the_focus_goes(context, line):
    type_over(line, "Library")
    line.clearFocus()
    assert place(context) == "Library"


def test_that_other_words_are_shown_only_where_nothing_is_typed(context, line):
    line.typed.load("Small hall")
    assert line.text() == "Small hall"
    type_over(line, "Libr")
    line.typed.load("Gym")
    assert line.text() == "Libr"


def test_that_undo_keys_are_left_to_the_window(line):
    type_over(line, "Library")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Library"


def test_that_a_pasted_text_becomes_one_line_and_a_list_is_handed_on(qtbot, line):
    line.clear()
    line.paste_text("Small\n hall")
    assert line.text() == "Small hall"
    line.is_list = lambda text: "\n" in text
    with qtbot.waitSignal(line.list_pasted) as told:
        line.paste_text("Ann\nBob")
    assert told.args == ["Ann\nBob"]
    assert line.text() == "Small hall"


def test_that_a_very_long_text_is_not_cut_off(line):
    line.typed.load("x" * 40_000)
    assert len(line.text()) == 40_000
