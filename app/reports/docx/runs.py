"""Make Word runs of a person's text; nothing typed is ever read as markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from app.models.text.direction import strong_direction
from app.models.text.word_diff import WordChange
from app.reports.markup import clean, split_outer_spaces

if TYPE_CHECKING:
    from app.reports.document import TextRun


# An lxml element of the tree of python-docx; lxml ships no types.
Element = Any

TWIPS = 20
"""Units in a point; Word counts lengths in twentieths of one."""


def element(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Return `<w:tag>`; attributes are of the same namespace, children that are None left out."""
    made: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def switch(tag: str, is_on: bool) -> Element | None:  # noqa: FBT001 - it is all that a switch has
    """Return `<w:tag/>`, which means "on", or None."""
    return element(tag) if is_on else None


def twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * TWIPS)


def hex_colour(colour: str) -> str:
    """Return "#RRGGBB" as Word writes it."""
    return colour.removeprefix("#").upper()


# XML 1.0, production 2: the two noncharacters that no document may hold.
_REFUSED = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_PIECES = re.compile("[\n\t]|[^\n\t]+")
# Marks and joiners have the direction of the letter that they belong to.
_CLINGING = frozenset({"NSM", "BN"})


@dataclass(frozen=True, slots=True)
class RunFormat:
    """Formatting of a run beyond the style of its paragraph."""

    style: str = ""
    is_strong: bool = False
    is_emphasis: bool = False
    is_underlined: bool = False
    is_struck: bool = False
    colour: str | None = None
    fill: str | None = None


PLAIN = RunFormat()


def xml_text(text: str) -> str:
    """Return text without the characters that XML forbids."""
    return clean(text).translate(_REFUSED)


def has_right_to_left(text: str) -> bool:
    """Return whether any letter is of a script that is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def text_runs(
    text: str, face: RunFormat = PLAIN, *, is_rtl_paragraph: bool = False
) -> list[Element]:
    """Return the runs of a text; `is_rtl_paragraph` says that its paragraph is right-to-left."""
    return [
        element("r", _properties(face, is_rtl=is_rtl), *_content(stretch))
        for stretch, is_rtl in _stretches(xml_text(text), is_rtl_paragraph)
    ]


def formatted_runs(
    runs: tuple[TextRun, ...], face: RunFormat = PLAIN, *, is_rtl_paragraph: bool = False
) -> list[Element]:
    """Return the runs of a paragraph, each in its weight, with signs at added and removed words."""
    made: list[Element] = []
    before = WordChange.SAME
    for run in runs:
        if WordChange.SAME not in {before, run.change}:
            # A space between removed words and those that replace them.
            made += text_runs(" ", face)
        for text, own in _formatted_pieces(run, face):
            made += text_runs(text, own, is_rtl_paragraph=is_rtl_paragraph)
        before = run.change
    return made


def _formatted_pieces(run: TextRun, face: RunFormat) -> Iterator[tuple[str, RunFormat]]:
    if run.change is WordChange.SAME:
        yield (
            run.text,
            replace(
                face,
                is_strong=face.is_strong or run.is_strong,
                is_emphasis=face.is_emphasis or run.is_emphasis,
            ),
        )
        return
    is_added = run.change is WordChange.ADDED
    before, words, after = split_outer_spaces(run.text)
    if not words:
        yield run.text, face
        return
    own = replace(face, is_strong=is_added or face.is_strong)
    sign = "+" if is_added else "\N{MINUS SIGN}"
    # No line through or under the signs: it would make a dash of the minus.
    yield f"{before}[{sign}\N{NO-BREAK SPACE}", own
    yield words, replace(own, is_underlined=is_added, is_struck=not is_added)
    yield f"]{after}", own


def _properties(face: RunFormat, *, is_rtl: bool) -> Element | None:
    if face == PLAIN and not is_rtl:
        return None
    return element(
        "rPr",
        element("rStyle", val=face.style) if face.style else None,
        *(switch(tag, face.is_strong) for tag in ("b", "bCs")),
        *(switch(tag, face.is_emphasis) for tag in ("i", "iCs")),
        switch("strike", face.is_struck),
        element("color", val=hex_colour(face.colour)) if face.colour else None,
        element("u", val="single") if face.is_underlined else None,
        element("shd", val="clear", color="auto", fill=hex_colour(face.fill))
        if face.fill
        else None,
        switch("rtl", is_rtl),
    )


def _content(text: str) -> Iterator[Element]:
    for piece in _PIECES.findall(text):
        if piece in "\n\t":
            yield element("br" if piece == "\n" else "tab")
            continue
        yield text_element("t", piece)


def text_element(tag: str, text: str) -> Element:
    """Return an element with a text, every space of it preserved."""
    made = element(tag)
    made.text = text
    if text != text.strip() or "  " in text:
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _stretches(text: str, is_rtl_paragraph: bool) -> Iterator[tuple[str, bool]]:  # noqa: FBT001 - passed on
    """Yield stretches of one direction, each with whether it is right-to-left."""
    if not has_right_to_left(text):
        if text:
            yield text, False
        return
    directions = zip(text, _directions(text, is_rtl_paragraph), strict=True)
    for is_rtl, group in groupby(directions, key=lambda pair: pair[1]):
        yield "".join(character for character, _ in group), is_rtl


def _directions(text: str, is_rtl_paragraph: bool) -> list[bool]:  # noqa: FBT001 - passed on
    """Return for each character whether it is right-to-left.

    A character without a direction has that of its neighbours where they agree, else that of the
    paragraph (Unicode Standard Annex 9, rules N1 and N2).
    """
    found: list[bool | None] = []
    for character in text:
        clings = unicodedata.bidirectional(character) in _CLINGING and found
        found.append(found[-1] if clings else strong_direction(character))
    directions: list[bool] = []
    place = 0
    for own, group in groupby(found):
        length = len(list(group))
        after = found[place + length] if place + length < len(found) else is_rtl_paragraph
        before = directions[-1] if directions else is_rtl_paragraph
        agreed = before if before == after else is_rtl_paragraph
        directions += [agreed if own is None else own] * length
        place += length
    return directions
