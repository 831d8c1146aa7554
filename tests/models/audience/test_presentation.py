"""What the room sees follows from what the operator chose, and from nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.models.audience.presentation import PresenterChoices, UnsavedText, scene_of
from app.models.audience.scene import (
    BlankScene,
    HeardState,
    Note,
    NoteScene,
    OverviewScene,
    PromptScene,
    StatementScene,
    View,
)
from app.models.records import StatementStatus
from tests.models.sessions import filled_session

EDUCATION, HEALTH, POLICE = "agency-Education", "agency-Health", "agency-Police"
NOTE = Note("Statement 1", "The aims are clear.", "Partly")


@pytest.fixture
def session():
    return filled_session(datetime(2026, 11, 24, tzinfo=UTC))


def test_that_the_prompt_view_shows_every_entry_and_the_agreed_statement(session):
    scene = scene_of(session, PresenterChoices(prompt_id="prompt-1"))
    assert isinstance(scene, PromptScene)
    assert (scene.number, scene.total) == (1, 3)
    assert scene.text == "Partnership working means ..."
    assert [card.text for card in scene.cards] == ["One plan\nNot five", "Seeing families once", ""]
    assert [card.heard for card in scene.cards] == [
        HeardState.HEARD,
        HeardState.HEARD,
        HeardState.ABSENT,
    ]
    assert scene.statement.text == "One plan."
    assert scene.statement.status is StatementStatus.AGREED


def test_that_words_still_being_typed_stand_before_those_in_the_library(session):
    cell = ("prompt-1", None)
    typed = UnsavedText({cell: "One plan for", ("prompt-1", HEALTH): ""}, (cell, 12))
    scene = scene_of(session, PresenterChoices(prompt_id="prompt-1"), typed)
    assert scene.statement.text == "One plan for"
    assert scene.statement.status is StatementStatus.CHANGED
    assert scene.statement.caret == 12
    assert scene.cards[1].text == ""
    assert all(card.caret is None for card in scene.cards)


def test_that_what_agencies_share_is_lit_as_it_is_typed_and_a_cover_gives_nothing_away(session):
    typed = UnsavedText(
        {("prompt-1", EDUCATION): "We Shared one plan", ("prompt-1", HEALTH): "sharing"}
    )
    lit = PresenterChoices(prompt_id="prompt-1", is_highlighting=True)
    scene = scene_of(session, lit, typed)
    assert [card.highlighted for card in scene.cards] == [{"shared"}, {"sharing"}, set()]
    assert not any(
        card.highlighted
        for card in scene_of(session, PresenterChoices(prompt_id="prompt-1"), typed).cards
    )
    covered = lit.with_cover(is_covered=True).with_revealed(HEALTH)
    assert not any(card.highlighted for card in scene_of(session, covered, typed).cards)


def test_that_an_agency_counted_without_words_is_not_called_unheard(session):
    typed = UnsavedText({("prompt-1", HEALTH): " "})
    scene = scene_of(session, PresenterChoices(prompt_id="prompt-1"), typed)
    assert scene.cards[1].heard is HeardState.COUNTED


def test_that_an_agency_that_said_nothing_is_not_heard_yet(session):
    scene = scene_of(session, PresenterChoices(prompt_id="prompt-2"))
    assert [c.heard for c in scene.cards] == [
        HeardState.HEARD,
        HeardState.NOT_HEARD,
        HeardState.ABSENT,
    ]


def test_that_a_cover_hides_words_caret_and_whether_there_are_any(session):
    cell = ("prompt-2", EDUCATION)
    show = PresenterChoices(prompt_id="prompt-2").with_cover(is_covered=True)
    scene = scene_of(session, show, UnsavedText({cell: "Secret"}, (cell, 3)))
    said, silent = scene.cards[0], scene.cards[1]
    assert said.heard is silent.heard is HeardState.COVERED
    assert (said.text, said.caret) == ("", None)
    assert scene.cards[2].heard is HeardState.ABSENT


def test_that_entries_are_revealed_one_by_one_and_only_at_their_prompt(session):
    show = PresenterChoices(prompt_id="prompt-1").with_cover(is_covered=True)
    assert show.covered_agency_ids(session) == (EDUCATION, HEALTH)
    show = show.with_revealed(EDUCATION)
    assert scene_of(session, show).cards[0].text == "One plan\nNot five"
    assert scene_of(session, show).cards[1].heard is HeardState.COVERED
    assert show.covered_agency_ids(session) == (HEALTH,)
    show = show.with_revealed(HEALTH)
    assert show.covered_agency_ids(session) == ()
    assert scene_of(session, show.with_prompt("prompt-2")).cards[0].heard is HeardState.COVERED


def test_that_covering_again_hides_what_was_revealed(session):
    show = (
        PresenterChoices(prompt_id="prompt-1").with_cover(is_covered=True).with_revealed(EDUCATION)
    )
    again = show.with_cover(is_covered=True)
    assert scene_of(session, again).cards[0].heard is HeardState.COVERED


def test_that_the_agreed_statement_is_never_covered(session):
    show = PresenterChoices(prompt_id="prompt-1").with_cover(is_covered=True)
    assert scene_of(session, show).statement.text == "One plan."


def test_that_views_follow_one_another_round_and_round(session):
    show, seen = PresenterChoices(prompt_id="prompt-1"), []
    for _ in range(4):
        seen.append(show.view)
        show = show.with_view_stepped(1)
    assert seen == [View.PROMPT, View.STATEMENT, View.OVERVIEW, View.PROMPT]
    assert PresenterChoices().with_view_stepped(-1).view is View.OVERVIEW


def test_that_the_statement_view_shows_the_wording_alone(session):
    scene = scene_of(session, PresenterChoices(View.STATEMENT, "prompt-1"))
    assert isinstance(scene, StatementScene)
    assert scene.statement.text == "One plan."


def test_that_the_overview_maps_prompts_and_agencies(session):
    scene = scene_of(session, PresenterChoices(View.OVERVIEW, "prompt-2"))
    assert isinstance(scene, OverviewScene)
    assert [column.mark for column in scene.columns] == ["E", "H", "P"]
    assert [row.heard for row in scene.rows] == [
        (HeardState.HEARD, HeardState.HEARD, HeardState.ABSENT),
        (HeardState.HEARD, HeardState.NOT_HEARD, HeardState.ABSENT),
        (HeardState.NOT_HEARD, HeardState.NOT_HEARD, HeardState.ABSENT),
    ]
    assert [row.is_current for row in scene.rows] == [False, True, False]
    assert [row.status for row in scene.rows] == [
        StatementStatus.AGREED,
        StatementStatus.OPEN,
        StatementStatus.OPEN,
    ]
    assert scene.agreed == 1


def test_that_the_overview_says_alike_of_all_who_are_covered(session):
    show = (
        PresenterChoices(View.OVERVIEW, "prompt-2")
        .with_cover(is_covered=True)
        .with_revealed(EDUCATION)
    )
    assert [row.heard for row in scene_of(session, show).rows] == [
        (HeardState.COVERED, HeardState.COVERED, HeardState.ABSENT),
        (HeardState.HEARD, HeardState.COVERED, HeardState.ABSENT),
        (HeardState.COVERED, HeardState.COVERED, HeardState.ABSENT),
    ]


def test_that_a_cover_hides_what_an_absent_agency_wrote_before(session):
    typed = UnsavedText({("prompt-1", POLICE): "Secret"})
    show = PresenterChoices(prompt_id="prompt-1").with_cover(is_covered=True)
    assert scene_of(session, show, typed).cards[2].heard is HeardState.COVERED
    assert "Secret" not in str(scene_of(session, show, typed))
    others = show.with_revealed(EDUCATION).with_revealed(HEALTH)
    assert others.covered_agency_ids(session, typed) == (POLICE,)
    assert others.covered_agency_ids(session) == ()
    shown = scene_of(session, others.with_revealed(POLICE), typed).cards[2]
    assert (shown.text, shown.heard) == ("Secret", HeardState.HEARD)


def test_that_a_note_stands_before_the_view_until_prompt_or_view_change(session):
    show = PresenterChoices(prompt_id="prompt-1").with_note(NOTE)
    assert scene_of(session, show) == NoteScene(NOTE)
    assert show.with_prompt("prompt-1").note == NOTE
    assert show.with_prompt("prompt-2").note is None
    assert show.with_view(View.STATEMENT).note is None
    back = show.with_view_stepped(1)
    assert (back.note, back.view) == (None, View.PROMPT)


def test_that_blank_shows_nothing_at_all(session):
    show = replace(PresenterChoices(prompt_id="prompt-1").with_note(NOTE), is_blank=True)
    assert scene_of(session, show) == BlankScene()


def test_that_a_session_without_prompts_shows_plain_paper(session):
    bare = replace(session, prompts=())
    for view in View:
        assert scene_of(bare, PresenterChoices(view)) == BlankScene()


def test_that_a_prompt_that_is_gone_gives_way_to_the_first(session):
    assert scene_of(session, PresenterChoices(prompt_id="gone")).prompt_id == "prompt-1"


@pytest.mark.parametrize(
    ("frozen", "now", "covered", "revealed"),
    [
        # Laid open meanwhile: that waits.
        (PresenterChoices().with_cover(is_covered=True), PresenterChoices(), True, set()),
        # Covered meanwhile: that does not.
        (PresenterChoices(), PresenterChoices().with_cover(is_covered=True), True, set()),
        # Revealed meanwhile: that waits; covered again: what was revealed is hidden at once.
        (
            PresenterChoices(prompt_id="p").with_cover(is_covered=True),
            PresenterChoices(prompt_id="p").with_cover(is_covered=True).with_revealed(HEALTH),
            True,
            set(),
        ),
        (
            PresenterChoices(prompt_id="p").with_cover(is_covered=True).with_revealed(HEALTH),
            PresenterChoices(prompt_id="p").with_cover(is_covered=True),
            True,
            set(),
        ),
        (PresenterChoices(), PresenterChoices(), False, set()),
    ],
)
def test_that_a_frozen_room_is_covered_at_once_and_laid_open_only_afterwards(
    frozen, now, covered, revealed
):
    seen = frozen.frozen_with(now)
    assert (seen.is_covered, set(seen.revealed)) == (covered, revealed)
