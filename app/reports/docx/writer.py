"""Write a neutral document as a Word file, with header and footer."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import docx
from docx.shared import Pt

from app.models.text.dates import moment_text
from app.progress import Meter, ignore_progress, never_cancelled
from app.reports.document import Bar, BlockGroup, GroupMark, Paragraph, Table
from app.reports.docx import styles
from app.reports.docx.blocks import DocxBlockWriter
from app.reports.docx.package import clean_package, embed_fonts, save
from app.reports.docx.paragraphs import keep_with_next, paragraph, text_paragraph
from app.reports.docx.runs import Element, element, text_element, text_runs, xml_text
from app.reports.markup import clean_line
from app.reports.options import Layout, Paper
from app.reports.pdf.page_geometry import page_geometries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordFile
    from docx.section import Section as Pages
    from docx.section import _Footer as Footer
    from docx.section import _Header as Header

    from app.reports.document import Block, Document, Section


# Most characters of the title in a header with the date; a wide one counts as two.
_LONGEST_TITLE = 72


def add_header_and_footer(pages: Pages, document: Document, printed_at: datetime) -> None:
    """Add header and footer; the title page has no header."""
    pages.different_first_page_header_footer = True
    head = text_runs(f"{_shortened(clean_line(document.title))}\t{clean_line(document.date)}")
    _fill(pages.header, paragraph(styles.HEADER, head))
    _fill(pages.first_page_header, paragraph(styles.NORMAL, ()))
    printed = f"{document.edition} · Printed {moment_text(printed_at)}"
    for footer in (pages.footer, pages.first_page_footer):
        _fill(footer, paragraph(styles.FOOTER, _foot(printed)))


def _fill(place: Header | Footer, words: Element) -> None:
    place.is_linked_to_previous = False
    (first,) = place.paragraphs
    kept: Element = first._p  # noqa: SLF001 - python-docx has no public way to an element
    kept.getparent().replace(kept, words)


def _foot(printed: str) -> list[Element]:
    return [
        *text_runs(f"{printed}\tPage "),
        *_field("PAGE"),
        *text_runs(" of "),
        *_field("NUMPAGES"),
    ]


def _field(name: str) -> list[Element]:
    """Return a field that Word computes; it shows 1 until then."""
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", text_element("instrText", f" {name} ")),
        element("r", element("fldChar", fldCharType="separate")),
        *text_runs("1"),
        element("r", element("fldChar", fldCharType="end")),
    ]


def _shortened(title: str) -> str:
    """Return as much of the title as fits; all of it is on the title page."""
    room = _LONGEST_TITLE
    for place, character in enumerate(title):
        room -= 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if room < 0:
            return f"{title[:place].rstrip()}…"
    return title


# Points from the edge of the paper to header and footer.
_HEAD_AT, _FOOT_AT = 36.0, 30.0
# Paragraphs of a closing section that are kept on one page.
_MOST_KEPT = 12
# ECMA-376 part 2, 11.1: a property of a file holds no more.
_LONGEST_PROPERTY = 255


def write_docx(
    document: Document,
    out: BinaryIO,
    *,
    printed_at: datetime,
    progress: Callable[[float], None] = ignore_progress,
    cancelled: Callable[[], bool] = never_cancelled,
    resources: Path | None = None,
) -> None:
    """Write a document to `out`; raise `Cancelled`, with nothing written, once it is cancelled.

    `printed_at` is printed in its own zone; with the same time the same document gives the same
    bytes. The fonts under `resources` are embedded.
    """
    meter = Meter(math.ceil(_blocks_in(document) / 2), progress, cancelled)
    file = docx.Document()
    width = _set_paper(file)
    styles.apply_styles(file, document.language, width)
    clean_package(file, document.language, has_fonts=embed_fonts(file.part, resources))
    _describe(file, document, printed_at)
    add_header_and_footer(file.sections[0], document, printed_at)
    body: Element = file.element.body
    end = body[-1]
    for child in list(body)[:-1]:
        body.remove(child)
    for made in _elements(document, DocxBlockWriter(file.part, width), meter):
        end.addprevious(made)
    if end.getprevious().tag.endswith("}tbl"):
        # Word takes a file that ends with a table for damaged.
        end.addprevious(paragraph(styles.NORMAL, ()))
    save(file, out, printed_at)
    meter.finish()


def _set_paper(file: WordFile) -> float:
    """Set paper and margins; return the width of the text in points."""
    page, *_ = page_geometries(Layout.RECORD, Paper.A4)
    pages = file.sections[0]
    pages.page_width, pages.page_height = Pt(page.width), Pt(page.height)
    pages.left_margin = pages.right_margin = Pt(page.side)
    pages.top_margin, pages.bottom_margin = Pt(page.top), Pt(page.bottom)
    pages.header_distance, pages.footer_distance = Pt(_HEAD_AT), Pt(_FOOT_AT)
    return page.text_width


def _describe(file: WordFile, document: Document, printed_at: datetime) -> None:
    about = file.core_properties
    about.title = _property(document.title)
    about.author = about.last_modified_by = _property(document.author)
    about.subject = _property(document.kind)
    about.language = document.language
    about.comments = about.keywords = ""
    about.created = about.modified = printed_at.astimezone(UTC).replace(tzinfo=None)


def _property(text: str) -> str:
    return xml_text(clean_line(text))[:_LONGEST_PROPERTY]


def _elements(document: Document, blocks: DocxBlockWriter, meter: Meter) -> Iterator[Element]:
    """Yield all elements in order: the title page, then section after section."""
    yield text_paragraph(styles.KIND, document.kind)
    yield text_paragraph(styles.TITLE, document.title)
    for block in document.cover:
        meter.step()
        yield from blocks.flow(block)
    for section in document.sections:
        made = list(_section(section, blocks, meter))
        if section.is_closing and len(made) <= _MOST_KEPT:
            for each in made[:-1]:
                keep_with_next(each)
        yield from made


def _section(section: Section, blocks: DocxBlockWriter, meter: Meter) -> Iterator[Element]:
    meter.step()
    yield blocks.section_heading(section.heading, starts_page=section.starts_page)
    for index, block in enumerate(section.blocks):
        meter.step()
        yield from blocks.flow(block, keeps_next=_keeps_next(block, section.blocks[index + 1 :]))


def _keeps_next(block: Block, after: Sequence[Block]) -> bool:
    """Return whether a block introduces the next one, and is kept on a page with it.

    So are several paragraphs before a table, and the last entry with the joint statement, which
    would otherwise be alone on its page.
    """
    if isinstance(block, BlockGroup):
        is_entry = block.mark is GroupMark.AGENCY
        following = after[0] if after else None
        return (
            is_entry and isinstance(following, BlockGroup) and following.mark is GroupMark.STATEMENT
        )
    if not isinstance(block, Paragraph):
        return False
    following = next((each for each in after if not isinstance(each, Paragraph)), None)
    return isinstance(following, BlockGroup | Table | Bar)


def _blocks_in(document: Document) -> int:
    return len(document.cover) + sum(1 + len(section.blocks) for section in document.sections)
