"""Find what has to be explained in a text: acronyms, and words that mean several things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.glossary import find_term
from app.models.packs.records import AgencyKind

if TYPE_CHECKING:
    from app.models.packs.records import JargonTerm
    from app.models.records import Agency, GlossaryTerm, Session


@dataclass(frozen=True, slots=True)
class Catch:
    """Where a term stands, in characters from `start` up to but not with `end`.

    `term` is how a glossary says it, `known` what the packs know of it.
    """

    start: int
    end: int
    term: str
    known: JargonTerm | None


@dataclass(frozen=True, slots=True)
class TermDraft:
    """What is proposed for the glossary; `senses` maps an agency's id to what it means."""

    term: str
    stands_for: str
    meaning: str
    senses: Mapping[str, str]


# A word that begins with a capital; more of them make it an acronym.
_CAPITALS = re.compile(r"(?<![\w&])[A-Z][A-Za-z0-9&]*(?:['’]s)?(?![\w&])")
_UNKNOWN = re.compile(r"[A-Z][A-Z0-9&]{1,5}")
_ROMAN = re.compile(r"X{0,2}(?:IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LETTERS = 2
# Nobody in a school needs these explained; our own choice.
_EVERYDAY = frozenset(
    """
    AGM AM AOB ASAP BBC CD CV DIY DOB DVD ETA EU FAQ FM FYI GB GCSE GMT HQ ID IOU IT ITV MP NB NHS
    NSPCC OK PA PC PDF PE PIN PM PO PS QR RE RIP RSVP SOS SMS TBA TBC TV UK UN US USA USB VAT VIP WC
    WIFI
    """.split()  # noqa: SIM905 - a list of quoted words would be a page long
)
_LITTLE = frozenset("a an and for in of on or the to with".split())  # noqa: SIM905 - as above
# What an agency is called, and which kind it is. The first kind with a sense of its own speaks.
_KINDS = (
    (AgencyKind.YOUTH_JUSTICE, r"\byo[ts]s?\b|youth (?:offending|justice)|probation"),
    (AgencyKind.POLICE, r"\bpolice|constabulary"),
    (AgencyKind.SOCIAL_CARE, r"social (?:care|work|services?)|children['’]?s services|\bcsc\b"),
    (AgencyKind.VOLUNTARY, r"volunt|charit|community|third sector|\bvcs|church|faith"),
    (AgencyKind.HEALTH, r"health|\bnhs\b|hospital|\bgps?\b|nurs|camhs|midwi|therap|clinic"),
    (AgencyKind.EDUCATION, r"educat|school|college|academy|teach|nursery|learning"),
)


class Catcher:
    """Finds what a session's glossary does not explain yet. Made once, asked with each key.

    `but` are texts whose acronyms are passed over where the packs don't know them, such as the
    names of the agencies.
    """

    def __init__(
        self,
        jargon: Sequence[JargonTerm],
        glossary: Sequence[GlossaryTerm] = (),
        but: Iterable[str] = (),
    ) -> None:
        self._glossary = glossary
        self._passed = {word for text in but for word in _CAPITALS.findall(text)}
        self._acronyms: dict[str, JargonTerm] = {}
        words: dict[str, JargonTerm] = {}
        for term in jargon:
            for form in (term.term, *term.also):
                is_acronym = _has_capitals(form) and _CAPITALS.fullmatch(form) is not None
                (self._acronyms if is_acronym else words)[form if is_acronym else form.lower()] = (
                    term
                )
        self._words = words
        longest_first = sorted(words, key=len, reverse=True)
        either = "|".join(re.escape(word) for word in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})s?(?!\w)", re.I) if either else None
        self._explained: dict[str, bool] = {}

    def find(self, text: str) -> tuple[Catch, ...]:
        """Give what is still to explain in a text, in order, none within another."""
        found = [*self._words_in(text), *self._acronyms_in(text)]
        found.sort(key=lambda catch: (catch.start, -catch.end))
        kept: list[Catch] = []
        for catch in found:
            if not kept or catch.start >= kept[-1].end:
                kept.append(catch)
        return tuple(kept)

    def _words_in(self, text: str) -> Iterator[Catch]:
        for found in self._pattern.finditer(text) if self._pattern else ():
            written = found[0].lower()
            known = self._words.get(written) or self._words[written[:-1]]
            if not self._is_explained(known.term, known):
                yield Catch(found.start(), found.end(), known.term, known)

    def _acronyms_in(self, text: str) -> Iterator[Catch]:
        for found in _CAPITALS.finditer(text):
            if not _has_capitals(found[0]):
                continue
            known, term = self._looked_up(found[0])
            if known is None and (
                not _is_unknown(term) or term in self._passed or self._is_shouted(text, found)
            ):
                continue
            full = known.stands_for if known else ""
            if not self._is_explained(term, known) and not _is_said_in_full(
                text, found, term, full
            ):
                yield Catch(found.start(), found.end(), term, known)

    def _looked_up(self, written: str) -> tuple[JargonTerm | None, str]:
        """Give what the packs know of a word in capitals, and the term it is."""
        bare = re.sub(r"['’]s$", "", written)
        for form in (bare, bare.removesuffix("s")):
            if known := self._acronyms.get(form):
                return known, known.term
        return None, bare.removesuffix("s")

    def _is_shouted(self, text: str, found: re.Match[str]) -> bool:
        """Tell whether a word stands in a line of capitals, where they say nothing of it."""
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        line = text[start : end if end >= 0 else len(text)]
        words = (word for word in _WORD.findall(line) if word not in self._acronyms)
        others = [word for word in words if word not in found[0]]
        return bool(others) and 2 * sum(word.isupper() for word in others) > len(others)

    def _is_explained(self, term: str, known: JargonTerm | None) -> bool:
        """Tell whether the glossary has a term, in any of the ways it is written."""
        if not self._glossary:
            return False
        if term not in self._explained:
            forms = (known.term, *known.also) if known else (term,)
            self._explained[term] = any(find_term(self._glossary, form) for form in forms)
        return self._explained[term]


def to_explain(session: Session, jargon: Sequence[JargonTerm]) -> tuple[str, ...]:
    """List the terms to explain in all that was typed in the grid, once, as first used."""
    catcher = catcher_for(session, jargon)
    terms: dict[str, None] = {}
    for prompt in session.prompts:
        said = [prompt.entries.get(agency.id, "") for agency in session.agencies]
        for text in (*said, prompt.statement.text):
            terms.update(dict.fromkeys(catch.term for catch in catcher.find(text)))
    return tuple(terms)


def catcher_for(session: Session, jargon: Sequence[JargonTerm]) -> Catcher:
    """Make the catcher of a session: its own agencies' names need no explaining."""
    names = [name for agency in session.agencies for name in (agency.name, agency.note)]
    return Catcher(jargon, session.glossary, but=names)


def proposal(word: str, jargon: Sequence[JargonTerm], agencies: Sequence[Agency]) -> TermDraft:
    """Give what to put into the glossary for a word: all that the packs know, or the word alone."""
    bare = " ".join(word.split())
    for term in jargon:
        forms = {form.casefold() for form in (term.term, *term.also)}
        if bare.casefold() in forms:
            return TermDraft(term.term, term.stands_for, term.meaning, senses_for(term, agencies))
    return TermDraft(bare, "", "", {})


def senses_for(term: JargonTerm, agencies: Sequence[Agency]) -> dict[str, str]:
    """Give what each agency means by a term, by its id, where the packs say."""
    senses: dict[str, str] = {}
    for agency in agencies:
        kind = next((k for k in kinds_of(agency) if k in term.senses), None)
        if kind is not None:
            senses[agency.id] = term.senses[kind]
    return senses


def kinds_of(agency: Agency) -> tuple[AgencyKind, ...]:
    """Tell what kinds of agency a column stands for, by its name and then by its note."""
    kinds: dict[AgencyKind, None] = {}
    for words in (agency.name.casefold(), agency.note.casefold()):
        kinds.update(dict.fromkeys(kind for kind, mark in _KINDS if re.search(mark, words)))
    return tuple(kinds)


def _has_capitals(word: str) -> bool:
    return sum(letter.isupper() for letter in word) >= _LETTERS


def _is_unknown(term: str) -> bool:
    """Tell whether a word looks like an acronym that somebody may not know."""
    letters = sum(letter.isalpha() for letter in term)
    return (
        letters >= _LETTERS
        and term not in _EVERYDAY
        and _UNKNOWN.fullmatch(term) is not None
        and _ROMAN.fullmatch(term) is None
    )


def _is_said_in_full(text: str, found: re.Match[str], term: str, full: str) -> bool:
    """Tell whether the full form stands beside it: "CAF (Common …)", or "Common … (CAF)"."""
    after = text[found.end() :].lstrip()
    if after.startswith("("):
        return _is_full_form(after[1:].partition(")")[0], term, full)
    before = text[: found.start()].rstrip()
    return before.endswith("(") and _is_full_form(before[:-1], term, full, at_end=True)


def _is_full_form(words: str, term: str, full: str, *, at_end: bool = False) -> bool:
    said = " ".join(words.split()).casefold()
    if full:
        fold = full.casefold()
        return said.endswith(fold) if at_end else said.startswith(fold)
    initials = [word[0] for word in _WORD.findall(said) if word not in _LITTLE]
    wanted = [letter for letter in term.casefold() if letter.isalpha()]
    return (initials[-len(wanted) :] if at_end else initials) == wanted
