"""The marks of a search or a comparison on a text, and texts shortened for a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.models.text.phrases import shortened
from app.ui.widgets.text_layout import MarkedSpan, TextMark

if TYPE_CHECKING:
    from app.models.rules.standards_search import DifferenceRun, MarkedText, TextSpan


_ELLIPSIS = "…"
# How many characters before the first hit an excerpt keeps.
_WORDS_BEFORE = 24


def search_highlights(spans: Sequence[TextSpan], start: int = 0) -> tuple[MarkedSpan, ...]:
    """Return the marks of the hits; `start` is where the text begins in the text searched."""
    return tuple(
        MarkedSpan(max(s.start - start, 0), s.length + min(s.start - start, 0), TextMark.HIT)
        for s in spans
        if s.start + s.length > start
    )


def difference_highlights(runs: Sequence[DifferenceRun]) -> tuple[MarkedSpan, ...]:
    """Return marks that underline the runs of words which another wording does not have."""
    found: list[MarkedSpan] = []
    at = 0
    for run in runs:
        words = run.text.strip()
        if words and not run.is_same:
            found.append(MarkedSpan(at + run.text.index(words), len(words), TextMark.DIFFERENT))
        at += len(run.text)
    return tuple(found)


def excerpt(marked: MarkedText, visible: int) -> MarkedText:
    """Return the text from shortly before its first hit, if that is not in the first `visible`."""
    from app.models.rules.standards_search import MarkedText, TextSpan

    if not marked.spans or marked.spans[0].start + marked.spans[0].length <= visible:
        return marked
    begin = marked.text.rfind(" ", 0, max(marked.spans[0].start - _WORDS_BEFORE, 0)) + 1
    if begin == 0:
        return marked
    lead = f"{_ELLIPSIS} "
    moved = len(lead) - begin
    return MarkedText(
        lead + marked.text[begin:],
        tuple(TextSpan(s.start + moved, s.length) for s in marked.spans if s.start >= begin),
    )


_LONGEST = 24


def short_code(code: str) -> str:
    """Return a code, shortened where it is longer than any printed one."""
    return shortened(code, _LONGEST)
