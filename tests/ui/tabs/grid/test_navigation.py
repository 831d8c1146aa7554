from __future__ import annotations

import pytest

from app.ui.tabs.grid.grid_row import share_width
from app.ui.tabs.grid.navigation import Move, Part, Shape, Spot

SHAPE = Shape(("1", "2"), ("a", "b"))


@pytest.mark.parametrize(
    ("start", "move", "end"),
    [
        (Spot("1", None), Move.NEXT, Spot("2", "a")),
        (Spot("2", None), Move.NEXT, None),
        (Spot("1", "a"), Move.PREVIOUS, None),
        (Spot("1", "a", Part.PROMPT), Move.NEXT, Spot("1", "a")),
        (Spot("2", "a", Part.PROMPT), Move.PREVIOUS, Spot("1", None)),
        (Spot("1", "a", Part.PROMPT), Move.PREVIOUS, None),
        (Spot("1", "b", Part.HEAD), Move.NEXT, Spot("1", "a")),
        (Spot("1", "a", Part.HEAD), Move.NEXT, Spot("1", "b", Part.HEAD)),
        (Spot("1", None), Move.UP, None),
        (Spot("1", None), Move.RIGHT, None),
        (Spot("1", "b"), Move.UP, Spot("1", "b", Part.HEAD)),
        (Spot("2", "b"), Move.DOWN, None),
        (Spot("gone", "b"), Move.DOWN, None),
    ],
)
def test_that_a_move_leads_where_it_should(start, move, end):
    assert SHAPE.after(start, move) == end


def test_that_the_nearest_place_takes_over_from_one_that_went():
    assert Shape(("1",), ("a", "b")).nearest(Spot("2", "b"), SHAPE) == Spot("1", "b")
    assert Shape(("1", "2"), ("b",)).nearest(Spot("1", "a"), SHAPE) == Spot("1", "b")
    assert Shape(("1",), ()).nearest(Spot("1", "b"), SHAPE) == Spot("1", None)
    assert Shape((), ("a",)).nearest(Spot("1", "a"), SHAPE) is None


def test_that_columns_share_the_whole_width():
    columns = share_width(1428, 140, ["a", "b", "c", "d"])
    assert columns.prompt + columns.width == 1428
    assert columns.slot(None).width > columns.slot("a").width
    assert columns.at(columns.slot("b").x).agency_id == "b"


def test_that_narrow_columns_keep_their_least_width_and_scroll():
    columns = share_width(700, 140, [str(number) for number in range(10)])
    assert {slot.width for slot in columns.slots[:-1]} == {140}
    assert columns.prompt + columns.width > 700
