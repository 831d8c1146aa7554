"""Find the terms to explain in a text: acronyms, and words that mean several things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.packs.records import kinds_of
from app.models.rules.glossary import find_term
from app.models.text.phrases import one_line

if TYPE_CHECKING:
    from app.models.packs.records import JargonTerm
    from app.models.records import Agency, GlossaryTerm, Session


@dataclass(frozen=True, slots=True)
class TermMatch:
    """The place of a term, in characters from `start` up to but not with `end`.

    `term` is its form in a glossary, `known` its row in the packs.
    """

    start: int
    end: int
    term: str
    known: JargonTerm | None


@dataclass(frozen=True, slots=True)
class TermDraft:
    """A proposed glossary term; `senses` maps an agency's id to what it means by it."""

    term: str
    stands_for: str
    meaning: str
    senses: Mapping[str, str]


# A word that begins with a capital; more of them make it an acronym.
_CAPITALS = re.compile(r"(?<![\w&])[A-Z][A-Za-z0-9&]*(?:['’]s)?(?![\w&])")
_UNKNOWN = re.compile(r"[A-Z][A-Z0-9&]{1,5}")
_ROMAN = re.compile(r"X{0,2}(?:IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]{2,}")
_INITIALS = re.compile(r"(?<!\w)[^\W\d_]+")
_LETTERS = 2
# The characters before or after an acronym that may hold its full form; the longest has half.
_BESIDE = 160
# Nobody in a school needs these explained; our own choice.
_EVERYDAY = frozenset(
    """
    AGM AI AM AOB ASAP B&B BBC CD COVID CV DIY DOB DVD ETA EU FAQ FM FYI GB GCSE GMT HQ ID IOU IT
    ITV MP NB NHS NSPCC OFSTED OK PA PC PDF PE PIN PM PO PS Q&A QR RE RIP RSVP SOS SMS TBA TBC TV UK
    UN US USA USB VAT VIP WC WIFI
    """.split()  # noqa: SIM905 - a list of quoted words would be a page long
)
# Words that people type in capitals to stress them; our own choice.
_STRESSED = frozenset(
    """
    A ALL ALSO ALWAYS AN AND ANY ARE AS AT BE BEFORE BEST BOTH BUT BY CAN CHILD DO DONE DRAFT EACH
    EARLY EVER EVERY FAMILY FEW FIRST FOR FROM FULL GOOD HAVE HERE HOW IF IN IS JOINT KEY LAST LESS
    LISTEN MANY MAY MORE MOST MUST MY NEED NEVER NEW NEXT NO NONE NOT NOTE NOW OF ON ONCE ONE ONLY
    OR OUR OUT OVER OWN REALLY SAFE SAME SHARE SHOULD SO SOME SOON STILL STOP TEAM THAT THE THEIR
    THEM THEN THEY THIS THREE TO TOO TWO UNTIL UP VERY WE WHAT WHEN WHERE WHO WHOLE WHY WILL WITH
    YES YOU YOUR
    """.split()  # noqa: SIM905 - as above
)
_LITTLE = frozenset("a an and for in of on or the to with".split())  # noqa: SIM905 - as above


class TermFinder:
    """A finder of terms that a session's glossary does not explain; used at each key press.

    `but` are texts, such as the names of the agencies, whose acronyms are skipped where the packs
    don't know them.
    """

    def __init__(
        self,
        jargon: Sequence[JargonTerm],
        glossary: Sequence[GlossaryTerm] = (),
        but: Iterable[str] = (),
    ) -> None:
        self._glossary = glossary
        self._passed = {word for text in but for word in _CAPITALS.findall(text)}
        forms = {form: term for term in jargon for form in term.also}
        forms |= {term.term: term for term in jargon}
        self._acronyms = {form: term for form, term in forms.items() if _is_acronym(form)}
        # A full form is matched as a whole, so that no term is found in it: it explains itself.
        self._words: dict[str, JargonTerm | None] = {
            _folded(term.stands_for): None for term in jargon if term.stands_for
        }
        words = {_folded(f): term for f, term in forms.items() if not _is_acronym(f)}
        self._words |= words
        self._pattern = _either(_with_any(self._words, _either(words)))
        self._explained: dict[str, bool] = {}

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Return the terms to explain in a text, in order, without overlap."""
        acronyms, said = self._acronyms_in(text)
        found = [*self._words_in(text), *acronyms]
        found.sort(key=lambda match: (match.start, -match.end))
        kept: list[TermMatch] = []
        end = 0
        for match in found:
            if match.start < end:
                continue
            end = match.end
            if match.term and match.term not in said and not self._is_explained(match):
                kept.append(match)
        return tuple(kept)

    def _words_in(self, text: str) -> Iterator[TermMatch]:
        """Yield words of the packs, and with an empty term what is written out in full."""
        for found in self._pattern.finditer(text) if self._pattern else ():
            written = _folded(found[0])
            known = self._words.get(written) or self._words.get(written.removesuffix("s"))
            yield TermMatch(found.start(), found.end(), known.term if known else "", known)

    def _acronyms_in(self, text: str) -> tuple[list[TermMatch], set[str]]:
        """Return the acronyms of a text, and those that the text gives in full."""
        matches: list[TermMatch] = []
        said: set[str] = set()
        lines = _Lines(text, self._acronyms)
        for found in _CAPITALS.finditer(text):
            if not _has_capitals(found[0]):
                continue
            known, term = self._look_up(found[0])
            if known is None and (
                not _is_unknown(term) or term in self._passed or lines.is_in_capitals(found)
            ):
                continue
            matches.append(TermMatch(found.start(), found.end(), term, known))
            if term not in said and _has_full_form_nearby(text, found, known):
                said.add(term)
        return matches, said

    def _look_up(self, written: str) -> tuple[JargonTerm | None, str]:
        """Return the packs' row for a word in capitals, and its term."""
        for form in _singulars(written):
            if known := self._acronyms.get(form):
                return known, known.term
        return None, _singulars(written)[-1]

    def _is_explained(self, match: TermMatch) -> bool:
        """Return whether the glossary has a term, in any of its forms."""
        if not self._glossary:
            return False
        if match.term not in self._explained:
            forms = (match.term, *(match.known.also if match.known else ()))
            self._explained[match.term] = any(find_term(self._glossary, form) for form in forms)
        return self._explained[match.term]


class _Lines:
    """The lines of a text; in lines of capitals, capitals don't mark an acronym."""

    def __init__(self, text: str, acronyms: Mapping[str, JargonTerm]) -> None:
        self._text = text
        self._acronyms = acronyms
        self._start, self._end = 0, -1
        self._words, self._capitals = 0, 0

    def is_in_capitals(self, found: re.Match[str]) -> bool:
        """Return whether most of the line's other words are capitals; call from first to last."""
        if found.end() > self._end:
            self._read(found.start())
        own: list[str] = _WORD.findall(found[0])
        others = self._words - len(own)
        capitals = self._capitals - sum(word.isupper() for word in own)
        return 2 * capitals > others

    def _read(self, place: int) -> None:
        self._start = self._text.rfind("\n", self._start, place) + 1 or self._start
        end = self._text.find("\n", place)
        self._end = end if end >= 0 else len(self._text)
        words = _WORD.findall(self._text[self._start : self._end])
        words = [word for word in words if word not in self._acronyms]
        self._words, self._capitals = len(words), sum(word.isupper() for word in words)


def terms_to_explain(session: Session, jargon: Sequence[JargonTerm]) -> tuple[str, ...]:
    """Return the terms to explain in the grid, each once, in the order of first use."""
    finder = term_finder_for(session, jargon)
    terms: dict[str, None] = {}
    for prompt in session.prompts:
        said = [prompt.entries.get(agency.id, "") for agency in session.agencies]
        for text in (*said, prompt.statement.text):
            terms.update(dict.fromkeys(match.term for match in finder.find(text)))
    return tuple(terms)


def term_finder_for(session: Session, jargon: Sequence[JargonTerm]) -> TermFinder:
    """Build the finder of a session; its own agencies' names need no explaining."""
    names = [name for agency in session.agencies for name in (agency.name, agency.note)]
    return TermFinder(jargon, session.glossary, but=names)


def proposed_term(word: str, jargon: Sequence[JargonTerm], agencies: Sequence[Agency]) -> TermDraft:
    """Return the draft for a word: all that the packs know of it, or the word alone."""
    bare = one_line(word)
    known = _known_as(bare, jargon)
    if known is not None:
        senses = proposed_senses(known, agencies)
        return TermDraft(known.term, known.stands_for, known.meaning, senses)
    return TermDraft(_singulars(bare)[-1] if _is_acronym(bare) else bare, "", "", {})


def proposed_senses(term: JargonTerm, agencies: Sequence[Agency]) -> dict[str, str]:
    """Return what each agency means by a term, by agency id, where the packs know."""
    senses: dict[str, str] = {}
    for agency in agencies:
        kind = next((k for k in kinds_of(agency) if k in term.senses), None)
        if kind is not None:
            senses[agency.id] = term.senses[kind]
    return senses


def _known_as(word: str, jargon: Sequence[JargonTerm]) -> JargonTerm | None:
    """Return the packs' row for a word, by its term, then by other forms; the last pack's first."""
    forms = {_folded(form): term for term in jargon for form in term.also}
    forms |= {_folded(term.term): term for term in jargon}
    return next((forms[_folded(w)] for w in _singulars(word) if _folded(w) in forms), None)


def _singulars(word: str) -> tuple[str, str]:
    """Return a word without its possessive, then without its plural too."""
    bare = re.sub(r"['’]s?$", "", word)
    return bare, bare.removesuffix("s")


def _folded(words: str) -> str:
    """Return words in lower case, with a space for each hyphen, as they are compared."""
    return one_line(words.lower().replace("-", " "))


def _either(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for any of the folded words, singular or plural; the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    spaced = (r"[ \t\xa0-]+".join(map(re.escape, each.split())) for each in longest_first)
    either = "|".join(each for each in spaced if each)
    firsts = "".join(sorted({re.escape(each[0]) for each in longest_first if each}))
    # Looking at the first letter alone spares most words of a text the whole list.
    return re.compile(rf"(?<!\w)(?=[{firsts}])(?:{either})s?(?!\w)", re.I) if either else None


def _with_any(texts: Iterable[str], pattern: re.Pattern[str] | None) -> list[str]:
    return [text for text in texts if pattern is not None and pattern.search(text)]


def _has_capitals(word: str) -> bool:
    return sum(letter.isupper() for letter in word) >= _LETTERS


def _is_acronym(form: str) -> bool:
    return _has_capitals(form) and _CAPITALS.fullmatch(form) is not None


def _is_unknown(term: str) -> bool:
    """Return whether a word looks like an acronym that needs explaining."""
    letters = sum(letter.isalpha() for letter in term)
    return (
        letters >= _LETTERS
        and term not in _EVERYDAY
        and term not in _STRESSED
        and _UNKNOWN.fullmatch(term) is not None
        and _ROMAN.fullmatch(term) is None
    )


def _has_full_form_nearby(text: str, found: re.Match[str], known: JargonTerm | None) -> bool:
    """Return whether the full form is next to it: "CAF (Common …)", or "Common … (CAF)"."""
    start, end = found.span()
    after = text[end : end + _BESIDE].lstrip()
    before = text[max(0, start - _BESIDE) : start].rstrip()
    inside = after[1:].partition(")")[0] if after.startswith("(") else ""
    ahead = before[:-1] if before.endswith("(") else ""
    full = _squashed(known.stands_for) if known else ""
    if full and (full in _squashed(inside) or full in _squashed(ahead)):
        return True
    wanted = [letter for letter in _singulars(found[0])[-1].casefold() if letter.isalpha()]
    return any(
        _initials(inside, little=little) == wanted
        or _initials(ahead, little=little)[-len(wanted) :] == wanted
        for little in (True, False)
    )


def _squashed(words: str) -> str:
    """Return the letters and digits alone: "Co-ordinator" is written in several ways."""
    return re.sub(r"[\W_]+", "", words.casefold())


def _initials(words: str, *, little: bool) -> list[str]:
    """Return the first letter of each word, those of `_LITTLE` only with `little`."""
    every = _INITIALS.findall(words.casefold())
    return [word[0] for word in every if little or word not in _LITTLE]
