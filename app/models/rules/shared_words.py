"""Find the words that several agencies share in a prompt: "sharing" matches "shared"."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""The pattern of a word, with what follows an apostrophe."""
# Function words, which say nothing of what an agency means; our own choice.
_FUNCTION_WORDS = frozenset(
    """
    a about above across after again against all almost along already also although always am
    among an and another any anyone anything are around as at away be became because become been
    before being below between both but by can cannot could did do does doing done down during
    each either else enough etc even ever every everyone everything few for from further get
    gets getting give given go goes going got had has have having he her here hers herself him
    himself his how however i if in into is it its itself just least less let like make makes
    making many may me might mine more most much must my myself neither never no nobody none nor
    not nothing now of off often on one only onto or other others our ours ourselves out over
    own per perhaps please put quite rather really said same say see several shall she should
    since so some someone something sometimes soon still such than that the their theirs them
    themselves then there these they thing things this those though through thus to too toward
    towards under until up upon us use used uses using very via want wants was way ways we well
    were what whatever when where whether which while who whole whom whose why will with within
    without would yes yet you your yours yourself yourselves
    """.split()  # noqa: SIM905 - a list of quoted words would be a page long
)
# Irregular forms that a stemmer can't know. "people" is to match "person".
_IRREGULAR = {
    "children": "child",
    "people": "person",
    "men": "man",
    "women": "woman",
    "knew": "know",
    "known": "know",
    "kept": "keep",
    "led": "lead",
    "met": "meet",
    "taught": "teach",
    "told": "tell",
}
_SHARED_BY = 2
# Every word half typed is cached too; a day's typing stays far below this.
_MOST_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class WordSpan:
    """The place of a word in a text, in characters: from `start` up to but not with `end`."""

    start: int
    end: int


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's own name


class WordStems:
    """A cache of the stems of words; keep one for as long as somebody types."""

    def __init__(self) -> None:
        self._stemmer: _Stemmer | None = None
        self._known: dict[str, str] = {}

    def of(self, word: str) -> str:
        """Return the stem of a word; empty for a function word."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            known = self._known[word] = self._compute_stem(word)
        return known

    def words(self, text: str) -> list[tuple[int, int, str]]:
        """Return start, end and stem of every word of a text that is not a function word."""
        return [
            (found.start(), found.end(), stem)
            for found in WORD.finditer(text)
            if (stem := self.of(found[0]))
        ]

    def all_in(self, text: str) -> frozenset[str]:
        """Return every stem in a text."""
        return frozenset(stem for word in WORD.findall(text) if (stem := self.of(word)))

    def _compute_stem(self, word: str) -> str:
        # In "child's" and "they'll", the part before the apostrophe is the word.
        bare, apostrophe, rest = word.casefold().replace("’", "'").partition("'")
        if apostrophe and rest == "t":  # "don't", "shouldn't"
            return ""
        if len(bare) == 1 or bare in _FUNCTION_WORDS or bare.isdecimal():
            return ""
        if self._stemmer is None:
            import snowballstemmer

            self._stemmer = snowballstemmer.stemmer("english")
        # "organization" is "organisation" to a British reader.
        plain = _without_accents(_IRREGULAR.get(bare, bare)).replace("iz", "is")
        return self._stemmer.stemWord(plain)


def _without_accents(word: str) -> str:
    """Return a word in the letters that the English stemmer knows as vowels."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def shared_stems(
    entries: Mapping[str, str], *, but: str = "", stems: WordStems | None = None
) -> frozenset[str]:
    """Return the stems that at least two agencies use, without those of the text `but`.

    `entries` maps an agency's id to its text; `but` is the prompt, whose words everybody repeats.
    """
    stems = stems or WordStems()
    users = Counter(stem for text in entries.values() for stem in stems.all_in(text))
    shared = {stem for stem, count in users.items() if count >= _SHARED_BY}
    return frozenset(shared - stems.all_in(but))


def shared_words(
    entries: Mapping[str, str], *, but: str = "", stems: WordStems | None = None
) -> Mapping[str, tuple[WordSpan, ...]]:
    """Return the spans of the words that an agency shares with another, by agency id."""
    stems = stems or WordStems()
    shared = shared_stems(entries, but=but, stems=stems)
    return {
        agency_id: tuple(
            WordSpan(start, end) for start, end, stem in stems.words(text) if stem in shared
        )
        for agency_id, text in entries.items()
    }
