"""The rules of agreement as tables of cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.models.records import StatementStatus
from app.models.rules.agreement import agreed_count, agreement_note, is_heard, not_heard, status_of
from tests.models.conftest import NOW
from tests.models.sessions import filled_session


@pytest.mark.parametrize(
    ("text", "agreed", "status"),
    [
        ("", None, StatementStatus.OPEN),
        ("  \n", None, StatementStatus.OPEN),
        ("One plan", None, StatementStatus.DRAFT),
        ("One plan", "One plan", StatementStatus.AGREED),
        ("One plan!", "One plan", StatementStatus.CHANGED),
        ("", "One plan", StatementStatus.CHANGED),
        ("", "", StatementStatus.OPEN),
        (" \n", " \n", StatementStatus.OPEN),
        ("One plan", "", StatementStatus.DRAFT),
        ("One plan", "\u00a0\t", StatementStatus.DRAFT),
    ],
)
def test_that_the_status_follows_from_the_words(text, agreed, status):
    assert status_of(text, agreed) is status


def test_that_only_statements_as_agreed_are_counted():
    assert agreed_count(filled_session(NOW)) == 1


def test_that_silence_is_not_heard_and_absence_is_not_awaited():
    session = filled_session(NOW)
    education, health, police = session.agencies
    assert not_heard(session, session.prompts[1]) == (health,)
    assert not_heard(session, session.prompts[2]) == (education, health)
    assert not is_heard(session.prompts[2], police)


def test_that_a_tally_counts_as_being_heard():
    session = filled_session(NOW)
    health = session.agencies[1]
    said_nothing = replace(session.prompts[0], entries={health.id: "  "})
    assert is_heard(said_nothing, health)


def test_that_an_agreed_statement_says_how_the_room_stood():
    prompt = filled_session(NOW).prompts[0]
    assert agreement_note(prompt) == "with objections · 7 of 8 · 1 reservation"


def test_that_a_statement_not_agreed_says_nothing_of_the_room():
    session = filled_session(NOW)
    changed = replace(session.prompts[0].statement, status=StatementStatus.CHANGED)
    assert agreement_note(replace(session.prompts[0], statement=changed)) == ""
    assert agreement_note(session.prompts[1]) == ""
