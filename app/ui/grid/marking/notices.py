"""The quiet words beside the position: what is still to be explained, and what is lit up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

Notice = tuple[str, str]
"""What is said, and what of it is set strong at its end."""

_MOST_NAMED = 3
_MOST_SHARED = 5


def notice_of_terms(terms: Sequence[str]) -> Notice:
    """Say which terms nobody has explained yet."""
    count = counted(len(terms), "word")
    return (f"{count} to explain:", named(terms, _MOST_NAMED)) if terms else ("", "")


def notice_of_shared(number: int, words: Sequence[str]) -> Notice:
    """Say which words the agencies share in a prompt, by its number."""
    if not words:
        return f"Common ground in prompt {number}: no shared words yet", ""
    return f"Common ground in prompt {number}:", named(words, _MOST_SHARED)


def with_details(count: int, notice: Notice) -> Notice:
    """Say first how many places look like details of a child or a family."""
    if not count:
        return notice
    verb = "looks" if count == 1 else "look"
    said = f"{counted(count, 'place')} {verb} like personal details"
    return (f"{said} · {notice[0]}" if notice[0] else said), notice[1]


def named(words: Sequence[str], most: int) -> str:
    """Name the first `most` words and count the rest: "CAF, YOT, TAC and 4 more"."""
    listed = ", ".join(words[:most])
    rest = len(words) - most
    return f"{listed} and {rest} more" if rest > 0 else listed
