"""Every printable character that the fonts have, set and read back by independent readers."""

import io
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from app.reports.pdf.text.fonts import load_fonts
from tests.reports.pdf.reading import RESOURCES, page_texts, squeezed
from tests.reports.pdf.tag_reading import check_content, struct_text
from tests.reports.pdf.test_tagging import written
from tests.reports.samples import agency, empty_session, prompt


def _printable() -> list[str]:
    faces = load_fonts(RESOURCES).regular
    points = sorted({point for face in faces for point in face.glyphs if point <= 0x10FFFF})
    return [chr(p) for p in points if chr(p).isprintable() and not chr(p).isspace()]


def _is_right_to_left(character: str) -> bool:
    is_mark = unicodedata.category(character) == "Mn" and "\u0590" <= character < "\u0900"
    return is_mark or unicodedata.bidirectional(character) in {"R", "AL", "AN"}


def _words(characters: list[str], base: str) -> str:
    """Return each as a word; marks sit on a letter."""
    return " ".join(base * (unicodedata.category(c)[0] == "M") + c for c in characters)


PRINTABLE = _printable()
RIGHT = [c for c in PRINTABLE if _is_right_to_left(c)]
LEFT = [c for c in PRINTABLE if not _is_right_to_left(c)]
# Of these, page furniture and headings have their own.
RARE = frozenset(c for c in PRINTABLE if c > "\u00ff" and c not in "–…•○◐✓ب")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    texts = (_words(LEFT, "o"), _words(RIGHT, "ب"))
    prompts = tuple(prompt(n, "Say", {"a0": text}) for n, text in enumerate(texts))
    return written(replace(empty_session("x"), agencies=(agency("Health"),), prompts=prompts))


def test_that_the_fonts_have_thousands_of_them_also_beyond_the_first_plane() -> None:
    assert len(PRINTABLE) > 5700
    assert {"\U0001d538", "\U0001f600"} < set(PRINTABLE)
    assert len(RIGHT) > 600


def test_that_each_stands_under_the_tags_once_in_order(pdf: bytes, tmp_path: Path) -> None:
    check_content(pdf)
    read = squeezed(struct_text(pdf, tmp_path))

    assert squeezed(_words(LEFT, "o")) in read
    assert squeezed(_words(RIGHT, "ب")) in read


def test_that_pypdf_reads_each_once_and_in_order_from_left_to_right(pdf: bytes) -> None:
    text = "".join(page_texts(PdfReader(io.BytesIO(pdf))))

    left = frozenset(LEFT) & RARE
    assert [c for c in text if c in left] == [c for c in LEFT if c in left]
    right = Counter(c for c in text if c in set(RIGHT) & RARE)
    assert right == Counter(c for c in RIGHT if c in RARE)


def test_that_pdfium_reads_each_of_those_that_it_does_not_rewrite(pdf: bytes) -> None:
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))

    # It takes presentation forms and ligatures apart, and drops what is invisible.
    lost = [c for c in LEFT if c not in text and unicodedata.normalize("NFKC", c) == c]
    assert [c for c in lost if unicodedata.category(c) not in {"Mn", "Cf"}] == ["\u2800", "\ufffc"]
