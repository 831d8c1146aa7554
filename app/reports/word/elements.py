"""Makes the elements of WordprocessingML (ECMA-376, part 1), the children in the order given."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

# lxml ships no types; an element of the tree that python-docx keeps.
Element = Any

TWIPS = 20
"""A point is twenty of the units that Word counts lengths in."""


def element(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Make `<w:tag>`; attributes are of the same namespace, and children that are None left out."""
    made: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def switch(tag: str, is_on: bool) -> Element | None:  # noqa: FBT001 - it is all that a switch has
    """Make `<w:tag/>`, which stands for "on", or nothing."""
    return element(tag) if is_on else None


def twips(points: float) -> int:
    """Give a length in twentieths of a point."""
    return round(points * TWIPS)


def hexed(colour: str) -> str:
    """Give "#RRGGBB" as Word writes it."""
    return colour.removeprefix("#").upper()
