"""What was added to a wording and what was removed, to the last character."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.records import Wording
from app.models.text.word_diff import WordChange, word_differences, wording_steps

NOW = datetime(2026, 11, 24, 14, tzinfo=UTC)
SIGNS = {WordChange.SAME: "{}", WordChange.ADDED: "+[{}]", WordChange.REMOVED: "-[{}]"}


def shown(before, after):
    return "".join(
        SIGNS[piece.change].format(piece.text) for piece in word_differences(before, after)
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("One plan.", "One plan.", "One plan."),
        ("", "One plan.", "+[One plan.]"),
        ("One plan.", "", "-[One plan.]"),
        ("One plan.", "One joint plan.", "One +[joint ]plan."),
        ("One joint plan.", "One plan.", "One -[joint ]plan."),
        ("One plan.", "One plan!", "One plan-[.]+[!]"),
        ("We share", "We shared", "We -[share]+[shared]"),
        ("a b c d", "a x y d", "a -[b c]+[x y] d"),
        ("don't wait", "don’t wait", "-[don't]+[don’t] wait"),
        ("one\ntwo", "one\n\ntwo", "one-[\n]+[\n\n]two"),
        ("multi-agency work", "multi agency work", "-[multi-agency]+[multi agency] work"),
        ("家庭 一", "家庭 二", "家庭 -[一]+[二]"),
    ],
)
def test_that_differences_are_told_by_whole_words(before, after, expected):
    assert shown(before, after) == expected


WORDS = st.lists(st.sampled_from(["we", "share", "plan", ".", " ", "\n", "  ", "’", "é"])).map(
    "".join
)


@given(WORDS | st.text(), WORDS | st.text())
def test_that_both_wordings_can_be_put_together_again(before, after):
    pieces = word_differences(before, after)
    assert "".join(p.text for p in pieces if p.change is not WordChange.REMOVED) == after
    assert "".join(p.text for p in pieces if p.change is not WordChange.ADDED) == before
    assert all(piece.text for piece in pieces)
    assert all(a.change is not b.change for a, b in itertools.pairwise(pieces))


def wording(name, text, minute, agency=None, prompt="prompt-1"):
    return Wording(name, prompt, agency, text, NOW + timedelta(minutes=minute), "")


WORDINGS = (
    wording("first", "One plan.", 0),
    wording("third", "One joint plan for all.", 9),
    wording("second", "One joint plan.", 5),
    wording("entry", "One", 6, agency="health"),
    wording("other", "Another", 7, prompt="prompt-2"),
)


def test_that_the_history_is_newest_first_each_against_the_one_before_it():
    steps = wording_steps(WORDINGS, "prompt-1", None)
    assert [step.wording.id for step in steps] == ["third", "second", "first"]
    assert [(p.text, p.change) for p in steps[0].pieces if p.change is not WordChange.SAME] == [
        (" for all", WordChange.ADDED)
    ]
    assert [(p.text, p.change) for p in steps[2].pieces] == [("One plan.", WordChange.SAME)]


def test_that_an_entry_has_a_history_of_its_own():
    assert [step.wording.id for step in wording_steps(WORDINGS, "prompt-1", "health")] == ["entry"]
    assert wording_steps(WORDINGS, "prompt-9", None) == ()


def test_that_an_emptied_text_is_a_wording_as_well():
    steps = wording_steps((wording("a", "One", 0), wording("b", "", 1)), "prompt-1", None)
    assert [(p.text, p.change) for p in steps[0].pieces] == [("One", WordChange.REMOVED)]
