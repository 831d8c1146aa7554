from hypothesis import given
from hypothesis import strategies as st

from app.reports.markup import FontFace, clean, clean_line, split_runs, to_markup

LATIN = FontFace("Latin", frozenset(range(32, 127)) | {0xE9, 0xA0})
WIDE = FontFace("Wide", frozenset(range(32, 0x2FFF)) | {0x1F600, 0xFFFD})
FACES = (LATIN, WIDE)


def marked(text: str) -> str:
    return to_markup(text, FACES, set())


def test_that_angle_brackets_and_ampersands_are_escaped() -> None:
    assert marked('<img src="x"> R&D &amp;') == '&lt;img src="x"&gt; R&amp;D &amp;amp;'


def test_that_a_newline_becomes_a_line_break() -> None:
    assert marked("one\ntwo\r\nthree\rfour\u2028five") == (
        "one<br/>two<br/>three<br/>four<br/>five"
    )


def test_that_controls_are_dropped_and_lone_surrogates_replaced() -> None:
    assert clean("a\x00b\x07c\x1bd\x9fe\x7f") == "abcde"
    assert clean("x\ud800y\udfffz") == "x\ufffdy\ufffdz"


def test_that_each_stretch_is_set_in_the_first_font_that_has_it() -> None:
    assert marked("café Ελλ ok") == 'café <font name="Wide">Ελλ</font> ok'


def test_that_a_letter_and_the_marks_on_it_share_a_font() -> None:
    assert list(split_runs("xe\u0301y", FACES, set())) == [
        ("Latin", "x"),
        ("Wide", "e\u0301"),
        ("Latin", "y"),
    ]


def test_that_a_character_no_font_has_is_shown_by_its_number_and_remembered() -> None:
    missing: set[str] = set()

    assert to_markup("a\u4e2d\U0001f9ffb", FACES, missing) == "a[U+4E2D][U+1F9FF]b"
    assert missing == {"\u4e2d", "\U0001f9ff"}


def test_that_an_invisible_character_no_font_has_leaves_no_mark() -> None:
    missing: set[str] = set()

    assert to_markup("a\ufeffb", FACES, missing) == "ab"
    assert not missing


def test_that_runs_of_spaces_survive() -> None:
    assert marked("a   b") == "a\u00a0\u00a0 b"
    assert marked("  a\n b") == "\u00a0\u00a0a<br/>\u00a0b"
    assert marked("a\tb") == "a\u00a0\u00a0\u00a0 b"


def test_that_the_dots_of_a_sentence_stem_stay_with_its_last_word() -> None:
    assert marked("means ...") == "means\u00a0..."


def test_that_one_line_is_plain_text_and_not_escaped() -> None:
    assert clean_line("R&D\n <b>\t x\x00") == "R&D <b> x"


@given(st.text())
def test_that_any_text_becomes_markup_without_tags_of_its_own(text: str) -> None:
    markup = marked(text)
    ours = markup.replace("<br/>", "").replace('<font name="Wide">', "").replace("</font>", "")

    assert "<" not in ours
    assert ">" not in ours
    assert "\x00" not in markup
