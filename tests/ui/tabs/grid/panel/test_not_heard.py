"""Who is still to hear from: the way from cell to cell, and the list beside the grid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.models.edits import SetAgency
from tests.ui.driving import focus, named, names, press, type_words
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH, POLICE

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = CTRL | SHIFT
# At the first prompt both have an entry; the police are not in the room.
WAITING = [("prompt-2", HEALTH), ("prompt-3", EDUCATION), ("prompt-3", HEALTH)]


@pytest.fixture
def page(tab):
    """Open the agreement of the third prompt beside the grid."""
    tab.go_to("prompt-3", EDUCATION)
    press(Qt.Key.Key_G, CTRL)
    return tab.panel_controller.panel.current


def _next(tab):
    press(Qt.Key.Key_H, CTRL_SHIFT)
    return tab.current_cell()


def _waiting(tab):
    found = [name for name in names(tab, ": go to its cell") if name.startswith("Still to hear")]
    return [name.removeprefix("Still to hear from ").partition(":")[0] for name in found]


def _set_present(context, agency_id, *, is_present):
    edit = SetAgency(
        "session-1", agency_id, {"is_present": not is_present}, {"is_present": is_present}
    )
    assert context.history.perform(edit)


def _absent(page):
    label = page.unheard._absent  # noqa: SLF001 - as seen
    return label.text() if label.isVisible() else ""


def test_that_the_key_goes_from_one_silent_cell_to_the_next_round_the_grid(tab):
    tab.go_to("prompt-1", EDUCATION)
    assert [_next(tab) for _ in range(4)] == [*WAITING, WAITING[0]]


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        (("prompt-1", None), WAITING[0]),
        (("prompt-2", HEALTH), WAITING[1]),
        (("prompt-2", None), WAITING[1]),
        (("prompt-2", POLICE), WAITING[1]),
        (("prompt-3", EDUCATION), WAITING[2]),
        (("prompt-3", POLICE), WAITING[0]),
        (("prompt-3", None), WAITING[0]),
    ],
)
def test_that_the_way_begins_where_one_is(tab, start, goal):
    tab.go_to(*start)
    assert _next(tab) == goal


def test_that_one_can_type_there_at_once_and_it_is_heard_from_then_on(tab, cell):
    tab.go_to("prompt-2", EDUCATION)
    _next(tab)
    assert focus() is cell(2, HEALTH)
    type_words("Waiting lists")
    assert _next(tab) == ("prompt-3", EDUCATION)
    tab.go_to("prompt-1", EDUCATION)
    assert _next(tab) == ("prompt-3", EDUCATION)


def test_that_an_agency_come_late_is_awaited_and_one_that_left_is_not(tab, context):
    _set_present(context, POLICE, is_present=True)
    tab.go_to("prompt-2", HEALTH)
    assert _next(tab) == ("prompt-2", POLICE)
    _set_present(context, HEALTH, is_present=False)
    tab.go_to("prompt-2", EDUCATION)
    assert _next(tab) == ("prompt-2", POLICE)


def test_that_it_is_said_once_everybody_was_heard(tab, context, said):
    tab.go_to("prompt-1", EDUCATION)
    for _ in WAITING:
        _next(tab)
        type_words("Yes")
    assert context.autosave.commit_typing()
    here = tab.current_cell()
    assert _next(tab) == here
    assert said[-1] == "Every agency in the room has been heard at every prompt."


def test_that_only_spaces_are_no_word(tab, context):
    tab.go_to("prompt-2", HEALTH)
    type_words("  ")
    assert context.autosave.commit_typing()
    tab.go_to("prompt-1", EDUCATION)
    assert _next(tab) == ("prompt-2", HEALTH)


def test_that_the_list_follows_what_is_typed_and_undone(qtbot, tab, context, page, cell):
    assert _waiting(tab) == ["Education", "Health"]
    tab.go_to("prompt-3", HEALTH)
    type_words("A shared diary")
    qtbot.waitUntil(lambda: _waiting(tab) == ["Education"])
    assert context.autosave.commit_typing()
    context.history.undo()
    assert _waiting(tab) == ["Education", "Health"]


def test_that_the_list_is_of_the_prompt_where_one_is(tab, page):
    tab.go_to("prompt-2", EDUCATION)
    assert _waiting(tab) == ["Health"]
    tab.go_to("prompt-1", EDUCATION)
    assert _waiting(tab) == []
    words = page.unheard._words  # noqa: SLF001 - as seen
    assert words.isVisible()
    assert words.text() == "Every agency in the room has been heard."


def test_that_an_absent_agency_is_said_to_be_absent_and_never_to_have_spoken(
    tab, context, page, cell
):
    assert _absent(page) == "Absent: Police"
    assert cell(3, POLICE).accessibleDescription() == "absent"
    assert cell(3, HEALTH).accessibleDescription() == "not heard yet"
    _set_present(context, HEALTH, is_present=False)
    assert _waiting(tab) == ["Education"]
    assert _absent(page) == "Absent: Health, Police"
    _set_present(context, POLICE, is_present=True)
    assert _waiting(tab) == ["Education", "Police"]


def test_that_a_count_hears_an_agency_without_a_word(tab, page, cell):
    tab.go_to("prompt-3", None)
    type_words("One plan.")
    press(Qt.Key.Key_T, CTRL)
    type_words("4")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A)
    assert _waiting(tab) == []
    assert _absent(page) == "Absent: Health, Police"
    assert cell(3, EDUCATION).accessibleDescription() == "nothing written"
    assert cell(3, HEALTH).accessibleDescription() == "absent"


def test_that_an_agency_counted_without_a_hand_is_still_to_hear_from(tab, page):
    tab.go_to("prompt-3", None)
    type_words("One plan.")
    press(Qt.Key.Key_T, CTRL)
    type_words("4")
    press(Qt.Key.Key_Return, times=3)
    assert _waiting(tab) == ["Health"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_that_a_name_is_a_way_to_its_cell(tab, page, cell, key):
    named(tab, "Still to hear from Health: go to its cell", QPushButton).setFocus()
    press(key)
    assert focus() is cell(3, HEALTH)
    type_words("Here")
    assert cell(3, HEALTH).text == "Here"


def test_that_a_click_on_a_name_goes_there_too(qtbot, tab, page, cell):
    name = named(tab, "Still to hear from Education: go to its cell", QPushButton)
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert focus() is cell(3, EDUCATION)


def test_that_a_name_with_signs_reads_as_it_was_typed(tab, context, page):
    edit = SetAgency("session-1", HEALTH, {"name": "Health"}, {"name": "<b>A&E</b> & Œuvre"})
    assert context.history.perform(edit)
    found = named(tab, "Still to hear from <b>A&E</b> & Œuvre: go to its cell", QPushButton)
    assert found.text() == "○ <b>A&&E</b> && Œuvre"


def test_that_the_key_held_down_or_pressed_fast_goes_round_and_loses_no_word(tab, cell):
    tab.go_to("prompt-2", HEALTH)
    type_words("Typed just now")
    for _ in range(50):
        _next(tab)
    assert cell(2, HEALTH).text == "Typed just now"
    assert tab.session.prompt("prompt-2").entries[HEALTH] == "Typed just now"
