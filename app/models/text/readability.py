"""The readability of a text: its words, its sentences, and the longest of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.models.text.phrases import counted

LONG_SENTENCE = 25
"""Words from which on a sentence is hard to take in; the limit of GOV.UK's content guidance."""

_WORD = re.compile(r"[^\W_]+(?:[-'’./&][^\W_]+)*")
_BULLET = re.compile(r"^\s*(?:[•◦‣▪\-–—*·]|\(?(?:\d{1,3}|[a-z])[.)])\s+")
# A full stop after these ends no sentence.
_SHORTENED = re.compile(
    r"\b(?i:etc|approx|no|a\.m|p\.m)\.(?=\s+[a-z0-9(])"
    r"|\b(?i:e\.?g|i\.?e|vs|dr|mr|mrs|ms|st|prof|rev)\."
)
_ENDS = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[\n\r\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Readability:
    """How many words and sentences a text has, and the words of the longest sentence."""

    words: int
    sentences: int
    longest: int


def measure_readability(text: str) -> Readability:
    """Return the counts of a text; each line ends a sentence."""
    lengths = [length for each in _sentences(text) if (length := len(_WORD.findall(each)))]
    return Readability(sum(lengths), len(lengths), max(lengths, default=0))


def describe_readability(text: str) -> str:
    """Return the counts in one line, with a question at a long sentence; empty for no words."""
    found = measure_readability(text)
    if not found.words:
        return ""
    if found.longest > LONG_SENTENCE:
        asked = f"The longest sentence has {found.longest} words; could it be two?"
        return f"{counted(found.words, 'word')}. {asked}"
    if found.sentences == 1:
        return f"{counted(found.words, 'word')} in one sentence"
    return f"{counted(found.words, 'word')}, the longest sentence {found.longest}"


def _sentences(text: str) -> list[str]:
    lines = "\n".join(_BULLET.sub("", line) for line in text.splitlines())
    whole = _SHORTENED.sub(lambda found: found[0].replace(".", ""), lines)
    return _ENDS.split(whole)
