"""The bidirectional algorithm, held against a second one: that which python-bidi has in Rust."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from app.reports.pdf.text.bidi import Direction, embedding_levels, paragraph_direction, visual_order

LTR, RTL = Direction.LEFT_TO_RIGHT, Direction.RIGHT_TO_LEFT
HARD = "aב د1٢ ,.-+()[]{}!%$/:<\u0301\u0650"


def seen(text: str, direction: Direction) -> str:
    """Return a line from left to right, brackets as they were typed."""
    stretches = visual_order(embedding_levels(text, direction))
    pieces = [(text[each.start : each.end], each.level) for each in stretches]
    return "".join(piece[::-1] if level % 2 else piece for piece, level in pieces)


@given(st.text(HARD, min_size=1, max_size=16), st.sampled_from(Direction))
def test_that_letters_stand_where_another_implementation_puts_them(
    text: str, direction: Direction
) -> None:
    # Spaces at the end are the line's business.
    text = f"{text}."

    assert seen(text, direction) == get_display(text, base_dir="R" if direction else "L")


def test_that_a_pair_of_brackets_keeps_its_sides() -> None:
    # Without rule N0 the second bracket goes with the letter after it.
    assert seen("a (ב) ג", LTR) == "a (ב) ג"
    # Drawn from right to left a bracket is mirrored.
    assert seen("ב (a) c", RTL) == "c )a( ב"


@pytest.mark.parametrize(
    ("text", "direction"),
    [("", LTR), ("12 !", LTR), ("12 ב a", RTL), ("• a ב", LTR), ("سلام", RTL), ("ߒ", RTL)],
)
def test_that_the_first_letter_says_the_direction(text: str, direction: Direction) -> None:
    assert paragraph_direction(text) is direction


@given(st.text(max_size=30), st.sampled_from(Direction))
def test_that_every_character_of_any_text_gets_a_level_and_one_place(
    text: str, direction: Direction
) -> None:
    levels = embedding_levels(text, direction)
    stretches = visual_order(levels)

    assert len(levels) == len(text)
    places = [at for each in stretches for at in range(each.start, each.end)]
    assert sorted(places) == list(range(len(text)))
