from __future__ import annotations

import pytest

from app.ui.tabs.grid.grid_row import share_width
from app.ui.tabs.grid.navigation import CellAddress, CellPart, GridOrder, Move

SHAPE = GridOrder(("1", "2"), ("a", "b"))


@pytest.mark.parametrize(
    ("start", "move", "end"),
    [
        (CellAddress("1", None), Move.NEXT, CellAddress("2", "a")),
        (CellAddress("2", None), Move.NEXT, None),
        (CellAddress("1", "a"), Move.PREVIOUS, None),
        (CellAddress("1", "a", CellPart.PROMPT), Move.NEXT, CellAddress("1", "a")),
        (CellAddress("2", "a", CellPart.PROMPT), Move.PREVIOUS, CellAddress("1", None)),
        (CellAddress("1", "a", CellPart.PROMPT), Move.PREVIOUS, None),
        (CellAddress("1", "b", CellPart.HEADER), Move.NEXT, CellAddress("1", "a")),
        (CellAddress("1", "a", CellPart.HEADER), Move.NEXT, CellAddress("1", "b", CellPart.HEADER)),
        (CellAddress("1", None), Move.UP, None),
        (CellAddress("1", None), Move.RIGHT, None),
        (CellAddress("1", "b"), Move.UP, CellAddress("1", "b", CellPart.HEADER)),
        (CellAddress("2", "b"), Move.DOWN, None),
        (CellAddress("gone", "b"), Move.DOWN, None),
    ],
)
def test_that_a_move_leads_where_it_should(start, move, end):
    assert SHAPE.after(start, move) == end


def test_that_the_nearest_place_takes_over_from_one_that_went():
    assert GridOrder(("1",), ("a", "b")).nearest(CellAddress("2", "b"), SHAPE) == CellAddress(
        "1", "b"
    )
    assert GridOrder(("1", "2"), ("b",)).nearest(CellAddress("1", "a"), SHAPE) == CellAddress(
        "1", "b"
    )
    assert GridOrder(("1",), ()).nearest(CellAddress("1", "b"), SHAPE) == CellAddress("1", None)
    assert GridOrder((), ("a",)).nearest(CellAddress("1", "a"), SHAPE) is None


def test_that_columns_share_the_whole_width():
    columns = share_width(1428, 140, ["a", "b", "c", "d"])
    assert columns.prompt + columns.width == 1428
    assert columns.column(None).width > columns.column("a").width
    assert columns.at(columns.column("b").x).agency_id == "b"


def test_that_narrow_columns_keep_their_least_width_and_scroll():
    columns = share_width(700, 140, [str(number) for number in range(10)])
    assert {column.width for column in columns.scrolled[:-1]} == {140}
    assert columns.prompt + columns.width > 700
