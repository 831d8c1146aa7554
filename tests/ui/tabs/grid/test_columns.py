from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.driving import command, focus, type_text
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH, POLICE, fill_disk

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def head(tab):
    return lambda agency_id: tab.grid_view.column_headers[agency_id]


def names(tab):
    return [agency.name for agency in tab.session.agencies]


def test_that_a_column_is_added_and_named_at_once(qtbot, tab, context):
    qtbot.mouseClick(button(tab, "Add column"), LEFT)
    qtbot.keyClicks(focus(), "Housing")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert names(tab) == ["Education", "Health", "Police", "Housing"]
    added = tab.session.agencies[-1]
    assert tab.grid_view.rows["prompt-1"].cells[added.id].isVisible()
    assert focus() is tab.grid_view.rows["prompt-1"].cells[added.id]
    assert added.colour in context.theme.agency_colours
    assert added.colour not in {agency.colour for agency in tab.session.agencies[:-1]}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_that_a_name_is_kept_whichever_key_ends_it(qtbot, tab, head, key):
    head(HEALTH).setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_F2)
    qtbot.keyClicks(focus(), "NHS")
    qtbot.keyClick(focus(), key)
    assert names(tab)[1] == "NHS"
    assert focus() is head(HEALTH)
    assert head(HEALTH).name_edit is None


def test_that_a_double_click_renames_and_leaving_keeps_the_name(qtbot, tab, head, cell):
    qtbot.mouseDClick(head(EDUCATION), LEFT)
    qtbot.keyClicks(focus(), "Schools")
    qtbot.mouseClick(cell(1, HEALTH).viewport(), LEFT)
    assert names(tab)[0] == "Schools"
    assert focus() is cell(1, HEALTH)
    assert cell(1, EDUCATION).accessibleName() == "Schools, prompt 1"


def test_that_a_second_click_renames_but_the_first_only_goes_there(qtbot, head):
    qtbot.mouseClick(head(EDUCATION), LEFT)
    assert head(EDUCATION).name_edit is None
    qtbot.mouseClick(head(EDUCATION), LEFT)
    assert head(EDUCATION).name_edit is not None


def test_that_an_empty_name_is_refused_with_a_sentence(qtbot, tab, head, said):
    head(HEALTH).setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_F2)
    qtbot.keyClick(focus(), Qt.Key.Key_Backspace)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert names(tab)[1] == "Health"
    assert said[-1] == "A column needs a name, so it is still “Health”."


def test_that_looking_at_a_name_changes_nothing(qtbot, tab, context, head):
    before = context.history.undo_label
    head(HEALTH).setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_F2)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert context.history.undo_label == before


def test_that_undo_while_naming_takes_the_name_back(qtbot, tab, context, head):
    head(HEALTH).setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_F2)
    qtbot.keyClicks(focus(), "NHS")
    context.autosave.commit_typing()
    context.history.undo()
    assert names(tab)[1] == "Health"
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    assert names(tab)[1] == "Health"
    assert head(HEALTH).name_edit is None


def test_that_a_name_that_could_not_be_saved_stays_in_its_place(qtbot, tab, context, head):
    long_name = "N" * 40_000
    fill_disk(context, is_full=True)
    head(HEALTH).setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_F2)
    type_text(focus(), long_name)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert names(tab)[1] == "Health"
    assert head(HEALTH).name_edit.text == long_name
    fill_disk(context, is_full=False)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert names(tab)[1] == long_name
    assert head(HEALTH).name_edit is None


def test_that_a_note_can_be_changed_and_cleared(qtbot, tab, head):
    head(HEALTH).setFocus()
    command(tab, "Note on column").trigger()
    qtbot.keyClick(focus(), Qt.Key.Key_Backspace)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert tab.session.agency(HEALTH).note == ""


def test_that_removing_a_column_says_what_went_and_undo_brings_it_back(
    qtbot, tab, context, head, cell, said
):
    head(EDUCATION).setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    assert names(tab) == ["Health", "Police"]
    assert said[-1] == "Removed column “Education” with 2 entries. Ctrl+Z puts it back."
    assert focus() is head(HEALTH)
    context.history.undo()
    assert names(tab) == ["Education", "Health", "Police"]
    assert cell(1, EDUCATION).text == "One plan\nNot five"
    assert focus() is head(EDUCATION)


def test_that_what_is_being_typed_goes_with_its_column_and_comes_back(qtbot, tab, context, cell):
    tab.go_to("prompt-3", HEALTH)
    qtbot.keyClicks(focus(), "Just now")
    command(tab, "Remove column").trigger()
    assert focus() is cell(3, POLICE)
    context.history.undo()
    assert cell(3, HEALTH).text == "Just now"


def test_that_columns_move_by_keys_and_keep_their_editors(qtbot, tab, context, cell):
    tab.go_to("prompt-1", HEALTH)
    editor = focus()
    qtbot.keyClick(editor, Qt.Key.Key_Left, ALT_SHIFT)
    assert names(tab) == ["Health", "Education", "Police"]
    assert focus() is editor
    assert editor.x() < cell(1, EDUCATION).x()
    qtbot.keyClick(editor, Qt.Key.Key_Left, ALT_SHIFT)
    assert names(tab) == ["Health", "Education", "Police"]
    context.history.undo()
    assert names(tab) == ["Education", "Health", "Police"]


def test_that_an_agency_is_marked_absent_in_words(qtbot, tab, head):
    tab.go_to("prompt-1", HEALTH)
    command(tab, "Agency is present").trigger()
    assert not tab.session.agency(HEALTH).is_present
    assert "absent" in head(HEALTH).accessibleName()
    command(tab, "Agency is present").trigger()
    assert tab.session.agency(HEALTH).is_present


def test_that_the_menu_opens_by_its_button_and_gives_another_colour(qtbot, tab, head, context):
    chosen = []

    def choose():
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        colours = next(a.menu() for a in menu.actions() if a.text() == "Colour")
        chosen.append(next(a for a in colours.actions() if a.text() == "Teal"))
        chosen[0].trigger()
        menu.close()

    tab.go_to("prompt-1", HEALTH)
    more = next(b for b in head(HEALTH).children() if b.objectName() == "more")
    assert more.isVisible()
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, choose)
    qtbot.mouseClick(more, LEFT, pos=QPoint(4, 4))
    assert tab.session.agency(HEALTH).colour == "#005A6B"


def test_that_a_grid_without_columns_still_takes_statements(qtbot, tab, cell):
    for agency_id in (EDUCATION, HEALTH, POLICE):
        tab.grid_view.column_headers[agency_id].setFocus()
        qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    tab.go_to("prompt-2", None)
    qtbot.keyClicks(focus(), "We will")
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert tab.session.prompt("prompt-2").statement.text == "We will"
    assert focus() is cell(3)


def button(tab, name):
    from PySide6.QtWidgets import QPushButton

    return next(b for b in tab.findChildren(QPushButton) if b.accessibleName() == name)


def test_that_f2_in_a_cell_renames_its_column(qtbot, tab):
    tab.go_to("prompt-2", HEALTH)
    qtbot.keyClick(focus(), Qt.Key.Key_F2)
    assert tab.grid_view.column_headers[HEALTH].name_edit is not None


def test_that_a_new_column_goes_on_to_its_cell_at_the_prompt(qtbot, tab):
    tab.go_to("prompt-2", HEALTH)
    command(tab, "Add column").trigger()
    qtbot.keyClicks(focus(), "Housing")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert focus().accessibleName() == "Housing, prompt 2"


def test_that_an_absent_agency_is_not_shown_as_a_silent_one(tab, cell):
    assert cell(3, POLICE).accessibleDescription() == "absent"
    assert cell(3, HEALTH).accessibleDescription() == "not heard yet"


def test_that_an_emptied_name_is_not_waiting_to_be_saved(qtbot, tab, context, head):
    head(HEALTH).setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_F2)
    qtbot.keyClick(focus(), Qt.Key.Key_Backspace)
    assert not context.autosave.is_dirty
    head(EDUCATION).setFocus()
    assert names(tab)[1] == "Health"
    assert not context.autosave.is_dirty


def test_that_a_name_another_column_has_is_told(qtbot, tab, head, said):
    head(HEALTH).setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_F2)
    qtbot.keyClicks(focus(), "Police")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert names(tab)[1] == "Police"
    assert said[-1] == "Two agencies are called “Police” now."
