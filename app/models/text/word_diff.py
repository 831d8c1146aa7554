"""Compare wordings word by word: what was added and what was removed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.records import Wording


# Words with their inner marks, white space, or one other sign: together, every character.
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|\s+|[^\w\s]")
# Pairs of equal words to compare; more would be slow, and no reader could follow such a change.
_MOST_PAIRS = 150_000


class WordChange(StrEnum):
    """What became of some words from one wording to the next."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """Some words with the same change."""

    text: str
    change: WordChange


@dataclass(frozen=True, slots=True)
class WordingStep:
    """A wording, and its differences from the one before it; the first has none."""

    wording: Wording
    pieces: tuple[DiffPiece, ...]


def word_differences(before: str, after: str) -> tuple[DiffPiece, ...]:
    """Return the pieces of both texts in order, what was removed before what replaces it.

    SAME and ADDED together are `after`, SAME and REMOVED together are `before`, character by
    character.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _same_ahead(old, new)
    old_rest, new_rest = old[head:], new[head:]
    tail = _same_ahead(old_rest[::-1], new_rest[::-1])
    old_middle, new_middle = old_rest[: len(old_rest) - tail], new_rest[: len(new_rest) - tail]
    return _joined(
        [
            (WordChange.SAME, "".join(old[:head])),
            *_changed(old_middle, new_middle),
            (WordChange.SAME, "".join(old[len(old) - tail :])),
        ]
    )


def wording_steps(
    wordings: Iterable[Wording], prompt_id: str, agency_id: str | None
) -> tuple[WordingStep, ...]:
    """Return every wording of a statement (`agency_id` None) or an entry, the newest first."""
    own = [w for w in wordings if (w.prompt_id, w.agency_id) == (prompt_id, agency_id)]
    own.sort(key=lambda wording: wording.at)
    steps = [
        WordingStep(
            wording,
            word_differences(own[place - 1].text, wording.text) if place else _whole(wording),
        )
        for place, wording in enumerate(own)
    ]
    return tuple(reversed(steps))


def _whole(wording: Wording) -> tuple[DiffPiece, ...]:
    return (DiffPiece(wording.text, WordChange.SAME),) if wording.text else ()


def _same_ahead(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(old), len(new)))


def _changed(old: list[str], new: list[str]) -> Iterator[tuple[WordChange, str]]:
    counts = Counter(word for word in new if not word.isspace())
    if sum(counts[word] for word in old) > _MOST_PAIRS:
        yield WordChange.REMOVED, "".join(old)
        yield WordChange.ADDED, "".join(new)
        return
    # White space is marked as junk: it would match everywhere, slowly, and mean nothing. In a long
    # text difflib passes over frequent words: else 2,000 words took it 15 s.
    matcher = SequenceMatcher(str.isspace, old, new)
    for kind, a, a_end, b, b_end in matcher.get_opcodes():
        gone, come = "".join(old[a:a_end]), "".join(new[b:b_end])
        if kind == "equal" and not gone.isspace():
            yield WordChange.SAME, gone
        else:
            # A space alone between two changes belongs to both, or they would be cut into small
            # pieces.
            yield WordChange.REMOVED, gone
            yield WordChange.ADDED, come


def _joined(parts: Iterable[tuple[WordChange, str]]) -> tuple[DiffPiece, ...]:
    """Return the parts joined; between two runs of SAME, one removal and one addition."""
    filled = [(change, text) for change, text in parts if text]
    pieces: list[DiffPiece] = []
    for is_same, group in groupby(filled, key=lambda part: part[0] is WordChange.SAME):
        stretch = list(group)
        for change in (WordChange.SAME,) if is_same else (WordChange.REMOVED, WordChange.ADDED):
            text = "".join(words for kind, words in stretch if kind is change)
            if text:
                pieces.append(DiffPiece(text, change))
    return tuple(pieces)
