"""Agencies, prompts and sessions that go away while the room is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.models.edits import AddSession, RemoveAgency, RemovePrompt, SetAgency
from app.models.records import Session
from app.models.rules.agreement import count_in_force, count_under_way
from tests.ui.driving import focused_name, named, press, type_words
from tests.ui.tabs.grid.conftest import EDUCATION, HEALTH, POLICE
from tests.ui.tabs.grid.panel.counting_by_keys import WORDS, begin_to_count, call_out, levels_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def counting(tab, prompt):
    """Begin to count a statement just typed, by the key for it."""
    begin_to_count(tab)
    return prompt


def test_that_an_agency_removed_by_undo_while_it_is_counted_is_counted_no_more(
    tab, context, prompt
):
    tab.go_to("prompt-3", None)
    type_words(WORDS)
    assert context.autosave.commit_typing()
    context.history.perform(RemoveAgency(tab.session_id, HEALTH, "Health"))
    context.history.undo()
    press(Qt.Key.Key_T, CTRL)
    call_out("44")
    type_words("5")
    context.history.perform(RemoveAgency(tab.session_id, HEALTH, "Health"))
    press(Qt.Key.Key_T, CTRL)
    assert focused_name().startswith("Count Education")
    press(Qt.Key.Key_Return)
    assert levels_of(count_in_force(prompt())) == {EDUCATION: (0, 0, 0, 0, 2, 0)}
    context.history.undo()
    context.history.undo()
    assert count_in_force(prompt()) is None
    assert set(levels_of(count_under_way(prompt()))) == {EDUCATION}


def test_that_all_agencies_gone_leaves_nothing_to_count_and_no_crash(counting, tab, context):
    type_words("4")
    for agency_id in (EDUCATION, HEALTH, POLICE):
        context.history.perform(RemoveAgency(tab.session_id, agency_id, agency_id))
    press(Qt.Key.Key_T, CTRL)
    call_out("4", "4")
    assert count_in_force(counting()) is None


def test_that_an_agency_that_leaves_while_it_is_counted_is_recorded_as_absent(
    counting, tab, context
):
    call_out("44")
    context.history.perform(
        SetAgency(tab.session_id, HEALTH, {"is_present": True}, {"is_present": False})
    )
    press(Qt.Key.Key_T, CTRL)
    press(Qt.Key.Key_Return)
    assert set(count_in_force(counting()).absent) == {HEALTH, POLICE}


def test_that_a_prompt_removed_while_it_is_counted_closes_nothing_else(counting, tab, context):
    call_out("44")
    type_words("5")
    context.history.perform(RemovePrompt(tab.session_id, "prompt-3", "it"))
    press(Qt.Key.Key_T, CTRL)
    assert focused_name().startswith("Count ")
    context.history.undo()
    tab.go_to("prompt-3", None)
    press(Qt.Key.Key_T, CTRL)
    named(tab, "Count Health: 1 at 5; 1 of 1")


def test_that_a_session_opened_while_one_counts_has_its_own_count(counting, tab, context, session):
    call_out("44")
    type_words("5")
    other = Session(
        details=replace(session.details, id="session-2", title="Another"),
        agencies=(),
        people=(),
        prompts=(),
        checklist=(),
        actions=(),
        links=(),
        glossary=(),
        meetings=(),
    )
    context.history.perform(AddSession(other))
    tab.open("session-2")
    assert tab.panel_controller.panel.isHidden()
    tab.open("session-1")
    tab.go_to("prompt-3", None)
    press(Qt.Key.Key_T, CTRL)
    assert focused_name() == "Count Health: 1 at 5; 1 of 1"


def test_that_a_count_is_ended_by_enter_where_the_last_one_waited_for_went_away(
    counting, tab, context
):
    call_out("44")
    health = tab.session.agency(HEALTH)
    context.history.perform(SetAgency.of(tab.session_id, health, is_present=False))
    page = tab.panel_controller.panel.current
    assert page.tally._notice.text() == "Everybody in the room is in. Enter ends the count."  # noqa: SLF001 - as seen
    press(Qt.Key.Key_Return)
    count = count_in_force(counting())
    assert levels_of(count) == {EDUCATION: (0, 0, 0, 0, 2, 0)}
    assert set(count.absent) == {HEALTH, POLICE}
