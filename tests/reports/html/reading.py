"""Reads a page back with Python's own tokenizer, which shares no code with the writer."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from app.reports.export import ExportOptions, ExportWork, write_to
from app.reports.html.writer import write_html
from app.reports.options import ALL_PARTS, DRAFT, Edition, Format
from tests.reports.pdf.reading import RESOURCES
from tests.reports.samples import NOW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from app.models.records import Session
    from app.reports.document import Document

_VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "col"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Node:
    """An element, with the texts and elements in it in order."""

    tag: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)

    def all(self, *tags: str, of: str = "") -> list[Node]:
        """Return every element of these kinds, and of this class, in it, in order."""
        return [
            node
            for node in self._inner()
            if (node.tag in tags or not tags) and (not of or of in node.classes)
        ]

    def one(self, *tags: str, of: str = "") -> Node:
        """Return the only element of its kind."""
        (found,) = self.all(*tags, of=of)
        return found

    def _inner(self) -> Iterator[Node]:
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child._inner()  # noqa: SLF001 - of its own kind

    @property
    def text(self) -> str:
        """Return all text in it; a line break is a newline."""
        return self.text_but()

    def text_but(self, *without: str) -> str:
        """Return the text in it, but for elements of these kinds or classes."""
        if self.tag == "br":
            return "\n"
        if {self.tag, *self.classes} & set(without):
            return ""
        return "".join(c if isinstance(c, str) else c.text_but(*without) for c in self.children)

    @property
    def classes(self) -> Collection[str]:
        """Return its classes."""
        return self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), names
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def page_of(session: Session, edition: Edition = DRAFT) -> bytes:
    """Return the page of a session with all its parts."""
    out = io.BytesIO()
    options = ExportOptions(RESOURCES, NOW, ALL_PARTS, edition=edition)
    write_to(out, Format.HTML, ExportWork(session, options))
    return out.getvalue()


def page_from(document: Document) -> Node:
    """Return the page of a document that no session has, read back."""
    out = io.BytesIO()
    write_html(document, out, resources=RESOURCES, printed_at=NOW)
    return read(out.getvalue())


def read(page: bytes) -> Node:
    """Read a page; what is not well nested fails here."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    return reader.root
