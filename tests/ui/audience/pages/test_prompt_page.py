"""The prompt view: what stands where, what is said again, and what is kept back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.models.audience.scene import EntryCard, HeardState, PromptScene, ShownStatement
from app.models.audience.timer import ClockFace, Pace
from app.models.records import StatementStatus
from app.ui.audience.pages.page_for_scene import PageSize, SceneLayout, lay_out
from app.ui.audience.typesetting.painter import CaretBar, Panel, TextPart

SHEET = PageSize(1920, 1080, 1080 * 0.03)
SENTENCE = "Agree who rings the parent before each meeting. "
NAMES = ("Education", "Health", "Social Care", "VCS / Other", "Police", "Housing")


def _card(number, text="Yes", heard=HeardState.HEARD, caret=None):
    return EntryCard(f"agency-{number}", NAMES[number % 6], "#005EA5", text, heard, caret)


def _scene(*cards, text="We will need to ...", wording="", status=StatementStatus.DRAFT):
    return PromptScene("prompt-4", 4, 7, text, cards, ShownStatement(wording, status))


def _lines(page):
    return [words.line.text.strip() for words in page.lines]


def _cards(page):
    return [p for p in page.pieces if isinstance(p, Panel) and p.fill == "card"]


@pytest.fixture(autouse=True)
def fonts(theme):
    """The bundled fonts."""


def test_that_the_mock_up_fits_on_one_page_in_one_row(palette):
    scene = _scene(
        _card(0, "Free a room for visiting staff\nProtect one hour a fortnight"),
        _card(1, "Share the CAF form before the meeting\nAgree who rings the parent"),
        _card(2, "Answer within two working days"),
        _card(3, "Be on the circulation list"),
        text="In order to ensure multi-agency partnership working is effective in this educational "
        "setting and meets the agreed aims, I/we will need to ...",
        wording="Protect one hour a fortnight in a room that is ours, send papers two days before",
    )
    pages = lay_out(scene, SHEET, palette, ClockFace("06:40", Pace.STEADY, True, "", ""))
    assert len(pages.pages) == 1
    assert pages.words_over == 0
    page = pages.pages[0]
    assert len({panel.frame.y for panel in _cards(page)}) == 1
    said = _lines(page)
    assert said[0] == "Prompt 4 of 7"
    assert "06:40" in said
    assert "◐ Agreed statement — draft" in said


def test_that_a_prompt_with_little_to_say_is_set_larger_than_the_floor(palette):
    page = lay_out(_scene(_card(0), _card(1)), SHEET, palette).pages[0]
    entry = next(words for words in page.lines if words.source.part is TextPart.ENTRY)
    assert entry.line.paragraph.style.capital > SHEET.capital * 1.25


@pytest.mark.parametrize(
    ("heard", "words"),
    [
        (HeardState.NOT_HEARD, "○ Not heard yet"),
        (HeardState.ABSENT, "– Absent"),
        (HeardState.COUNTED, "– Nothing written"),
        (HeardState.COVERED, "▒ Hidden"),
    ],
)
def test_that_a_card_without_words_says_why(palette, heard, words):
    page = lay_out(_scene(_card(0), _card(1, "", heard)), SHEET, palette).pages[0]
    assert words in _lines(page)


def test_that_the_caret_stands_before_what_an_empty_card_says(palette):
    scene = _scene(_card(0), _card(1, "", HeardState.NOT_HEARD, caret=0))
    pages = lay_out(scene, SHEET, palette)
    assert pages.caret_page == 0
    assert "○ Not heard yet" in [line.strip() for line in _lines(pages.pages[0])]


def test_that_the_caret_is_thick_and_stands_where_characters_are_counted(palette):
    text = "😀😀 Fünf"
    marks = []
    for place in (0, 2, len(text)):
        pages = lay_out(_scene(_card(0, text, caret=place)), SHEET, palette)
        marks.append(next(p for p in pages.pages[0].pieces if isinstance(p, CaretBar)))
    assert all(mark.frame.width >= 3 for mark in marks)
    line = next(w for w in pages.pages[0].lines if w.source.part is TextPart.ENTRY)
    assert marks[0].frame.x == pytest.approx(line.frame.x, abs=4)
    assert marks[0].frame.x < marks[1].frame.x < marks[2].frame.x
    end = line.frame.x + line.line.width
    assert marks[2].frame.x == pytest.approx(end, abs=marks[2].frame.width)


@pytest.mark.parametrize("text", ["Yes" + " " * 300, "M" * 300, "שלום" * 30])
def test_that_the_caret_does_not_leave_its_line(palette, text):
    page = lay_out(_scene(_card(0, text, caret=len(text))), SHEET, palette).pages[0]
    caret = next(p.frame for p in page.pieces if isinstance(p, CaretBar))
    lines = [words.frame for words in page.lines if words.source.part is TextPart.ENTRY]
    assert any(
        line.y == caret.y and line.x <= caret.x and caret.right <= line.right for line in lines
    )


def test_that_an_empty_line_shows_only_while_the_caret_is_in_it(palette):
    text = "One\n\nTwo\n"

    def paragraphs(caret):
        page = lay_out(_scene(_card(0, text, caret=caret)), SHEET, palette).pages[0]
        return sum(1 for words in page.lines if words.source.part is TextPart.ENTRY)

    assert paragraphs(None) == 2
    assert paragraphs(4) == 3
    assert paragraphs(len(text)) == 3
    assert paragraphs(1) == 2


def test_that_contributions_stand_apart(palette):
    page = lay_out(_scene(_card(0, "One\nTwo")), SHEET, palette).pages[0]
    one, two = (words.frame for words in page.lines if words.source.part is TextPart.ENTRY)
    gap = two.y - one.bottom
    assert one.height * 0.2 < gap < one.height * 0.5


def test_that_further_pages_say_names_again_and_the_prompt_where_it_is_short(palette):
    scene = _scene(_card(0, SENTENCE * 60), _card(1))
    pages = lay_out(scene, SHEET, palette).pages
    assert len(pages) > 2
    for page in pages[1:-1]:
        again = {w.source.part for w in page.lines if w.is_repeat}
        assert again == {TextPart.PROMPT, TextPart.NAME}
        assert "… Health" not in _lines(page)
    long = replace(scene, text=SENTENCE * 12)
    for page in lay_out(long, SHEET, palette).pages[2:]:
        assert not any(w.is_repeat and w.source.part is TextPart.PROMPT for w in page.lines)


def test_that_cards_go_on_in_the_same_column(palette):
    scene = _scene(_card(0), _card(1, SENTENCE * 60), _card(2, SENTENCE * 60))
    first, second = lay_out(scene, SHEET, palette).pages[:2]
    places = {panel.frame.x for panel in _cards(first)}
    again = {panel.frame.x for panel in _cards(second)}
    assert again == places - {min(places)}


def test_that_the_agreed_statement_is_whole_on_one_page_where_it_fits(palette):
    scene = _scene(*(_card(n, SENTENCE * 6) for n in range(3)), wording=SENTENCE * 8)
    pages = lay_out(scene, SHEET, palette).pages
    with_wording = [
        page for page in pages if any(w.source.part is TextPart.STATEMENT for w in page.lines)
    ]
    assert len(pages) > 1
    assert len(with_wording) == 1


def test_that_every_agency_has_a_card_of_a_decent_width(palette):
    for count in range(1, 11):
        scene = _scene(*(_card(n) for n in range(count)))
        panels = [p for page in lay_out(scene, SHEET, palette).pages for p in _cards(page)]
        assert len(panels) == count
        assert min(panel.frame.width for panel in panels) > SHEET.capital * 9


def test_that_furniture_goes_before_words_do(palette):
    tall = PageSize(1024, 768, 768 * 0.2)
    pages = lay_out(_scene(_card(0, "Yes")), tall, palette).pages
    said = [line for page in pages for line in _lines(page)]
    assert not any("Prompt 4" in line for line in said)
    assert "Yes" in said


def test_that_a_step_once_taken_is_not_taken_back_while_somebody_types(palette):
    layout = SceneLayout(palette)
    scene = _scene(_card(0), _card(1))
    free = layout.lay_out(scene, SHEET)
    held = layout.lay_out(scene, SHEET, held=2)
    assert free.step < 2
    assert held.step == 2
