"""A statement of the checklist goes to the room, with its ratings and its source."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from app.models.audience.scene import Note
from app.models.edits import AddSession, RateStatement
from app.models.records import Agency, Rating
from app.ui.tabs.checklist.checklist_tab import ChecklistTab
from app.ui.tabs.checklist.statement_view import statement_note
from tests.models.sessions import filled_session, session_with
from tests.ui.driving import bring_to_front, button, command, press, show_tab, type_text

N, P, Y = Rating.NOT_YET, Rating.PARTLY, Rating.IN_PLACE
HARD = "\N{NO-BREAK SPACE}"
ODD = "<b>شرطة</b> 🙂 & “quoted”"


@pytest.fixture
def tab(qtbot, context, session):
    shown = ChecklistTab(context)
    show_tab(qtbot, shown, session.details.id, 1280, 560)
    bring_to_front(qtbot, shown)
    return shown


@pytest.fixture
def sent(tab):
    """The notes that the tab wants shown, as they come."""
    notes = []
    tab.room_requested.connect(notes.append)
    return notes


@pytest.fixture
def moved(tab):
    """The notes that moved: as they were, and as they are."""
    pairs = []
    tab.room_note_changed.connect(lambda before, now: pairs.append((before, now)))
    return pairs


def odd_session(**details):
    """A session of one statement, every word of it awkward."""
    made = filled_session(datetime(2026, 11, 24, tzinfo=UTC))
    only = replace(made.checklist[0], id="odd-1", code="", text=ODD, rating=None, by_agency={})
    given = replace(made.details, id="odd", **details)
    return session_with(given, agencies=(Agency("a", ODD, "", "#005EA5", True),), checklist=(only,))


def test_that_the_key_sends_the_current_statement(tab, sent, session):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_R)
    assert sent == [
        Note("Checklist statement 2 of 2", session.checklist[1].text, "Source: Figure 1.2")
    ]


def test_that_the_ratings_are_told_in_sign_and_word(tab, sent):
    press(Qt.Key.Key_R)
    assert sent[0].heading == "Checklist statement 1 of 2"
    assert sent[0].foot.splitlines() == [
        "Rated together: ◐_Partly".replace("_", HARD),
        "Education_✓_In_place · Health_–_Not_rated · Police_○_Not_yet".replace("_", HARD),
        "Source: Figure 1.2",
    ]


def test_that_a_click_sends_the_same_and_leaves_the_focus(qtbot, tab, sent):
    press(Qt.Key.Key_Down)
    row = tab.rows.current
    shown = button(tab, "Show to the room")
    assert shown.toolTip() == "Show to the room (R)"
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert [note.heading for note in sent] == ["Checklist statement 2 of 2"]
    assert row.hasFocus()


def test_that_the_statement_keeps_its_number_in_another_order(qtbot, context, tab, sent):
    context.history.perform(
        RateStatement("session-1", "check-2", {"rating": None}, {"rating": N}, "")
    )
    qtbot.mouseClick(tab.bar.orders.button("not_yet"), Qt.MouseButton.LeftButton)
    tab.take_focus()
    press(Qt.Key.Key_Up)
    assert tab.rows.current.key == "check-2"
    press(Qt.Key.Key_R)
    assert sent[0].heading == "Checklist statement 2 of 2"


def test_that_the_key_is_a_letter_in_the_evidence(tab, sent):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_E)
    press(Qt.Key.Key_R)
    assert tab.rows.rows["check-2"].evidence.toPlainText() == "r"
    assert sent == []


def test_that_the_key_on_a_chip_sends_the_whole_statement(tab, sent):
    tab.rows.rows["check-2"].chip("agency-Health").setFocus()
    press(Qt.Key.Key_R)
    assert [note.heading for note in sent] == ["Checklist statement 2 of 2"]


def test_that_a_rating_given_while_it_is_shown_is_told(context, tab, sent, moved):
    press(Qt.Key.Key_R)
    press(Qt.Key.Key_3)
    (before, now), *more = moved
    assert before == sent[0]
    assert now.foot.splitlines()[0] == "Rated together: ✓_In_place".replace("_", HARD)
    assert not more
    context.history.undo()
    assert moved[-1] == (now, before)


def test_that_a_change_made_from_another_tab_is_told_too(context, tab, sent, moved):
    press(Qt.Key.Key_R)
    press(Qt.Key.Key_0)
    tab.hide()
    context.history.undo()
    assert moved[-1][1] == sent[0]


def test_that_what_the_room_does_not_read_is_not_told(qtbot, context, tab, sent, moved):
    press(Qt.Key.Key_R)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_E)
    type_text(tab.rows.current.evidence, "Seen")
    press(Qt.Key.Key_Escape)
    assert context.store.session("session-1").checklist[1].evidence == "Seen"
    assert moved == []


def test_that_another_session_forgets_what_was_shown(context, tab, sent, moved):
    press(Qt.Key.Key_R)
    context.history.perform(AddSession(odd_session()))
    tab.open("odd")
    tab.open("session-1")
    press(Qt.Key.Key_3)
    assert len(sent) == 1
    assert moved == []


def test_that_awkward_words_go_as_they_are(context, tab, sent):
    context.history.perform(AddSession(odd_session(checklist_source=f" {ODD}\n")))
    tab.open("odd")
    tab.rows.rows["odd-1"].chip("a").setFocus()
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_R)
    assert sent == [
        Note("Checklist statement 1 of 1", ODD, f"{ODD}{HARD}○{HARD}Not{HARD}yet\nSource: {ODD}")
    ]


def test_that_a_statement_with_nothing_to_say_of_it_has_an_empty_foot(context, tab, sent):
    context.history.perform(AddSession(odd_session(checklist_source="")))
    tab.open("odd")
    tab.take_focus()
    press(Qt.Key.Key_R)
    assert sent == [Note("Checklist statement 1 of 1", ODD, "")]


def test_that_there_is_nothing_to_show_without_a_checklist(qtbot, context, tab, sent):
    shown = button(tab, "Show to the room")
    empty = session_with(replace(tab.session.details, id="empty"))
    context.history.perform(AddSession(empty))
    tab.open("empty")
    assert not command(tab, "Show to the room").isEnabled()
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert sent == []
    tab.open("session-1")
    assert shown.isEnabled()


def test_that_each_agency_that_rated_is_named_in_the_order_of_the_session(session):
    first = session.checklist[0]
    by_agency = {"agency-Health": N, "agency-Education": Y}
    rated = replace(session, checklist=(replace(first, rating=P, by_agency=by_agency),))
    foot = statement_note(rated, first.id).foot
    rated_by = foot.splitlines()[1].replace(HARD, " ").split(" · ")
    assert rated_by[:2] == ["Education ✓ In place", "Health ○ Not yet"]


def test_that_an_agency_that_is_present_and_did_not_rate_is_named_too(session):
    first = session.checklist[0]
    health = next(a for a in session.agencies if a.name == "Health")
    agencies = (health, *(replace(a, is_present=a.name != "Police") for a in session.agencies[:1]))
    agencies += tuple(replace(a, is_present=False) for a in session.agencies if a.name == "Police")
    rated = replace(
        session, agencies=agencies, checklist=(replace(first, by_agency={health.id: Y}),)
    )
    said = statement_note(rated, first.id).foot.replace(HARD, " ")
    assert "Health ✓ In place · Education – Not rated" in said
    assert "Police" not in said


def test_that_a_source_is_said_once(session):
    doubled = "Figure 1.2; A Book © A. Writer, 2009; © A. Writer, 2009"
    of_old = replace(session, details=replace(session.details, checklist_source=doubled))
    foot = statement_note(of_old, session.checklist[0].id).foot
    assert foot.splitlines()[-1] == "Source: Figure 1.2; A Book © A. Writer, 2009"


def test_that_an_unknown_statement_has_no_note(session):
    assert statement_note(session, "gone") is None
