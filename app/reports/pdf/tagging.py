"""The tags of a PDF in reading order, and the structure tree that is written of them."""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, BinaryIO, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String


class TagKind(StrEnum):
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


_HEADINGS = (
    TagKind.HEADING_1,
    TagKind.HEADING_2,
    TagKind.HEADING_3,
    TagKind.HEADING_4,
    TagKind.HEADING_5,
)


def heading_tag_kind(level: int) -> TagKind:
    """Return the kind of a heading; level 0 is the title of the document."""
    return _HEADINGS[min(level, len(_HEADINGS) - 1)]


class Scope(StrEnum):
    """What a header cell names."""

    ROW = "Row"
    COLUMN = "Column"


class TagPlace(NamedTuple):
    """Where content of a tag is: the page, from 1, and the number of the content on it."""

    page: int
    number: int


BoundingBox = tuple[float, float, float, float]
"""Left, bottom, right and top on the paper, in points."""


@dataclass(slots=True, eq=False)
class Tag:
    """A tag: either tags below it, or the places of its words and pictures."""

    kind: TagKind
    children: list[Tag] = field(default_factory=list)
    places: list[TagPlace] = field(default_factory=list)
    fields: list[TagPlace] = field(default_factory=list)
    """Where form fields are; they are numbered in order among those of their page."""
    alternative: str = ""
    """What a figure shows, what a field asks, or what a table is about, in words."""
    scope: Scope | None = None
    rows: int = 1
    """How many rows a header cell names."""
    box: BoundingBox | None = None

    def add(self, kind: TagKind, *, alternative: str = "", scope: Scope | None = None) -> Tag:
        """Append a tag below this one, and return it."""
        tag = Tag(kind, alternative=alternative, scope=scope)
        self.children.append(tag)
        return tag

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was drawn under it."""
        return not (self.places or self.fields) and all(child.is_empty for child in self.children)


def write_tagged(untagged: BinaryIO, tags: Tag, out: BinaryIO) -> None:
    """Copy a PDF to `out` with its tags.

    The content of `untagged` is marked with the numbers that the tags hold (PDF 1.7, 14.7.4).
    """
    with pikepdf.open(untagged) as pdf:
        root = _Tree(pdf).build(tags)
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        _describe(pdf)
        # Into memory first: an error in a stream of Python's (a full disk) ends the whole process
        # where pikepdf 10.18 closes what it could not write.
        whole = io.BytesIO()
        pdf.save(whole, deterministic_id=True, min_version="1.7")
    out.write(whole.getbuffer())


def _describe(pdf: pikepdf.Pdf) -> None:
    """Write title and language to the metadata as well, where some readers look for them."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = str(pdf.docinfo.Title)
        metadata["dc:language"] = [str(pdf.Root.Lang)]


class _Tree:
    """The structure tree: its elements, and the owner of each marked content of a page."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: dict[int, dict[int, Any]] = defaultdict(dict)
        self._fields: list[Any] = []

    def build(self, tags: Tag) -> Any:  # noqa: ANN401 - a PDF object
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(tags, root)
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=self._numbers()))
        root.ParentTreeNextKey = len(self._pages) + len(self._fields)
        return root

    def _element(self, tag: Tag, parent: Any) -> Any:  # noqa: ANN401 - PDF objects
        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{tag.kind}"), P=parent)
        )
        kids = [self._content(place.page, place.number, element) for place in tag.places]
        kids += [self._field(place.page, place.number, element) for place in tag.fields]
        # The recursion is as deep as the document: six or seven.
        kids += [self._element(child, element) for child in tag.children if _is_written(child)]
        if kids:
            element.K = Array(kids)
        _add_attributes(element, tag)
        return element

    def _content(self, page: int, number: int, element: Any) -> Any:  # noqa: ANN401 - PDF objects
        self._owners[page][number] = element
        return Dictionary(Type=Name.MCR, Pg=self._pages[page - 1], MCID=number)

    def _field(self, page: int, number: int, owner: Any) -> Any:  # noqa: ANN401 - PDF objects
        annotation = self._pages[page - 1].Annots[number]
        annotation.StructParent = len(self._pages) + len(self._fields)
        self._fields.append(owner)
        return Dictionary(Type=Name.OBJR, Pg=self._pages[page - 1], Obj=annotation)

    def _numbers(self) -> Array:
        """Return the owners of each page's marked contents, then the owner of each field."""
        numbers = Array()
        for index, page in enumerate(self._pages):
            page.StructParents = index
            page.Tabs = Name.S
            owners = self._owners.get(index + 1, {})
            numbers.append(index)
            numbers.append(
                self._pdf.make_indirect(Array([owners[number] for number in range(len(owners))]))
            )
        for index, owner in enumerate(self._fields, len(self._pages)):
            numbers.append(index)
            numbers.append(owner)
        return numbers


def _is_written(tag: Tag) -> bool:
    """Return whether a tag is written: cells are even where they are empty."""
    return tag.kind in {TagKind.CELL, TagKind.HEADER_CELL} or not tag.is_empty


def _add_attributes(element: Any, tag: Tag) -> None:  # noqa: ANN401 - a PDF object
    if tag.alternative and tag.kind in {TagKind.FIGURE, TagKind.FIELD}:
        element.Alt = String(tag.alternative)
    attributes = _attributes(tag)
    if attributes is not None:
        element.A = attributes


def _attributes(tag: Tag) -> Dictionary | None:
    if tag.kind is TagKind.TABLE and tag.alternative:
        return Dictionary(O=Name.Table, Summary=String(tag.alternative))
    if tag.scope is not None:
        attributes = Dictionary(O=Name.Table, Scope=Name(f"/{tag.scope}"))
        if tag.rows > 1:
            attributes.RowSpan = tag.rows
        return attributes
    if tag.box is not None:
        # Figures are blocks of their own, with their place.
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(tag.box))
    if tag.kind is TagKind.LIST:
        return Dictionary(O=Name.List, ListNumbering=Name("/None"))
    return None
