from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.models.audience.schedule import (
    DraftSchedule,
    ExpectedFinish,
    describe_schedule,
    expected_finish,
    schedule_edit,
)
from app.models.audience.timer import PromptTimer
from app.models.changes import ChangeKind
from app.models.edits import CompoundEdit, SetPrompt
from app.models.records import AgreedStatement, StatementStatus
from app.models.rules.new_session import blank_prompt
from tests.models.sessions import filled_session

NOW = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)


def prompts(*minutes, status=StatementStatus.OPEN):
    statement = AgreedStatement("", status, None, None)
    return [
        replace(blank_prompt("Why?"), id=f"p{n}", minutes=each, statement=statement)
        for n, each in enumerate(minutes)
    ]


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def keeper(clock):
    return PromptTimer(lambda: clock[0])


def follow(keeper, listed):
    keeper.follow({prompt.id: prompt.minutes for prompt in listed})


def test_that_the_minutes_left_add_up(keeper):
    listed = prompts(10, 20, None, 40)
    follow(keeper, listed)
    finish = expected_finish(NOW, listed, keeper)
    assert (finish.minutes_left, finish.unplanned) == (70, 1)
    assert f"{finish.at:%H:%M:%S}" == "15:12:31"


@pytest.mark.parametrize(
    ("status", "minutes_left"),
    [
        (StatementStatus.AGREED, 0),
        (StatementStatus.CHANGED, 10),
        (StatementStatus.DRAFT, 10),
        (StatementStatus.OPEN, 10),
    ],
)
def test_that_only_agreed_prompts_need_no_more_time(keeper, status, minutes_left):
    listed = prompts(10, None, status=status)
    follow(keeper, listed)
    finish = expected_finish(NOW, listed, keeper)
    assert finish.minutes_left == minutes_left
    assert finish.unplanned == (0 if status is StatementStatus.AGREED else 1)


def test_that_an_agreed_prompt_whose_time_runs_counts(keeper, clock):
    listed = prompts(10, 10, status=StatementStatus.AGREED)
    follow(keeper, listed)
    keeper.start("p1")
    clock[0] = 90.0
    assert expected_finish(NOW, listed, keeper).minutes_left == 9


def test_that_time_over_takes_nothing_from_the_others(keeper, clock):
    listed = prompts(1, 10)
    follow(keeper, listed)
    keeper.start("p0")
    clock[0] = 500.0
    assert expected_finish(NOW, listed, keeper).minutes_left == 10


def test_that_added_minutes_move_the_end(keeper):
    listed = prompts(10)
    follow(keeper, listed)
    keeper.add_minute("p0")
    assert expected_finish(NOW, listed, keeper).minutes_left == 11


def test_that_a_workshop_without_prompts_is_over_now(keeper):
    assert expected_finish(NOW, [], keeper) == ExpectedFinish(NOW, 0, 0)


def test_that_a_draft_plan_adds_up_like_the_clock():
    listed = prompts(10, None, 20)
    draft = DraftSchedule({"p0": 5, "p1": 30, "p2": None}, {"p0": 60.0})
    finish = expected_finish(NOW, listed, draft)
    assert (finish.minutes_left, finish.unplanned) == (34, 1)


@pytest.mark.parametrize(
    ("at", "minutes_left", "unplanned", "words"),
    [
        ("2026-11-24T15:37:30", 95, 0, "Finishes about 15:40"),
        ("2026-11-24T15:42:29", 95, 0, "Finishes about 15:40"),
        ("2026-11-24T15:40:00", 95, 2, "Finishes about 15:40, 2 prompts have no minutes"),
        ("2026-11-24T15:40:00", 95, 1, "Finishes about 15:40, 1 prompt has no minutes"),
        ("2026-11-24T14:02:31", 0, 7, "7 prompts have no minutes"),
        ("2026-11-24T14:02:31", 0, 0, ""),
        ("2026-11-24T23:59:00", 600, 0, "Finishes about 00:00 tomorrow"),
        ("2026-11-25T00:40:00", 640, 0, "Finishes about 00:40 tomorrow"),
        ("2026-11-28T09:00:00", 5400, 0, "Finishes about 09:00, 4 days on"),
    ],
)
def test_that_the_end_is_said_to_five_minutes(at, minutes_left, unplanned, words):
    finish = ExpectedFinish(datetime.fromisoformat(at).replace(tzinfo=UTC), minutes_left, unplanned)
    assert describe_schedule(finish, NOW) == words


@pytest.mark.parametrize(
    "minutes",
    [
        {},
        {"prompt-1": 10},
        {"prompt-2": None, "prompt-3": 0},
        {"gone": 5},
    ],
)
def test_that_a_plan_that_changes_nothing_is_no_step(minutes):
    assert schedule_edit(filled_session(NOW), minutes) is None


def test_that_one_changed_prompt_is_an_edit_of_its_own():
    edit = schedule_edit(filled_session(NOW), {"prompt-1": 0})
    assert isinstance(edit, SetPrompt)
    assert (edit.before, edit.after) == ({"minutes": 10}, {"minutes": None})


def test_that_several_changed_prompts_are_one_step():
    edit = schedule_edit(filled_session(NOW), {"prompt-1": 15, "prompt-2": 20, "prompt-3": None})
    assert isinstance(edit, CompoundEdit)
    assert edit.label == "Change minutes of 2 prompts"
    assert edit.ids == {"prompt-1", "prompt-2"}
    assert edit.kinds == {ChangeKind.PROMPTS}


def test_that_the_step_is_done_undone_and_redone_whole(store, filled):
    def planned():
        return [prompt.minutes for prompt in store.session("session-1").prompts]

    edit = schedule_edit(filled, {"prompt-1": None, "prompt-2": 20, "prompt-3": 30})
    store.perform(edit)
    assert planned() == [None, 20, 30]
    store.revert(edit)
    assert planned() == [10, None, None]
    store.perform(edit)
    assert planned() == [None, 20, 30]
