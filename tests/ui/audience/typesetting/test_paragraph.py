"""Words are set in lines that are high enough, in every script, and cut nowhere."""

from __future__ import annotations

import pytest

from app.models.audience.scene import ShownStatement, StatementScene
from app.models.records import StatementStatus
from app.paths import resources_folder
from app.ui.audience.pages.page_for_scene import PageSize, lay_out
from app.ui.audience.typesetting.palette import AudiencePalette
from app.ui.audience.typesetting.paragraph import (
    ParagraphLayout,
    TextStyle,
    visible_line,
    visible_paragraphs,
)
from app.ui.audience.typesetting.text_block import LruCache, Typesetter
from tests.ui.audience.pages.page_checks import assert_ink_inside, assert_legible
from tests.ui.audience.pages.room_texts import SCRIPTS

STACKED = SCRIPTS[9]


@pytest.fixture
def typesetter(theme, palette):
    return Typesetter(palette)


@pytest.mark.parametrize("text", [text for text in SCRIPTS if text != STACKED])
@pytest.mark.parametrize("share", [0.02, 0.035, 0.061])
def test_that_the_ink_of_every_script_stays_in_its_line(theme, palette, text, share):
    sheet = PageSize(1280, 800, 800 * share)
    statement = ShownStatement(f"{text}\n{text} ÅÇjg|", StatementStatus.DRAFT)
    pages = lay_out(StatementScene("prompt-1", 1, 1, statement), sheet, palette)
    assert_ink_inside(pages)
    assert_legible(pages, sheet)


def test_that_stacked_accents_push_lines_apart_but_not_without_end(typesetter):
    style = TextStyle(40)
    plain = typesetter.set("Zalgo", style, 500).lines[0].height
    some = typesetter.set("Z\u0351\u0310\u0344algo", style, 500).lines[0].height
    many = typesetter.set("Z" + "\u0351" * 60, style, 500).lines[0].height
    assert plain < some
    assert many < plain * 2.2


def test_that_the_font_that_steps_in_is_measured_too(typesetter):
    for text in ("Ωμέγα", "Жук", "שלום", "中文", "बहु", "😀"):
        made = typesetter.set(text, TextStyle(31.7), 900)
        found = [run.rawFont().capHeight() for run in made.layout.glyphRuns()]
        assert min(capital for capital in found if capital > 0) >= 31.7


class LowDress(AudiencePalette):
    """Gives fonts whose capitals are too low, as one that steps in may have them."""

    def font(self, capital, weight=400):
        font = super().font(capital, weight)
        font.setPixelSize(round(font.pixelSize() * 0.7))
        return font


def test_that_a_font_with_low_capitals_is_enlarged(theme):
    made = ParagraphLayout(
        "Ωμέγα and more", TextStyle(40), LowDress(resources_folder(), "light"), 900
    )
    capitals = [run.rawFont().capHeight() for run in made.layout.glyphRuns()]
    assert len(capitals) == 2
    assert min(capitals) >= 40


def test_that_right_to_left_begins_at_the_right(typesetter):
    made = typesetter.set("שלום לכולם abc", TextStyle(30), 900)
    rect = made.layout.lineAt(0).naturalTextRect()
    assert rect.right() == pytest.approx(900, abs=1)
    assert made.caret(0)[1] == pytest.approx(900, abs=1)
    assert (
        typesetter.set("abc שלום", TextStyle(30), 900).layout.lineAt(0).naturalTextRect().x() == 0
    )


def test_that_a_word_longer_than_the_line_is_broken_and_complete(typesetter):
    word = "Donaudampfschifffahrt" * 8
    made = typesetter.set(word, TextStyle(30), 300)
    assert len(made.lines) > 5
    assert "".join(line.text for line in made.lines) == word
    assert [line.words for line in made.lines] == [1] + [0] * (len(made.lines) - 1)


def test_that_lines_are_told_apart_by_what_is_seen(typesetter):
    one = typesetter.set("Yes and no", TextStyle(30), 900).lines[0]
    assert one.look == typesetter.set("Yes and no", TextStyle(30), 500).lines[0].look
    assert one.look != typesetter.set("Yes and no", TextStyle(31), 900).lines[0].look
    assert one.look != typesetter.set("Yes and no", TextStyle(30, 700), 900).lines[0].look


def test_that_what_cannot_be_painted_is_left_out_and_damage_is_shown():
    (paragraph,) = visible_paragraphs("a\x00b\x07\ud800c\ufffc\td")
    assert paragraph.text == "ab\ufffdc\ufffd\u00a0\u00a0\u00a0\u00a0d"
    assert visible_line(" a\r\nb\u2029 c\t d\x1b") == "a b c d"


def test_that_the_dots_of_a_stem_stay_with_its_last_word():
    assert visible_paragraphs("We need to ...")[0].text == "We need to\u00a0..."
    assert visible_paragraphs("We … need")[0].text == "We … need"


@pytest.mark.parametrize(
    ("caret", "place"),
    [(0, (0, 0)), (2, (0, 3)), (3, (0, 4)), (4, (1, 0)), (7, (1, 1)), (8, (2, 0)), (9, (2, 1))],
)
def test_that_the_caret_counts_as_qt_does(caret, place):
    text = "a😀b\n\x00\x00c\nd"
    found = visible_paragraphs(text, caret)
    carets = [(n, p.caret) for n, p in enumerate(found) if p.caret is not None]
    assert carets == [place]


def test_that_every_line_ending_begins_a_line():
    text = "a\r\nb\rc\nd\x0be\x0cf\x85g\u2028h\u2029i"
    assert [p.text for p in visible_paragraphs(text)] == list("abcdefghi")


def test_that_what_was_not_asked_for_longest_is_forgotten_first():
    made = []
    kept = LruCache(2)
    for key in ("one", "two", "one", "three", "one", "two"):
        kept.get_or_make(key, lambda key=key: made.append(key) or key)
    assert made == ["one", "two", "three", "two"]
