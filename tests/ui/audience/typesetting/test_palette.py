"""Every colour of the audience view can be read from the back, and its type has its height."""

import pytest
from PySide6.QtGui import QColor, QFontMetricsF

from app.design_tokens import READABLE_FAR
from app.paths import resources_folder
from app.settings import ColourSet
from app.ui.audience.typesetting.palette import GROUNDS, LINES, AudiencePalette
from app.ui.theme.colours import contrast


@pytest.fixture(params=list(ColourSet))
def palette(request, theme):
    return AudiencePalette(resources_folder(), request.param)


def test_that_every_colour_for_words_stands_seven_to_one_on_every_ground(palette):
    words = [name for name in palette.names if name not in {*GROUNDS, *LINES}]
    assert len(words) >= 8
    weak = [
        (name, ground, round(ratio, 2))
        for name in words
        for ground in GROUNDS
        if (ratio := contrast(palette.colour(name), palette.colour(ground))) < READABLE_FAR
    ]
    assert weak == []


@pytest.mark.parametrize("stored", ["#FFFF00", "#000000", "#FFFFFF", "#7F7F7F", "nonsense"])
def test_that_any_colour_kept_for_an_agency_can_be_read(palette, stored):
    for ground in GROUNDS:
        assert contrast(palette.agency(stored), palette.colour(ground)) >= READABLE_FAR


def test_that_the_agencies_own_colours_can_be_read_and_told_apart(palette, theme):
    shown = [palette.agency(stored) for stored in theme.agency_colours]
    assert len({colour.name() for colour in shown}) == len(shown)
    for colour in shown:
        for ground in GROUNDS:
            assert contrast(colour, palette.colour(ground)) >= READABLE_FAR


@pytest.mark.parametrize("capital", [1.0, 15.36, 26.88, 37.8, 75.6, 129.6])
@pytest.mark.parametrize("weight", [400, 600, 700])
def test_that_capitals_are_never_lower_than_asked(palette, capital, weight):
    height = QFontMetricsF(palette.font(capital, weight)).capHeight()
    assert capital <= height < capital + 1


def test_that_a_colour_that_is_not_there_is_an_error(palette):
    with pytest.raises(KeyError):
        palette.colour("no such colour")


def test_that_colours_are_handed_out_as_copies(palette):
    palette.colour("ink").setRgb(0, 0, 0)
    palette.agency("#005EA5").setRgb(0, 0, 0)
    assert palette.agency("#005EA5") != QColor(0, 0, 0)
