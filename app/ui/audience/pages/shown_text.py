"""Turn a person's text into paragraphs that can be painted, and a caret into a place in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Half a character can't be painted; an object's place holds no words.
_DAMAGED = re.compile("[\ud800-\udfff\ufffc]")
# The dots that end a sentence stem stay with the word before them.
_LAST_DOTS = re.compile(r" (?=(?:\.{3}|…)$)")
_TAB = "\u00a0" * 4


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """One line of a person's text. `caret` counts UTF-16 units, as Qt does."""

    text: str
    caret: int | None = None


def shown_paragraphs(text: str, caret: int | None = None) -> tuple[ShownParagraph, ...]:
    """Give the lines of a text that have words or the caret; `caret` counts characters."""
    paragraphs = []
    start = 0
    for end, after in _spans(text):
        place = None
        if caret is not None and start <= caret < after:
            place = _units(_cleaned(text[start : min(caret, end)]))
        cleaned = _cleaned(text[start:end])
        if cleaned.strip() or place is not None:
            paragraphs.append(ShownParagraph(_LAST_DOTS.sub("\u00a0", cleaned), place))
        start = after
    return tuple(paragraphs)


def one_line(text: str) -> str:
    """Give a text's words on one line."""
    return " ".join(_cleaned(_BREAKS.sub(" ", text)).replace("\u00a0", " ").split())


def _spans(text: str) -> list[tuple[int, int]]:
    """Give where each line ends and where the next begins."""
    spans = [(found.start(), found.end()) for found in _BREAKS.finditer(text)]
    # A caret may stand behind the last character.
    return [*spans, (len(text), len(text) + 1)]


def _cleaned(text: str) -> str:
    return _DAMAGED.sub("\ufffd", _CONTROLS.sub("", text.replace("\t", _TAB)))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
