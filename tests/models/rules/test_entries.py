"""The lines of an entry, and which prompts ask for deeds, as tables of cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.models.packs import load_packs
from app.models.records import Origin
from app.models.rules.entries import SuggestedAction, asks_for_actions, lines_of, suggested_actions
from app.paths import resources_folder
from tests.models.conftest import NOW
from tests.models.sessions import filled_session


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("One plan", ["One plan"]),
        ("• One plan\n - a diary\n\n* and trust", ["One plan", "a diary", "and trust"]),
        ("–\n—", []),
        ("one-to-one", ["one-to-one"]),
        ("1. Meet\n2) Write\na) Ring", ["Meet", "Write", "Ring"]),
        ("-5 °C and *all* of it", ["-5 °C and *all* of it"]),
    ],
)
def test_that_each_line_is_one_contribution_without_its_bullet(text, lines):
    assert lines_of(text) == lines


def test_that_the_shipped_prompts_that_ask_for_deeds_are_known():
    prompts = load_packs([resources_folder() / "packs"]).grid.prompts
    asking = [number for number, prompt in enumerate(prompts, 1) if asks_for_actions(prompt.text)]
    assert asking == [4, 7]


@pytest.mark.parametrize(
    ("prompt", "asks"),
    [
        ("To make this work I WILL NEED TO ...", True),
        ("Our next steps are ...", True),
        ("By the end of the school year we ...", True),
        ("Within twelve months ...", True),
        ("The barriers that may prevent it are ...", False),
        ("Interaction means ...", False),
        ("", False),
    ],
)
def test_that_prompts_of_the_rooms_own_are_known_by_their_words(prompt, asks):
    assert asks_for_actions(prompt) is asks


def test_that_lines_are_offered_until_they_are_actions():
    session = filled_session(NOW)
    education, health = session.agencies[0].id, session.agencies[1].id
    first = session.prompts[0]
    asking = replace(
        first,
        text="I/we will need to ...",
        entries={education: "- Book a room\nMeet", health: "Meet"},
        statement=replace(first.statement, text="Meet\nWrite it down"),
    )
    session = replace(session, prompts=(asking, *session.prompts[1:]))
    assert suggested_actions(session, asking) == (
        SuggestedAction(education, "Book a room"),
        SuggestedAction(education, "Meet"),
        SuggestedAction(health, "Meet"),
        SuggestedAction(None, "Write it down"),
    )
    done = replace(
        session.actions[0],
        what="Meet",
        agency_id=education,
        origin=Origin.PROMPT,
        origin_id=asking.id,
    )
    assert suggested_actions(replace(session, actions=(done,)), asking) == (
        SuggestedAction(education, "Book a room"),
        SuggestedAction(health, "Meet"),
        SuggestedAction(None, "Write it down"),
    )
    assert suggested_actions(session, replace(asking, text="It means ...")) == ()
