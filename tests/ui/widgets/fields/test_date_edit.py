"""A day is typed or picked, shown in words, and saved when it is whole."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QTableView

from app.models.edits import SetDetail
from app.models.text.dates import short_day_text
from app.ui.widgets.fields.date_edit import DateEdit

TODAY = date(2026, 11, 20)


@pytest.fixture
def field(qtbot, context, session):
    details = session.details

    def edit(before, after, burst):
        return SetDetail(details.id, details.id, {"date": before}, {"date": after}, "", burst)

    made = DateEdit(context, edit, short_day_text, lambda: TODAY)
    qtbot.addWidget(made)
    made.set_name("Due")
    made.show_day(details.date)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    made.line.selectAll()
    return made


def kept(context):
    return context.store.session("session-1").details.date


def test_that_no_day_is_shown_as_nothing(field):
    assert field.line.text() == "24 Nov 2026"
    field.show_day(None)
    assert field.line.text() == ""


def test_that_showing_a_day_writes_nothing(context, field):
    before = context.history.undo_label
    field.show_day(date(2027, 1, 12))
    assert field.line.text() == "12 Jan 2027"
    assert context.history.undo_label == before
    assert not context.autosave.is_dirty


def test_that_a_day_is_saved_whole_and_never_half_typed(qtbot, context, field):
    qtbot.keyClicks(field.line, "12/1")
    assert context.autosave.is_dirty
    assert kept(context) == date(2026, 11, 24)
    qtbot.keyClicks(field.line, "/27")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert kept(context) == date(2027, 1, 12)
    assert field.line.text() == "12 Jan 2027"
    assert not context.autosave.is_dirty


def test_that_a_pasted_day_counts_as_typed(context, field):
    field.line.paste_text("12 January\n2027")
    assert context.autosave.flush()
    assert kept(context) == date(2027, 1, 12)


def test_that_a_day_is_picked_and_cleared(qtbot, context, field):
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    calendar = field.calendar
    assert calendar.selectedDate() == QDate(2026, 11, 24)
    days = calendar.findChild(QTableView)
    qtbot.keyClick(days, Qt.Key.Key_Down)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert kept(context) == date(2026, 12, 1)
    assert field.line.hasFocus()
    qtbot.waitUntil(lambda: field.calendar is None)
    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert kept(context) is None


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_that_keys_open_the_calendar_on_the_day_that_is_typed(qtbot, field, key, modifier):
    qtbot.keyClicks(field.line, "3 Dec")
    qtbot.keyClick(field.line, key, modifier)
    assert field.calendar.selectedDate() == QDate(2026, 12, 3)


def test_that_words_that_are_no_day_stay_with_one_sentence(qtbot, context, field):
    qtbot.keyClicks(field.line, "31 Feb")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "31 Feb"
    assert field.problem.isVisible()
    assert field.problem.text() == "There is no 31 February. Write another day."
    assert field.line.accessibleDescription() == field.problem.text()
    assert kept(context) == date(2026, 11, 24)
    field.line.selectAll()
    qtbot.keyClicks(field.line, "1")
    assert not field.problem.isVisible()
