"""The whole room counted from the keyboard, in the real grid: one pass, and what comes of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.models.edits import AddAgency, SetAgency
from app.models.records import StatementStatus
from app.models.rules.agreement import count_in_force, count_under_way, earlier_counts
from tests.ui.driving import focus, focused_name, names, press, type_words
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH, POLICE
from tests.ui.tabs.grid.panel.counting_by_keys import WORDS, begin_to_count, call_out, levels_of

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = CTRL | SHIFT


@pytest.fixture
def counting(tab, prompt):
    """Begin to count a statement just typed, by the key for it, at 3 or more."""
    begin_to_count(tab)
    _set_level(Qt.Key.Key_Left)  # the room's last count was at 4
    assert focused_name() == "Count Education"
    return prompt


def _set_level(key):
    """Go up to the levels, one to the left or right, and back to the pad."""
    press(Qt.Key.Key_Tab, SHIFT)
    press(key)
    press(Qt.Key.Key_Tab)


def test_that_one_pass_of_number_keys_counts_the_room(counting):
    call_out("443", "5")
    count = count_in_force(counting())
    assert levels_of(count) == {EDUCATION: (0, 0, 0, 1, 2, 0), HEALTH: (0, 0, 0, 0, 0, 1)}
    assert list(count.absent) == [POLICE]
    assert (count.level_needed, count.wording, count.is_finished) == (3, WORDS, True)
    assert count_under_way(counting()) is None


def test_that_a_count_alone_agrees_nothing_and_the_room_then_says_so(counting, said):
    call_out("443", "5")
    assert counting().statement.status is StatementStatus.DRAFT
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.AGREED
    assert said[-1] == "Agreed the wording of prompt 3: 4 of 4 at 3 or more."


def test_that_a_wrong_key_is_taken_back(counting):
    type_words("40")
    press(Qt.Key.Key_Backspace)
    type_words("4")
    press(Qt.Key.Key_Return)
    assert levels_of(count_under_way(counting())) == {EDUCATION: (0, 0, 0, 0, 2, 0)}


def test_that_backspace_on_nothing_and_other_keys_count_nothing(counting):
    press(Qt.Key.Key_Backspace)
    type_words("6789xyz")
    assert count_under_way(counting()) is None


def test_that_an_agency_without_hands_is_asked_about_once_and_never_counted_as_agreeing(
    counting, said
):
    press(Qt.Key.Key_Return)
    assert "Nobody of Education has shown a hand." in said[-1]
    assert count_under_way(counting()) is None
    press(Qt.Key.Key_Return)
    call_out("4")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.DRAFT
    assert "does not carry it" in said[-1]


def test_that_an_absent_agency_is_recorded_as_absent(counting):
    press(Qt.Key.Key_A)
    call_out("4")
    count = count_in_force(counting())
    assert set(count.absent) == {EDUCATION, POLICE}
    assert set(levels_of(count)) == {HEALTH}


def test_that_one_can_go_back_to_an_agency_and_add_a_hand(counting):
    call_out("4")
    press(Qt.Key.Key_Up)
    assert focused_name().startswith("Count Education")
    call_out("5", "3")
    assert levels_of(count_in_force(counting()))[EDUCATION] == (0, 0, 0, 0, 1, 1)


@pytest.mark.parametrize(
    ("hands", "why"),
    [
        (("44", "2"), "The level is not reached."),
        (("44", "0"), "Somebody blocks this wording."),
    ],
)
def test_that_below_the_level_or_with_a_block_it_is_agreed_only_with_the_reason_why(
    counting, said, hands, why
):
    call_out(*hands)
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.DRAFT
    assert focused_name() == "Why it is agreed all the same"
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.DRAFT
    type_words("Health will bring it to their board")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.AGREED
    assert count_in_force(counting()).objections == "Health will bring it to their board"
    assert said[-1] == "Agreed the wording of prompt 3 with objections; the reason is kept."


def test_that_the_level_is_set_before_counting_and_kept_with_the_count(counting, tab):
    _set_level(Qt.Key.Key_Right)
    _set_level(Qt.Key.Key_Right)
    call_out("55", "4")
    assert count_in_force(counting()).level_needed == 5
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.DRAFT


def test_that_the_level_cannot_be_moved_once_a_hand_is_in(counting, tab):
    call_out("44")
    levels = tab.panel_controller.panel.current.tally.levels
    assert not any(levels.button(str(n)).isEnabled() for n in (1, 2, 4, 5))


def test_that_a_second_count_keeps_the_first(counting, tab):
    call_out("44", "2")
    press(Qt.Key.Key_Return)
    call_out("44", "4")
    assert levels_of(count_in_force(counting()))[HEALTH] == (0, 0, 0, 0, 1, 0)
    (first,) = earlier_counts(counting())
    assert levels_of(first)[HEALTH] == (0, 0, 1, 0, 0, 0)
    assert "2 of 3 at 3 or more" in tab.panel_controller.panel.current._earlier.text()  # noqa: SLF001 - as seen


def test_that_leaving_in_the_middle_loses_nothing(counting, tab, cell):
    call_out("44")
    type_words("5")
    press(Qt.Key.Key_Escape)
    assert focus() is cell(3)
    press(Qt.Key.Key_T, CTRL)
    assert focused_name() == "Count Health: 1 at 5; 1 of 1"
    press(Qt.Key.Key_Return)
    assert set(levels_of(count_in_force(counting()))) == {EDUCATION, HEALTH}


def test_that_a_count_goes_on_after_the_session_is_opened_again(counting, tab):
    call_out("44")
    tab.open(tab.session_id)
    tab.go_to("prompt-3", None)
    press(Qt.Key.Key_T, CTRL)
    assert focused_name() == "Count Health"
    call_out("3")
    assert set(levels_of(count_in_force(counting()))) == {EDUCATION, HEALTH}


def test_that_undo_takes_back_agency_by_agency_and_redo_counts_again(counting, context):
    call_out("44", "3")
    context.history.undo()
    assert count_in_force(counting()) is None
    assert set(levels_of(count_under_way(counting()))) == {EDUCATION}
    context.history.redo()
    assert set(levels_of(count_in_force(counting()))) == {EDUCATION, HEALTH}


def test_that_a_split_is_said_in_words(counting, tab):
    call_out("1155", "4")
    said = focus().accessibleDescription()
    assert "Of two minds: Education." in said


def test_that_agencies_far_apart_are_said_in_words(counting):
    call_out("55", "11")
    assert "The agencies stand far apart from one another." in focus().accessibleDescription()


def test_that_nothing_is_agreed_while_it_is_still_counted(counting, said):
    call_out("44")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.DRAFT
    assert "still being counted: Health is to come" in said[-1]


def test_that_a_statement_edited_afterwards_is_changed_and_its_count_was_of_other_words(
    counting, tab, said
):
    call_out("44", "4")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    press(Qt.Key.Key_Escape)
    type_words(" Perhaps.")
    tab.refresh(None)
    assert tab._context.autosave.commit_typing()  # noqa: SLF001 - as a pause does
    assert counting().statement.status is StatementStatus.CHANGED
    press(Qt.Key.Key_B, CTRL_SHIFT)
    assert counting().statement.text == WORDS
    assert counting().statement.status is StatementStatus.AGREED
    tab._context.history.undo()  # noqa: SLF001 - the window's key
    assert counting().statement.text == f"{WORDS} Perhaps."


def test_that_an_empty_statement_is_not_counted(tab, prompt):
    tab.go_to("prompt-3", None)
    press(Qt.Key.Key_T, CTRL)
    type_words("44")
    press(Qt.Key.Key_Return)
    assert count_under_way(prompt()) is None


def test_that_200_hands_are_counted_as_200(counting):
    type_words("4" * 200)
    press(Qt.Key.Key_Return)
    assert levels_of(count_under_way(counting()))[EDUCATION] == (0, 0, 0, 0, 200, 0)


def test_that_a_prompt_removed_while_it_is_counted_takes_the_panel_away_and_comes_back_whole(
    counting, tab, context
):
    call_out("44")
    from app.models.edits import RemovePrompt

    context.history.perform(RemovePrompt(tab.session_id, "prompt-3", "it"))
    context.history.undo()
    assert set(levels_of(count_under_way(counting()))) == {EDUCATION}


def test_that_who_is_still_to_hear_from_follows_the_count(counting, tab):
    def waiting():
        return [name.split(":")[0] for name in names(tab, "go to its cell")]

    assert waiting() == ["Still to hear from Education", "Still to hear from Health"]
    call_out("44", "4")
    assert waiting() == []


def test_that_a_block_is_not_got_round_by_typing_a_full_stop(counting, tab, said):
    call_out("44", "0")
    press(Qt.Key.Key_Escape)
    type_words(" Now.")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.DRAFT
    assert "of other words does not carry it" in said[-1]
    assert focused_name() == "Why it is agreed all the same"
    type_words("Reworded with Health in the room")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.AGREED


def test_that_a_recount_that_does_not_carry_the_agreed_words_takes_the_agreement_back(
    counting, context, said
):
    call_out("44", "4")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    press(Qt.Key.Key_Return)
    call_out("44", "0")
    assert counting().statement.status is StatementStatus.DRAFT
    assert "does not stand any more" in said[-1]
    context.history.undo()
    assert counting().statement.status is StatementStatus.AGREED


def test_that_the_reason_of_an_agreement_can_be_reworded_and_never_emptied(counting, context):
    call_out("44", "0")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    type_words("By March")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    field = focus()
    press(Qt.Key.Key_Tab)
    assert context.autosave.commit_typing()
    assert field.toPlainText() == "By March"
    assert count_in_force(counting()).objections == "By March"
    assert counting().statement.status is StatementStatus.AGREED


def test_that_an_agency_that_came_after_the_count_is_not_passed_over(counting, tab, context, said):
    call_out("44", "4")
    came = tab.session.agency(POLICE)
    context.history.perform(SetAgency.of(tab.session_id, came, is_present=True))
    added = {"id": "agency-Housing", "name": "Housing", "note": "", "colour": "#5B4A00"}
    context.history.perform(AddAgency(tab.session_id, {**added, "is_present": True}))
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.DRAFT
    assert "does not carry it" in said[-1]


def test_that_undo_while_counting_leaves_the_keys_on_the_pad(counting, tab, context, cell):
    context.history.moved.connect(tab.reveal)
    call_out("44")
    context.history.undo()
    type_words("5")
    assert cell(3).text == WORDS
    assert focused_name().startswith("Count ")


def test_that_the_pad_says_what_its_key_does_once_agreed(counting, tab):
    call_out("44", "4")
    hint = tab.panel_controller.panel.current.tally.pad._hint.text  # noqa: SLF001 - as seen
    assert hint().startswith("Ctrl+Shift+A agrees")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert hint().startswith("Agreed; Ctrl+Shift+A takes that back")
    press(Qt.Key.Key_A, CTRL_SHIFT)
    assert counting().statement.status is StatementStatus.DRAFT


def test_that_a_reservation_after_a_count_is_of_the_agency_below(counting, tab):
    call_out("44", "1")
    press(Qt.Key.Key_R, CTRL_SHIFT)
    assert counting().reservations[0].agency_id == HEALTH
