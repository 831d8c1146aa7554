"""The script of a letter, by its Unicode name, and the English names of scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from app.models.text.phrases import and_list

# "ARABIC LETTER BEH", "CJK UNIFIED IDEOGRAPH-4E2D", "FULLWIDTH LATIN SMALL LETTER A": the script
# is what comes before such words, and the name of a sign of no script has none of them.
_NAME = re.compile(
    r"(?:COMBINING |HALFWIDTH |FULLWIDTH )?(?P<script>[A-Z -]+?)"
    r"(?: SMALL| CAPITAL| FINAL| INDEPENDENT| SUBJOINED| UNIFIED| COMPATIBILITY)*"
    r" (?:LETTER|LIGATURE|SYLLABLE|SYLLABICS|VOWEL|CONSONANT|SIGN|CHARACTER|IDEOGRAPH|HIEROGLYPH"
    r"|RADICAL|CHOSEONG|JUNGSEONG|JONGSEONG)\b.*"
)
# Where Unicode's own name isn't the one in use.
_ENGLISH = {
    "CANADIAN": "Canadian syllabics",
    "CJK": "Chinese",
    "HANGUL": "Korean",
    "HIRAGANA": "Japanese",
    "KANGXI": "Chinese",
    "KATAKANA": "Japanese",
    "NKO": "N’Ko",
}
_SIGNS = "some signs and emoji"


def script_of(character: str) -> str | None:
    """Return the script of a letter or its mark, as Unicode spells it; None for others."""
    if unicodedata.category(character)[0] not in "LM":
        return None
    found = _NAME.fullmatch(unicodedata.name(character, ""))
    return found["script"] if found else None


def script_names(characters: Collection[str]) -> tuple[str, ...]:
    """Return the English names of the characters' scripts in alphabetical order, signs last."""
    scripts = {script_of(character) for character in characters}
    names = {_ENGLISH.get(script, script.title()) for script in scripts if script}
    return (*sorted(names), *((_SIGNS,) if None in scripts else ()))


def describe_missing_scripts(characters: Collection[str]) -> str:
    """Return which scripts the fonts of the PDF lack, and which files have them."""
    scripts = and_list(script_names(characters))
    count = len(characters)
    are = f"{count} characters are" if count > 1 else "1 character is"
    return (
        f"The fonts of the PDF lack {scripts}: {are} marked there by number; "
        "the HTML and Word files carry them all."
    )
