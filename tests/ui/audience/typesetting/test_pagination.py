"""More than one page: as much as can be beside each other, and no page says nothing."""

from __future__ import annotations

import pytest

from app.models.audience.scene import EntryCard, HeardState, PromptScene, ShownStatement
from app.models.records import StatementStatus
from app.ui.audience.pages.page_for_scene import PageSize, SceneLayout, lay_out
from app.ui.audience.typesetting.painter import Panel, TextPart

STEM = (
    "Together, in partnership with the educational setting, multi-agency practitioners will "
    "improve the Every Child Matters outcomes for children and young people by ..."
)
SAID = {
    "Education": "Breakfast club with the school nurse on Mondays\nJoint attendance visits, school "
    "and family support together\nA quiet room that any service can book",
    "Health": "Clinic on site each fortnight\nAdvice for staff before a referral is needed",
    "Social Care": "Named social worker for the cluster\nEarly help in school, so that fewer "
    "families reach us in a crisis",
    "VCS/Other": "Mentors trained with staff\nHoliday activities, so that nobody has six weeks "
    "with no one to see",
}
WORDING = "Meeting children where they already are: clinic, mentor and named social worker on site."
SENTENCE = "Agree who rings the parent before each meeting. "


def _scene(said=None, wording=WORDING, text=STEM):
    cards = tuple(
        EntryCard(f"agency-{name}", name, "#005EA5", words, HeardState.HEARD)
        for name, words in (said or SAID).items()
    )
    shown = ShownStatement(wording, StatementStatus.AGREED)
    return PromptScene("prompt-3", 3, 7, text, cards, shown)


def _at(width, height, floor):
    return PageSize(width, height, height * floor)


def _cards(page):
    return [p for p in page.pieces if isinstance(p, Panel) and p.fill == "card"]


def _lines(page):
    return [words.line.text.strip() for words in page.lines]


def _parts(page):
    return {words.source.part for words in page.lines}


@pytest.fixture(autouse=True)
def fonts(theme):
    """The bundled fonts."""


@pytest.mark.parametrize("size", [(1920, 1080), (1440, 900), (1024, 768)])
def test_that_cards_begin_under_the_prompt_where_three_lines_have_room(palette, size):
    first = lay_out(_scene(), _at(*size, 0.04), palette).pages[0]
    assert _cards(first)
    entries = [w for w in first.lines if w.source.part is TextPart.ENTRY]
    assert len(entries) >= 3


@pytest.mark.parametrize("size", [(1920, 1080), (1440, 900)])
def test_that_all_agencies_stand_beside_each_other_at_the_floor(palette, size):
    pages = lay_out(_scene(), _at(*size, 0.04), palette).pages
    assert len({card.frame.y for card in _cards(pages[0])}) == 1
    assert len(_cards(pages[0])) == 4
    assert len(pages) == (2 if size[0] == 1920 else 3)


def test_that_further_pages_say_at_least_the_beginning_of_the_prompt(palette):
    pages = lay_out(_scene(), _at(1440, 900, 0.04), palette).pages
    for page in pages[1:]:
        assert any(w.is_repeat and w.line.text.startswith("Together") for w in page.lines)


def test_that_with_more_pages_the_prompt_is_no_larger_than_the_floor_asks(palette):
    sheet = _at(1920, 1080, 0.04)
    first = lay_out(_scene(), sheet, palette).pages[0]
    sizes = {
        w.line.paragraph.style.capital for w in first.lines if w.source.part is TextPart.PROMPT
    }
    assert sizes == {sheet.capital}


def test_that_a_card_that_goes_on_says_so_by_its_name(palette):
    pages = lay_out(
        _scene({"Health": SENTENCE * 60, "Police": "Yes"}), _at(1920, 1080, 0.04), palette
    )
    assert "Health" in _lines(pages.pages[0])
    for page in pages.pages[1:-1]:
        assert "… Health" in _lines(page)
        assert "Health" not in _lines(page)


def test_that_no_line_of_a_paragraph_is_left_alone(palette):
    said = {"Health": "\n".join([SENTENCE * 3] * 12), "Police": "\n".join([SENTENCE * 2] * 9)}
    for floor in (0.03, 0.035, 0.04, 0.045):
        for page in lay_out(_scene(said), _at(1920, 1080, floor), palette).pages:
            for name in said:
                here = [w for w in page.lines if w.source.owner == f"agency-{name}"]
                here = [w for w in here if w.source.part is TextPart.ENTRY]
                for number in {w.source.paragraph for w in here}:
                    assert sum(w.source.paragraph == number for w in here) > 1


def test_that_a_rest_of_one_line_gets_no_tall_box(palette):
    said = {"Health": SENTENCE * 20, "Police": "Yes"}
    sheet = _at(1920, 1080, 0.04)
    for page in lay_out(_scene(said, wording=SENTENCE * 20), sheet, palette).pages:
        for card in _cards(page):
            inside = [w.frame for w in page.lines if w.box.y >= card.frame.y]
            lines = [f for f in inside if card.frame.x <= f.x <= card.frame.right]
            lowest = max(f.bottom for f in lines if f.bottom <= card.frame.bottom)
            row = [c for c in _cards(page) if c.frame.y == card.frame.y]
            if len(row) == 1:
                assert card.frame.bottom - lowest < sheet.capital * 6


def test_that_a_very_long_name_takes_two_lines_and_leaves_the_head(palette):
    said = {"W" * 200: "Yes", "Health": "No"}
    page, *_more = lay_out(_scene(said), _at(1024, 768, 0.04), palette).pages
    names = [w for w in page.lines if w.source == _name("W" * 200)]
    assert 1 <= len(names) <= 2
    assert names[-1].line.text.endswith("…")
    assert "Prompt 3 of 7" in _lines(page)
    assert TextPart.ENTRY in _parts(page)


def _name(name):
    from app.ui.audience.typesetting.painter import ParagraphSource

    return ParagraphSource(TextPart.NAME, f"agency-{name}")


def test_that_a_size_is_taken_only_with_room_to_grow(palette):
    layout = SceneLayout(palette)
    sheet = _at(1920, 1080, 0.02)
    steps = []
    held = None
    for count in range(0, 60, 2):
        scene = _scene({**SAID, "Health": SENTENCE * count})
        pages = layout.lay_out(scene, sheet, held=held)
        steps.append(pages.step)
        held = pages.step
    assert steps == sorted(steps)
    assert len(set(steps)) <= 4
    for step in set(steps[:-1]):
        if step != steps[-1]:
            assert steps.count(step) >= 2


def test_that_prompt_and_names_keep_their_size_while_one_page_is_enough(palette):
    layout = SceneLayout(palette)
    sheet = _at(1920, 1080, 0.02)
    held = None
    sizes = set()
    for count in range(40):
        pages = layout.lay_out(_scene({**SAID, "Health": SENTENCE * count}), sheet, held=held)
        held = pages.step
        if len(pages.pages) > 1 or pages.step > 1:
            break
        sizes |= {
            (w.source.part, w.line.paragraph.style.capital)
            for w in pages.pages[0].lines
            if w.source.part in {TextPart.PROMPT, TextPart.NAME}
        }
    assert count > 4
    assert len(sizes) == 2


def test_that_a_floor_too_high_for_the_label_drops_it_whole(palette):
    sheet = _at(1024, 768, 0.22)
    pages = lay_out(_scene({"Health": "Yes"}, wording="One plan for all"), sheet, palette).pages
    said = [line for page in pages for line in _lines(page)]
    assert not any(line in {"✓", "Agreed", "statement"} for line in said)


@pytest.mark.parametrize("size", [(1920, 1080), (1440, 900), (1024, 768)])
def test_that_the_name_of_a_card_that_goes_on_is_still_whole(palette, size):
    for floor in (0.03, 0.035, 0.04):
        for page in lay_out(_scene(), _at(*size, floor), palette).pages[1:]:
            again = {}
            for words in page.lines:
                if words.is_repeat and words.source.part is TextPart.NAME:
                    again.setdefault(words.source.owner, []).append(words.line.text.strip())
            for owner, said in again.items():
                name = owner.removeprefix("agency-")
                assert "".join(said).replace("…", "").replace(" ", "") == name.replace(" ", "")
