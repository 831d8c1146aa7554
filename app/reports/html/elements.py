"""Build HTML from elements and text, so that nothing typed can ever be read as markup."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from app.reports.markup import clean

# Code points that no page may hold (HTML Living Standard, 13.2.3.5, noncharacters).
_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(0x10000 * plane + end) for plane in range(17)
                               for end in (0xFFFE, 0xFFFF)) + "]"
)  # fmt: skip
Element = ET.Element


def element(tag: str, text: str = "", /, **attributes: str) -> Element:
    """Return an element with text.

    In the name of an attribute `_` stands for `-`, and one at the end is dropped (`class_`); an
    attribute without a value is left out.
    """
    made = Element(tag)
    for name, value in attributes.items():
        if value:
            made.set(name.rstrip("_").replace("_", "-"), _without_noncharacters(value))
    put(made, text)
    return made


def add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """Append a new element to another, and return it."""
    made = element(tag, text, **attributes)
    parent.append(made)
    return made


def put(parent: Element, text: str) -> None:
    """Append text to an element, each newline as `<br>`."""
    for number, line in enumerate(_without_noncharacters(text).split("\n")):
        if number:
            parent.append(Element("br"))
        if not line:
            continue
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + line
        else:
            parent.text = (parent.text or "") + line


def page(root: Element) -> bytes:
    """Return a whole page in UTF-8."""
    # As text, since an encoding could turn a character into a reference.
    markup = ET.tostring(root, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{markup}\n".encode()


def _without_noncharacters(text: str) -> str:
    """Return text with U+FFFD for each character that a page may not hold."""
    return _NONCHARACTERS.sub("\ufffd", clean(text))
