import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.models.edits import AddAgency
from tests.ui.driving import focused_name, named, names, press, type_over, type_words

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def agencies(context):
    return context.store.session("session-1").agencies


def order(context):
    return [agency.name for agency in agencies(context)]


def test_that_agencies_are_listed_with_note_presence_and_people(tab):
    assert named(tab, "Name, agency 2").text() == "Health"
    assert named(tab, "Note, agency 2").text() == "school nurse"
    assert named(tab, "Present, agency 2").isChecked()
    assert not named(tab, "Present, agency 3").isChecked()
    assert named(tab, "Colour, agency 1").accessibleDescription() == "Blue"


def test_that_enter_in_the_bottom_line_adds_an_agency_with_a_free_colour(context, tab):
    named(tab, "Name of an agency to add").setFocus()
    type_words("Housing")
    press(Qt.Key.Key_Return)
    assert order(context)[-1] == "Housing"
    assert agencies(context)[-1].colour == "#A33B00"
    assert focused_name() == "Name of an agency to add"
    assert named(tab, "Name of an agency to add").text() == ""
    context.history.undo()
    assert order(context) == ["Education", "Health", "Police"]
    context.history.redo()
    assert order(context)[-1] == "Housing"


def test_that_leaving_the_bottom_line_adds_what_is_typed(context, tab):
    named(tab, "Name of an agency to add").setFocus()
    type_words("Housing")
    assert order(context)[-1] == "Police"
    named(tab, "Title").setFocus()
    assert order(context)[-1] == "Housing"


@pytest.mark.parametrize("field", ["Name", "Note"])
def test_that_an_agency_is_renamed_and_noted_in_place(context, tab, field):
    type_over(named(tab, f"{field}, agency 2"), "Other")
    press(Qt.Key.Key_Return)
    assert getattr(agencies(context)[1], field.lower()) == "Other"
    assert focused_name() == f"{field}, agency 3"
    context.history.undo()
    assert agencies(context)[1].name == "Health"
    assert agencies(context)[1].note == "school nurse"


def test_that_a_colour_is_picked_by_name(context, tab):
    menu = named(tab, "Colour, agency 1").menu()
    next(action for action in menu.actions() if action.text() == "Plum").trigger()
    assert agencies(context)[0].colour == "#7A1F5C"
    assert named(tab, "Colour, agency 1").accessibleDescription() == "Plum"


def test_that_presence_is_ticked_with_space(context, tab):
    named(tab, "Present, agency 3").setFocus()
    press(Qt.Key.Key_Space)
    assert agencies(context)[2].is_present
    context.history.undo()
    assert not named(tab, "Present, agency 3").isChecked()


def test_that_keys_and_buttons_move_an_agency_and_the_focus_with_it(qtbot, context, tab):
    named(tab, "Note, agency 1").setFocus()
    press(Qt.Key.Key_Down, ALT_SHIFT)
    assert order(context) == ["Health", "Education", "Police"]
    assert focused_name() == "Note, agency 2"
    qtbot.mouseClick(named(tab, "Move up, agency 2"), Qt.MouseButton.LeftButton)
    assert order(context) == ["Education", "Health", "Police"]
    assert not named(tab, "Move up, agency 1").isEnabled()
    assert not named(tab, "Move down, agency 3").isEnabled()
    press(Qt.Key.Key_Up, ALT_SHIFT)
    assert order(context) == ["Education", "Health", "Police"]


def test_that_removal_says_what_went_and_undo_brings_all_back(context, tab, said):
    before = context.store.session("session-1")
    named(tab, "Name, agency 2").setFocus()
    press(Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert order(context) == ["Education", "Police"]
    assert said[-1].startswith("Removed “Health” with 1 entry")
    assert said[-1].endswith("Ctrl+Z puts it back.")
    assert focused_name() == "Name, agency 2"
    context.history.undo()
    assert context.store.session("session-1").prompts == before.prompts
    assert named(tab, "Name, agency 2").text() == "Health"


def test_that_removing_every_agency_leaves_a_word_of_advice(qtbot, tab):
    for _ in range(3):
        qtbot.mouseClick(named(tab, "Remove, agency 1"), Qt.MouseButton.LeftButton)
    assert names(tab, "agency 1") == []
    advice = [label for label in tab.findChildren(QLabel) if label.text().startswith("No agencies")]
    assert advice[0].isVisible()


def test_that_undo_brings_the_agency_into_focus(context, tab):
    values = {"id": "n", "name": "New", "note": "", "colour": "#005EA5", "is_present": True}
    edit = AddAgency("session-1", values)
    context.history.perform(edit)
    tab.reveal(edit)
    assert focused_name() == "Name, agency 4"


def test_that_an_emptied_name_is_put_back_with_a_sentence(qtbot, context, tab, said):
    type_over(named(tab, "Name, agency 2"), " ")
    assert not context.autosave.is_dirty
    named(tab, "Title").setFocus()
    assert named(tab, "Name, agency 2").text() == "Health"
    assert said[-1] == "A column needs a name, so it is still “Health”."
    assert order(context) == ["Education", "Health", "Police"]
    assert not context.autosave.is_dirty


def test_that_a_name_another_agency_has_is_kept_and_told(qtbot, context, tab, said):
    type_over(named(tab, "Name, agency 2"), "police")
    named(tab, "Title").setFocus()
    assert order(context) == ["Education", "police", "Police"]
    assert said[-1] == "Two agencies are called “police” now."
    named(tab, "Name of an agency to add").setFocus()
    type_words("Education")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said[-1] == "Two agencies are called “Education” now.")
