"""What stands beside the grid when the disk is full, and when what it shows goes away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.models.edits import AddSession, RemovePrompt
from app.models.rules.agreement import count_in_force, count_under_way
from tests.models.sessions import session_with
from tests.ui.driving import focus, focused_name, named, paste, press, type_words
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH, fill_disk, refuse_writes

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = CTRL | SHIFT
KEYPAD = Qt.KeyboardModifier.KeypadModifier
# Too long to fit into what a library of these tests has left of its last page.
LONG = "One plan for each child. " * 400


@pytest.fixture
def other(context, session):
    """Return the id of another session, with one prompt that has words to agree."""
    details = replace(session.details, id="session-2", title="Another")
    agency = replace(session.agencies[0], id="agency-other", name="Housing")
    statement = replace(session.prompts[0].statement, text="Other words.")
    prompt = replace(
        session.prompts[2], id="prompt-other", statement=statement, entries={}, counts=()
    )
    assert context.history.perform(
        AddSession(session_with(details, agencies=(agency,), prompts=(prompt,)))
    )
    return details.id


def _begin_to_count(tab):
    tab.go_to("prompt-3", None)
    type_words("One plan.")
    press(Qt.Key.Key_T, CTRL)


def test_that_hands_that_could_not_be_written_stay_on_the_pad(tab, context, prompt):
    _begin_to_count(tab)
    type_words("45")
    refuse_writes(context, is_refusing=True)
    press(Qt.Key.Key_Return)
    assert focused_name() == "Count Education: 1 at 4, 1 at 5; 2 of 1"
    refuse_writes(context, is_refusing=False)
    press(Qt.Key.Key_Return)
    (tally,) = count_under_way(prompt()).tallies
    assert (tally.agency_id, tally.levels) == (EDUCATION, (0, 0, 0, 0, 1, 1))


def test_that_a_count_that_could_not_begin_counts_no_hand_that_is_not_kept(tab, context, prompt):
    _begin_to_count(tab)
    refuse_writes(context, is_refusing=True)
    type_words("4")
    assert focused_name() == "Count Education"
    refuse_writes(context, is_refusing=False)
    type_words("5")
    assert focused_name() == "Count Education: 1 at 5; 1 of 1"
    assert count_under_way(prompt()).tallies == ()


def test_that_a_line_too_long_for_the_disk_is_drawn_once_there_is_room(tab, context, prompt, cell):
    tab.go_to("prompt-3", EDUCATION)
    paste(LONG.strip())
    assert context.autosave.commit_typing()
    fill_disk(context, is_full=True)
    press(Qt.Key.Key_Return, CTRL_SHIFT)
    assert (prompt().statement.text, prompt().sources) == ("", ())
    assert cell(3, EDUCATION).text == LONG.strip()
    fill_disk(context, is_full=False)
    press(Qt.Key.Key_Return, CTRL_SHIFT)
    assert prompt().statement.text == LONG.strip()
    assert len(prompt().sources) == 1


def test_that_a_concern_that_could_not_be_saved_is_saved_later(qtbot, tab, context, prompt):
    tab.go_to("prompt-3", HEALTH)
    press(Qt.Key.Key_R, CTRL_SHIFT)
    fill_disk(context, is_full=True)
    named(tab, "Concern, reservation 1").insertPlainText(LONG)
    assert not context.autosave.commit_typing()
    press(Qt.Key.Key_Escape)
    tab.go_to("prompt-1", HEALTH)
    fill_disk(context, is_full=False)
    assert context.autosave.commit_typing()
    assert prompt().reservations[0].concern == LONG


def test_that_a_reservation_half_typed_is_kept_when_another_session_is_opened(
    tab, context, prompt, other
):
    tab.go_to("prompt-3", HEALTH)
    press(Qt.Key.Key_R, CTRL_SHIFT)
    type_words("Half a conc")
    tab.open(other)
    assert context.autosave.commit_typing()
    tab.open("session-1")
    assert prompt().reservations[0].concern == "Half a conc"


def test_that_a_reason_half_typed_is_kept_when_another_session_is_opened(
    tab, context, prompt, other
):
    _begin_to_count(tab)
    for hands in ("5", "1"):
        type_words(hands)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CTRL_SHIFT)
    type_words("By Mar")
    tab.open(other)
    assert context.autosave.commit_typing()
    assert context.store.session(other).prompts[0].counts == ()
    tab.open("session-1")
    assert count_in_force(prompt()).objections == "By Mar"


def test_that_hands_go_to_the_session_in_front_and_to_no_other(tab, prompt, other, context):
    _begin_to_count(tab)
    type_words("4")
    tab.open(other)
    press(Qt.Key.Key_T, CTRL)
    assert focused_name() == "Count Housing"
    type_words("5")
    press(Qt.Key.Key_Return)
    (count,) = context.store.session(other).prompts[0].counts
    assert [(t.agency_id, t.levels[5]) for t in count.tallies] == [("agency-other", 1)]
    tab.open("session-1")
    tab.go_to("prompt-3", None)
    press(Qt.Key.Key_T, CTRL)
    assert count_under_way(prompt()).tallies == ()
    assert focused_name() == "Count Education: 1 at 4; 1 of 1"


def test_that_the_last_prompt_removed_while_one_counts_leaves_the_keys_somewhere(
    tab, context, prompt
):
    _begin_to_count(tab)
    type_words("4")
    for number in (1, 2, 3):
        assert context.history.perform(RemovePrompt(tab.session_id, f"prompt-{number}", "it"))
    assert tab.panel_controller.panel.isHidden()
    press(Qt.Key.Key_T, CTRL)
    type_words("45")
    for _ in range(3):
        context.history.undo()
    tab.go_to("prompt-3", None)
    press(Qt.Key.Key_T, CTRL)
    assert focused_name() == "Count Education: 1 at 4; 1 of 1"


def test_that_a_prompt_removed_with_a_concern_half_typed_comes_back_with_it(tab, context, prompt):
    tab.go_to("prompt-3", HEALTH)
    press(Qt.Key.Key_R, CTRL_SHIFT)
    type_words("Half a conc")
    assert context.autosave.commit_typing()
    assert context.history.perform(RemovePrompt(tab.session_id, "prompt-3", "it"))
    context.history.undo()
    assert prompt().reservations[0].concern == "Half a conc"


def test_that_the_number_pad_counts_as_the_number_keys_do(tab, prompt):
    _begin_to_count(tab)
    press(Qt.Key.Key_4, KEYPAD, times=2)
    press(Qt.Key.Key_Enter, KEYPAD)
    assert next(iter(count_under_way(prompt()).tallies)).levels == (0, 0, 0, 0, 2, 0)


def test_that_a_storm_of_keys_on_the_pad_types_no_word(tab, prompt, cell):
    _begin_to_count(tab)
    type_words("40123545a")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Down):
        press(key, times=10)
    type_words("012345" * 10)
    press(Qt.Key.Key_Return, times=2)
    assert cell(3).text == "One plan."
    assert prompt().statement.text == "One plan."
    assert focus() is tab.panel_controller.panel.current.tally.pad
