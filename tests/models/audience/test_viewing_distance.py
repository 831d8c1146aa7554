import math

import pytest

from app.models.audience.viewing_distance import (
    HEIGHTS,
    SEATS,
    UNMEASURED,
    LengthError,
    LengthUnit,
    RoomSize,
    describe_length,
    describe_room_size,
    format_length,
    lines_that_fit,
    parse_length,
    room_size_advice,
    text_floor,
)

ANY = (0.0, 1000.0)


@pytest.mark.parametrize(
    ("height", "farthest", "floor", "is_clamped"),
    [
        (1.5, 8, 8 / 300, False),
        (1, 15, 0.075, False),
        (1.2, 8.4, 0.035, False),
        (2, 8, 0.02, False),
        (3, 8, 0.02, True),
        (0.3, 15, 0.25, False),
        (0.2, 15, 0.25, True),
    ],
)
def test_that_the_floor_follows_from_height_and_farthest_seat(height, farthest, floor, is_clamped):
    measure = RoomSize(height, farthest)
    assert measure.floor == pytest.approx(floor)
    assert measure.is_clamped is is_clamped


def test_that_a_room_not_measured_has_three_and_a_half_per_cent():
    assert text_floor(None) == UNMEASURED == 0.035
    assert text_floor(RoomSize(1, 10)) == 0.05


@pytest.mark.parametrize(
    ("height", "farthest"), [(0, 8), (-1, 8), (1, 0), (1, math.inf), (math.nan, 1)]
)
def test_that_a_room_without_size_is_refused(height, farthest):
    with pytest.raises(ValueError, match="no room"):
        RoomSize(height, farthest)


@pytest.mark.parametrize(
    ("text", "unit", "metres"),
    [
        ("8", LengthUnit.METRES, 8),
        (" 8.5 ", LengthUnit.METRES, 8.5),
        ("8,5 m", LengthUnit.METRES, 8.5),
        ("8,5m", LengthUnit.FEET, 8.5),
        ("8 Metres", LengthUnit.FEET, 8),
        ("150 cm", LengthUnit.METRES, 1.5),
        ("1500mm", LengthUnit.METRES, 1.5),
        (".9", LengthUnit.METRES, 0.9),
        ("9.", LengthUnit.METRES, 9),
        ("26", LengthUnit.FEET, 7.9248),
        ("26 ft", LengthUnit.METRES, 7.9248),
        ("26'", LengthUnit.METRES, 7.9248),
        ("26'6\"", LengthUnit.METRES, 8.0772),
        ("26' 6", LengthUnit.METRES, 8.0772),
        ("26’ 6”", LengthUnit.FEET, 8.0772),
        ("26\N{PRIME}6\N{DOUBLE PRIME}", LengthUnit.FEET, 8.0772),
        ("26 ft 6 in", LengthUnit.METRES, 8.0772),
        ("26 feet 6 inches", LengthUnit.METRES, 8.0772),
        ('60"', LengthUnit.METRES, 1.524),
        ("60 in", LengthUnit.FEET, 1.524),
    ],
)
def test_that_lengths_are_read_as_people_write_them(text, unit, metres):
    assert parse_length(text, unit, ANY) == pytest.approx(metres)


@pytest.mark.parametrize(
    "text",
    ["", "m", "eight", "8 8", "-8", "8..5", "1.5.2", "8 miles", "8 m 5", "<b>8</b>", "8e3", "'"],
)
@pytest.mark.parametrize("unit", LengthUnit)
def test_that_words_that_are_no_length_get_one_sentence(text, unit):
    with pytest.raises(LengthError) as caught:
        parse_length(text, unit, ANY)
    assert str(caught.value).startswith("That is not a length: write it like ")
    assert str(caught.value).count(".") <= 2


@pytest.mark.parametrize(
    ("text", "unit", "between", "sentence"),
    [
        ("0", LengthUnit.METRES, HEIGHTS, "That is too little: 0.2 m is the least."),
        ("21", LengthUnit.METRES, HEIGHTS, "That is too much: 20 m is the most."),
        ("800", LengthUnit.FEET, SEATS, "That is too much: 656.17 ft is the most."),
        ("9" * 5000, LengthUnit.FEET, SEATS, "That is too much: 656.17 ft is the most."),
    ],
)
def test_that_impossible_lengths_get_the_limit_told(text, unit, between, sentence):
    with pytest.raises(LengthError) as caught:
        parse_length(text, unit, between)
    assert str(caught.value).replace("\N{NO-BREAK SPACE}", " ") == sentence


@pytest.mark.parametrize("unit", LengthUnit)
@pytest.mark.parametrize("metres", [0.2, 1.5, 2, 7.25, 8.08, 15, 99.99])
def test_that_a_written_length_is_read_back(metres, unit):
    assert parse_length(format_length(metres, unit), unit, ANY) == pytest.approx(metres, abs=0.005)


@pytest.mark.parametrize(
    ("metres", "unit", "words"),
    [
        (1.5, LengthUnit.METRES, "1.5 m"),
        (10, LengthUnit.METRES, "10 m"),
        (1.5, LengthUnit.FEET, "4.92 ft"),
    ],
)
def test_that_a_length_is_said_with_its_unit(metres, unit, words):
    assert describe_length(metres, unit).replace("\N{NO-BREAK SPACE}", " ") == words


@pytest.mark.parametrize(
    ("measure", "unit", "words"),
    [
        (
            RoomSize(1.5, 8),
            LengthUnit.METRES,
            "Capital letters will be at least 2.7 % of the picture’s height: 4.0 cm on this "
            "screen. About 19 lines fit.",
        ),
        (
            RoomSize(1.5, 8),
            LengthUnit.FEET,
            "Capital letters will be at least 2.7 % of the picture’s height: 1.6 inches on this "
            "screen. About 19 lines fit.",
        ),
        (
            None,
            LengthUnit.METRES,
            "Capital letters will be at least 3.5 % of the picture’s height. About 14 lines fit.",
        ),
    ],
)
def test_that_a_measure_is_said_in_words(measure, unit, words):
    assert describe_room_size(measure, unit).replace("\N{NO-BREAK SPACE}", " ") == words


@pytest.mark.parametrize(
    ("height", "farthest", "part"),
    [
        (1.5, 8, ""),
        (1, 12, ""),
        (1, 15, "Only 7 lines will fit; a larger picture or nearer seats would help."),
        (0.5, 40, "would need letters of 40.0 %. They are kept at 25.0 %"),
        (2, 6, "so 1.5 % would do. Letters are kept at 2.0 % all the same."),
        (8, 1.5, "Have the two measures changed places?"),
    ],
)
def test_that_advice_is_given_only_where_it_helps(height, farthest, part):
    said = room_size_advice(RoomSize(height, farthest)).replace("\N{NO-BREAK SPACE}", " ")
    assert part in said
    assert bool(said) == bool(part)


@pytest.mark.parametrize(
    ("floor", "lines"), [(0.02, 25), (0.027, 19), (0.035, 14), (0.06, 8), (0.1, 5), (0.25, 2)]
)
def test_that_fewer_lines_fit_the_larger_the_letters(floor, lines):
    assert lines_that_fit(floor) == lines
