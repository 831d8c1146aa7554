"""The head line: it stays in one row, and nothing in it pushes the page number about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.models.audience.scene import ShownStatement, StatementScene
from app.models.audience.timer import ClockFace, Pace
from app.models.records import StatementStatus
from app.ui.audience.pages.page_for_scene import PageSize, lay_out
from tests.ui.audience.pages.test_views import _overview

STEADY = ClockFace("06:40", Pace.STEADY, is_running=True, sign="", word="")
PAUSED = replace(STEADY, is_running=False, sign="‖", word="Paused")
SHORT = ClockFace("02:00", Pace.SHORT, is_running=True, sign="◔", word="Time is short")
SHORT_PAUSED = replace(SHORT, is_running=False, word="Time is short, paused")
SENTENCE = "Agree who rings the parent before each meeting. "
SIZES = [(1920, 1080, 0.02), (1920, 1080, 0.04), (1440, 900, 0.04), (1024, 768, 0.04)]


@pytest.fixture(autouse=True)
def fonts(theme):
    """The bundled fonts."""


def _head(page):
    top = min(words.frame.y for words in page.lines)
    return [words for words in page.lines if words.frame.y <= top + 1]


@pytest.mark.parametrize(("width", "height", "floor"), SIZES)
def test_that_a_clock_does_not_push_the_page_number_about(palette, width, height, floor):
    scene = StatementScene("prompt-3", 3, 7, ShownStatement(SENTENCE * 200, StatementStatus.DRAFT))
    places = set()
    for face in (STEADY, PAUSED, SHORT, SHORT_PAUSED):
        page = lay_out(scene, PageSize(width, height, height * floor), palette, face).pages[0]
        (number,) = [w for w in page.lines if "1 of" in w.line.text]
        places.add((number.line.text, number.frame))
    assert len(places) == 1


@pytest.mark.parametrize(("width", "height", "floor"), SIZES)
def test_that_the_clock_of_the_overview_stays_in_the_first_row(palette, width, height, floor):
    sheet = PageSize(width, height, height * floor)
    for face in (STEADY, PAUSED, SHORT, SHORT_PAUSED):
        page = lay_out(_overview(), sheet, palette, face).pages[0]
        assert any(face.text in words.line.text for words in _head(page))
        assert any("2 of 7" in words.line.text for words in _head(page))


@pytest.mark.parametrize(("width", "height", "floor"), SIZES)
def test_that_the_key_stands_on_every_page_and_never_alone(palette, width, height, floor):
    sheet = PageSize(width, height, height * floor)
    for page in lay_out(_overview(), sheet, palette, SHORT_PAUSED).pages:
        said = [words.line.text for words in page.lines]
        assert any(number in said for number in "1234567")
        assert "● Heard" in said


def test_that_the_map_is_whole_on_one_page_at_twelve_metres(palette):
    assert len(lay_out(_overview(), PageSize(1920, 1080, 1080 * 0.04), palette, SHORT).pages) == 1


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_that_names_stand_in_the_heads_of_wide_columns(palette, size):
    sheet = PageSize(*size, size[1] * 0.09)
    for page in lay_out(_overview(columns=2), sheet, palette, SHORT).pages:
        said = {words.line.text for words in page.lines}
        assert any(number in said for number in "1234567")


def test_that_a_time_that_is_short_says_so_in_words_even_where_it_is_paused(palette):
    scene = StatementScene("prompt-3", 3, 7, ShownStatement(SENTENCE * 200, StatementStatus.DRAFT))
    sheet = PageSize(1024, 768, 768 * 0.04)
    for face in (SHORT, SHORT_PAUSED):
        page = lay_out(scene, sheet, palette, face).pages[0]
        (clock,) = [words.line.text for words in page.lines if "02:00" in words.line.text]
        assert "Time is short" in clock
        assert ("‖" in clock or "paused" in clock) == (not face.is_running)
