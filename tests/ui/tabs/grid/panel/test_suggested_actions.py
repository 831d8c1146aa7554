"""Prompts that ask what will be done offer each of their lines as an action."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.models.edits import SetPrompt
from app.models.records import Origin
from tests.ui.driving import names, press, tab_to, type_words
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def asking(tab, context):
    """The third prompt asks for deeds, and two agencies have said theirs."""
    prompt = tab.session.prompt("prompt-3")
    text = "I/we will need to ..."
    context.history.perform(SetPrompt.of(tab.session_id, prompt, text=text))
    tab.go_to("prompt-3", EDUCATION)
    type_words("- Book a room")
    press(Qt.Key.Key_Return)
    type_words("Send the papers")
    tab.go_to("prompt-3", HEALTH)
    type_words("Send the papers")
    assert context.autosave.commit_typing()
    return tab


def _offered(tab):
    return [
        name for name in names(tab, "") if name.startswith("Make an action of ") and ":" in name
    ]


def _made(tab):
    found = [a for a in tab.session.actions if a.origin_id == "prompt-3"]
    return [(a.what, a.agency_id, a.origin) for a in found]


def test_that_each_agencys_line_is_offered_and_becomes_an_action_by_a_key(asking):
    press(Qt.Key.Key_G, CTRL)
    assert _offered(asking) == [
        "Make an action of Education: Book a room",
        "Make an action of Education: Send the papers",
        "Make an action of Health: Send the papers",
    ]
    tab_to("Make an action of Education: Send the papers")
    press(Qt.Key.Key_Space)
    assert _made(asking) == [("Send the papers", EDUCATION, Origin.PROMPT)]
    assert _offered(asking) == [
        "Make an action of Education: Book a room",
        "Make an action of Health: Send the papers",
    ]


def test_that_all_of_them_are_made_in_one_step_and_offered_again_after_undo(asking, context):
    press(Qt.Key.Key_G, CTRL)
    tab_to("Make 3 actions of this prompt")
    press(Qt.Key.Key_Space)
    assert [(what, agency) for what, agency, _ in _made(asking)] == [
        ("Book a room", EDUCATION),
        ("Send the papers", EDUCATION),
        ("Send the papers", HEALTH),
    ]
    assert _offered(asking) == []
    context.history.undo()
    assert _made(asking) == []
    assert len(_offered(asking)) == 3


def test_that_a_key_makes_the_lines_of_a_cell_actions(asking):
    asking.go_to("prompt-3", EDUCATION)
    press(Qt.Key.Key_L, CTRL_SHIFT)
    assert [what for what, _, _ in _made(asking)] == ["Book a room", "Send the papers"]


def test_that_other_prompts_offer_nothing(asking):
    asking.go_to("prompt-1", EDUCATION)
    press(Qt.Key.Key_G, CTRL)
    assert _offered(asking) == []


def test_that_the_key_for_an_action_in_a_reservation_makes_one_of_that(tab, context):
    tab.go_to("prompt-3", HEALTH)
    press(Qt.Key.Key_R, CTRL_SHIFT)
    type_words("Who pays?")
    press(Qt.Key.Key_N, CTRL_SHIFT)
    action = tab.session.actions[-1]
    (reservation,) = tab.session.prompt("prompt-3").reservations
    assert (action.what, action.agency_id) == ("Who pays?", HEALTH)
    assert (action.origin, action.origin_id) == (Origin.RESERVATION, reservation.id)
