"""Write a neutral document as one self-contained HTML page: no script, no network."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from app.models.text.dates import moment_text
from app.models.text.phrases import one_line
from app.progress import Meter, ignore_progress, never_cancelled
from app.reports.html.blocks import HtmlBlockWriter, HtmlOutline
from app.reports.html.elements import Element, add, element, page
from app.reports.html.style import StyleSheet, content_security_policy
from app.reports.html.text import HtmlTextWriter, name_or_placeholder
from app.reports.markup import clean_line

if TYPE_CHECKING:
    from pathlib import Path

    from app.reports.document import Document, Heading, Section


def section_id(number: int) -> str:
    """Return the id of a section, by its place in the document counted from 1."""
    return f"section-{number}"


def table_of_contents(sections: Sequence[Section]) -> Element:
    """Return the list of links, prompts nested under the section that opens them."""
    nav = element("nav", aria_labelledby="contents")
    add(nav, "h2", "Contents", id="contents")
    outline = HtmlOutline()
    lists = [add(nav, "ol")]
    for number, section in enumerate(sections, start=1):
        outline.enter_section(section.heading.level)
        del lists[outline.place :]
        if len(lists) < outline.place:
            lists.append(add(lists[-1][-1], "ol"))
        link = add(add(lists[-1], "li"), "a", href=f"#{section_id(number)}")
        _add_text(link, section.heading)
    return nav


def _add_text(link: Element, heading: Heading) -> None:
    words = one_line(heading.text)
    if heading.label:
        label = add(link, "span", heading.label, class_="marker")
        add(label, "span", ": ", class_="unseen")
    else:
        words = name_or_placeholder(words)
    add(link, "span", words, class_="words", dir="auto")


_MAIN = "record"


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

    `printed_at` is written in its own zone.
    """
    # A meter expects two steps of each piece, and here each takes one.
    meter = Meter(math.ceil(_pieces(document) / 2), progress, cancelled)
    style = StyleSheet(resources)
    root = element("html", lang=document.language)
    head = add(root, "head")
    root.append(_body(document, HtmlTextWriter(style), meter, printed_at))
    # Last, since the style sheet has the classes that the body asked for.
    _fill_head(head, document, style.sheet())
    out.write(page(root))
    meter.finish()


def _pieces(document: Document) -> int:
    return len(document.cover) + sum(1 + len(section.blocks) for section in document.sections)


def _fill_head(head: Element, document: Document, sheet: str) -> None:
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="Content-Security-Policy", content=content_security_policy(sheet))
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", name="color-scheme", content="light dark")
    add(head, "meta", name="referrer", content="no-referrer")
    add(head, "meta", name="generator", content="Common Ground")
    if author := clean_line(document.author):
        add(head, "meta", name="author", content=author)
    add(head, "title", name_or_placeholder(clean_line(document.title)))
    # Not by `put`: the newlines of a style sheet must not become `<br>`.
    add(head, "style").text = sheet


def _body(
    document: Document, writer: HtmlTextWriter, meter: Meter, printed_at: datetime
) -> Element:
    body = element("body")
    outline = HtmlOutline()
    blocks = HtmlBlockWriter(writer, outline)
    add(body, "a", "Skip to the record", href=f"#{_MAIN}", class_="skip")
    sheet = add(body, "div", class_="sheet")
    sheet.append(_header(document, blocks, meter))
    if document.sections:
        sheet.append(table_of_contents(document.sections))
    within = [add(sheet, "main", id=_MAIN, tabindex="-1")]
    for number, section in enumerate(document.sections, start=1):
        made = element("section", id=section_id(number), class_=_page_break_class(section))
        _fill_section(made, section, blocks, meter)
        # A prompt is nested in the section that opens the prompts.
        del within[outline.place :]
        within[-1].append(made)
        within.append(made)
    sheet.append(_footer(document, printed_at))
    return body


def _header(document: Document, blocks: HtmlBlockWriter, meter: Meter) -> Element:
    header = element("header")
    add(header, "p", document.kind, class_="kind")
    add(header, "h1", name_or_placeholder(document.title), dir="auto")
    add(header, "p", document.edition, class_="edition")
    for block in document.cover:
        header.append(blocks.build_block(block))
        meter.step()
    return header


def _fill_section(made: Element, section: Section, blocks: HtmlBlockWriter, meter: Meter) -> None:
    made.append(blocks.section_heading(section.heading))
    meter.step()
    for block in section.blocks:
        made.append(blocks.build_block(block))
        meter.step()


def _page_break_class(section: Section) -> str:
    """Return the class for a section's page breaks when the page is printed."""
    if section.is_closing:
        return "closing"
    return "page" if section.starts_page else ""


def _footer(document: Document, printed_at: datetime) -> Element:
    footer = element("footer")
    said = add(footer, "p", f"{document.edition} · printed ")
    add(said, "time", moment_text(printed_at), datetime=printed_at.isoformat(timespec="minutes"))
    return footer
