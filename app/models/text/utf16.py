"""Positions in a text counted in UTF-16 units, as Qt counts: two for a character beyond U+FFFF."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Span = tuple[int, int]
"""Start and end of a part of a text, the end exclusive."""


def utf16_length(text: str) -> int:
    """Return the length of a text in units."""
    return len(text) if text.isascii() else len(_units(text)) // 2


def utf16_spans(
    text: str, spans: Iterable[Span], length: Callable[[str], int] = utf16_length
) -> list[Span]:
    """Return spans in characters as spans in units, or in what else `length` counts.

    Only what lies between the starts of two spans is counted again, unless a span starts before
    the one that it follows.
    """
    found: list[Span] = []
    read = position = 0
    for start, end in spans:
        if start < read:
            read = position = 0
        position += length(text[read:start])
        read = start
        found.append((position, position + length(text[start:end])))
    return found


def utf16_parts(text: str, spans: Iterable[Span]) -> list[str]:
    """Return the parts of a text at spans in units."""
    units = _units(text)
    return [_text(units[2 * start : 2 * end]) for start, end in spans]


def characters_before(text: str, position: int) -> int:
    """Return a position in units as a position in characters."""
    return len(_text(_units(text)[: 2 * position]))


def without_lone_surrogates(text: str) -> str:
    """Return a text with U+FFFD for each lone surrogate, which can't be stored in the library."""
    return _text(_units(text))


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _text(units: bytes) -> str:
    return units.decode("utf-16-le", "replace")
