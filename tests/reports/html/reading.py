"""Reads a page back with Python's own tokenizer, which shares no code with the writer."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from app.reports.choices import DRAFT, Edition, Format
from app.reports.export import ExportOptions, Work, write_to
from app.reports.record import ALL_PARTS
from tests.reports.reading import RESOURCES
from tests.reports.samples import NOW

if TYPE_CHECKING:
    from app.models.records import Session

_VOID = frozenset({"meta", "link", "br", "hr", "img", "input"})


@dataclass
class Node:
    """An element, with the texts and elements in it in order."""

    tag: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)

    def all(self, *tags: str) -> list[Node]:
        """Give every element of these kinds in it, in order."""
        found: list[Node] = []
        for child in self.children:
            if isinstance(child, Node):
                found += [child] if child.tag in tags or not tags else []
                found += child.all(*tags)
        return found

    @property
    def text(self) -> str:
        """Give all text in it."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    def has(self, class_: str) -> bool:
        """Tell whether it is of a class."""
        return class_ in self.attributes.get("class", "").split()


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
    out = io.BytesIO()
    options = ExportOptions(RESOURCES, NOW, ALL_PARTS, edition=edition)
    write_to(out, Format.HTML, Work(session, options))
    return out.getvalue()


def read(page: bytes) -> Node:
    """Read a page; what is not well nested fails here."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    return reader.root
