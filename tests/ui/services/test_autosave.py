"""Typing is saved by itself, in time, and never lost when it can't be."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from app.models.edits import SetDetail
from app.ui.services.autosave import AutosavedField
from tests.full_disk import full_disk

S = "session-1"


@pytest.fixture
def line(context, session, qtbot):
    """A line edit for the place, saved by itself."""
    line = QLineEdit()
    qtbot.addWidget(line)

    def edit(before, after, burst):
        return SetDetail(S, S, {"place": before}, {"place": after}, burst=burst)

    line.field = AutosavedField(
        context.autosave, read=line.text, show=line.setText, edit=edit, parent=line
    )
    line.textEdited.connect(line.field.on_edited)
    line.field.load(session.details.place)
    line.show()
    return line


def _place(context):
    return context.store.session(S).details.place


def test_that_typing_is_saved_after_a_pause(context, line, qtbot):
    qtbot.keyClicks(line, " B")
    assert context.autosave.is_dirty
    assert _place(context) == "Main hall"
    qtbot.waitUntil(lambda: _place(context) == "Main hall B", timeout=2000)
    assert not context.autosave.is_dirty


def test_that_typing_without_a_pause_is_saved_within_a_second_or_so(context, line, qtbot):
    for _ in range(30):
        qtbot.keyClick(line, "a", delay=60)
        if _place(context) != "Main hall":
            break
    assert _place(context).startswith("Main halla")


def test_that_one_burst_is_one_step(context, line, qtbot):
    qtbot.keyClicks(line, " B")
    assert line.field.flush()
    qtbot.keyClicks(line, "C")
    assert line.field.flush()
    context.history.undo()
    assert _place(context) == "Main hall"


def test_that_leaving_the_field_ends_the_burst(context, line, qtbot):
    qtbot.keyClicks(line, " B")
    assert line.field.leave()
    qtbot.keyClicks(line, "C")
    assert line.field.leave()
    context.history.undo()
    assert _place(context) == "Main hall B"


def test_that_words_that_cannot_be_saved_stay_and_are_tried_again(context, line, qtbot):
    long = "x" * 200_000
    with full_disk(context.store):
        with qtbot.waitSignal(context.history.failed):
            line.setMaxLength(1_000_000)
            line.setText(long)
            line.field.on_edited()
            line.field.flush()
        assert line.text() == long
        assert context.autosave.is_dirty
        assert not context.autosave.flush()
    qtbot.waitUntil(lambda: _place(context) == long, timeout=5000)
    assert not context.autosave.is_dirty


def test_that_a_change_from_elsewhere_does_not_take_away_unsaved_words(context, line, qtbot):
    qtbot.keyClicks(line, "!")
    line.field.load("Library")
    assert line.text() == "Main hall!"
    assert line.field.flush()
    assert _place(context) == "Main hall!"


def test_that_words_typed_and_taken_back_by_hand_need_no_saving(context, line, qtbot):
    qtbot.keyClicks(line, "x")
    line.backspace()
    line.field.on_edited()
    assert not context.autosave.is_dirty
