"""Writes sessions as Word files and reads them back with zipfile and lxml alone."""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator
from datetime import UTC

from lxml import etree

from app.models.records import Session
from app.reports.docx.writer import write_docx
from app.reports.options import ALL_PARTS, RecordPart
from app.reports.record import build_record
from tests.reports.samples import NOW

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class WordFile:
    """A finished file, taken apart."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.parts = {}
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            assert packed.testzip() is None
            for name in packed.namelist():
                self.parts[name] = packed.read(name)
        self.body = self.tree("word/document.xml")[0]

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def paragraphs(self, style: str = "") -> Iterator[etree._Element]:
        for paragraph in self.body.iter(f"{W}p"):
            if not style or style_of(paragraph) == style:
                yield paragraph

    def tables(self) -> list[etree._Element]:
        return list(self.body.iter(f"{W}tbl"))

    def text(self) -> str:
        return "\n".join(map(said, self.paragraphs()))


def written(
    session: Session, parts: Collection[RecordPart] = ALL_PARTS, **options: object
) -> WordFile:
    out = io.BytesIO()
    write_docx(build_record(session, parts, UTC), out, printed_at=NOW, **options)
    return WordFile(out.getvalue())


def style_of(paragraph: etree._Element) -> str:
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def said(element: etree._Element) -> str:
    """Return the words in an element as a reader of the format must: nothing trimmed or joined."""
    signs: dict[str, Callable[[etree._Element], str]] = {
        f"{W}br": lambda _: "\n",
        f"{W}tab": lambda e: "\t" if e.getparent().tag == f"{W}r" else "",
        f"{W}t": _kept,
    }
    return "".join(signs[e.tag](e) for e in element.iter() if e.tag in signs)


def _kept(words: etree._Element) -> str:
    text = words.text or ""
    # Without this attribute a reader may drop spaces at either end, and join runs of them.
    if words.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve":
        return text
    return re.sub(" +", " ", text).strip(" ")


def name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")
