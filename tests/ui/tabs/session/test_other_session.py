"""What is typed belongs to the session it was typed in, whichever is shown once it can be saved."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.models.edits import AddSession
from tests.full_disk import full_disk
from tests.models.sessions import session_with
from tests.ui.driving import named, press, type_over, type_text, type_words

LONG = "x" * 30_000


@pytest.fixture
def other(context, session):
    details = replace(session.details, id="session-2", title="Other", date=date(2027, 3, 1))
    context.history.perform(AddSession(session_with(details)))
    return context.store.session("session-2")


def put_long_words(field):
    field.setFocus()
    field.selectAll()
    type_text(field, LONG)


def kept(context, session_id="session-1"):
    return context.store.session(session_id)


@pytest.mark.parametrize(
    ("field", "read"),
    [
        ("Title", lambda session: session.details.title),
        ("Purpose", lambda session: session.details.purpose),
        ("Name, person 1", lambda session: session.people[0].name),
        ("Note, agency 1", lambda session: session.agencies[0].note),
        ("Name of a person to add", lambda session: session.people[-1].name),
        ("Name of an agency to add", lambda session: session.agencies[-1].name),
    ],
)
def test_that_words_that_cannot_be_saved_go_to_their_own_session(
    qtbot, context, tab, other, field, read
):
    with full_disk(context.store):
        put_long_words(named(tab, field))
        tab.open("session-2")
        assert context.autosave.is_dirty
        assert named(tab, "Title").text() == "Other"
        context.autosave.flush()
    qtbot.waitUntil(lambda: read(kept(context)) == LONG, timeout=5000)
    assert not context.autosave.is_dirty
    assert kept(context, "session-2") == other
    assert named(tab, "Title").text() == "Other"


def test_that_a_role_half_typed_does_not_go_on_to_another_session(tab, other):
    type_over(named(tab, "Role of the person to add"), "Nurse")
    tab.open("session-2")
    assert named(tab, "Role of the person to add").text() == ""


def test_that_an_unreadable_date_does_not_go_on_to_another_session(context, tab, other):
    type_over(named(tab, "Date"), "31 February 2026")
    press(Qt.Key.Key_Tab)
    tab.open("session-2")
    assert named(tab, "Date").text() == "1 March 2027"
    assert named(tab, "Date").accessibleDescription() == ""
    assert kept(context).details.date == date(2026, 11, 24)
    tab.open("session-1")
    assert named(tab, "Date").text() == "24 November 2026"


@pytest.mark.parametrize("record", ["person", "agency"])
def test_that_nothing_is_removed_or_moved_while_words_cannot_be_saved(context, tab, record):
    before = kept(context)
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    with full_disk(context.store):
        put_long_words(named(tab, "Title"))
        named(tab, f"Name, {record} 1").setFocus()
        press(Qt.Key.Key_Delete, alt)
        press(Qt.Key.Key_Down, alt | shift)
    assert kept(context) == before
    assert named(tab, "Title").text() == LONG


def test_that_opening_the_tab_changes_no_unusual_character(qtbot, context, tab, other):
    words = "one\u00a0two\u2028three\u2029four\ufdd0\nfive\r\nsix"
    details = replace(other.details, id="session-3", purpose=words)
    context.history.perform(AddSession(session_with(details)))
    before = context.history.undo_label
    tab.open("session-3")
    assert not context.autosave.is_dirty
    named(tab, "Purpose").setFocus()
    press(Qt.Key.Key_Tab)
    assert kept(context, "session-3").details.purpose == words
    assert context.history.undo_label == before
    named(tab, "Purpose").setFocus()
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_words("!")
    context.autosave.flush()
    assert "one\u00a0two\u2028" in kept(context, "session-3").details.purpose
