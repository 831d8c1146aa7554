import pytest

from app.reports.unicode_scripts import describe_missing_scripts, script_names, script_of


@pytest.mark.parametrize(
    ("character", "script"),
    [
        ("a", "LATIN"),
        ("\uff21", "LATIN"),
        ("ب", "ARABIC"),
        ("ﻼ", "ARABIC"),
        ("ߞ", "NKO"),
        ("中", "CJK"),
        ("ि", "DEVANAGARI"),
        ("𓀀", "EGYPTIAN"),
    ],
)
def test_that_a_letter_has_the_script_of_its_name(character: str, script: str) -> None:
    assert script_of(character) == script


@pytest.mark.parametrize("character", ["1", " ", "(", "\u0301", "🧿", "ـ", "\ue000"])
def test_that_what_scripts_share_has_none(character: str) -> None:
    assert script_of(character) is None


def test_that_scripts_are_named_in_english_once_each() -> None:
    assert script_names("中文あア한ᄒकꀀᚠ") == (
        "Chinese", "Devanagari", "Japanese", "Korean", "Runic", "Yi",
    )  # fmt: skip


def test_that_signs_come_last() -> None:
    assert script_names("🧿中𝄞") == ("Chinese", "some signs and emoji")


def test_that_one_sentence_says_what_the_fonts_lack() -> None:
    assert describe_missing_scripts("中文क") == (
        "The fonts of the PDF lack Chinese and Devanagari: 3 characters are marked there by "
        "number; the HTML and Word files carry them all."
    )
    assert describe_missing_scripts("ꀀ").startswith(
        "The fonts of the PDF lack Yi: 1 character is marked"
    )
