from __future__ import annotations

from PySide6.QtCore import Qt

from app.models.records import StatementStatus
from tests.ui.driving import command, focus
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def texts(tab):
    return [prompt.text for prompt in tab.session.prompts]


def status(tab, number):
    return tab.session.prompt(f"prompt-{number}").statement.status


def test_that_a_prompt_is_added_and_worded_at_once(qtbot, tab, context):
    command(tab, "Add prompt").trigger()
    qtbot.keyClicks(focus(), "In a year ...")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert texts(tab)[-1] == "In a year ..."
    context.history.undo()
    context.history.undo()
    assert len(tab.grid_view.rows) == 3
    assert tab.grid_view.isAncestorOf(focus())


def test_that_a_prompt_is_reworded_in_place_and_its_row_follows(qtbot, tab):
    row = tab.grid_view.rows["prompt-2"]
    before = row.height()
    tab.grid_view.prompt_headers["prompt-2"].setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_F2)
    qtbot.keyClicks(focus(), "What stands in the way of working together " * 5)
    assert row.height() > before
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert texts(tab)[1].startswith("What stands in the way")
    assert row.height() > before


def test_that_a_prompt_without_words_is_refused(qtbot, tab, said):
    tab.grid_view.prompt_headers["prompt-2"].setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.keyClick(focus(), Qt.Key.Key_Backspace)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert texts(tab)[1] == "The barriers are ..."
    assert said[-1] == "A prompt needs words, so prompt 2 is as it was."


def test_that_removing_a_prompt_says_what_went_and_undo_brings_it_back(
    qtbot, tab, context, said, cell
):
    tab.go_to("prompt-1", HEALTH)
    command(tab, "Remove prompt").trigger()
    assert said[-1] == (
        "Removed prompt 1 with 2 entries and its agreed statement. Ctrl+Z puts it back."
    )
    assert tab.current_cell() == ("prompt-2", HEALTH)
    assert focus() is cell(2, HEALTH)
    assert cell(2, HEALTH).accessibleName() == "Health, prompt 1"
    context.history.undo()
    assert cell(1, EDUCATION).text == "One plan\nNot five"
    assert focus() is tab.grid_view.prompt_headers["prompt-1"]


def test_that_prompts_move_by_keys_and_keep_their_editors(qtbot, tab, cell):
    tab.go_to("prompt-1", HEALTH)
    editor = focus()
    qtbot.keyClick(editor, Qt.Key.Key_Down, ALT_SHIFT)
    assert [prompt.id for prompt in tab.session.prompts] == ["prompt-2", "prompt-1", "prompt-3"]
    assert focus() is editor
    assert editor.accessibleName() == "Health, prompt 2"
    assert tab.grid_view.rows["prompt-2"].y() == 0


def test_that_minutes_are_kept_and_nonsense_is_refused(tab, said, monkeypatch, context):
    answers = iter(["12", "soon", "9" * 5000])
    monkeypatch.setattr(type(context.messages), "ask_text", lambda *_: next(answers))
    tab.go_to("prompt-2", None)
    tab._controller._ask_minutes("prompt-2")  # noqa: SLF001
    assert tab.session.prompt("prompt-2").minutes == 12
    tab._controller._ask_minutes("prompt-2")  # noqa: SLF001
    assert tab.session.prompt("prompt-2").minutes == 12
    tab._controller._ask_minutes("prompt-2")  # noqa: SLF001
    assert tab.session.prompt("prompt-2").minutes == 12
    assert "whole number" in said[-1]


def test_that_a_grid_without_prompts_offers_one(qtbot, tab, context):
    for number in (1, 2, 3):
        tab.grid_view.prompt_headers[f"prompt-{number}"].setFocus()
        qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    assert tab.current_cell() == ("", None)
    assert not tab.grid_view.isVisible()
    for _ in range(3):
        context.history.undo()
    assert tab.grid_view.isVisible()
    assert len(tab.grid_view.rows) == 3


def test_that_the_room_agrees_the_wording_as_it_stands(qtbot, tab, context, cell):
    tab.go_to("prompt-3", None)
    qtbot.keyClicks(focus(), "Protect one hour")
    qtbot.keyClick(focus(), Qt.Key.Key_A, CTRL_SHIFT)
    assert status(tab, 3) is StatementStatus.AGREED
    assert tab.grid_view.rows["prompt-3"].chip.text == "✓ Agreed · not counted"
    assert tab.toolbar.take_back.isVisible()
    context.history.undo()
    assert status(tab, 3) is StatementStatus.DRAFT
    assert cell(3).text == "Protect one hour"


def test_that_editing_an_agreed_wording_says_so_and_it_can_be_put_back(qtbot, tab, context, cell):
    tab.go_to("prompt-1", None)
    qtbot.keyClicks(focus(), " And more.")
    context.autosave.flush()
    assert status(tab, 1) is StatementStatus.CHANGED
    assert tab.grid_view.rows["prompt-1"].chip.text == "◐ Changed since agreed"
    qtbot.mouseClick(tab.toolbar.put_back, LEFT)
    assert cell(1).text == "One plan."
    assert status(tab, 1) is StatementStatus.AGREED
    assert context.history.undo_label == "Put back agreed wording in prompt 1"
    context.history.undo()
    assert cell(1).text == "One plan. And more."


def test_that_agreement_can_be_taken_back(qtbot, tab):
    tab.go_to("prompt-1", None)
    qtbot.mouseClick(tab.toolbar.take_back, LEFT)
    assert status(tab, 1) is StatementStatus.DRAFT


def test_that_the_key_that_agrees_takes_it_back_too(qtbot, tab, context):
    tab.go_to("prompt-3", None)
    qtbot.keyClicks(focus(), "Protect one hour")
    for wanted in (StatementStatus.AGREED, StatementStatus.DRAFT, StatementStatus.AGREED):
        qtbot.keyClick(focus(), Qt.Key.Key_A, CTRL_SHIFT)
        assert status(tab, 3) is wanted


def test_that_f2_in_the_agreed_statement_rewords_the_prompt(qtbot, tab):
    tab.go_to("prompt-2", None)
    qtbot.keyClick(focus(), Qt.Key.Key_F2)
    assert tab.grid_view.prompt_headers["prompt-2"].name_edit is not None


def test_that_a_new_prompt_goes_on_to_its_first_cell(qtbot, tab):
    command(tab, "Add prompt").trigger()
    qtbot.keyClicks(focus(), "We will know by ...")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert focus().accessibleName() == "Education, prompt 4"


def test_that_nothing_can_be_agreed_without_words(tab):
    tab.go_to("prompt-3", None)
    assert not command(tab, "Agree this wording").isEnabled()
    assert not tab.toolbar.agree.isEnabled()
