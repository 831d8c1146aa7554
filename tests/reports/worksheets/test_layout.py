"""How prompts are shared out over the pages of a worksheet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.reports.worksheets.layout import share_out


def test_that_nothing_takes_no_page():
    assert share_out([], 400, 700) == ()


def test_that_things_that_fit_stand_on_the_page_begun():
    assert share_out([100, 100], 400, 700) == (2,)


def test_that_the_fullest_page_has_as_much_to_spare_as_can_be():
    assert share_out([150] * 7, 400, 700) == (1, 3, 3)


def test_that_a_page_begun_without_room_stays_as_it_is():
    assert share_out([300, 300], 200, 700) == (0, 2)


def test_that_a_thing_higher_than_a_page_has_a_page_of_its_own():
    assert share_out([100, 900, 100], 700, 700) == (1, 1, 1)


@given(st.lists(st.floats(20, 699), max_size=40), st.floats(0, 700), st.just(700.0))
def test_that_everything_stands_somewhere_in_as_few_pages_as_can_be(needs, first, room):
    counts = share_out(needs, first, room)
    assert sum(counts) == len(needs)
    rest = list(needs)
    for page, count in enumerate(counts):
        here, rest = rest[:count], rest[count:]
        assert sum(here) <= (room if page else first) + 1e-6
    assert len(counts) <= _greedy(needs, first, room)


def _greedy(needs, first, room):
    pages, left = 1, first
    for need in needs:
        if need > left + 1e-9:
            pages, left = pages + 1, room
        left -= need
    return pages
