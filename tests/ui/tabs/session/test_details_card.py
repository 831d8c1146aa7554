from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt

from tests.ui.driving import named, press, type_over, type_words


def details(context):
    return context.store.session("session-1").details


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Title", "title"),
        ("Setting", "setting"),
        ("Place", "place"),
        ("Facilitator", "facilitator"),
        ("Purpose", "purpose"),
    ],
)
def test_that_a_typed_detail_is_saved_and_undone_in_one_step(qtbot, context, tab, name, field):
    before = getattr(details(context), field)
    type_over(named(tab, name), "Élan <b> مدرسة")
    type_words(" and more")
    qtbot.waitUntil(lambda: getattr(details(context), field) == "Élan <b> مدرسة and more")
    context.autosave.commit_typing()
    assert context.history.undo_label == f"Change {field}"
    context.history.undo()
    assert getattr(details(context), field) == before
    widget = named(tab, name)
    assert (widget.toPlainText() if name == "Purpose" else widget.text()) == before


def test_that_leaving_a_field_saves_it_at_once(context, tab):
    type_over(named(tab, "Place"), "Library")
    press(Qt.Key.Key_Tab)
    assert details(context).place == "Library"
    assert named(tab, "Facilitator").hasFocus()


@pytest.mark.parametrize("words", ["3/12/26", "3 dec 2026", "3 December 2026", "2026-12-03"])
def test_that_a_date_is_typed_day_first(context, tab, words):
    type_over(named(tab, "Date"), words)
    press(Qt.Key.Key_Return)
    assert details(context).date == date(2026, 12, 3)
    assert named(tab, "Date").text() == "3 December 2026"
    context.history.undo()
    assert details(context).date == date(2026, 11, 24)
    assert named(tab, "Date").text() == "24 November 2026"


def test_that_words_that_are_no_date_stay_and_say_what_to_do(context, tab):
    type_over(named(tab, "Date"), "31/2/2026")
    press(Qt.Key.Key_Tab)
    assert named(tab, "Date").text() == "31/2/2026"
    assert "There is no 31 February" in named(tab, "Date").accessibleDescription()
    assert details(context).date == date(2026, 11, 24)
    assert not context.autosave.is_dirty
    type_over(named(tab, "Date"), "28/2/2026")
    press(Qt.Key.Key_Return)
    assert named(tab, "Date").accessibleDescription() == ""
    assert details(context).date == date(2026, 2, 28)


def test_that_a_half_typed_date_is_saved_when_all_is_flushed(context, tab):
    type_over(named(tab, "Date"), "5/1/2027")
    assert context.autosave.is_dirty
    assert context.autosave.flush()
    assert details(context).date == date(2027, 1, 5)


def test_that_an_emptied_date_is_no_date(context, tab):
    type_over(named(tab, "Date"), " ")
    press(Qt.Key.Key_Return)
    assert details(context).date is None


def test_that_a_date_is_picked_from_the_calendar(context, tab):
    field = named(tab, "Date").parentWidget()
    named(tab, "Date").setFocus()
    press(Qt.Key.Key_F4)
    field.calendar.clicked.emit(QDate(2026, 12, 1))
    assert details(context).date == date(2026, 12, 1)
    assert named(tab, "Date").text() == "1 December 2026"
