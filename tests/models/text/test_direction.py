"""The first letter of a text says its direction."""

from __future__ import annotations

import pytest

from app.models.text.direction import is_right_to_left, strong_direction


@pytest.mark.parametrize("text", ["שלום", "12 ב a", "(سلام)", "ߒ", "\u200fabc", "\U0001e900"])
def test_that_a_text_whose_first_letter_runs_to_the_left_does_too(text):
    assert is_right_to_left(text)


@pytest.mark.parametrize("text", ["", "12 !", "• a ב", "中文", "٣", "\u0301"])
def test_that_any_other_text_runs_to_the_right(text):
    assert not is_right_to_left(text)


def test_that_digits_signs_and_marks_have_no_direction_of_their_own():
    assert [strong_direction(each) for each in "aש1٣(\u0301"] == [False, True, *[None] * 4]
