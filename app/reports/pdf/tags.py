"""The tags of a PDF: what each piece of it is, in reading order, wherever it comes to stand.

Tags are made as the document is set, and each notes where its words are drawn. Everything that is
drawn under no tag is an artifact: furniture, boxes, and headings said again over the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The kinds of tag (PDF 1.7, 14.8.4); the value is the name in the file."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    DIVISION = "Div"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    HEADING_4 = "H4"
    HEADING_5 = "H5"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    FIELD = "Form"


_HEADINGS = (Kind.HEADING_1, Kind.HEADING_2, Kind.HEADING_3, Kind.HEADING_4, Kind.HEADING_5)


def heading_kind(level: int) -> Kind:
    """Give the kind of a heading; level 0 is the title of the document."""
    return _HEADINGS[min(level, len(_HEADINGS) - 1)]


class Scope(StrEnum):
    """What a header cell names."""

    ROW = "Row"
    COLUMN = "Column"


class Place(NamedTuple):
    """Where content of a tag stands: the page, from 1, and the number of the content on it."""

    page: int
    number: int


Box = tuple[float, float, float, float]
"""Left, bottom, right and top on the paper, in points."""


@dataclass(slots=True, eq=False)
class Tag:
    """One piece of the document: either others in it, or words and pictures at places."""

    kind: Kind
    children: list[Tag] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    fields: list[Place] = field(default_factory=list)
    """Where fields of a form stand; they are numbered as they come among those of their page."""
    alternative: str = ""
    """What a figure shows, what a field asks, or what a table is about, in words."""
    scope: Scope | None = None
    rows: int = 1
    """How many rows a header cell names."""
    box: Box | None = None

    def add(self, kind: Kind, *, alternative: str = "", scope: Scope | None = None) -> Tag:
        """Put another tag at the end of this one, and give it."""
        tag = Tag(kind, alternative=alternative, scope=scope)
        self.children.append(tag)
        return tag

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was drawn under it."""
        return not (self.places or self.fields) and all(child.is_empty for child in self.children)
