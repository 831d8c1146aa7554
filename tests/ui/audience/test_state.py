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
from app.models.records import new_id
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
def state(context, session, seconds):
    made = AudienceState(context.store, context.notifier, seconds=seconds)
    made.open(session.details.id)
    return made


@pytest.fixture
def shown(state):
    """The scenes that the room saw, as they came."""
    scenes = []
    state.scene_changed.connect(lambda: scenes.append(state.scene))
    return scenes


def test_that_a_session_opens_at_its_first_prompt(state):
    assert isinstance(state.scene, PromptScene)
    assert state.scene.prompt_id == FIRST


def test_that_each_key_is_shown_before_it_is_saved(state, shown):
    for count in range(1, 4):
        state.type_in((FIRST, None), "One"[:count], count)
    assert [scene.statement.text for scene in shown] == ["O", "On", "One"]
    assert [scene.statement.caret for scene in shown] == [1, 2, 3]


def test_that_saved_words_take_the_place_of_typed_ones(state, context, session):
    state.type_in((FIRST, EDUCATION), "Two plans", 9)
    edit = SetEntry(session.details.id, FIRST, EDUCATION, "One plan\nNot five", "Two plans")
    context.history.perform(edit, "the cell")
    assert state.scene.cards[0].text == "Two plans"
    context.history.undo()
    assert state.scene.cards[0].text == "One plan\nNot five"


def test_that_words_that_could_not_be_saved_yet_stay_when_others_are_saved(state, context, session):
    state.type_in((FIRST, EDUCATION), "Not saved", 9)
    state.type_in((FIRST, HEALTH), "Saved", 5)
    edit = SetEntry(session.details.id, FIRST, HEALTH, "Seeing families once", "Saved")
    context.history.perform(edit, "the other cell")
    assert [card.text for card in state.scene.cards[:2]] == ["Not saved", "Saved"]


def test_that_the_caret_leaves_with_the_operator(state):
    state.type_in((FIRST, None), "One", 3)
    state.move_caret((FIRST, None), 1)
    assert state.scene.statement.caret == 1
    state.move_caret(None)
    assert state.scene.statement.caret is None


def test_that_a_frozen_room_keeps_what_it_saw_while_the_operator_goes_on(state):
    before = state.scene
    state.freeze(is_frozen=True)
    state.type_in((FIRST, None), "Secret", 6)
    state.go_to_prompt(SECOND)
    state.choose_view(View.OVERVIEW)
    state.show_note(NOTE)
    assert state.scene == before
    state.freeze(is_frozen=False)
    assert state.scene == NoteScene(NOTE)


def test_that_plain_paper_shows_nothing_and_lifts_to_what_is_there_now(state):
    state.blank(is_blank=True)
    state.go_to_prompt(SECOND)
    assert state.scene == BlankScene()
    state.blank(is_blank=False)
    assert state.scene.prompt_id == SECOND


def test_that_a_cover_reaches_a_frozen_room_at_once(state):
    state.freeze(is_frozen=True)
    state.cover(is_covered=True)
    assert [card.heard for card in state.scene.cards[:2]] == [
        HeardState.COVERED,
        HeardState.COVERED,
    ]
    assert state.shown_choices.is_covered
    state.reveal_next()
    assert [card.heard for card in state.scene.cards[:2]] == [HeardState.HEARD, HeardState.COVERED]


def test_that_a_frozen_room_keeps_the_words_of_then(state, context, session):
    state.type_in((FIRST, None), "As typed", 8)
    state.freeze(is_frozen=True)
    edit = SetStatement(session.details.id, FIRST, "One plan.", "Saved since")
    context.history.perform(edit)
    assert state.scene.statement.text == "As typed"


def test_that_the_next_showing_begins_afresh_but_for_the_cover(state):
    state.freeze(is_frozen=True)
    state.blank(is_blank=True)
    state.cover(is_covered=True)
    state.show_note(NOTE)
    state.go_to_prompt(SECOND)
    state.end_presenting()
    assert isinstance(state.scene, PromptScene)
    assert state.scene.prompt_id == SECOND
    assert state.scene.cards[0].heard is HeardState.COVERED


def test_that_a_session_shown_again_is_still_covered(state, context, session):
    state.cover(is_covered=True)
    state.freeze(is_frozen=True)
    state.open(other_session(context, session), is_blank=True)
    assert not state.choices.is_covered
    state.open(session.details.id, is_blank=True)
    assert state.scene == BlankScene()
    state.blank(is_blank=False)
    assert state.scene.cards[0].heard is HeardState.COVERED
    assert not state.choices.is_frozen


def test_that_a_deleted_session_leaves_plain_paper(state, context, session):
    state.toggle_timer()
    state.freeze(is_frozen=True)
    context.history.perform(
        DeleteSession(session.details.id, session.details.title, session.details.created_at)
    )
    assert state.scene == BlankScene()
    assert state.shown_choices.is_blank
    assert state.timer.running is None


def test_that_a_room_frozen_while_blank_goes_back_to_what_stood_there_then(state):
    state.blank(is_blank=True)
    state.freeze(is_frozen=True)
    state.go_to_prompt(SECOND)
    state.blank(is_blank=False)
    assert state.scene.prompt_id == FIRST


def test_that_entries_are_revealed_one_by_one(state):
    state.cover(is_covered=True)
    assert [card.heard for card in state.scene.cards[:2]] == [
        HeardState.COVERED,
        HeardState.COVERED,
    ]
    state.reveal_next()
    assert [card.heard for card in state.scene.cards[:2]] == [HeardState.HEARD, HeardState.COVERED]
    state.reveal_next()
    state.reveal_next()
    assert [card.heard for card in state.scene.cards[:2]] == [HeardState.HEARD, HeardState.HEARD]


def test_that_typing_under_the_cover_shows_nothing(state):
    state.cover(is_covered=True)
    before = state.scene
    state.type_in((FIRST, HEALTH), "Secret", 6)
    assert state.scene == before


def test_that_prompts_are_stepped_through_and_end_at_both_ends(state):
    wanted = []
    state.prompt_requested.connect(wanted.append)
    for steps in (1, 1, 1, -1):
        state.step_prompt(steps)
    state.end_prompt(1)
    state.end_prompt(-1)
    assert wanted == [SECOND, THIRD, THIRD, SECOND, THIRD, FIRST]
    assert state.scene.prompt_id == FIRST


def test_that_a_note_gives_way_to_the_next_prompt(state):
    state.show_note(NOTE)
    assert state.scene == NoteScene(NOTE)
    state.go_to_prompt(SECOND)
    assert state.scene.prompt_id == SECOND


def other_session(context, session):
    """Put another session, with nothing in it, into the library; give its id."""
    details = replace(session.details, id=new_id())
    empty = ("agencies", "people", "prompts", "checklist", "actions", "links")
    parts = dict.fromkeys((*empty, "glossary", "meetings", "wordings"), ())
    context.history.perform(AddSession(replace(session, details=details, **parts)))
    return details.id


def test_that_another_session_comes_to_a_looking_room_as_plain_paper(state, context, session):
    state.freeze(is_frozen=True)
    state.open(other_session(context, session), is_blank=True)
    assert state.scene == BlankScene()
    assert state.choices.is_blank
    assert not state.choices.is_frozen


def test_that_a_removed_prompt_gives_way_to_the_first(state, context, session):
    state.go_to_prompt(SECOND)
    context.history.perform(RemovePrompt(session.details.id, SECOND, "The barriers"))
    assert state.scene.prompt_id == FIRST
    assert state.scene.total == 2


def test_that_reworded_prompts_and_statements_reach_the_room(state, context, session):
    prompt = session.prompts[0]
    context.history.perform(SetPrompt.of(session.details.id, prompt, text="It means ..."))
    context.history.perform(SetStatement(session.details.id, FIRST, "One plan.", "Two plans."))
    assert state.scene.text == "It means ..."
    assert state.scene.statement.text == "Two plans."


def test_that_the_timer_counts_the_prompt_shown(state, seconds):
    assert state.face.text == "10:00"
    state.toggle_timer()
    seconds.now += 61
    assert state.face.text == "08:59"
    state.toggle_timer()
    seconds.now += 500
    assert state.face.text == "08:59"
    state.add_minute()
    assert state.face.text == "09:59"
    state.reset_timer()
    assert state.face.text == "10:00"


def test_that_the_clock_is_told_each_second_and_says_once_when_it_is_over(state, seconds, qtbot):
    over = []
    state.time_over.connect(lambda: over.append(state.face.pace))
    state.toggle_timer()
    seconds.now += 599
    with qtbot.waitSignal(state.clock_changed):
        pass
    assert state.face.pace is Pace.LAST
    seconds.now += 2
    with qtbot.waitSignal(state.time_over):
        pass
    seconds.now += 2
    with qtbot.waitSignal(state.clock_changed):
        pass
    assert over == [Pace.OVER]


def test_that_a_frozen_room_sees_the_time_of_its_own_prompt_go_on(state, seconds, qtbot):
    state.toggle_timer()
    state.freeze(is_frozen=True)
    state.go_to_prompt(SECOND)
    seconds.now += 60
    with qtbot.waitSignal(state.clock_changed):
        pass
    assert state.shown_face.text == "09:00"
    assert state.face is None


def test_that_the_time_of_another_prompt_is_told_while_it_runs(state, seconds, qtbot):
    state.toggle_timer()
    state.go_to_prompt(SECOND)
    seconds.now += 60
    number, face = state.running_face
    assert (number, face.text) == (1, "09:00")
    with qtbot.waitSignal(state.time_over):
        seconds.now += 600
    state.go_to_prompt(FIRST)
    assert state.running_face is None


def test_that_the_time_of_a_removed_prompt_is_there_again_after_undo(
    state, context, session, seconds
):
    state.toggle_timer()
    seconds.now += 60
    context.history.perform(RemovePrompt(session.details.id, FIRST, "Partnership"))
    assert state.timer.running is None
    context.history.undo()
    state.go_to_prompt(FIRST)
    assert state.face.text == "09:00"


def test_that_a_count_waits_for_somebody_to_begin_one(state, context, session):
    state.go_to_prompt(THIRD)
    assert not state.has_count
    state.show_count(is_shown=True)
    assert isinstance(state.scene, PromptScene)
    assert not state.is_count_seen
    context.history.perform(StartCount(session.details.id, THIRD, new_id(), 3, "", NOW))
    assert isinstance(state.scene, CountScene)
    assert state.is_count_seen
    context.history.undo()
    assert isinstance(state.scene, PromptScene)
    state.step_view(1)
    assert isinstance(state.scene, StatementScene)


def test_that_a_frozen_room_keeps_the_count_it_saw(state, context, session):
    state.go_to_prompt(SECOND)
    state.show_count(is_shown=True)
    before = state.scene
    state.freeze(is_frozen=True)
    key = (session.details.id, SECOND, "count-2")
    context.history.perform(FinishCount(*key, NOW, NOW))
    state.show_count(is_shown=False)
    assert state.scene == before
    assert state.is_count_seen
    state.show_count(is_shown=True)
    state.freeze(is_frozen=False)
    assert state.scene.result is not None


def test_that_only_a_count_under_way_is_there_when_somebody_begins(state):
    for prompt_id, is_shown in ((FIRST, False), (SECOND, True), (THIRD, False)):
        state.go_to_prompt(prompt_id)
        state.show_count(is_shown=True)
        state.begin_presenting()
        assert state.choices.is_counting is is_shown


def test_that_another_session_does_not_begin_with_a_count(state, context, session):
    state.go_to_prompt(SECOND)
    state.show_count(is_shown=True)
    state.open("")
    state.open(session.details.id)
    assert not state.choices.is_counting
