"""Choosing the room's screen, and knowing it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.audience.screen_choice import (
    ScreenId,
    choose_screen,
    find_screen,
    screen_holding,
)

LAPTOP = ScreenId("eDP-1", (0, 0, 1440, 900))
PROJECTOR = ScreenId("HDMI-1", (1440, 0, 1920, 1080))
WALL = ScreenId("DP-2", (3360, 0, 1280, 720))


def test_that_the_first_screen_without_the_editor_is_chosen():
    assert choose_screen([LAPTOP, PROJECTOR, WALL], 0, None) == 1
    assert choose_screen([LAPTOP, PROJECTOR, WALL], 1, None) == 0


def test_that_one_screen_alone_gives_none():
    assert choose_screen([LAPTOP], 0, None) is None
    assert choose_screen([LAPTOP], 0, PROJECTOR) is None


def test_that_the_remembered_screen_is_preferred():
    assert choose_screen([LAPTOP, PROJECTOR, WALL], 0, WALL) == 2


def test_that_the_same_name_and_place_beat_the_same_name_alone():
    twin = ScreenId("HDMI-1", (-1920, 0, 1920, 1080))
    assert choose_screen([LAPTOP, twin, PROJECTOR], 0, PROJECTOR) == 2


def test_that_the_same_name_beats_the_same_place():
    moved = ScreenId("HDMI-1", (0, 900, 1024, 768))
    stranger = ScreenId("DP-9", PROJECTOR.geometry)
    assert choose_screen([LAPTOP, stranger, moved], 0, PROJECTOR) == 2


def test_that_a_projector_on_another_socket_is_known_by_its_place():
    other = ScreenId("DP-1", PROJECTOR.geometry)
    assert choose_screen([LAPTOP, WALL, other], 0, PROJECTOR) == 2


def test_that_a_screen_without_a_name_is_not_known_by_it():
    nameless = ScreenId("", (1440, 0, 800, 600))
    assert choose_screen([LAPTOP, WALL, nameless], 0, ScreenId("", (0, 0, 1, 1))) == 1


def test_that_the_remembered_screen_is_left_to_the_editor_when_it_stands_there():
    assert choose_screen([LAPTOP, PROJECTOR], 1, PROJECTOR) == 0


def test_that_a_mirrored_projector_is_no_other_screen():
    mirrored = ScreenId("HDMI-1", (0, 0, 1024, 768))
    assert choose_screen([LAPTOP, mirrored], 0, mirrored) is None
    assert choose_screen([LAPTOP, mirrored, WALL], 0, mirrored) == 2


def test_that_nothing_alike_is_not_found():
    assert find_screen([LAPTOP], WALL) is None
    assert find_screen([], WALL) is None
    assert find_screen([LAPTOP, WALL], WALL, {1}) is None


@pytest.mark.parametrize(
    ("window", "index"),
    [
        ((100, 100, 800, 600), 0),
        ((1200, 100, 800, 600), 1),
        ((1000, 100, 800, 600), 0),
        ((9000, 9000, 800, 600), None),
    ],
)
def test_that_a_window_is_on_the_screen_that_holds_most_of_it(window, index):
    assert screen_holding([LAPTOP, PROJECTOR], window) == index


@pytest.mark.parametrize("likely", [0, 1])
def test_that_a_window_on_two_screens_that_overlap_is_on_the_likely_one(likely):
    marks = [LAPTOP, ScreenId(PROJECTOR.name, (0, 0, 1920, 1080))]
    assert screen_holding(marks, (0, 0, 1440, 900), marks[likely]) == likely
    assert screen_holding(marks, (100, 100, 1800, 900), marks[0]) == 1


@pytest.mark.parametrize("mark", [LAPTOP, ScreenId(r"\\.\DISPLAY2", (-1920, -90, 1920, 1080))])
def test_that_a_mark_is_read_back_from_its_text(mark):
    assert ScreenId.of_text(mark.text) == mark


@given(
    st.text(max_size=40),
    st.tuples(
        st.integers(-99_999, 99_999),
        st.integers(-99_999, 99_999),
        st.integers(0, 99_999),
        st.integers(0, 99_999),
    ),
)
def test_that_any_mark_is_read_back_from_its_text(name, geometry):
    mark = ScreenId(name, geometry)
    assert ScreenId.of_text(mark.text) == mark


@pytest.mark.parametrize("text", ["", "HDMI-1", "HDMI-1 1920x1080", "1x1+0+0", "a 1x1+0+٣x"])
def test_that_what_is_no_mark_gives_none(text):
    assert ScreenId.of_text(text) is None


@given(
    st.lists(
        st.builds(
            ScreenId,
            st.sampled_from(["", "a", "b"]),
            st.tuples(*[st.integers(-2, 2)] * 2, *[st.integers(1, 3)] * 2),
        ),
        min_size=1,
        max_size=4,
    ),
    st.data(),
)
def test_that_the_screen_chosen_never_shows_what_the_editor_covers(marks, data):
    editor = data.draw(st.integers(0, len(marks) - 1))
    remembered = data.draw(st.none() | st.sampled_from(marks))
    index = choose_screen(marks, editor, remembered)
    if index is not None:
        assert screen_holding([marks[editor]], marks[index].geometry) is None
    else:
        assert all(screen_holding([marks[editor]], mark.geometry) is not None for mark in marks)
