"""Builds HTML from elements and text, so that nothing typed can ever be read as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from app.reports.markup import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

# Code points that no HTML document may hold (HTML Living Standard, 13.2.3.5, noncharacters).
_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(plane * 0x10000 + 0xFFFE) for plane in range(17))
    + "".join(chr(plane * 0x10000 + 0xFFFF) for plane in range(17)) + "]"
)  # fmt: skip
Element = ET.Element


def element(tag: str, text: str = "", /, **attributes: str) -> Element:
    """Make an element with text; `class_` is the class, and `_` in a name stands for `-`."""
    made = Element(tag, {_name(name): words(value) for name, value in attributes.items()})
    if text:
        made.text = words(text)
    return made


def add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """Put an element at the end of another, and give it."""
    made = element(tag, text, **attributes)
    parent.append(made)
    return made


def add_all(parent: Element, children: Iterable[Element]) -> None:
    """Put elements at the end of another."""
    parent.extend(children)


def words(text: str) -> str:
    """Give text that a page can hold: every other character stays as it is."""
    return _NONCHARACTERS.sub("\ufffd", clean(text))


def page(root: Element) -> bytes:
    """Give a whole page in UTF-8."""
    # Made of text only, so that no encoding can turn a character into a reference.
    told = ET.tostring(root, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{told}\n".encode()


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
