"""How plain a statement reads, as tables of cases."""

from __future__ import annotations

import pytest

from app.models.text.readability import Readability, describe_readability, measure_readability

LONG = " ".join(["word"] * 26)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, 0, 0)),
        ("  \n ", (0, 0, 0)),
        ("One plan.", (2, 1, 2)),
        ("One plan. We share it! Do we?", (7, 3, 3)),
        ("One plan\nfor each child", (5, 2, 3)),
        ("- One plan\n2. for each child", (5, 2, 3)),
        ("We meet, e.g. on Mondays, i.e. weekly.", (7, 1, 7)),
        ("Dr. Shah agrees.", (3, 1, 3)),
        ("A rise of 2.5 per cent", (6, 1, 6)),
        ("well-being and child's play", (4, 1, 4)),
        ("“One plan.” She said so.", (5, 2, 3)),
        ("One plan etc. We go on.", (6, 2, 3)),
        ("One plan, etc. and so on", (6, 1, 6)),
        ("At 4 p.m. on Monday. Yes.", (6, 2, 5)),
        ("We end at 4 p.m. Then we go.", (8, 2, 5)),
        ("Help, eg. a meal, ie. lunch", (6, 1, 6)),
        ("a) One plan\n(b) for each\n◦ child", (5, 3, 2)),
        ("One plan\r\nfor each child", (5, 2, 3)),
        ("We wait … they come", (4, 2, 2)),
        ("Really?! Yes", (2, 2, 1)),
        ("• \n---\n...", (0, 0, 0)),
    ],
)
def test_that_words_and_sentences_are_counted(text, expected):
    assert measure_readability(text) == Readability(*expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("One plan.", "2 words in one sentence"),
        ("Plan.", "1 word in one sentence"),
        ("One plan. We share it.", "5 words, the longest sentence 3"),
        (LONG, "26 words. The longest sentence has 26 words; could it be two?"),
        (" ".join(["word"] * 25), "25 words in one sentence"),
    ],
)
def test_that_it_is_said_kindly(text, expected):
    assert describe_readability(text) == expected
