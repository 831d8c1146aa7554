"""The count view and what a statement says beside its words: what the room reads there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.models.audience.scene import (
    CountProgress,
    CountResult,
    CountRow,
    CountScene,
    ShownStatement,
    StatementScene,
)
from app.models.records import StatementStatus
from app.models.rules.agreement import LEVEL_WORDS, CountOutcome
from app.ui.audience.pages.canvas import AudienceCanvas
from app.ui.audience.pages.page_for_scene import PageSize, lay_out
from app.ui.audience.typesetting.painter import Panel, TextPart

SHEET = PageSize(1920, 1080, 1080 * 0.035)
ROOMY = PageSize(1920, 1080, 1080 * 0.02)
NARROW = PageSize(1024, 768, 768 * 0.06)
DRAFT = ShownStatement("One plan for each child.", StatementStatus.DRAFT)
STATES = (CountProgress.COUNTED, CountProgress.WAITING, CountProgress.ABSENT)
NAMES = ("Education", "Health", "VCS/Other")
LEVELS = (0, 0, 1, 12, 4, 2)


def _scene(states=STATES, result=None, levels=LEVELS, **more):
    rows = tuple(
        CountRow(
            f"agency-{n}",
            NAMES[n % 3],
            "#005EA5",
            state,
            levels if result and state is CountProgress.COUNTED else None,
        )
        for n, state in enumerate(states)
    )
    return CountScene("prompt-4", 4, 7, DRAFT, 3, rows, result, **more)


RESULT = CountResult(CountOutcome.BELOW, ("The level is not reached.", "Of two minds: Health."))


@pytest.fixture(autouse=True)
def fonts(theme):
    """The bundled fonts."""


def _lines(page):
    return [words.line.text.strip() for words in page.lines]


def _words(page, text):
    return [words for words in page.lines if words.line.text.strip() == text]


def test_that_each_agency_is_waiting_counted_or_absent(palette):
    (page,) = lay_out(_scene(), SHEET, palette).pages
    said = _lines(page)
    assert {"✓ counted", "○ waiting", "– absent", "Education", "One plan for each child."} <= {
        *said
    }
    assert "▸ Everyone at 3 or more, nobody at 0" in said
    assert "1 of 2 counted" in said


def test_that_the_numbers_stand_below_their_levels(palette):
    states = (CountProgress.COUNTED, CountProgress.COUNTED, CountProgress.NO_HANDS)
    (page,) = lay_out(_scene(states, RESULT), SHEET, palette).pages
    for head, number in (("2", "1"), ("3", "12"), ("4", "4"), ("5", "2")):
        above = min(_words(page, head), key=lambda words: words.frame.y).frame
        middle = above.x + above.width / 2
        below = [
            words.frame
            for words in _words(page, number)
            if abs(words.frame.x + words.frame.width / 2 - middle) <= 1
        ]
        assert len([frame for frame in below if frame.y > above.y]) == 2
    assert "– no hands" in _lines(page)
    assert "◐ The level is not reached." in _lines(page)
    assert "Of two minds: Health." in _lines(page)


@pytest.mark.parametrize("needed", range(6))
def test_that_the_level_needed_has_a_sign_and_a_line_before_it(palette, needed):
    scene = replace(_scene((CountProgress.COUNTED,) * 3, RESULT), level_needed=needed)
    (page,) = lay_out(scene, SHEET, palette).pages
    (sign,) = _words(page, "▸")
    heads = {w.line.text: w.frame.x for w in page.lines if w.frame.y == sign.frame.y}
    assert heads[str(needed)] > sign.frame.x
    assert all(heads[str(level)] < sign.frame.x for level in range(needed))
    lines = [p.frame for p in page.pieces if isinstance(p, Panel) and p.fill == "agreed-line"]
    assert len(lines) == 3
    assert all(sign.frame.x <= line.x <= sign.frame.right for line in lines)


def test_that_levels_are_named_above_their_columns_or_in_a_key(palette):
    for sheet in (SHEET, ROOMY):
        said = " ".join(_lines(lay_out(_scene(), sheet, palette).pages[0]))
        assert all(word in said for words in LEVEL_WORDS for word in words.split())
    assert "0 Block" in _lines(lay_out(_scene(), SHEET, palette).pages[0])
    assert "0 Block" not in _lines(lay_out(_scene(), ROOMY, palette).pages[0])


def test_that_rows_stay_where_they_are_when_the_result_comes(palette):
    states = (CountProgress.COUNTED,) * 3
    before, after = (
        lay_out(_scene(states, result), SHEET, palette).pages[0] for result in (None, RESULT)
    )
    for name in NAMES:
        assert abs(_words(before, name)[0].frame.y - _words(after, name)[0].frame.y) < 12


def test_that_hands_are_said_in_words_where_columns_have_no_room(palette):
    states = (CountProgress.COUNTED, CountProgress.COUNTED, CountProgress.NO_HANDS)
    pages = lay_out(_scene(states, RESULT), NARROW, palette).pages
    said = " ".join(line for page in pages for line in _lines(page))
    assert "1 at 2 Reservation, 12 at 3 Can live with it, 4 at 4 Support, 2 at 5 Lead" in said
    for page in pages:
        names = [w for w in page.lines if w.source.part is TextPart.NAME]
        assert all(name.line is not page.lines[-1].line for name in names)


def test_that_the_heads_stand_again_on_every_page_of_a_long_table(palette):
    rows = tuple(
        CountRow(f"agency-{n}", f"Agency {n}", "#005EA5", CountProgress.WAITING) for n in range(30)
    )
    pages = lay_out(replace(_scene(), rows=rows), SHEET, palette).pages
    tables = [page for page in pages if "○ waiting" in _lines(page)]
    assert len(tables) > 1
    assert all("▸" in _lines(page) for page in tables)


def test_that_an_agency_that_came_later_is_not_waited_for(palette):
    said = _lines(lay_out(_scene(STATES, RESULT), SHEET, palette).pages[0])
    assert "○ not counted" in said
    assert "○ waiting" not in said


def test_that_the_page_turns_to_the_agency_that_is_counted_and_to_the_result(palette, qtbot):
    canvas = AudienceCanvas(palette)
    qtbot.addWidget(canvas)
    canvas.resize(1024, 768)
    canvas.set_floor(0.05, 768)
    long = replace(
        _scene((CountProgress.WAITING,) * 3), statement=replace(DRAFT, text="plan " * 200)
    )
    canvas.show_scene(long)
    assert canvas.page == 0
    rows = (replace(long.rows[0], state=CountProgress.COUNTED), *long.rows[1:])
    canvas.show_scene(replace(long, rows=rows))
    assert canvas.page > 0
    assert "✓ counted" in canvas.shown.words
    canvas.turn(-9)
    done = tuple(replace(row, state=CountProgress.COUNTED, levels=LEVELS) for row in long.rows)
    canvas.show_scene(replace(long, rows=done, result=RESULT))
    assert "12" in canvas.shown.words


@pytest.mark.parametrize("scene", [StatementScene("p", 4, 7, DRAFT), _scene()])
def test_that_who_is_still_to_hear_from_stands_in_a_line(palette, scene):
    (page,) = lay_out(replace(scene, unheard=("Health", "VCS/Other")), SHEET, palette).pages
    assert "Still to hear from: Health, VCS/Other" in _lines(page)
    (page,) = lay_out(scene, SHEET, palette).pages
    assert "Still to hear from" not in page.words


def test_that_objections_stand_in_the_label(palette):
    statement = ShownStatement("One plan", StatementStatus.AGREED, has_objections=True)
    (page,) = lay_out(StatementScene("p", 4, 7, statement), SHEET, palette).pages
    assert "✓ Agreed statement — with objections" in _lines(page)
