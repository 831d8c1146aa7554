"""Writes a neutral document as one page of HTML that needs nothing else: no script, no network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from app.errors import AppError
from app.reports.html.blocks import Blocks
from app.reports.html.builder import Element, add, element, page
from app.reports.markup import one_line
from app.reports.progress import Cancelled, ignore_progress, never_cancelled
from app.reports.words import say_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.reports.document import Document, Section

# Nothing may be fetched or run, whatever a reader's program thinks it has found.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = "record.css"


def write_html(
    document: Document,
    out: BinaryIO,
    *,
    resources: Path,
    printed_at: datetime,
    progress: Callable[[float], None] = ignore_progress,
    cancelled: Callable[[], bool] = never_cancelled,
) -> None:
    """Write a document to `out` in UTF-8; raise `Cancelled` once `cancelled` says so.

    `printed_at` is said as it is, in its own zone.
    """
    root = element("html", lang=document.language)
    root.append(_head(document, _style(resources)))
    body = add(root, "body")
    add(body, "a", "Skip to the record", href="#record", class_="skip")
    _header(body, document)
    _contents(body, document)
    main = add(body, "main", id="record", tabindex="-1")
    total = len(document.sections) or 1
    for number, _ in enumerate(_sections(main, document), start=1):
        if cancelled():
            raise Cancelled
        progress(number / total)
    footer = add(body, "footer")
    moment = f"{say_day(printed_at.date())}, {printed_at:%H:%M}"
    add(footer, "p", f"{document.edition} · written {moment}")
    out.write(page(root))
    progress(1.0)


def _style(resources: Path) -> str:
    try:
        return (resources / "styles" / _STYLE).read_text(encoding="utf-8")
    except OSError as error:
        raise AppError(f"The file {_STYLE} is missing.", "Install Common Ground again.") from error


def _head(document: Document, style: str) -> Element:
    head = element("head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="Content-Security-Policy", content=_POLICY)
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", name="color-scheme", content="light dark")
    add(head, "meta", name="generator", content="Common Ground")
    if author := one_line(document.author):
        add(head, "meta", name="author", content=author)
    add(head, "title", one_line(document.title))
    add(head, "style", style)
    return head


def _header(body: Element, document: Document) -> None:
    header = add(body, "header")
    add(header, "p", document.kind, class_="kind")
    add(header, "h1", document.title, dir="auto")
    for made in Blocks(level=1).all(document.cover):
        header.append(made)


def _contents(body: Element, document: Document) -> None:
    """List the sections, the prompts under theirs."""
    if not document.sections:
        return
    nav = add(body, "nav", aria_labelledby="contents")
    add(nav, "h2", "Contents", id="contents")
    top = add(nav, "ul")
    inner: Element | None = None
    for number, section in enumerate(document.sections, start=1):
        if section.heading.level == 1 or not len(top):
            item, inner = add(top, "li"), None
        else:
            inner = add(top[-1], "ul") if inner is None else inner
            item = add(inner, "li")
        link = one_line(section.heading.plain) or "Section"
        add(item, "a", link, href=f"#{_id(number)}", dir="auto")


def _sections(main: Element, document: Document) -> Iterator[Section]:
    """Put in section after section, prompts inside the section that opens them."""
    outer = main
    for number, section in enumerate(document.sections, start=1):
        is_inner = section.heading.level > 1 and outer is not main
        name = f"{_id(number)}-name"
        kind = "page" if section.starts_page else "section"
        made = add(
            outer if is_inner else main,
            "section",
            id=_id(number),
            aria_labelledby=name,
            class_=kind,
        )
        if section.heading.level == 1:
            outer = made
        blocks = Blocks(level=2 if is_inner else 1)
        made.append(blocks.heading(section.heading, name))
        for child in blocks.all(section.blocks):
            made.append(child)
        yield section


def _id(number: int) -> str:
    return f"section-{number}"
