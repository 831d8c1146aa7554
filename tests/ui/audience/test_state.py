"""The stage follows the operator at once, and shows the room nothing it was told to keep back."""

from dataclasses import replace

import pytest

from app.models.audience.scene import (
    BlankScene,
    CountScene,
    HeardState,
    Note,
    NoteScene,
    PromptScene,
    StatementScene,
    View,
)
from app.models.audience.timer import Pace
from app.models.edits import (
    AddSession,
    DeleteSession,
    FinishCount,
    RemovePrompt,
    SetEntry,
    SetPrompt,
    SetStatement,
    StartCount,
)
from app.models.identity import new_id
from app.ui.audience.state import AudienceState
from tests.ui.conftest import NOW

EDUCATION, HEALTH = "agency-Education", "agency-Health"
FIRST, SECOND, THIRD = "prompt-1", "prompt-2", "prompt-3"
NOTE = Note("Checklist statement 1", "The aims are clear.", "◐ Partly")


class Seconds:
    """A clock that goes on when it is told to."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def stage(context, session, seconds):
    made = AudienceState(context.store, context.bridge, seconds=seconds)
    made.open(session.details.id)
    return made


@pytest.fixture
def shown(stage):
    """The scenes that the room saw, as they came."""
    scenes = []
    stage.scene_changed.connect(lambda: scenes.append(stage.scene))
    return scenes


def test_that_a_session_opens_at_its_first_prompt(stage):
    assert isinstance(stage.scene, PromptScene)
    assert stage.scene.prompt_id == FIRST


def test_that_each_key_is_shown_before_it_is_saved(stage, shown):
    for count in range(1, 4):
        stage.type_in((FIRST, None), "One"[:count], count)
    assert [scene.statement.text for scene in shown] == ["O", "On", "One"]
    assert [scene.statement.caret for scene in shown] == [1, 2, 3]


def test_that_saved_words_take_the_place_of_typed_ones(stage, context, session):
    stage.type_in((FIRST, EDUCATION), "Two plans", 9)
    edit = SetEntry(session.details.id, FIRST, EDUCATION, "One plan\nNot five", "Two plans")
    context.history.perform(edit, "the cell")
    assert stage.scene.cards[0].text == "Two plans"
    context.history.undo()
    assert stage.scene.cards[0].text == "One plan\nNot five"


def test_that_words_that_could_not_be_saved_yet_stay_when_others_are_saved(stage, context, session):
    stage.type_in((FIRST, EDUCATION), "Not saved", 9)
    stage.type_in((FIRST, HEALTH), "Saved", 5)
    edit = SetEntry(session.details.id, FIRST, HEALTH, "Seeing families once", "Saved")
    context.history.perform(edit, "the other cell")
    assert [card.text for card in stage.scene.cards[:2]] == ["Not saved", "Saved"]


def test_that_the_caret_leaves_with_the_operator(stage):
    stage.type_in((FIRST, None), "One", 3)
    stage.move_caret((FIRST, None), 1)
    assert stage.scene.statement.caret == 1
    stage.move_caret(None)
    assert stage.scene.statement.caret is None


def test_that_a_frozen_room_keeps_what_it_saw_while_the_operator_goes_on(stage):
    before = stage.scene
    stage.freeze(is_frozen=True)
    stage.type_in((FIRST, None), "Secret", 6)
    stage.go_to_prompt(SECOND)
    stage.choose_view(View.OVERVIEW)
    stage.show_note(NOTE)
    assert stage.scene == before
    stage.freeze(is_frozen=False)
    assert stage.scene == NoteScene(NOTE)


def test_that_plain_paper_shows_nothing_and_lifts_to_what_is_there_now(stage):
    stage.blank(is_blank=True)
    stage.go_to_prompt(SECOND)
    assert stage.scene == BlankScene()
    stage.blank(is_blank=False)
    assert stage.scene.prompt_id == SECOND


def test_that_a_cover_reaches_a_frozen_room_at_once(stage):
    stage.freeze(is_frozen=True)
    stage.cover(is_covered=True)
    assert [card.heard for card in stage.scene.cards[:2]] == [
        HeardState.COVERED,
        HeardState.COVERED,
    ]
    assert stage.room_show.is_covered
    stage.reveal_next()
    assert [card.heard for card in stage.scene.cards[:2]] == [HeardState.HEARD, HeardState.COVERED]


def test_that_a_frozen_room_keeps_the_words_of_then(stage, context, session):
    stage.type_in((FIRST, None), "As typed", 8)
    stage.freeze(is_frozen=True)
    edit = SetStatement(session.details.id, FIRST, "One plan.", "Saved since")
    context.history.perform(edit)
    assert stage.scene.statement.text == "As typed"


def test_that_the_next_showing_begins_afresh_but_for_the_cover(stage):
    stage.freeze(is_frozen=True)
    stage.blank(is_blank=True)
    stage.cover(is_covered=True)
    stage.show_note(NOTE)
    stage.go_to_prompt(SECOND)
    stage.stop()
    assert isinstance(stage.scene, PromptScene)
    assert stage.scene.prompt_id == SECOND
    assert stage.scene.cards[0].heard is HeardState.COVERED


def test_that_a_session_shown_again_is_still_covered(stage, context, session):
    stage.cover(is_covered=True)
    stage.freeze(is_frozen=True)
    stage.open(other_session(context, session), is_blank=True)
    assert not stage.show.is_covered
    stage.open(session.details.id, is_blank=True)
    assert stage.scene == BlankScene()
    stage.blank(is_blank=False)
    assert stage.scene.cards[0].heard is HeardState.COVERED
    assert not stage.show.is_frozen


def test_that_a_deleted_session_leaves_plain_paper(stage, context, session):
    stage.toggle_timer()
    stage.freeze(is_frozen=True)
    context.history.perform(
        DeleteSession(session.details.id, session.details.title, session.details.created_at)
    )
    assert stage.scene == BlankScene()
    assert stage.room_show.is_blank
    assert stage.keeper.running is None


def test_that_a_room_frozen_while_blank_goes_back_to_what_stood_there_then(stage):
    stage.blank(is_blank=True)
    stage.freeze(is_frozen=True)
    stage.go_to_prompt(SECOND)
    stage.blank(is_blank=False)
    assert stage.scene.prompt_id == FIRST


def test_that_entries_are_revealed_one_by_one(stage):
    stage.cover(is_covered=True)
    assert [card.heard for card in stage.scene.cards[:2]] == [
        HeardState.COVERED,
        HeardState.COVERED,
    ]
    stage.reveal_next()
    assert [card.heard for card in stage.scene.cards[:2]] == [HeardState.HEARD, HeardState.COVERED]
    stage.reveal_next()
    stage.reveal_next()
    assert [card.heard for card in stage.scene.cards[:2]] == [HeardState.HEARD, HeardState.HEARD]


def test_that_typing_under_the_cover_shows_nothing(stage):
    stage.cover(is_covered=True)
    before = stage.scene
    stage.type_in((FIRST, HEALTH), "Secret", 6)
    assert stage.scene == before


def test_that_prompts_are_stepped_through_and_end_at_both_ends(stage):
    wanted = []
    stage.prompt_requested.connect(wanted.append)
    for steps in (1, 1, 1, -1):
        stage.step_prompt(steps)
    stage.end_prompt(1)
    stage.end_prompt(-1)
    assert wanted == [SECOND, THIRD, THIRD, SECOND, THIRD, FIRST]
    assert stage.scene.prompt_id == FIRST


def test_that_a_note_gives_way_to_the_next_prompt(stage):
    stage.show_note(NOTE)
    assert stage.scene == NoteScene(NOTE)
    stage.go_to_prompt(SECOND)
    assert stage.scene.prompt_id == SECOND


def other_session(context, session):
    """Put another session, with nothing in it, into the library; give its id."""
    details = replace(session.details, id=new_id())
    empty = ("agencies", "people", "prompts", "checklist", "actions", "links")
    parts = dict.fromkeys((*empty, "glossary", "reviews", "wordings"), ())
    context.history.perform(AddSession(replace(session, details=details, **parts)))
    return details.id


def test_that_another_session_comes_to_a_looking_room_as_plain_paper(stage, context, session):
    stage.freeze(is_frozen=True)
    stage.open(other_session(context, session), is_blank=True)
    assert stage.scene == BlankScene()
    assert stage.show.is_blank
    assert not stage.show.is_frozen


def test_that_a_removed_prompt_gives_way_to_the_first(stage, context, session):
    stage.go_to_prompt(SECOND)
    context.history.perform(RemovePrompt(session.details.id, SECOND, "The barriers"))
    assert stage.scene.prompt_id == FIRST
    assert stage.scene.total == 2


def test_that_reworded_prompts_and_statements_reach_the_room(stage, context, session):
    prompt = session.prompts[0]
    context.history.perform(SetPrompt.of(session.details.id, prompt, text="It means ..."))
    context.history.perform(SetStatement(session.details.id, FIRST, "One plan.", "Two plans."))
    assert stage.scene.text == "It means ..."
    assert stage.scene.statement.text == "Two plans."


def test_that_the_timer_counts_the_prompt_shown(stage, seconds):
    assert stage.face.text == "10:00"
    stage.toggle_timer()
    seconds.now += 61
    assert stage.face.text == "08:59"
    stage.toggle_timer()
    seconds.now += 500
    assert stage.face.text == "08:59"
    stage.add_minute()
    assert stage.face.text == "09:59"
    stage.reset_timer()
    assert stage.face.text == "10:00"


def test_that_the_clock_is_told_each_second_and_says_once_when_it_is_over(stage, seconds, qtbot):
    over = []
    stage.time_over.connect(lambda: over.append(stage.face.pace))
    stage.toggle_timer()
    seconds.now += 599
    with qtbot.waitSignal(stage.clock_changed):
        pass
    assert stage.face.pace is Pace.LAST
    seconds.now += 2
    with qtbot.waitSignal(stage.time_over):
        pass
    seconds.now += 2
    with qtbot.waitSignal(stage.clock_changed):
        pass
    assert over == [Pace.OVER]


def test_that_a_frozen_room_sees_the_time_of_its_own_prompt_go_on(stage, seconds, qtbot):
    stage.toggle_timer()
    stage.freeze(is_frozen=True)
    stage.go_to_prompt(SECOND)
    seconds.now += 60
    with qtbot.waitSignal(stage.clock_changed):
        pass
    assert stage.room_face.text == "09:00"
    assert stage.face is None


def test_that_the_time_of_another_prompt_is_told_while_it_runs(stage, seconds, qtbot):
    stage.toggle_timer()
    stage.go_to_prompt(SECOND)
    seconds.now += 60
    number, face = stage.running_face
    assert (number, face.text) == (1, "09:00")
    with qtbot.waitSignal(stage.time_over):
        seconds.now += 600
    stage.go_to_prompt(FIRST)
    assert stage.running_face is None


def test_that_the_time_of_a_removed_prompt_is_there_again_after_undo(
    stage, context, session, seconds
):
    stage.toggle_timer()
    seconds.now += 60
    context.history.perform(RemovePrompt(session.details.id, FIRST, "Partnership"))
    assert stage.keeper.running is None
    context.history.undo()
    stage.go_to_prompt(FIRST)
    assert stage.face.text == "09:00"


def test_that_a_count_waits_for_somebody_to_begin_one(stage, context, session):
    stage.go_to_prompt(THIRD)
    assert not stage.has_count
    stage.show_count(is_shown=True)
    assert isinstance(stage.scene, PromptScene)
    assert not stage.is_count_seen
    context.history.perform(StartCount(session.details.id, THIRD, new_id(), 3, "", NOW))
    assert isinstance(stage.scene, CountScene)
    assert stage.is_count_seen
    context.history.undo()
    assert isinstance(stage.scene, PromptScene)
    stage.step_view(1)
    assert isinstance(stage.scene, StatementScene)


def test_that_a_frozen_room_keeps_the_count_it_saw(stage, context, session):
    stage.go_to_prompt(SECOND)
    stage.show_count(is_shown=True)
    before = stage.scene
    stage.freeze(is_frozen=True)
    key = (session.details.id, SECOND, "count-2")
    context.history.perform(FinishCount(*key, NOW, NOW))
    stage.show_count(is_shown=False)
    assert stage.scene == before
    assert stage.is_count_seen
    stage.show_count(is_shown=True)
    stage.freeze(is_frozen=False)
    assert stage.scene.result is not None


def test_that_only_a_count_under_way_is_there_when_somebody_begins(stage):
    for prompt_id, is_shown in ((FIRST, False), (SECOND, True), (THIRD, False)):
        stage.go_to_prompt(prompt_id)
        stage.show_count(is_shown=True)
        stage.begin()
        assert stage.show.is_counting is is_shown


def test_that_another_session_does_not_begin_with_a_count(stage, context, session):
    stage.go_to_prompt(SECOND)
    stage.show_count(is_shown=True)
    stage.open("")
    stage.open(session.details.id)
    assert not stage.show.is_counting
