"""A row of words has commas, and one joint before the last."""

from __future__ import annotations

import pytest

from app.models.text.phrases import and_list, one_line, or_list


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["A3"], "A3"), (["A3", "A2"], "A3 or A2"), ("abc", "a, b or c")]
)
def test_that_one_of_several_is_said_with_one_or(words, said):
    assert or_list(words) == said


def test_that_several_are_said_with_one_and():
    assert and_list(each for each in ("a", "b", "c")) == "a, b and c"


@pytest.mark.parametrize(
    ("text", "line"),
    [(" one\r\n\ttwo  ", "one two"), ("a\N{NO-BREAK SPACE} b\u2029c", "a b c"), (" \n", "")],
)
def test_that_white_space_is_folded_to_one_line(text, line):
    assert one_line(text) == line
