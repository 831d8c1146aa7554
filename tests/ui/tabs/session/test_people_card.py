from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.errors import AppError
from app.models.edits import RemovePerson, SetPerson
from app.ui.tabs.session.session_tab import SessionTab
from tests.ui.driving import focused_name, named, paste, press, show_tab, type_over, type_words

ALT = Qt.KeyboardModifier.AltModifier
DRAFT = "Name of a person to add"


def people(context):
    return context.store.session("session-1").people


def everybody(context):
    return [person.name for person in people(context)]


def choose(tab, name, agency):
    choice = named(tab, name)
    choice.setCurrentIndex(choice.findText(agency))
    choice.activated.emit(choice.currentIndex())


def test_that_people_are_listed_with_their_names_for_a_screen_reader(tab):
    assert named(tab, "Name, person 3").text() == "Jo Hart"
    assert named(tab, "Role, person 3").text() == "Youth worker"
    assert named(tab, "Agency, person 3").currentText() == "Police"
    assert named(tab, "Agency, person 4").currentText() == "No agency"
    assert not named(tab, "Present, person 3").isChecked()
    assert tab.findChild(QLabel, "people-summary").text() == "4 people, 3 present, from 3 agencies"


def test_that_name_after_name_is_entered_with_enter(context, tab):
    named(tab, DRAFT).setFocus()
    choose(tab, "Agency of the person to add", "Health")
    for name in ("Ann", "Élodie", "محمد"):
        type_words(name)
        press(Qt.Key.Key_Return)
        assert focused_name() == DRAFT
        assert named(tab, DRAFT).text() == ""
    assert everybody(context)[4:] == ["Ann", "Élodie", "محمد"]
    assert {person.agency_id for person in people(context)[4:]} == {"agency-Health"}
    assert all(person.is_present for person in people(context)[4:])
    context.history.undo()
    assert everybody(context)[4:] == ["Ann", "Élodie"]


def test_that_a_role_typed_in_the_empty_row_goes_with_the_name(context, tab):
    named(tab, DRAFT).setFocus()
    type_words("Ann")
    press(Qt.Key.Key_Tab)
    assert focused_name() == "Role of the person to add"
    type_words("Nurse")
    assert len(people(context)) == 4
    press(Qt.Key.Key_Return)
    assert (people(context)[4].name, people(context)[4].role) == ("Ann", "Nurse")
    assert focused_name() == DRAFT
    assert named(tab, "Role of the person to add").text() == ""


def test_that_a_name_left_in_the_empty_row_is_not_lost(context, tab):
    named(tab, DRAFT).setFocus()
    type_words("Ann")
    assert context.autosave.is_dirty
    named(tab, "Name, person 1").setFocus()
    assert everybody(context)[4:] == ["Ann"]
    named(tab, DRAFT).setFocus()
    type_words("Bob")
    assert context.autosave.flush()
    assert everybody(context)[4:] == ["Ann", "Bob"]
    assert not context.autosave.is_dirty


def test_that_a_name_that_cannot_be_saved_stays_in_the_row(context, tab, monkeypatch):
    def full(edit, origin=""):
        raise AppError("The disk is full.")

    named(tab, DRAFT).setFocus()
    type_words("Ann")
    with monkeypatch.context() as patch:
        patch.setattr(context.store, "perform", full)
        press(Qt.Key.Key_Return)
    assert named(tab, DRAFT).text() == "Ann"
    assert context.autosave.is_dirty
    assert context.autosave.flush()
    assert everybody(context)[4:] == ["Ann"]


def test_that_blanks_add_nobody(context, tab):
    named(tab, DRAFT).setFocus()
    type_words("   ")
    press(Qt.Key.Key_Return)
    assert len(people(context)) == 4
    assert not context.autosave.is_dirty


def test_that_a_pasted_list_is_one_step(context, tab, said):
    named(tab, DRAFT).setFocus()
    paste("Ann\tNurse\tHealth\nBob\tClerk\tHousing\n")
    assert everybody(context)[4:] == ["Ann", "Bob"]
    assert people(context)[4].agency_id == "agency-Health"
    assert people(context)[5].role == "Clerk (Housing)"
    assert said[-1].startswith("Added 2 people.")
    assert "Housing" in said[-1]
    assert context.history.undo_label == "Add 2 people"
    context.history.undo()
    assert len(people(context)) == 4


def test_that_one_pasted_name_goes_into_the_field(qtbot, context, tab):
    named(tab, "Role, person 1").setFocus()
    named(tab, "Role, person 1").selectAll()
    paste("Head\nteacher")
    assert named(tab, "Role, person 1").text() == "Head teacher"
    qtbot.waitUntil(lambda: people(context)[0].role == "Head teacher")


def test_that_the_button_pastes_what_was_copied(qtbot, context, tab, said):
    QApplication.clipboard().setText("Ann, Nurse, Health")
    button = tab.findChild(QPushButton, "paste-people")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (people(context)[4].name, people(context)[4].role) == ("Ann", "Nurse")
    QApplication.clipboard().setText("  \n ")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said[-1].startswith("There are no names to paste")


@pytest.mark.parametrize(("field", "name"), [("Name", "name"), ("Role", "role")])
def test_that_enter_and_arrows_walk_the_column(context, tab, field, name):
    type_over(named(tab, f"{field}, person 3"), "New words")
    press(Qt.Key.Key_Return)
    assert getattr(people(context)[2], name) == "New words"
    assert focused_name() == f"{field}, person 4"
    press(Qt.Key.Key_Down)
    assert focused_name() == f"{field} of {'a' if field == 'Name' else 'the'} person to add"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert focused_name() == f"{field}, person 3"


def test_that_an_agency_and_presence_are_changed_in_place(context, tab):
    choose(tab, "Agency, person 4", "Education")
    assert people(context)[3].agency_id == "agency-Education"
    named(tab, "Present, person 3").setFocus()
    press(Qt.Key.Key_Space)
    assert people(context)[2].is_present
    assert tab.findChild(QLabel, "people-summary").text() == "4 people, 4 present, from 3 agencies"
    context.history.undo()
    context.history.undo()
    assert not named(tab, "Present, person 3").isChecked()
    assert named(tab, "Agency, person 4").currentText() == "No agency"


@pytest.mark.parametrize(
    ("field", "key", "modifier"),
    [
        ("Present", Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        ("Agency", Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        ("Name", Qt.Key.Key_Delete, ALT),
    ],
)
def test_that_delete_removes_a_person(context, tab, said, field, key, modifier):
    named(tab, f"{field}, person 2").setFocus()
    press(key, modifier)
    assert everybody(context) == ["Priya Nair", "Jo Hart", "Sam Reed"]
    assert said[-1] == "Removed “Tom Ellis”. Ctrl+Z puts them back."
    assert focused_name() == "Name, person 2"
    context.history.undo()
    assert named(tab, "Name, person 2").text() == "Tom Ellis"


def test_that_delete_in_a_name_deletes_letters_first(context, tab):
    named(tab, "Name, person 1").setFocus()
    named(tab, "Name, person 1").selectAll()
    press(Qt.Key.Key_Delete)
    assert len(people(context)) == 4
    press(Qt.Key.Key_Delete)
    assert everybody(context)[0] == "Tom Ellis"


def test_that_a_person_moves_and_keeps_the_focus(context, tab):
    named(tab, "Role, person 2").setFocus()
    both = ALT | Qt.KeyboardModifier.ShiftModifier
    press(Qt.Key.Key_Up, both)
    assert everybody(context)[:2] == ["Tom Ellis", "Priya Nair"]
    assert focused_name() == "Role, person 1"


def test_that_everybody_is_marked_as_one_step(context, tab):
    command = next(a for a in tab.commands() if a.text() == "Mark everybody absent")
    command.trigger()
    assert not any(person.is_present for person in people(context))
    context.history.undo()
    assert [person.is_present for person in people(context)] == [True, True, False, True]


def test_that_the_tab_key_goes_through_a_row_and_on_to_the_next(context, tab):
    named(tab, DRAFT).setFocus()
    type_words("Ann")
    press(Qt.Key.Key_Return)
    named(tab, "Present, person 4").setFocus()
    seen = []
    for _ in range(5):
        press(Qt.Key.Key_Tab)
        seen.append(focused_name())
    whole = [f"{field}, person 5" for field in ("Name", "Role", "Agency", "Present")]
    assert seen == [*whole, DRAFT]


def test_that_reveal_goes_to_the_field_that_moved(context, tab, session):
    tab.reveal(SetPerson.of("session-1", session.people[2], role="x"))
    assert focused_name() == "Role, person 3"
    gone = RemovePerson("session-1", "no-longer-here", "Ann")
    tab.reveal(gone)
    assert focused_name() == DRAFT


def test_that_a_list_pasted_again_adds_only_who_is_new(context, tab, said):
    named(tab, DRAFT).setFocus()
    paste("PRIYA  Nair\tHead\tEducation\nPriya Nair\tNurse\tHealth\nAnn\tClerk\tPolice")
    assert everybody(context)[4:] == ["Priya Nair", "Ann"]
    assert said[-1].endswith("1 was on the list already.")
    paste("Priya Nair\t\tHealth\nAnn\t\tPolice")
    assert len(people(context)) == 6
    assert said[-1] == "Nobody was added. 2 were on the list already."


def test_that_nobody_counts_as_present_before_the_day(qtbot, context, session):
    early = SessionTab(context, today=lambda: date(2026, 11, 23))
    show_tab(qtbot, early, session.details.id)
    named(early, DRAFT).setFocus()
    type_words("Ann")
    press(Qt.Key.Key_Return)
    paste("Bob\nCy")
    assert [person.is_present for person in people(context)[4:]] == [False, False, False]
