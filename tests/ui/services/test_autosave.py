"""Typing is saved by itself, in time, and never lost when it can't be."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from app.models.edits import SetDetail
from app.ui.services.autosave import AutosavedField
from tests.full_disk import full_disk

S = "session-1"


@pytest.fixture
def line(desk, session, qtbot):
    """A line edit for the place, saved by itself."""
    line = QLineEdit()
    qtbot.addWidget(line)

    def edit(before, after, burst):
        return SetDetail(S, S, {"place": before}, {"place": after}, burst=burst)

    line.field = AutosavedField(
        desk.autosave, read=line.text, show=line.setText, edit=edit, parent=line
    )
    line.textEdited.connect(line.field.on_edited)
    line.field.load(session.details.place)
    line.show()
    return line


def _place(desk):
    return desk.store.session(S).details.place


def test_that_typing_is_saved_after_a_pause(desk, line, qtbot):
    qtbot.keyClicks(line, " B")
    assert desk.autosave.is_dirty
    assert _place(desk) == "Main hall"
    qtbot.waitUntil(lambda: _place(desk) == "Main hall B", timeout=2000)
    assert not desk.autosave.is_dirty


def test_that_typing_without_a_pause_is_saved_within_a_second_or_so(desk, line, qtbot):
    for _ in range(30):
        qtbot.keyClick(line, "a", delay=60)
        if _place(desk) != "Main hall":
            break
    assert _place(desk).startswith("Main halla")


def test_that_one_burst_is_one_step(desk, line, qtbot):
    qtbot.keyClicks(line, " B")
    assert line.field.flush()
    qtbot.keyClicks(line, "C")
    assert line.field.flush()
    desk.history.undo()
    assert _place(desk) == "Main hall"


def test_that_leaving_the_field_ends_the_burst(desk, line, qtbot):
    qtbot.keyClicks(line, " B")
    assert line.field.leave()
    qtbot.keyClicks(line, "C")
    assert line.field.leave()
    desk.history.undo()
    assert _place(desk) == "Main hall B"


def test_that_words_that_cannot_be_saved_stay_and_are_tried_again(desk, line, qtbot):
    long = "x" * 200_000
    with full_disk(desk.store):
        with qtbot.waitSignal(desk.history.failed):
            line.setMaxLength(1_000_000)
            line.setText(long)
            line.field.on_edited()
            line.field.flush()
        assert line.text() == long
        assert desk.autosave.is_dirty
        assert not desk.autosave.flush()
    qtbot.waitUntil(lambda: _place(desk) == long, timeout=5000)
    assert not desk.autosave.is_dirty


def test_that_a_change_from_elsewhere_does_not_take_away_unsaved_words(desk, line, qtbot):
    qtbot.keyClicks(line, "!")
    line.field.load("Library")
    assert line.text() == "Main hall!"
    assert line.field.flush()
    assert _place(desk) == "Main hall!"


def test_that_words_typed_and_taken_back_by_hand_need_no_saving(desk, line, qtbot):
    qtbot.keyClicks(line, "x")
    line.backspace()
    line.field.on_edited()
    assert not desk.autosave.is_dirty
