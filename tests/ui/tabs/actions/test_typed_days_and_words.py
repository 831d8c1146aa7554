"""Days and words typed in the actions are kept as they were meant, or stay in sight."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QTableView

from app.models.edits import AddSession, RemoveAction, SetAction
from tests.full_disk import full_disk
from tests.models.sessions import session_with
from tests.ui.driving import press, type_text
from tests.ui.tabs.actions.conftest import LEFT, kept, write_due


@pytest.mark.parametrize(
    ("words", "day", "said"),
    [
        ("12 Jan", date(2027, 1, 12), "12 Jan 2027"),
        ("12/1/27", date(2027, 1, 12), "12 Jan 2027"),
        ("12.01.2027", date(2027, 1, 12), "12 Jan 2027"),
        ("in 2 weeks", date(2026, 12, 8), "8 Dec 2026"),
    ],
)
def test_that_a_due_date_is_read_as_it_is_written(qtbot, context, tab, words, day, said):
    row = tab.rows.rows["action-1"]
    write_due(qtbot, row, words)
    press(Qt.Key.Key_Tab)
    assert kept(context, "action-1").due == day
    assert row.due.line.text() == said
    context.history.undo()
    assert kept(context, "action-1").due == date(2026, 12, 1)
    assert row.due.line.text() == "1 Dec 2026"


def test_that_an_emptied_date_is_no_date(context, tab):
    row = tab.rows.rows["action-1"]
    row.due.line.setFocus()
    row.due.line.selectAll()
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Tab)
    assert kept(context, "action-1").due is None
    assert row.due.line.placeholderText() == "No date"


def test_that_words_that_are_no_date_stay_with_a_sentence(qtbot, context, tab, said):
    row = tab.rows.rows["action-1"]
    write_due(qtbot, row, "31 Feb")
    press(Qt.Key.Key_Tab)
    assert row.due.line.text() == "31 Feb"
    assert row.due.problem.isVisible()
    assert row.due.problem.text() == "There is no 31 February. Write another day."
    assert row.due.line.accessibleDescription() == row.due.problem.text()
    assert said[-1] == row.due.problem.text()
    assert kept(context, "action-1").due == date(2026, 12, 1)
    assert not context.autosave.is_dirty
    context.history.perform(SetAction.of("session-1", kept(context, "action-1"), who="Sam"))
    assert row.due.line.text() == "31 Feb"
    write_due(qtbot, row, "1 Mar")
    assert not row.due.problem.isVisible()
    press(Qt.Key.Key_Tab)
    assert kept(context, "action-1").due == date(2027, 3, 1)


def test_that_a_day_is_chosen_from_the_calendar(qtbot, context, tab):
    row = tab.rows.rows["action-1"]
    row.due.line.setFocus()
    qtbot.keyClick(row.due.line, Qt.Key.Key_F4)
    calendar = row.due.calendar
    assert calendar.selectedDate() == QDate(2026, 12, 1)
    days = calendar.findChild(QTableView)
    qtbot.keyClick(days, Qt.Key.Key_Down)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert kept(context, "action-1").due == date(2026, 12, 8)
    assert row.due.line.text() == "8 Dec 2026"
    qtbot.waitUntil(lambda: row.due.calendar is None)


@pytest.mark.parametrize("field", ["what", "who"])
def test_that_words_that_cannot_be_saved_outlive_their_row(qtbot, context, tab, session, field):
    other = session_with(replace(session.details, id="session-2"))
    context.history.perform(AddSession(other))
    long = "y" * 30_000
    with full_disk(context.store):
        tab.rows.rows["action-1"].field(field).setFocus()
        type_text(tab.rows.rows["action-1"].field(field), long)
        tab.open("session-2")
        assert "action-1" not in tab.rows.rows
        assert context.autosave.is_dirty
    qtbot.waitUntil(lambda: long in getattr(kept(context, "action-1"), field), timeout=5000)
    assert not context.autosave.is_dirty


def test_that_an_action_is_not_removed_while_words_cannot_be_saved(qtbot, context, tab):
    row = tab.rows.rows["action-1"]
    with full_disk(context.store):
        row.what.setFocus()
        type_text(row.what, "y" * 30_000)
        qtbot.mouseClick(row.remove, LEFT)
    assert kept(context, "action-1") is not None
    assert tab.rows.rows["action-1"] is row


def test_that_a_removed_action_leaves_nothing_unsaved(qtbot, context, tab):
    row = tab.rows.rows["action-1"]
    row.what.setFocus()
    qtbot.keyClicks(row.what, "words")
    context.history.perform(RemoveAction("session-1", "action-1"))
    assert not context.autosave.is_dirty


def test_that_a_letter_on_a_row_begins_the_words(qtbot, context, tab):
    row = tab.rows.rows["action-3"]
    row.setFocus()
    qtbot.keyClicks(row, "S")
    assert row.what.hasFocus()
    qtbot.keyClicks(row.what, "oon")
    assert row.what.text() == "Chase the formSoon"
    assert not row.done.isChecked()


def test_that_the_focus_goes_to_an_action_still_to_be_written(qtbot, context, tab):
    press(Qt.Key.Key_Insert)
    new = tab.rows.order[-1]
    tab.rows.rows["action-3"].setFocus()
    tab.take_focus()
    assert tab.rows.rows[new].what.hasFocus()
