"""Walks the tags of a PDF with pikepdf and with poppler, which shares no code with its writers."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pikepdf

from tests.other_programs import program

# What puts something on the page (ISO 32000-1, annex A).
_SHOWS_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"})
_HEADING = re.compile(r"H(\d)")


@dataclass
class Element:
    """One tag, as it stands in the file."""

    kind: str
    children: list[Element] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    """What is said of each field in it."""
    alternative: str = ""
    attributes: dict[str, str] = field(default_factory=dict)

    def walk(self) -> Iterator[Element]:
        """Return it and everything in it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, kind: str) -> list[Element]:
        """Return everything of a kind in it."""
        return [element for element in self.walk() if element.kind == kind]


def tree_of(data: bytes) -> Element:
    """Read the structure tree."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return _element(pdf.Root.StructTreeRoot.K, pages)


def _element(found: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Element:
    element = Element(str(found.S).removeprefix("/"), alternative=str(found.get("/Alt", "")))
    for name, value in dict(found.get("/A", {})).items():
        element.attributes[name] = str(value) if isinstance(value, pikepdf.Name | int) else ""
        if name == "/Summary":
            element.attributes[name] = str(value)
    for kid in found.get("/K", []):
        if kid.get("/Type") == "/MCR":
            element.places.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            element.fields.append(str(kid.Obj.get("/TU", kid.Obj.get("/Parent", {}).get("/TU"))))
        else:
            assert kid.P.objgen == found.objgen, "a tag that names another parent"
            element.children.append(_element(kid, pages))
    return element


def check_content(data: bytes) -> None:
    """Hold that all that is drawn is under one tag or an artifact, and that no tag names more."""
    tagged = [place for element in tree_of(data).walk() for place in element.places]
    assert len(tagged) == len(set(tagged)), "content under two tags"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marked: list[tuple[int, int]] = []
        for number, page in enumerate(pdf.pages):
            marked.extend((number, mark) for mark in _marks(page))
            _check_parents(pdf, page, [place for place in tagged if place[0] == number])
    assert sorted(marked) == sorted(tagged)


def _marks(page: pikepdf.Page) -> Iterator[int]:
    """Return a page's marked content ids; nothing is drawn outside, none is nested."""
    inside = False
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            assert not inside, "marked content within marked content"
            inside = True
            if name == "BDC":
                yield int(operands[1].MCID)
            else:
                assert operands[0] == "/Artifact"
        elif name == "EMC":
            assert inside
            inside = False
        elif name in _SHOWS_TEXT | _PAINTS:
            assert inside, f"{name} outside of any tag"
    assert not inside


def _check_parents(pdf: pikepdf.Pdf, page: pikepdf.Page, places: list[tuple[int, int]]) -> None:
    """Hold that the parent tree leads from each piece of a page back to its tag."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = numbers[numbers.index(page.obj.StructParents) + 1]
    assert len(owners) == len(places)
    for number, owner in enumerate(owners):
        kids = [kid for kid in owner.K if kid.get("/Type") == "/MCR"]
        assert any(int(k.MCID) == number and k.Pg.objgen == page.obj.objgen for k in kids)


def check_sense(data: bytes) -> None:
    """Hold that headings never jump, tables have headers, lists items, and figures words."""
    tree = tree_of(data)
    levels = [int(m.group(1)) for e in tree.walk() if (m := _HEADING.fullmatch(e.kind))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in tree.all("Table"):
        _check_table(table)
    for figure in tree.all("Figure"):
        assert figure.alternative.strip()
        assert "/BBox" in figure.attributes
    for element in tree.all("L"):
        assert element.children
        assert all(item.kind == "LI" and item.all("LBody") for item in element.children)


def _check_table(table: Element) -> None:
    head, body = table.children
    columns = head.all("TH")
    assert columns
    assert all(cell.attributes["/Scope"] == "/Column" for cell in columns)
    assert table.attributes["/Summary"].strip()
    over = 0  # rows that a header cell above still names
    for row in body.all("TR"):
        named = sum(cell.attributes.get("/Scope") == "/Row" for cell in row.children)
        assert named or over
        assert len(row.children) + (over > 0) == len(columns)
        spans = [int(cell.attributes.get("/RowSpan", 1)) for cell in row.children]
        over = max(spans) - 1 if max(spans) > 1 else max(0, over - 1)


def struct_text(data: bytes, folder: Path) -> str:
    """Return the words in the order of the tags, as poppler reads them."""
    file = folder / "tagged.pdf"
    file.write_bytes(data)
    read = subprocess.run(
        [program("pdfinfo"), "-struct-text", file], capture_output=True, check=True, timeout=120
    )
    return "\n".join(_quoted(read.stdout.decode("utf-8", "replace")))


def _quoted(listing: str) -> Iterator[str]:
    """Return what stands in quotes; text of several pieces has each on a line of its own."""
    for line in listing.splitlines():
        words = line.strip()
        if words.startswith('"') and words.endswith('"') and len(words) > 1:
            yield words[1:-1]
