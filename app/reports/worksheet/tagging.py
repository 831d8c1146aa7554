"""The tags of a worksheet: what each piece is, in reading order, and where each field belongs."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String


class Kind(StrEnum):
    """The kinds of tag that a worksheet has (PDF 1.7, 14.8.4)."""

    TITLE = "H1"
    HEADING = "H2"
    PARAGRAPH = "P"
    FIELD = "Form"


@dataclass(slots=True, eq=False)
class Element:
    """One piece: the places of its words, or of its field, each a page (from 1) and a number.

    Words are numbered as they are marked on their page, fields as they come among its annotations.
    """

    kind: Kind
    words: list[tuple[int, int]] = field(default_factory=list)
    fields: list[tuple[int, int]] = field(default_factory=list)
    alternative: str = ""


def write_tagged(untagged: BinaryIO, elements: Sequence[Element], out: BinaryIO) -> None:
    """Copy a PDF whose content is marked to `out` with the structure tree of its elements."""
    with pikepdf.open(untagged) as pdf:
        pdf.Root.StructTreeRoot = _Tree(pdf).plant(elements)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        # Into memory first, as the record is (see app/reports/pdf/structure.py).
        whole = io.BytesIO()
        pdf.save(whole, deterministic_id=True, min_version="1.7")
    out.write(whole.getbuffer())


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: dict[int, dict[int, Any]] = defaultdict(dict)
        self._fields: list[Any] = []

    def plant(self, elements: Sequence[Element]) -> Any:  # noqa: ANN401 - a PDF object
        """Make the root with one document, in which every element stands in turn."""
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self._pdf.make_indirect(Dictionary(S=Name.Document, P=root))
        document.Type = Name.StructElem
        document.K = Array([self._element(each, document) for each in elements])
        root.K = document
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=self._numbers()))
        root.ParentTreeNextKey = len(self._pages) + len(self._fields)
        return root

    def _element(self, element: Element, parent: Any) -> Any:  # noqa: ANN401 - PDF objects
        made = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.kind}"), P=parent)
        )
        if element.alternative:
            made.Alt = String(element.alternative)
        kids = [self._words(page, number, made) for page, number in element.words]
        kids += [self._field(page, number, made) for page, number in element.fields]
        made.K = Array(kids)
        return made

    def _words(self, page: int, number: int, owner: Any) -> Any:  # noqa: ANN401 - PDF objects
        self._owners[page][number] = owner
        return Dictionary(Type=Name.MCR, Pg=self._pages[page - 1], MCID=number)

    def _field(self, page: int, number: int, owner: Any) -> Any:  # noqa: ANN401 - PDF objects
        annotation = self._pages[page - 1].Annots[number]
        annotation.StructParent = len(self._pages) + len(self._fields)
        self._fields.append(owner)
        return Dictionary(Type=Name.OBJR, Pg=self._pages[page - 1], Obj=annotation)

    def _numbers(self) -> Array:
        """Give whose each marked piece of each page is, then whose each field is."""
        numbers = Array()
        for index, page in enumerate(self._pages):
            page.StructParents = index
            page.Tabs = Name.S
            owners = self._owners.get(index + 1, {})
            numbers.append(index)
            marked = Array([owners[number] for number in sorted(owners)])
            numbers.append(self._pdf.make_indirect(marked))
        for index, owner in enumerate(self._fields, len(self._pages)):
            numbers.append(index)
            numbers.append(owner)
        return numbers
