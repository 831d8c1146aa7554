"""The room learns who is counted, and what they showed only when every agency is in."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.models.audience.presentation import PresenterChoices, UnsavedText, names_in_line, scene_of
from app.models.audience.scene import BlankScene, CountProgress, CountScene, Note, PromptScene, View
from app.models.records import AgreementCount, StatementStatus, Tally
from app.models.rules.agreement import CountOutcome
from tests.models.sessions import filled_session

NOW = datetime(2026, 11, 24, tzinfo=UTC)
EDUCATION, HEALTH, POLICE = "agency-Education", "agency-Health", "agency-Police"
TELLING = (0, 0, 0, 41, 43, 47)
SPLIT = (41, 0, 0, 0, 0, 43)
NO_HANDS = (0, 0, 0, 0, 0, 0)
SHOW = PresenterChoices(prompt_id="prompt-1", is_counting=True)
W, C, A, N = (
    CountProgress.WAITING,
    CountProgress.COUNTED,
    CountProgress.ABSENT,
    CountProgress.NO_HANDS,
)


def _session(*counts, text=None):
    """Return a session whose first prompt has these counts; Police is not in the room."""
    session = filled_session(NOW)
    first, *others = session.prompts
    statement = first.statement if text is None else replace(first.statement, text=text)
    return replace(session, prompts=(replace(first, counts=counts, statement=statement), *others))


def _count(shown, *, is_finished=True, absent=(), **more):
    tallies = tuple(Tally(agency_id, levels) for agency_id, levels in shown.items())
    given = {"wording": "One plan.", "is_finished": is_finished, "absent": absent} | more
    objections = given.pop("objections", "")
    return AgreementCount("count", NOW, 3, objections, tallies, **given)


@pytest.mark.parametrize(
    ("shown", "absent", "states"),
    [
        ({}, (), (W, W, A)),
        ({EDUCATION: TELLING}, (), (C, W, A)),
        ({EDUCATION: TELLING, HEALTH: SPLIT}, (), (C, C, A)),
        ({EDUCATION: TELLING}, (HEALTH,), (C, A, A)),
        ({POLICE: TELLING}, (), (W, W, C)),
        # That nobody of an agency showed a hand is told at the end, too.
        ({EDUCATION: NO_HANDS}, (), (C, W, A)),
    ],
)
def test_that_the_room_learns_no_numbers_before_the_last_agency_is_in(shown, absent, states):
    scene = scene_of(_session(_count(shown, is_finished=False, absent=absent)), SHOW)
    assert isinstance(scene, CountScene)
    assert tuple(row.state for row in scene.rows) == states
    assert scene.result is None
    assert all(row.levels is None for row in scene.rows)
    assert not any(number in repr(scene) for number in ("41", "43", "47"))


@pytest.mark.parametrize(
    ("shown", "absent", "states", "outcome"),
    [
        ({EDUCATION: TELLING, HEALTH: TELLING}, (), (C, C, A), CountOutcome.REACHED),
        ({EDUCATION: TELLING, HEALTH: SPLIT}, (), (C, C, A), CountOutcome.BLOCKED),
        ({EDUCATION: TELLING, HEALTH: (0, 0, 1, 0, 0, 0)}, (), (C, C, A), CountOutcome.BELOW),
        ({EDUCATION: TELLING, HEALTH: NO_HANDS}, (), (C, N, A), CountOutcome.NOT_HEARD),
        ({EDUCATION: TELLING}, (HEALTH,), (C, A, A), CountOutcome.REACHED),
        # Health came after the count.
        ({EDUCATION: TELLING}, (), (C, W, A), CountOutcome.REACHED),
    ],
)
def test_that_all_is_told_at_once_when_every_agency_is_in(shown, absent, states, outcome):
    scene = scene_of(_session(_count(shown, absent=absent)), SHOW)
    assert tuple(row.state for row in scene.rows) == states
    assert {r.agency_id: r.levels for r in scene.rows if r.levels is not None} == shown
    assert scene.result.outcome is outcome


def test_that_the_result_is_told_in_words():
    session = _session(_count({EDUCATION: TELLING, HEALTH: SPLIT}))
    told = " ".join(scene_of(session, SHOW).result.sentences)
    for words in ("174 of 215 at 3 or more", "41 blocks", "Of two minds: Health", "Police"):
        assert words in told


def test_that_a_recount_takes_the_numbers_away_again():
    first, again = _count({EDUCATION: TELLING}), _count({HEALTH: SPLIT}, is_finished=False)
    scene = scene_of(_session(first, again), SHOW)
    assert tuple(row.state for row in scene.rows) == (W, C, A)
    assert scene.result is None
    assert "47" not in repr(scene)


def test_that_a_count_shows_the_words_that_were_counted():
    cell = ("prompt-1", None)
    session = _session(_count({EDUCATION: TELLING}))
    scene = scene_of(session, SHOW, UnsavedText({cell: "Two plans."}, (cell, 3)))
    assert (scene.statement.text, scene.statement.caret) == ("One plan.", None)
    assert scene.result.sentences[-1] == "The wording has changed since."
    assert "changed" not in " ".join(scene_of(session, SHOW).result.sentences)
    bare = _session(_count({}, is_finished=False, wording=""))
    assert scene_of(bare, SHOW, UnsavedText({cell: "Two plans."})).statement.text == "Two plans."


def test_that_the_view_stands_where_nobody_ever_counted():
    assert isinstance(scene_of(_session(), SHOW), PromptScene)
    assert isinstance(
        scene_of(_session(_count({})), PresenterChoices(prompt_id="prompt-1")), PromptScene
    )
    counting = replace(SHOW, is_blank=True)
    assert scene_of(_session(_count({})), counting) == BlankScene()


def test_that_a_count_is_put_away_like_a_note():
    note = Note("1", "The aims are clear.", "")
    assert SHOW.with_prompt("prompt-1").is_counting
    for put_away in (
        SHOW.with_prompt("prompt-2"),
        SHOW.with_view(View.PROMPT),
        SHOW.with_view_stepped(1),
        SHOW.with_note(note),
        SHOW.with_count(is_counting=False),
    ):
        assert not put_away.is_counting
    assert SHOW.with_view_stepped(1).view is SHOW.view
    assert SHOW.with_note(note).with_count(is_counting=True).note is None


def test_that_agencies_still_to_hear_from_are_named():
    session = filled_session(NOW)
    show = PresenterChoices(View.STATEMENT, "prompt-3")
    assert scene_of(session, show).unheard == ("Education", "Health")
    typed = UnsavedText({("prompt-3", EDUCATION): "Not saved yet"})
    assert scene_of(session, show, typed).unheard == ("Health",)
    assert scene_of(session, PresenterChoices(View.STATEMENT, "prompt-1")).unheard == ()


def test_that_a_cover_does_not_tell_by_names_who_has_written():
    session = filled_session(NOW)
    show = PresenterChoices(View.STATEMENT, "prompt-2").with_cover(is_covered=True)
    assert scene_of(session, show).unheard == ()
    assert scene_of(session, show.with_revealed(EDUCATION)).unheard == ()
    assert scene_of(session, show.with_revealed(EDUCATION).with_revealed(HEALTH)).unheard == (
        "Health",
    )
    counting = show.with_count(is_counting=True)
    assert scene_of(session, counting).unheard == ()


def test_that_who_is_in_a_count_is_not_waited_for_beside_it():
    session = filled_session(NOW)
    prompt = replace(
        session.prompts[1],
        entries={},
        counts=(_count({EDUCATION: NO_HANDS}, is_finished=False, wording=""),),
    )
    session = replace(session, prompts=(session.prompts[0], prompt))
    show = PresenterChoices(prompt_id=prompt.id, is_counting=True)
    assert scene_of(session, show).unheard == ("Health",)
    finished = replace(prompt, counts=(replace(prompt.counts[0], is_finished=True),))
    ended = replace(session, prompts=(session.prompts[0], finished))
    assert scene_of(ended, show).unheard == ("Education", "Health")


def test_that_names_are_said_on_one_line():
    assert names_in_line(["Health", "VCS/\nOther", " "]) == (
        "Health, VCS/ Other, an agency without a name"
    )


def test_that_a_statement_agreed_with_objections_says_so():
    count = _count({EDUCATION: SPLIT}, objections="The head decides")
    for session, is_so in (
        (_session(count), True),
        (_session(replace(count, objections="")), True),
        (_session(count, text="One plan, or two."), False),
    ):
        for show in (
            PresenterChoices(prompt_id="prompt-1"),
            PresenterChoices(View.STATEMENT, "prompt-1"),
        ):
            statement = scene_of(session, show).statement
            assert statement.has_objections is is_so
            agreed = statement.status is StatementStatus.AGREED
            assert agreed or not is_so
