"""The operator is told in words what the room sees, and what keeps it from seeing more."""

from dataclasses import replace

import pytest

from app.models.audience.presentation import PresenterChoices
from app.models.audience.scene import (
    BlankScene,
    CountProgress,
    CountResult,
    CountRow,
    CountScene,
    Note,
    NoteScene,
    OverviewScene,
    PromptScene,
    ShownStatement,
    StatementScene,
    View,
)
from app.models.audience.timer import ClockFace, Pace
from app.models.audience.viewing_distance import RoomSize
from app.models.records import StatementStatus
from app.models.rules.agreement import CountOutcome
from app.ui.audience.controls.status import (
    WARNING_TEXTS,
    AudienceWarning,
    PagePosition,
    StatusInputs,
    describe_time,
    operator_status,
)

STATEMENT = ShownStatement("One plan.", StatementStatus.DRAFT)
NOTE = Note("Checklist statement 4", "Words", "")
PROMPT = PromptScene("p", 4, 7, "It means ...", (), STATEMENT)
COUNTING = CountScene(
    "p",
    4,
    7,
    STATEMENT,
    3,
    tuple(
        CountRow(f"a{number}", "Health", "#00703C", state)
        for number, state in enumerate(
            (
                CountProgress.COUNTED,
                CountProgress.WAITING,
                CountProgress.COUNTED,
                CountProgress.WAITING,
                CountProgress.ABSENT,
            )
        )
    ),
    None,
)


@pytest.fixture
def inputs():
    return StatusInputs(
        scene=PROMPT,
        choices=PresenterChoices(),
        paging=PagePosition(0, 1, 0),
        clock=None,
        time="Finishes about 15:40",
        measure=None,
        is_presenting=True,
        is_waiting=False,
    )


@pytest.mark.parametrize(
    ("scene", "words"),
    [
        (PROMPT, "Prompt 4 of 7"),
        (StatementScene("p", 4, 7, STATEMENT), "Prompt 4 of 7 · Statement alone"),
        (OverviewScene((), (), 0), "Overview · 0 of 0 agreed"),
        (COUNTING, "Count, prompt 4: 2 of 4 agencies in"),
        (
            replace(COUNTING, result=CountResult(CountOutcome.REACHED, ("Reached.",))),
            "Count, prompt 4: result",
        ),
        (NoteScene(NOTE), "Checklist statement 4"),
        (BlankScene(), "Plain paper"),
    ],
)
def test_that_each_scene_has_a_name(inputs, scene, words):
    assert operator_status(replace(inputs, scene=scene)).sees == words


@pytest.mark.parametrize(
    ("paging", "words"),
    [
        (PagePosition(0, 1, 0), ""),
        (PagePosition(0, 3, 214), "Page 1 of 3 · 214 words beyond page 1"),
        (PagePosition(1, 2, 1), "Page 2 of 2 · 1 word beyond page 1"),
        (PagePosition(1, 2, 0), "Page 2 of 2"),
    ],
)
def test_that_pages_and_words_over_are_counted(inputs, paging, words):
    assert operator_status(replace(inputs, paging=paging)).pages == words


def test_that_every_mark_is_told(inputs):
    choices = PresenterChoices(note=NOTE, is_frozen=True, is_blank=True, is_covered=True)
    told = replace(inputs, choices=choices, is_waiting=True, is_unsaved=True, is_counting=True)
    view = operator_status(told)
    assert set(view.marks) == set(AudienceWarning) == set(WARNING_TEXTS)


def test_that_the_entries_still_hidden_are_counted(inputs):
    assert operator_status(replace(inputs, hidden=3)).hidden == 3


def test_that_nobody_is_told_of_marks_or_pages_while_nobody_presents(inputs):
    choices = PresenterChoices(View.STATEMENT, is_frozen=True)
    view = operator_status(
        replace(inputs, choices=choices, paging=PagePosition(1, 3, 9), is_presenting=False)
    )
    assert (view.sees, view.pages, view.marks) == ("Not shown to the room", "", ())
    assert view.finish == "Finishes about 15:40"


def test_that_the_operator_knows_how_large_letters_are(inputs):
    assert "3.5\N{NO-BREAK SPACE}%" in operator_status(inputs).floor
    assert "not measured" in operator_status(inputs).floor
    measured = operator_status(replace(inputs, measure=RoomSize(1.5, 12.0)))
    assert "4.0\N{NO-BREAK SPACE}%" in measured.floor
    assert "not measured" not in measured.floor


def test_that_the_time_of_another_prompt_is_told_before_the_end():
    face = ClockFace("06:40", Pace.SHORT, True, "◔", "Time is short")
    assert describe_time((3, face), "Finishes about 15:40") == (
        "Prompt 3 runs: 06:40 time is short · Finishes about 15:40"
    )
    assert describe_time(None, "Finishes about 15:40") == "Finishes about 15:40"
    assert describe_time((3, face), "") == "Prompt 3 runs: 06:40 time is short"
