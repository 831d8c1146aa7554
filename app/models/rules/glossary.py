"""Rules of a session's glossary: finding a term, sorting, and expanding acronyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.records import GlossaryTerm


def find_term(glossary: Sequence[GlossaryTerm], word: str) -> GlossaryTerm | None:
    """Return the term for a word of a text: an acronym by its capitals, another in any case.

    A plural and a possessive are the same term.
    """
    wanted = set(_forms(word))
    return next((term for term in glossary if wanted & set(_forms(term.term))), None)


def terms_in_order(glossary: Sequence[GlossaryTerm]) -> tuple[GlossaryTerm, ...]:
    """Return the terms in alphabetical order."""
    return tuple(sorted(glossary, key=lambda term: (term.term.casefold(), term.id)))


class AcronymExpander:
    """The expander of acronyms where they are first used; one for each document.

    A term counts as used once its full form has been next to it, whoever wrote that.
    """

    def __init__(self, glossary: Sequence[GlossaryTerm]) -> None:
        self._full = {
            term.term.strip(): term.stands_for.strip()
            for term in glossary
            if term.term.strip() and term.stands_for.strip()
        }
        longest_first = sorted(self._full, key=len, reverse=True)
        words = "|".join(re.escape(word) for word in longest_first)
        self._pattern = re.compile(rf"(?<![\w&])({words})(?:s|['’]s?)?(?![\w&])") if words else None
        self._used: set[str] = set()

    def expand(self, text: str) -> str:
        """Return the text with each acronym that is used for the first time expanded."""
        if self._pattern is None or len(self._used) == len(self._full):
            return text
        return self._pattern.sub(lambda found: self._expansion(text, found), text)

    def _expansion(self, text: str, found: re.Match[str]) -> str:
        word, term = found[0], found[1]
        if term in self._used:
            return word
        self._used.add(term)
        full = self._full[term]
        before = text[: found.start()].rstrip(" (\u00a0").casefold()
        after = text[found.end() :].lstrip(" (\u00a0–-:,").casefold()
        if before.endswith(full.casefold()) or after.startswith(full.casefold()):
            return word
        return f"{word} ({full})"


def _forms(word: str) -> tuple[str, ...]:
    """Return the forms by which a word is found: unchanged for an acronym, else in lower case."""
    bare = re.sub(r"['’]s?$", "", word.strip())
    is_acronym = sum(letter.isupper() for letter in bare) > 1
    if is_acronym:
        return (bare, bare.removesuffix("s"))
    folded = bare.casefold()
    return (folded, folded.removesuffix("s"))
