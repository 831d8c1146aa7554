"""How the operator's marks look: freezing, blanking, covering and a screen that is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.models.counting import counted
from app.ui.audience.operator.operator_view import MARK_WORDS, Mark

# The ground and the ink of each, with the one first that hides most from the room.
MARK_COLOURS: Mapping[Mark, tuple[str, str]] = MappingProxyType(
    {
        Mark.UNSAVED: ("danger", "on-danger"),
        Mark.WAITING: ("danger", "on-danger"),
        Mark.BLANK: ("ink", "paper"),
        Mark.FROZEN: ("accent", "on-accent"),
        Mark.COVERED: ("partly", "on-partly"),
        Mark.NOTE: ("accent-soft", "accent"),
        Mark.COUNT: ("accent-soft", "accent"),
    }
)


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Put first the mark that hides most from the room."""
    given = set(marks)
    return [mark for mark in MARK_COLOURS if mark in given]


def mark_title(mark: Mark) -> str:
    """Give a mark's sign and its word, loud: "❄ FROZEN"."""
    words = MARK_WORDS[mark]
    return f"{words.sign} {words.word.upper()}"


def mark_titles(marks: Iterable[Mark]) -> str:
    """Give the signs and words of several marks in one line."""
    return "   ".join(mark_title(mark) for mark in in_order(marks))


def mark_sentence(mark: Mark, hidden: int) -> str:
    """Give what a mark means and which keys end it; so many entries are hidden at the prompt."""
    if mark is Mark.COVERED and hidden:
        still = f"{counted(hidden, 'entry', 'entries')} still hidden"
        return f"{still}. Shift+F9 reveals the next, F9 ends the cover."
    return MARK_WORDS[mark].sentence


def mark_sentences(marks: Iterable[Mark], hidden: int) -> str:
    """Give what the marks mean and which keys end them."""
    return " ".join(mark_sentence(mark, hidden) for mark in in_order(marks))


def mark_chip(mark: Mark, hidden: int) -> str:
    """Give a mark's title for where there is no sentence: "▒ COVERED · 2 left"."""
    if mark is not Mark.COVERED:
        return mark_title(mark)
    return f"{mark_title(mark)} · {hidden} left"
