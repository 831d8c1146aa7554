"""The statement, a note, the overview and blank: what the room reads there."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.models.audience.scene import (
    BlankScene,
    HeardState,
    Note,
    NoteScene,
    OverviewColumn,
    OverviewRow,
    OverviewScene,
    ShownStatement,
    StatementScene,
)
from app.models.audience.timer import ClockFace, Pace
from app.models.records import StatementStatus
from app.ui.audience.pages.page_for_scene import PageSize, lay_out
from app.ui.audience.typesetting.painter import Panel, TextPart
from tests.ui.audience.pages.page_checks import assert_apart

SHEET = PageSize(1920, 1080, 1080 * 0.035)
NAMES = ("Education", "Health", "Social Care", "VCS", "Police", "Housing", "Parents", "Governors")
MARKS = ("E", "H", "SC", "V", "P", "Ho", "Pa", "G")
OVER = ClockFace("+01:10", Pace.OVER, is_running=True, sign="■", word="Over time")
PROMPT = "The mission statement for multi-agency partnership working here should be ..."


def _lines(page):
    return [words.line.text.strip() for words in page.lines]


def _wording(text, status=StatementStatus.AGREED):
    return StatementScene("prompt-4", 4, 7, ShownStatement(text, status))


def _overview(
    columns=4, prompts=7, heard=(HeardState.HEARD, HeardState.NOT_HEARD, HeardState.ABSENT)
):
    statuses = list(StatementStatus)
    return OverviewScene(
        tuple(OverviewColumn(f"agency-{n}", NAMES[n], MARKS[n], "#005EA5") for n in range(columns)),
        tuple(
            OverviewRow(
                f"prompt-{n}",
                n + 1,
                PROMPT,
                tuple(heard[(n + place) % len(heard)] for place in range(columns)),
                statuses[n % 4],
                n == 3,
            )
            for n in range(prompts)
        ),
        agreed=2,
    )


@pytest.fixture(autouse=True)
def fonts(theme):
    """The bundled fonts."""


def _capital(page, part):
    return max(w.line.paragraph.style.capital for w in page.lines if w.source.part is part)


def test_that_a_wording_is_as_large_as_it_fits(palette):
    sizes = []
    for words in (5, 40, 400):
        pages = lay_out(_wording("agree " * words), SHEET, palette).pages
        sizes.append(_capital(pages[0], TextPart.STATEMENT))
        assert (len(pages) > 1) == (words == 400)
    assert all(larger > smaller for larger, smaller in pairwise(sizes))
    assert sizes[-1] >= SHEET.capital


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (StatementStatus.OPEN, "○ Agreed statement"),
        (StatementStatus.DRAFT, "◐ Agreed statement — draft"),
        (StatementStatus.AGREED, "✓ Agreed statement"),
        (StatementStatus.CHANGED, "◐ Agreed statement — changed since agreed"),
    ],
)
def test_that_a_wording_stands_under_its_status(palette, status, words):
    page = lay_out(_wording("One plan", status), SHEET, palette).pages[0]
    assert words in _lines(page)


def test_that_no_wording_is_said_to_be_none(palette):
    page = lay_out(_wording("", StatementStatus.OPEN), SHEET, palette).pages[0]
    assert [line for line in _lines(page) if line] == [
        "Prompt 4 of 7",
        "○ Agreed statement — no words yet",
    ]


def test_that_a_note_has_heading_words_and_source(palette):
    scene = NoteScene(Note("C41 · Team-working", "Work as a team.", "Standards, 2007 · ◐ Partly"))
    page = lay_out(scene, SHEET, palette, OVER).pages[0]
    said = _lines(page)
    assert said == [
        "■ +01:10 Over time",
        "C41 · Team-working",
        "Work as a team.",
        "Standards, 2007 · ◐ Partly",
    ]


def test_that_the_clock_has_the_colour_of_its_pace(palette):
    page = lay_out(_wording("One plan"), SHEET, palette, OVER).pages[0]
    clock = next(words for words in page.lines if "01:10" in words.line.text)
    assert clock.ink == "over"
    assert clock.frame.right == pytest.approx(1920 - 48, abs=2)


def test_that_the_head_keeps_its_place_while_the_clock_ticks(palette):
    places = set()
    for text in ("06:41", "06:38", "11:11"):
        face = ClockFace(text, Pace.STEADY, is_running=True, sign="", word="")
        page = lay_out(_wording("One plan"), SHEET, palette, face).pages[0]
        clock = next(words for words in page.lines if text in words.line.text)
        places.add((clock.frame.x, clock.frame.width))
    assert len(places) == 1


def test_that_blank_has_nothing_on_it(palette):
    pages = lay_out(BlankScene(), SHEET, palette, OVER)
    assert [page.pieces for page in pages.pages] == [()]


def test_that_the_overview_has_signs_marks_statuses_and_their_key(palette):
    (page,) = lay_out(_overview(), SHEET, palette).pages
    said = _lines(page)
    assert {"Overview", "2 of 7 agreed", "● Heard", "○ Not heard yet", "– Absent"} <= set(said)
    assert {"E", "H", "SC", "V", "E Education", "SC Social Care"} <= set(said)
    assert {"○ Open", "◐ Draft", "✓ Agreed", "◐ Changed"} <= set(said)
    assert sum(said.count(sign) for sign in "●○–") == 7 * 4


def test_that_a_shortened_prompt_ends_with_dots(palette):
    (page,) = lay_out(_overview(), SHEET, palette).pages
    shown = [line for line in _lines(page) if line.startswith("The mission")]
    assert len(shown) == 7
    assert all(line.endswith("…") for line in shown)


def test_that_prompts_take_more_lines_where_there_is_room(palette):
    (page,) = lay_out(_overview(prompts=2), SHEET, palette).pages
    assert "should be ..." in " ".join(_lines(page)).replace("\u00a0", " ")


def test_that_the_current_prompt_is_marked_without_colour_alone(palette):
    (page,) = lay_out(_overview(), SHEET, palette).pages
    marked = [p for p in page.pieces if isinstance(p, Panel) and p.is_marked]
    (number,) = [words for words in page.lines if words.line.text == "4"]
    assert len(marked) == 1
    assert marked[0].frame.y < number.frame.y < marked[0].frame.bottom


def test_that_who_was_counted_was_heard_and_who_is_covered_is_in_the_key(palette):
    heard = (HeardState.COUNTED, HeardState.COVERED)
    (page,) = lay_out(_overview(heard=heard, columns=2), SHEET, palette).pages
    said = _lines(page)
    assert said.count("●") == said.count("▒") == 7
    assert "▒ Hidden" in said


def test_that_many_prompts_and_agencies_go_over_several_pages(palette):
    narrow = PageSize(1024, 768, 768 * 0.05)
    pages = lay_out(_overview(columns=8, prompts=30), narrow, palette)
    assert len(pages.pages) > 3
    assert_apart(pages)
    for number in range(1, 31):
        assert any(str(number) in _lines(page) for page in pages.pages)
    assert f"Page 1 of {len(pages.pages)}" in _lines(pages.pages[0]) or any(
        f"1 of {len(pages.pages)}" in line for line in _lines(pages.pages[0])
    )


def test_that_an_empty_session_has_an_overview(palette):
    (page,) = lay_out(OverviewScene((), (), 0), SHEET, palette).pages
    assert "0 of 0 agreed" in _lines(page)
