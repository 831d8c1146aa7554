"""Find standards by their words, and find the words in which two standards differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.packs.records import Framework, Standard


_Place = tuple[int, int]

# The straight forms, as typed, must find the printed ones.
_PLAIN_FORMS = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{HYPHEN}": "-",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
    }
)

# A word with its inner apostrophes and hyphens, or one sign, or the space between them.
_TOKENS = re.compile(r"\w+(?:['\u2019\u2010-]\w+)*|\s+|[^\w\s]")


# The s of -ise, -isation, -ising, -yse and their like, or of such an ending typed halfway.
_Z_SPELT_S = re.compile(r"(?<=[^\W\d_]{2}[iy])s(?=(?:e(?:[ds]|rs?)?|in?|ing\w*|a|a[bt]\w*)?(?!\w))")


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of a text, in characters from 0."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with the spans that the search found in it, in order and without overlap."""

    text: str
    spans: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A standard that matches, with what matched in its code, its text and each heading."""

    standard: Standard
    code: MarkedText
    text: MarkedText
    headings: tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class FrameworkHits:
    """The hits in one framework, in its order; none where nothing matches."""

    framework: Framework
    hits: tuple[SearchHit, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits of every framework, and how many standards were searched."""

    frameworks: tuple[FrameworkHits, ...]
    total: int

    @property
    def count(self) -> int:
        """How many standards match."""
        return sum(len(found.hits) for found in self.frameworks)


def search(frameworks: Sequence[Framework], text: str) -> SearchResult:
    """Return the standards with every word of `text` in code, wording or group headings.

    Case and accents do not matter, nor does -ise or -ize, and part of a word is enough. An empty
    text matches everything.
    """
    words = tuple(dict.fromkeys(_Folded(text).folded.split()))
    found = tuple(FrameworkHits(f, tuple(_hits(f.standards, words))) for f in frameworks)
    return SearchResult(found, sum(len(f.standards) for f in frameworks))


class _Folded:
    """A text without case and accents that maps each character to its place in the original."""

    def __init__(self, text: str, without: str = "") -> None:
        self._text = text
        kept = [(char, i) for i, char in enumerate(text) if char not in without]
        pairs = [(part, i) for char, i in kept for part in _fold(char)]
        self.folded = "".join(part for part, _ in pairs)
        self._origins = [i for _, i in pairs]
        # As long as `folded`, so that a place in one is the same place in the other.
        self._respelt = _respelt(self.folded)

    def find(self, word: str) -> list[_Place]:
        """Return start and end of each occurrence of `word` in the original text."""
        starts = dict.fromkeys(
            (*_starts(self.folded, word), *_starts(self._respelt, _respelt(word)))
        )
        return [(self._origins[at], self._end(at + len(word))) for at in starts]

    def _end(self, folded_end: int) -> int:
        """Return the end in the original, with the accents after it that were folded away."""
        if folded_end == len(self._origins):
            return len(self._text)
        return max(self._origins[folded_end], self._origins[folded_end - 1] + 1)


def _starts(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _respelt(folded: str) -> str:
    return _Z_SPELT_S.sub("z", folded)


def _fold(char: str) -> str:
    if char.isascii():
        return char.lower()
    plain = unicodedata.normalize("NFKD", char.translate(_PLAIN_FORMS).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_PLAIN_FORMS)


def _hits(standards: Iterable[Standard], words: tuple[str, ...]) -> Iterable[SearchHit]:
    for standard in standards:
        fields = [standard.code, standard.text, *standard.headings]
        found = [_find_code(standard.code, words), *(_find(f, words) for f in fields[1:])]
        if all(any(word in spans for spans in found) for word in words):
            code, text, *headings = (
                MarkedText(field, _merge(spans)) for field, spans in zip(fields, found, strict=True)
            )
            yield SearchHit(standard, code, text, tuple(headings))


def _find(field: str, words: tuple[str, ...]) -> dict[str, list[_Place]]:
    """Return the words that are in the field, mapped to their places."""
    folded = _Folded(field)
    return {word: places for word in words if (places := folded.find(word))}


def _find_code(code: str, words: tuple[str, ...]) -> dict[str, list[_Place]]:
    """Return the places of words in a code as printed, "Q21(b)", or without brackets, "q21b"."""
    return _find(code, words) or {
        word: places for word in words if (places := _Folded(code, without="()").find(word))
    }


def _merge(spans: dict[str, list[_Place]]) -> tuple[TextSpan, ...]:
    """Join the places of several words where they touch or overlap."""
    merged: list[_Place] = []
    for start, end in sorted(place for places in spans.values() for place in places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(TextSpan(start, end - start) for start, end in merged)


@dataclass(frozen=True, slots=True)
class DifferenceRun:
    """A run of a wording that is the same as in another wording, or is not."""

    text: str
    is_same: bool


def differing_words(a: str, b: str) -> tuple[DifferenceRun, ...]:
    """Return `b` in runs of words that are in `a` too, in the same order, or are not.

    The runs joined are `b` again. Case does not count; words that only `a` has are not shown.
    """
    tokens = _TOKENS.findall(b)
    matcher = SequenceMatcher(None, _words(_TOKENS.findall(a)), _words(tokens), autojunk=False)
    same = {
        i for block in matcher.get_matching_blocks() for i in range(block.b, block.b + block.size)
    }
    marked = groupby(_mark(tokens, same), key=lambda pair: pair[1])
    return tuple(
        DifferenceRun("".join(token for token, _ in pairs), is_same) for is_same, pairs in marked
    )


def _words(tokens: Sequence[str]) -> list[str]:
    return [token.casefold() for token in tokens if not token.isspace()]


def _mark(tokens: Sequence[str], same: set[int]) -> Iterator[tuple[str, bool]]:
    """Yield each token with whether it is the same; a space differs between two that do."""
    word = 0
    for token in tokens:
        if token.isspace():
            yield token, word - 1 in same or word in same or word == 0
        else:
            yield token, word in same
            word += 1
