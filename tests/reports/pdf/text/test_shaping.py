import pytest
from reportlab.pdfbase import pdfmetrics

from app.reports.pdf.text.bidi import Direction
from app.reports.pdf.text.fonts import (
    ShapingFont,
    load_fonts,
    needs_complex_layout,
    script_runs,
    unicode_map,
)
from tests.reports.pdf.reading import RESOURCES

LTR, RTL = Direction.LEFT_TO_RIGHT, Direction.RIGHT_TO_LEFT


@pytest.fixture(scope="module")
def font() -> ShapingFont:
    load_fonts(RESOURCES)
    return pdfmetrics.getFont("CG-Wide")


def meanings(font: ShapingFont, text: str, direction: Direction) -> str:
    """Return what the glyphs stand for, in their order."""
    codes = [ord(glyph.code) for glyph in font.shaped(text, direction).glyphs]
    lines = font._unicode_map("x", codes).splitlines()  # noqa: SLF001 - what readers get
    pairs = [line.split() for line in lines if line.startswith("<") and " <" in line]
    targets = [pair[1].strip("<>") for pair in pairs if pair[0] != "<00>" or len(pair[1]) > 4]
    return "".join(bytes.fromhex(target).decode("utf-16-be") for target in targets)


@pytest.mark.parametrize(
    "text", ["", "plain", "café – Ελληνικά Кириллица ✓", "😀 \U0001d538 ⠿", "中文"]
)
def test_that_most_text_takes_the_quick_path(text: str) -> None:
    assert not needs_complex_layout(text)


@pytest.mark.parametrize("text", ["שלום", "سلام", "ߒߞߏ", "ລາວ", "e\u0301", "a\u202eb", "ﻼ"])
def test_that_intricate_text_is_seen_to(text: str) -> None:
    assert needs_complex_layout(text)


def test_that_letters_that_join_are_narrower_than_apart(font: ShapingFont) -> None:
    apart = sum(font.stringWidth(letter, 10) for letter in "سبيل")

    assert 0 < font.stringWidth("سبيل", 10) < 0.9 * apart


def test_that_a_mark_takes_no_room_and_stands_over_its_letter(font: ShapingFont) -> None:
    letter, mark = font.shaped("q\u0303", LTR).glyphs

    assert font.stringWidth("q\u0303", 10) == font.stringWidth("q", 10)
    assert letter.x < mark.x < letter.x + letter.width


def test_that_glyphs_come_in_the_order_of_the_text_from_the_right(font: ShapingFont) -> None:
    places = [glyph.x for glyph in font.shaped("שלום", RTL).glyphs]

    assert places == sorted(places, reverse=True)
    assert places[-1] == 0


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("سلام", RTL),
        ("שָׁלוֹם", RTL),
        ("ߛߌ߰ߓߊ߮", RTL),
        ("(א)", RTL),
        ("e\u0301x", LTR),
        ("ນ້ຳ", LTR),
        ("\u0301", LTR),
    ],
)
def test_that_glyphs_stand_for_what_was_typed(
    font: ShapingFont, text: str, direction: Direction
) -> None:
    assert meanings(font, text, direction) == text


def test_that_a_ligature_has_an_unseen_glyph_for_each_other_letter(font: ShapingFont) -> None:
    unseen, seen = font.shaped("لا", RTL).glyphs

    assert (unseen.is_seen, seen.is_seen) == (False, True)
    assert unseen.x > seen.x


def test_that_brackets_are_mirrored_from_right_to_left(font: ShapingFont) -> None:
    glyph_of = font.face.charToGlyph
    (opening,) = font.shaped("(", RTL).glyphs

    assert glyph_of[ord(opening.code)] == glyph_of[ord(")")]


def test_that_shaping_covers_no_new_characters(font: ShapingFont) -> None:
    font.shaped("سلام", RTL)

    assert 0x100000 not in font.covered


def test_that_text_is_split_where_the_script_changes() -> None:
    text = "שלום 1, سلام (a)"

    assert [text[start:end] for start, end in script_runs(text)] == [
        "שלום 1, ",
        "سلام (",
        "a)",
    ]
    assert list(script_runs("")) == []


def test_that_the_map_to_text_takes_utf_16_in_blocks_of_a_hundred() -> None:
    made = unicode_map("x", ["a", "\U0001f600", "لا", *["b"] * 120])

    assert "<01> <D83DDE00>" in made
    assert "<02> <06440627>" in made
    assert "100 beginbfchar" in made
    assert "23 beginbfchar" in made
