from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.driving import focus, press, type_text
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH, POLICE, fill_disk


def test_that_what_is_typed_is_saved_after_a_pause(qtbot, tab, cell):
    qtbot.mouseClick(cell(2, HEALTH).viewport(), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(focus(), "Consent first")
    saved = lambda: tab.session.prompt("prompt-2").entries.get(HEALTH)  # noqa: E731 - read again
    qtbot.waitUntil(lambda: saved() == "Consent first")
    assert cell(2, HEALTH).text == "Consent first"


def test_that_leaving_a_cell_saves_it_at_once(qtbot, tab, cell):
    cell(3, EDUCATION).setFocus()
    qtbot.keyClicks(cell(3, EDUCATION), "A shared calendar")
    qtbot.keyClick(cell(3, EDUCATION), Qt.Key.Key_Tab)
    assert tab.session.prompt("prompt-3").entries[EDUCATION] == "A shared calendar"


def test_that_each_key_is_told_at_once_with_the_caret(qtbot, tab, cell):
    told = []
    tab.typed.connect(lambda *what: told.append(what))
    type_text(cell(3, HEALTH), "né 👪")
    qtbot.keyClicks(cell(3), "We")
    assert told == [
        ("prompt-3", HEALTH, "né 👪", 4),
        ("prompt-3", None, "W", 1),
        ("prompt-3", None, "We", 2),
    ]


def test_that_words_put_in_by_undo_are_not_told_as_typed(qtbot, tab, context, cell):
    qtbot.keyClicks(cell(3, HEALTH), "Soon")
    context.autosave.commit_typing()
    told = []
    tab.typed.connect(lambda *what: told.append(what))
    context.history.undo()
    assert told == []
    assert cell(3, HEALTH).text == ""


@pytest.mark.parametrize(
    "words",
    ["سلام عليكم", "👩‍👧‍👦 and 🏫", "<b>bold</b> & <img src='x'>", "a\u00a0b", "=1+1", "x" * 4000],
    ids=["arabic", "emoji", "markup", "hard space", "formula", "one long word"],
)
def test_that_any_words_are_kept_exactly(tab, context, cell, words):
    type_text(cell(2, HEALTH), words)
    context.autosave.flush()
    assert tab.session.prompt("prompt-2").entries[HEALTH] == words
    assert not context.autosave.is_dirty


def test_that_half_a_character_does_not_stop_the_saving(tab, context, cell):
    type_text(cell(2, HEALTH), "a\ud83dz")
    assert context.autosave.flush()
    assert tab.session.prompt("prompt-2").entries[HEALTH] == cell(2, HEALTH).text


def test_that_enter_begins_a_new_contribution_also_with_shift(qtbot, tab, context, cell):
    editor = cell(3, HEALTH)
    qtbot.keyClicks(editor, "One")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "Two")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "Three")
    context.autosave.flush()
    assert tab.session.prompt("prompt-3").entries[HEALTH] == "One\nTwo\nThree"


def test_that_escape_keeps_the_words(qtbot, tab, context, cell):
    cell(2, HEALTH).setFocus()
    qtbot.keyClicks(focus(), "Keep me")
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert cell(2, HEALTH).text == "Keep me"
    context.autosave.flush()
    assert tab.session.prompt("prompt-2").entries[HEALTH] == "Keep me"


def test_that_undo_takes_a_burst_back_and_shows_its_cell(qtbot, tab, context, cell):
    cell(1, EDUCATION).setFocus()
    qtbot.keyClicks(focus(), " today")
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    before = cell(1, EDUCATION).text
    context.history.undo()
    assert cell(1, EDUCATION).text == "One plan\nNot five"
    assert focus() is cell(1, EDUCATION)
    context.history.redo()
    assert cell(1, EDUCATION).text == before


def test_that_undo_leaves_the_other_cells_and_their_carets_alone(qtbot, tab, context, cell):
    other = cell(1, HEALTH)
    other.setFocus()
    other.put_caret(at_end=False)
    qtbot.keyClicks(cell(2), "Draft")
    context.autosave.commit_typing()
    context.history.undo()
    assert other.textCursor().position() == 0
    assert other.text == "Seeing families once"


def test_that_the_editor_has_no_undo_of_its_own(qtbot, cell):
    editor = cell(3, HEALTH)
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text == "abc"
    assert not editor.isUndoRedoEnabled()


def test_that_a_row_grows_with_its_words_and_moves_those_below(qtbot, tab, cell):
    row, below = tab.grid_view.rows["prompt-2"], tab.grid_view.rows["prompt-3"]
    before, gap = row.height(), below.y() - row.geometry().bottom()
    for _ in range(12):
        qtbot.keyClick(cell(2, HEALTH), Qt.Key.Key_Return)
    assert row.height() > before
    assert below.y() - row.geometry().bottom() == gap
    assert tab.grid_view.prompt_headers["prompt-2"].height() == row.height()
    assert cell(2, HEALTH).verticalScrollBar().maximum() == 0


def test_that_a_row_shrinks_again(qtbot, tab, context, cell):
    before = tab.grid_view.rows["prompt-3"].height()
    type_text(cell(3, HEALTH), "\n".join("line" for _ in range(20)))
    context.autosave.commit_typing()
    context.history.undo()
    assert tab.grid_view.rows["prompt-3"].height() == before


def test_that_words_being_composed_hide_the_placeholder(cell):
    editor = cell(3, HEALTH)
    assert editor.is_blank
    QApplication.sendEvent(editor, QInputMethodEvent("にほ", []))
    assert not editor.is_blank
    assert editor.text == ""


def test_that_the_wheel_scrolls_the_grid_and_not_the_cell(qtbot, tab, cell):
    tab.resize(900, 260)
    qtbot.waitUntil(lambda: tab.grid_view.verticalScrollBar().maximum() > 0)
    turn = _turn(cell(1, EDUCATION).viewport())
    assert not turn.isAccepted()
    _turn(tab.grid_view.viewport())
    assert tab.grid_view.verticalScrollBar().value() > 0


def test_that_words_that_could_not_be_saved_stay_and_are_tried_again(qtbot, tab, context, cell):
    failures = []
    context.history.failed.connect(failures.append)
    fill_disk(context, is_full=True)
    words = "x" * 200_000
    type_text(cell(2, HEALTH), words)
    assert not context.autosave.flush()
    assert failures
    assert cell(2, HEALTH).text == words
    assert HEALTH not in tab.session.prompt("prompt-2").entries
    fill_disk(context, is_full=False)
    qtbot.waitUntil(lambda: not context.autosave.is_dirty, timeout=4000)
    assert tab.session.prompt("prompt-2").entries[HEALTH] == words


def test_that_words_not_yet_saved_survive_a_change_from_elsewhere(
    qtbot, tab, context, cell, session
):
    from app.models.edits import SetEntry

    qtbot.keyClicks(cell(2, HEALTH), "Half a sen")
    edit = SetEntry(session.details.id, "prompt-2", POLICE, "", "From a worksheet", "Police")
    context.history.perform(edit)
    assert cell(2, HEALTH).text == "Half a sen"
    assert cell(2, POLICE).text == "From a worksheet"


def test_that_a_cell_says_which_it_is(cell):
    assert cell(2, HEALTH).accessibleName() == "Health, prompt 2"
    assert cell(2).accessibleName() == "Agreed statement, prompt 2"
    assert cell(2, HEALTH).accessibleDescription() == "not heard yet"
    assert cell(2).accessibleDescription() == "Nothing agreed yet"


def test_that_another_session_takes_the_place_of_this_one(qtbot, tab, context, cell, packs):
    from datetime import UTC, date, datetime

    from app.models.edits import AddSession
    from app.models.rules.new_session import blank_session

    qtbot.keyClicks(cell(3, HEALTH), "Unsaved")
    first = tab.session_id
    other = blank_session(packs, "Other", date(2026, 1, 1), datetime.now(UTC))
    context.history.perform(AddSession(other))
    tab.open(other.details.id)
    assert len(tab.grid_view.rows) == 7
    assert tab.current_cell() == (other.prompts[0].id, other.agencies[0].id)
    assert context.store.session(first).prompt("prompt-3").entries[HEALTH] == "Unsaved"


def test_that_unsaved_words_outlive_going_to_another_session(qtbot, tab, context, cell, packs):
    from datetime import UTC, date, datetime

    from app.models.edits import AddSession
    from app.models.rules.new_session import blank_session

    other = blank_session(packs, "Other", date(2026, 1, 1), datetime.now(UTC))
    context.history.perform(AddSession(other))
    first = tab.session_id
    fill_disk(context, is_full=True)
    words = "y" * 200_000
    type_text(cell(3, HEALTH), words)
    tab.open(other.details.id)
    assert context.autosave.is_dirty
    fill_disk(context, is_full=False)
    qtbot.waitUntil(lambda: not context.autosave.is_dirty, timeout=4000)
    assert context.store.session(first).prompt("prompt-3").entries[HEALTH] == words


def _turn(view):
    """Turn the wheel over a widget; Qt itself hands what is not accepted to its parents."""
    at = QPoint(5, 5)
    turn = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, turn)
    return turn


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_that_a_cell_nobody_typed_in_yet_can_be_emptied(tab, context, cell, key):
    tab.go_to("prompt-1", HEALTH)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(key)
    assert cell(1, HEALTH).text == ""
    assert context.autosave.commit_typing()
    assert HEALTH not in tab.session.prompt("prompt-1").entries


def test_that_what_is_cut_is_gone_from_the_cell(tab, context, cell):
    tab.go_to("prompt-1", HEALTH)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert context.autosave.commit_typing()
    assert cell(1, HEALTH).text == ""
