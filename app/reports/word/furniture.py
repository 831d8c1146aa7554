"""What stands at the head and the foot of every page, with the numbers of pages as fields."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from app.reports.markup import one_line
from app.reports.word import styles
from app.reports.word.elements import Element, element
from app.reports.word.paragraphs import paragraph
from app.reports.word.words import set_text, spaced
from app.reports.words import say_day

if TYPE_CHECKING:
    from datetime import datetime

    from docx.section import Section as Pages
    from docx.section import _Footer as Footer
    from docx.section import _Header as Header

    from app.reports.document import Document

# Columns of the small type that find room beside the date; a wide sign takes two.
_LONGEST_TITLE = 72


def furnish(pages: Pages, document: Document, printed_at: datetime) -> None:
    """Set head and foot; the title page has no head."""
    pages.different_first_page_header_footer = True
    head = set_text(f"{_shortened(one_line(document.title))}\t{one_line(document.date)}")
    _fill(pages.header, paragraph(styles.HEADER, head))
    _fill(pages.first_page_header, paragraph(styles.NORMAL, ()))
    printed = f"{document.edition} · Printed {say_day(printed_at.date())}, {printed_at:%H:%M}"
    for footer in (pages.footer, pages.first_page_footer):
        _fill(footer, paragraph(styles.FOOTER, _foot(printed)))


def _fill(place: Header | Footer, words: Element) -> None:
    place.is_linked_to_previous = False
    (first,) = place.paragraphs
    kept: Element = first._p  # noqa: SLF001 - python-docx has no public way to an element
    kept.getparent().replace(kept, words)


def _foot(printed: str) -> list[Element]:
    return [
        *set_text(f"{printed}\tPage "),
        *_field("PAGE"),
        *set_text(" of "),
        *_field("NUMPAGES"),
    ]


def _field(name: str) -> list[Element]:
    """Make a field that the reader's program works out; 1 stands there until it does."""
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", spaced("instrText", f" {name} ")),
        element("r", element("fldChar", fldCharType="separate")),
        *set_text("1"),
        element("r", element("fldChar", fldCharType="end")),
    ]


def _shortened(title: str) -> str:
    """Give as much of the title as has room; it stands whole on the title page."""
    room = _LONGEST_TITLE
    for place, character in enumerate(title):
        room -= 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if room < 0:
            return f"{title[:place].rstrip()}…"
    return title
