from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from app.models.edits import AddPerson, AddSession, SetDetail, SetEntry
from app.models.records import Agency, Person
from app.models.rules.new_session import blank_session, copy_of
from app.ui.tabs.session.details_card import DetailsCard
from app.ui.tabs.session.people_card import PeopleCard
from tests.models.sessions import filled_session, session_with
from tests.ui.conftest import NOW
from tests.ui.driving import focused_name, named, names, type_over, type_words


def overfull():
    """Ten agencies, forty people, long and awkward words."""
    base = filled_session(NOW)
    agencies = tuple(
        Agency(f"a{n}", "<b>Long</b> " * 20 if n == 3 else f"Agency {n}", "", "#005EA5", True)
        for n in range(10)
    )
    people = tuple(
        Person(f"p{n}", "مدرسة " * 40 if n == 5 else f"Person {n}", "role", f"a{n % 10}", True)
        for n in range(40)
    )
    details = replace(base.details, id="full", title="T" * 200, purpose="word " * 800)
    return session_with(details, agencies=agencies, people=people)


def test_that_another_session_replaces_everything_shown(context, tab):
    other = copy_of(filled_session(NOW), "Another", NOW)
    other = replace(other, people=other.people[:1])
    context.history.perform(AddSession(other))
    named(tab, "Name of a person to add").setFocus()
    type_words("Ann")
    tab.open(other.details.id)
    assert named(tab, "Title").text() == "Another"
    assert names(tab, "person 2") == []
    assert named(tab, "Name of a person to add").text() == ""
    assert context.store.session("session-1").people[-1].name == "Ann"
    assert [p.name for p in context.store.session(other.details.id).people] == ["Priya Nair"]


def test_that_forty_people_and_ten_agencies_are_shown_and_the_last_is_reached(qtbot, context, tab):
    context.history.perform(AddSession(overfull()))
    tab.open("full")
    assert named(tab, "Name, person 40").text() == "Person 39"
    field = named(tab, "Name of a person to add")
    field.setFocus()
    viewport = tab.findChild(QScrollArea).viewport()
    qtbot.waitUntil(lambda: viewport.rect().contains(field.mapTo(viewport, field.rect().center())))


def test_that_narrow_windows_get_one_column(qtbot, tab):
    people, details = tab.findChild(PeopleCard), tab.findChild(DetailsCard)
    assert people.mapTo(tab, people.rect().topLeft()).x() > details.width()
    tab.resize(640, 560)
    qtbot.waitUntil(lambda: people.mapTo(tab, people.rect().topLeft()).x() < details.width())


def test_that_changes_elsewhere_leave_the_tab_alone(context, tab, session):
    field = named(tab, "Name, person 2")
    field.setFocus()
    field.setCursorPosition(3)
    context.history.perform(SetEntry("session-1", "prompt-1", "agency-Health", "", "New"))
    context.history.perform(SetDetail.of("session-1", session.details, place="Library"))
    assert named(tab, "Name, person 2") is field
    assert field.hasFocus()
    assert field.cursorPosition() == 3
    assert named(tab, "Place").text() == "Library"


def test_that_find_marks_every_hit_and_goes_from_one_to_the_next(tab):
    assert tab.find_text("school nurse") == 2
    assert named(tab, "Note, agency 2").selectedText() == "school nurse"
    assert named(tab, "Role, person 2").property("found")
    tab.find_text("school nurse")
    assert named(tab, "Role, person 2").selectedText() == "School nurse"
    assert tab.find_text("plan for each") == 1
    assert not named(tab, "Role, person 2").property("found")
    assert tab.find_text("") == 0
    assert not named(tab, "Purpose").property("found")


def test_that_undo_of_a_detail_goes_to_its_field(context, tab, session):
    for field, name in (("place", "Place"), ("date", "Date"), ("purpose", "Purpose")):
        tab.reveal(SetDetail.of("session-1", session.details, **{field: None}))
        assert focused_name() == name


def test_that_typing_starts_at_the_title_until_there_are_people(context, tab, packs):
    tab.take_focus()
    assert focused_name() == "Name of a person to add"
    blank = blank_session(packs, "", NOW.date(), NOW)
    context.history.perform(AddSession(blank))
    tab.open(blank.details.id)
    tab.take_focus()
    assert focused_name() == "Title"


def test_that_the_position_says_who_is_being_edited(qtbot, tab):
    with qtbot.waitSignal(tab.position_changed) as moved:
        named(tab, "Role, person 3").setFocus()
    assert moved.args == ["Person 3 of 4 · Role"]


def test_that_words_being_typed_survive_a_change_from_elsewhere(context, tab, session):
    type_over(named(tab, "Place"), "Half a wo")
    context.history.perform(SetDetail.of("session-1", session.details, setting="Other"))
    assert named(tab, "Place").text() == "Half a wo"


def test_that_row_commands_are_off_outside_a_row(tab):
    named(tab, "Name, person 1").setFocus()
    remove = next(action for action in tab.commands() if action.text() == "Remove")
    assert remove.isEnabled()
    named(tab, "Title").setFocus()
    assert not remove.isEnabled()


def test_that_the_first_key_in_a_new_session_begins_its_title(qtbot, context, tab, packs):
    blank = blank_session(packs, "New workshop", NOW.date(), NOW)
    context.history.perform(AddSession(blank))
    tab.open(blank.details.id)
    tab.take_focus()
    qtbot.keyClicks(QApplication.focusWidget(), "Hollin")
    context.autosave.flush()
    assert context.store.session(blank.details.id).details.title == "Hollin"


def test_that_a_long_list_of_people_opens_at_the_top(context, tab):
    for number in range(30):
        values = {"id": f"p{number}", "name": f"Person {number}", "role": "", "agency_id": None}
        context.history.perform(AddPerson("session-1", {**values, "is_present": True}))
    tab.take_focus()
    title = named(tab, "Title")
    assert title.mapTo(tab, title.rect().topLeft()).y() > 0


def test_that_tab_goes_through_every_field_and_out(qtbot, tab):
    named(tab, "Title").setFocus()
    seen = []
    for _ in range(40):
        seen.append(focused_name())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    details = ["Title", "Setting", "Date", "Calendar: Date", "Place", "Facilitator", "Purpose"]
    assert seen[: len(details)] == details
    assert "Name, person 1" in seen
    assert "Name of a person to add" in seen


def test_that_enter_goes_on_in_the_details(qtbot, tab):
    named(tab, "Title").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert focused_name() == "Setting"
