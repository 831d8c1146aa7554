"""Reservations beside the grid by keys: noted, saved as typed, removed, brought back, acted on."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.models.records import Origin
from tests.ui.driving import focus, focused_name, named, names, press, type_words
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = CTRL | SHIFT
CONCERN = "Wer führt den Plan? <b>Not us</b>"
CHANGE = "A named lead, & a date"


@pytest.fixture
def kept(tab):
    """Return the reservations of the third prompt as they stand in the library."""
    return lambda: tab.session.prompt("prompt-3").reservations


@pytest.fixture
def noted(tab, kept):
    """Note a reservation of Health by its key, at the third prompt."""
    tab.go_to("prompt-3", HEALTH)
    press(Qt.Key.Key_R, CTRL_SHIFT)
    return kept


def _fill(context):
    """Type into every field, from one to the next by Tab."""
    type_words(CONCERN)
    press(Qt.Key.Key_Tab)
    type_words(CHANGE)
    press(Qt.Key.Key_Tab)
    type_words("12/1/2027")
    press(Qt.Key.Key_Return)
    named(focus().window(), "Person, reservation 1").setFocus()
    type_words("Zoë O'Hara")
    assert context.autosave.commit_typing()


def _press_button(tab, name):
    named(tab, name).setFocus()
    press(Qt.Key.Key_Space)


@pytest.mark.parametrize("agency_id", [EDUCATION, HEALTH, None])
def test_that_the_key_notes_one_for_the_agency_at_the_caret_and_the_concern_is_typed_at_once(
    tab, kept, agency_id
):
    tab.go_to("prompt-3", agency_id)
    press(Qt.Key.Key_R, CTRL_SHIFT)
    assert [each.agency_id for each in kept()] == [agency_id]
    assert focused_name() == "Concern, reservation 1"


def test_that_every_field_is_kept_exactly(noted, context):
    _fill(context)
    (each,) = noted()
    assert (each.concern, each.would_change) == (CONCERN, CHANGE)
    assert (each.person, each.review_by, each.agency_id) == (
        "Zoë O'Hara",
        date(2027, 1, 12),
        HEALTH,
    )


def test_that_words_are_saved_while_one_types(qtbot, noted):
    type_words(CONCERN)
    qtbot.waitUntil(lambda: noted()[0].concern == CONCERN)


def test_that_a_run_of_typing_is_one_step_back_and_the_next_takes_the_reservation(
    tab, noted, context
):
    type_words("Who pays for it?")
    assert context.autosave.commit_typing()
    context.history.undo()
    assert noted()[0].concern == ""
    assert focused_name() == "Concern, reservation 1"
    context.history.undo()
    assert noted() == ()
    assert names(tab, "reservation 1") == []
    context.history.redo()
    context.history.redo()
    assert noted()[0].concern == "Who pays for it?"
    assert named(tab, "Concern, reservation 1").toPlainText() == "Who pays for it?"


def test_that_escape_keeps_every_letter_and_leads_back_to_the_cell(noted, cell):
    type_words("Who pa")
    press(Qt.Key.Key_Escape)
    assert focus() is cell(3, HEALTH)
    assert noted()[0].concern == "Who pa"


def test_that_one_removed_is_gone_and_comes_back_whole(tab, noted, context, said):
    _fill(context)
    before = noted()
    _press_button(tab, "Remove reservation 1")
    assert noted() == ()
    assert said[-1] == "Removed the reservation. Ctrl+Z puts it back."
    assert focused_name() == "Note a reservation"
    context.history.undo()
    assert noted() == before
    assert named(tab, "What would change it, reservation 1").toPlainText() == CHANGE


def test_that_words_just_typed_come_back_with_one_removed_at_once(tab, noted, context):
    type_words(CONCERN)
    _press_button(tab, "Remove reservation 1")
    context.history.undo()
    assert noted()[0].concern == CONCERN


def test_that_removing_the_first_leaves_the_second_with_its_words(tab, noted, kept):
    type_words("First")
    named(tab, "Note a reservation").setFocus()
    press(Qt.Key.Key_Space)
    type_words("Second")
    _press_button(tab, "Remove reservation 1")
    assert [each.concern for each in kept()] == ["Second"]
    assert named(tab, "Concern, reservation 1").toPlainText() == "Second"


def test_that_an_action_made_of_it_remembers_where_it_came_from(tab, noted, context, said):
    _fill(context)
    _press_button(tab, "Make an action of reservation 1")
    action = tab.session.actions[-1]
    (each,) = noted()
    assert (action.origin, action.origin_id) == (Origin.RESERVATION, each.id)
    assert (action.what, action.who) == (CHANGE, "Zoë O'Hara")
    assert (action.agency_id, action.due) == (HEALTH, date(2027, 1, 12))
    assert said[-1].startswith("Action made of the reservation:")


def test_that_no_action_is_made_of_one_that_says_nothing(tab, noted, said):
    before = tab.session.actions
    _press_button(tab, "Make an action of reservation 1")
    assert tab.session.actions == before
    assert said[-1] == "Write down the concern first; an action is made of it then."


def test_that_it_is_told_of_beside_the_statement_also_when_opened_again(tab, noted, context):
    row = tab.grid_view.rows["prompt-3"]
    tab.go_to("prompt-3", None)
    type_words("One plan.")
    assert context.autosave.commit_typing()
    assert "reservation" not in row.chip.accessibleName()
    named(tab, "Concern, reservation 1").setFocus()
    type_words(CONCERN)
    assert context.autosave.commit_typing()
    assert "1 reservation" in row.chip.accessibleName()
    press(Qt.Key.Key_Escape)
    tab.open(tab.session_id)
    assert "1 reservation" in tab.grid_view.rows["prompt-3"].chip.accessibleName()
    tab.go_to("prompt-3", None)
    press(Qt.Key.Key_G, CTRL)
    assert named(tab, "Concern, reservation 1").toPlainText() == CONCERN


def test_that_each_prompt_shows_its_own_and_half_typed_words_stay_with_theirs(qtbot, tab, noted):
    type_words("Half a conc")
    tab.go_to_prompt("prompt-1")
    assert named(tab, "Concern, reservation 1").toPlainText() == "Who holds the plan?"
    qtbot.waitUntil(lambda: noted()[0].concern == "Half a conc")
    assert tab.session.prompt("prompt-1").reservations[0].concern == "Who holds the plan?"


def test_that_a_card_is_reached_by_its_id(tab):
    tab.go_to_id("reservation-1")
    assert tab.address.prompt_id == "prompt-1"
    assert focused_name() == "Concern, reservation 1"


def test_that_a_removed_agency_leaves_its_reservation(tab, noted, context):
    from app.models.edits import RemoveAgency

    type_words(CONCERN)
    assert context.autosave.commit_typing()
    context.history.perform(RemoveAgency(tab.session_id, HEALTH, "Health"))
    (each,) = noted()
    assert (each.concern, each.agency_id) == (CONCERN, None)
    context.history.undo()
    assert noted()[0].agency_id == HEALTH


def test_that_twenty_noted_in_a_row_are_twenty(tab, kept):
    tab.go_to("prompt-3", EDUCATION)
    for number in range(20):
        press(Qt.Key.Key_R, CTRL_SHIFT)
        type_words(f"concern {number}")
    press(Qt.Key.Key_Escape)
    assert [each.concern for each in kept()] == [f"concern {number}" for number in range(20)]
