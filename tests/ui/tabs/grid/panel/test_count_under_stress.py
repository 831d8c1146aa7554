"""The pad beside the grid under stress: undo in the middle, keys held down, half typed reasons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.models.records import StatementStatus
from app.models.rules.agreement import count_in_force, count_under_way, earlier_counts
from tests.ui.driving import button, focus, focused_name, named, press, type_words
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH
from tests.ui.tabs.grid.panel.counting_by_keys import WORDS, begin_to_count, call_out, levels_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = CTRL | SHIFT


@pytest.fixture
def counting(tab, prompt):
    """Begin to count a statement just typed, by the key for it."""
    begin_to_count(tab)
    return prompt


@pytest.fixture
def page(tab):
    """Return the page that is open beside the grid."""
    return lambda: tab.panel_controller.panel.current


def _hold_down(key, text, times):
    """Let a key repeat by itself, as one does that is held down."""
    no_keys = Qt.KeyboardModifier.NoModifier
    for number in range(times):
        event = QKeyEvent(QEvent.Type.KeyPress, key, no_keys, text, number > 0)
        QCoreApplication.sendEvent(focus(), event)


def test_that_keys_typed_right_after_the_command_are_hands_and_no_words(counting, cell):
    call_out("43", "5")
    assert cell(3).text == WORDS
    assert set(levels_of(count_in_force(counting()))) == {EDUCATION, HEALTH}


def test_that_a_hand_taken_back_by_undo_is_gone_from_the_pad(counting, context):
    type_words("0")
    context.history.undo()
    assert count_under_way(counting()) is None
    press(Qt.Key.Key_T, CTRL)
    assert focused_name() == "Count Education"
    call_out("4")
    assert levels_of(count_under_way(counting()))[EDUCATION] == (0, 0, 0, 0, 1, 0)


def test_that_an_agency_taken_back_by_undo_shows_no_hand_any_more(counting, context):
    call_out("44")
    context.history.undo()
    press(Qt.Key.Key_T, CTRL)
    press(Qt.Key.Key_Up)
    assert focused_name() == "Count Education"


def test_that_a_recount_thought_of_is_forgotten_at_another_prompt(counting, tab):
    call_out("44", "4")
    press(Qt.Key.Key_Return)
    assert focused_name() == "Count Education"
    tab.go_to("prompt-1", None)
    tab.go_to("prompt-3", None)
    press(Qt.Key.Key_T, CTRL)
    assert focus().accessibleDescription().startswith("The level is reached")


def test_that_redo_brings_back_the_hands_that_were_called_out(counting, context):
    type_words("45")
    context.history.undo()
    context.history.redo()
    press(Qt.Key.Key_T, CTRL)
    assert focused_name() == "Count Education: 1 at 4, 1 at 5; 2 of 1"


def test_that_a_count_given_up_comes_back_with_every_hand(counting, context, tab):
    call_out("44")
    type_words("3")
    button(tab, "Give up this count").setFocus()
    press(Qt.Key.Key_Space)
    assert counting().counts == ()
    assert focused_name() == "Count Education"
    context.history.undo()
    press(Qt.Key.Key_T, CTRL)
    named(tab, "Count Education: 2 at 4; 2 of 1")
    press(Qt.Key.Key_Down)
    assert focused_name() == "Count Health: 1 at 3; 1 of 1"
    assert set(levels_of(count_under_way(counting()))) == {EDUCATION}


def test_that_a_key_held_down_is_one_hand_and_one_agency(counting):
    _hold_down(Qt.Key.Key_4, "4", times=30)
    _hold_down(Qt.Key.Key_Return, "\r", times=30)
    count = count_under_way(counting())
    assert levels_of(count) == {EDUCATION: (0, 0, 0, 0, 1, 0)}
    assert focused_name() == "Count Health"


def test_that_backspace_held_down_takes_back_hand_by_hand(counting):
    type_words("44444")
    _hold_down(Qt.Key.Key_Backspace, "\b", times=4)
    assert focused_name() == "Count Education: 1 at 4; 1 of 1"


def test_that_a_reason_half_typed_stays_with_its_own_count(counting, tab, context):
    first = count_in_force(tab.session.prompt("prompt-1")).objections
    call_out("44", "2")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    type_words("By March")
    tab.go_to_prompt("prompt-1")
    assert context.autosave.commit_typing()
    assert count_in_force(counting()).objections == "By March"
    assert count_in_force(tab.session.prompt("prompt-1")).objections == first


def test_that_a_reason_is_no_reason_when_it_is_only_spaces(counting, tab):
    call_out("44", "2")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    type_words("   ")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.DRAFT
    assert not button(tab, "Agree with objections").isEnabled()


def test_that_undo_takes_back_the_agreement_and_then_the_reason(counting, context):
    call_out("44", "0")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    type_words("Police will come back")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    context.history.undo()
    assert counting().statement.status is StatementStatus.DRAFT
    assert count_in_force(counting()).objections == "Police will come back"
    context.history.undo()
    assert count_in_force(counting()).objections == ""
    context.history.redo()
    context.history.redo()
    assert counting().statement.status is StatementStatus.AGREED
    assert count_in_force(counting()).objections == "Police will come back"


def test_that_another_level_in_the_next_count_leaves_the_first_as_it_was(counting, page, tab):
    call_out("55", "4")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab, SHIFT)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_T, CTRL)
    call_out("55", "4")
    assert count_in_force(counting()).level_needed == 5
    (first,) = earlier_counts(counting())
    assert (first.level_needed, first.is_finished) == (4, True)
    earlier = page()._earlier  # noqa: SLF001 - as seen
    assert earlier.isVisible()
    assert earlier.text().endswith("3 of 3 at 4 or more")


def test_that_one_can_think_better_of_a_recount(counting, tab):
    call_out("44", "4")
    press(Qt.Key.Key_Return)
    button(tab, "Keep the count").setFocus()
    press(Qt.Key.Key_Space)
    assert focus().accessibleDescription().startswith("The level is reached")
    assert len(counting().counts) == 1


def test_that_the_panel_says_when_a_count_was_of_other_words(counting, page, tab, context):
    call_out("44", "4")
    tab.go_to("prompt-3", None)
    type_words(" And more.")
    assert context.autosave.commit_typing()
    notice = page().tally._notice  # noqa: SLF001 - as seen
    assert notice.isVisible()
    assert notice.text() == "The last count was of other words, so it does not speak for these."


def test_that_taking_back_agreement_keeps_count_and_words(counting):
    call_out("44", "4")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.DRAFT
    assert counting().statement.text == WORDS
    assert count_in_force(counting()) is not None
