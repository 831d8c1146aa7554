from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.driving import focus
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH, POLICE

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
KEY = Qt.Key


@pytest.mark.parametrize(
    ("start", "key", "modifiers", "end"),
    [
        ((1, EDUCATION), KEY.Key_Tab, NONE, (1, HEALTH)),
        ((1, POLICE), KEY.Key_Tab, NONE, (1, None)),
        ((1, None), KEY.Key_Tab, NONE, (2, EDUCATION)),
        ((2, EDUCATION), KEY.Key_Backtab, SHIFT, (1, None)),
        ((1, HEALTH), KEY.Key_Return, CTRL, (2, HEALTH)),
        ((3, HEALTH), KEY.Key_Return, CTRL, (3, HEALTH)),
        ((2, None), KEY.Key_PageDown, NONE, (3, None)),
        ((2, None), KEY.Key_PageUp, NONE, (1, None)),
        ((2, HEALTH), KEY.Key_End, CTRL, (3, None)),
        ((2, HEALTH), KEY.Key_Home, CTRL, (1, EDUCATION)),
        ((2, HEALTH), KEY.Key_Down, NONE, (3, HEALTH)),
        ((2, HEALTH), KEY.Key_Up, NONE, (1, HEALTH)),
        ((2, HEALTH), KEY.Key_Left, NONE, (2, EDUCATION)),
        ((2, HEALTH), KEY.Key_Right, NONE, (2, POLICE)),
    ],
)
def test_that_keys_lead_through_the_grid(qtbot, tab, cell, start, key, modifiers, end):
    tab.go_to(f"prompt-{start[0]}", start[1])
    qtbot.keyClick(focus(), key, modifiers)
    assert focus() is cell(*end)
    assert tab.current_cell() == (f"prompt-{end[0]}", end[1])


def test_that_arrows_stay_in_the_words_until_their_edge(qtbot, tab, cell):
    editor = cell(1, EDUCATION)
    tab.go_to("prompt-1", EDUCATION)
    editor.put_caret(at_end=False)
    qtbot.keyClick(editor, KEY.Key_Down)
    qtbot.keyClick(editor, KEY.Key_Right)
    assert focus() is editor
    assert editor.textCursor().blockNumber() == 1
    qtbot.keyClick(editor, KEY.Key_Down)
    assert focus() is cell(2, EDUCATION)


def test_that_a_selection_keeps_the_arrows_in_the_cell(qtbot, tab, cell):
    editor = cell(1, HEALTH)
    tab.go_to("prompt-1", HEALTH)
    editor.selectAll()
    qtbot.keyClick(editor, KEY.Key_Right)
    assert focus() is editor


def test_that_left_in_words_written_from_the_right_leaves_at_their_end(qtbot, tab, cell):
    editor = cell(2, HEALTH)
    editor.show_text("سلام")
    tab.go_to("prompt-2", HEALTH)
    editor.put_caret(at_end=True)
    qtbot.keyClick(editor, KEY.Key_Left)
    assert focus() is cell(2, EDUCATION)


def test_that_arrows_reach_the_prompts_and_the_heads(qtbot, tab, cell):
    tab.go_to("prompt-1", EDUCATION)
    cell(1, EDUCATION).put_caret(at_end=False)
    qtbot.keyClick(focus(), KEY.Key_Left)
    assert focus() is tab.grid_view.prompt_headers["prompt-1"]
    qtbot.keyClick(focus(), KEY.Key_Down)
    assert focus() is tab.grid_view.prompt_headers["prompt-2"]
    qtbot.keyClick(focus(), KEY.Key_Right)
    assert focus() is cell(2, EDUCATION)
    tab.go_to("prompt-1", HEALTH)
    cell(1, HEALTH).put_caret(at_end=False)
    qtbot.keyClick(focus(), KEY.Key_Up)
    assert focus() is tab.grid_view.column_headers[HEALTH]
    qtbot.keyClick(focus(), KEY.Key_Right)
    assert focus() is tab.grid_view.column_headers[POLICE]
    qtbot.keyClick(focus(), KEY.Key_Down)
    assert focus() is cell(1, POLICE)


def test_that_tab_leaves_the_grid_at_its_end_and_comes_back_to_the_cell(qtbot, tab, cell):
    tab.go_to("prompt-3", None)
    qtbot.keyClick(focus(), KEY.Key_Tab)
    assert not tab.grid_view.isAncestorOf(focus())
    tab.grid_view.setFocus(Qt.FocusReason.TabFocusReason)
    assert focus() is cell(3)


def test_that_shift_and_tab_leave_the_grid_at_its_start(qtbot, tab):
    tab.go_to("prompt-1", EDUCATION)
    qtbot.keyClick(focus(), KEY.Key_Backtab, SHIFT)
    assert tab.toolbar.isAncestorOf(focus())


def test_that_the_prompt_is_told_when_it_changes_and_the_position_always(qtbot, tab):
    prompts, positions = [], []
    tab.prompt_changed.connect(prompts.append)
    tab.position_changed.connect(positions.append)
    tab.go_to("prompt-1", HEALTH)
    qtbot.keyClick(focus(), KEY.Key_Tab)
    qtbot.keyClick(focus(), KEY.Key_Tab)
    qtbot.keyClick(focus(), KEY.Key_PageDown)
    assert prompts == ["prompt-2"]
    assert positions[-2:] == [
        "Prompt 1 of 3 · Agreed statement",
        "Prompt 2 of 3 · Agreed statement",
    ]


def test_that_a_click_marks_the_cell_and_the_row(qtbot, tab, cell):
    qtbot.mouseClick(cell(2, POLICE).viewport(), Qt.MouseButton.LeftButton)
    assert tab.current_cell() == ("prompt-2", POLICE)
    qtbot.mouseClick(
        tab.grid_view.rows["prompt-3"], Qt.MouseButton.LeftButton, pos=_below(tab, cell)
    )
    assert focus() is cell(3)


def _below(tab, cell):
    return tab.grid_view.rows["prompt-3"].chip.geometry().bottomLeft() + cell(3).rect().topLeft()
