"""Right-to-left and joined scripts on the page: where they stand, and what readers get of them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from app.reports.export import document_of
from app.reports.options import Layout
from tests.reports.document_text import told
from tests.reports.hostile import INTRICATE
from tests.reports.pdf.tag_reading import check_content, check_sense, struct_text
from tests.reports.pdf.test_tagging import options, written
from tests.reports.samples import agency, details, empty_session, filled_session, prompt, statement

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.records import Session

WORDS = "هذا نص طويل مكتوب بالعربية مع English words و 2024 أرقام (لكي نرى) شيئا"


def one_entry(text: str, title: str = "x") -> Session:
    return replace(
        empty_session(title),
        agencies=(agency("Health"),),
        prompts=(prompt(1, "Say ...", {"a0": text}),),
    )


@pytest.fixture(scope="module")
def everywhere() -> Session:
    texts = "\n".join(INTRICATE)
    return replace(
        filled_session(),
        details=details(INTRICATE[0]),
        agencies=(agency(INTRICATE[2], note=INTRICATE[1]), agency("Health")),
        prompts=tuple(
            prompt(number, f"Say {text} ...", {"a0": texts, "a1": text}, text, texts)
            for number, text in enumerate(INTRICATE)
        ),
        checklist=(statement(1, INTRICATE[1], None, INTRICATE[2]),),
    )


def said(text: str) -> str:
    return "".join(text.replace(":", "").split())


@pytest.mark.parametrize("layout", Layout)
def test_that_every_word_is_under_one_tag_as_it_was_typed(
    everywhere: Session, layout: Layout, tmp_path: Path
) -> None:
    data = written(everywhere, layout)

    check_content(data)
    check_sense(data)
    document = document_of(everywhere, options(layout))
    assert said(struct_text(data, tmp_path)) == said("\n".join(told(document, "•")))


def test_that_words_stay_parted_and_in_order_over_lines_and_pages(tmp_path: Path) -> None:
    text = " ".join(f"{word}{n}" for n in range(90) for word in WORDS.split())

    read = struct_text(written(one_entry(text)), tmp_path)
    assert text in " ".join(read.split())


def test_that_a_long_word_is_parted_nowhere(tmp_path: Path) -> None:
    # Shaped it is narrower than its letters, by which it was broken.
    word = "العربية" * 130

    read = struct_text(written(one_entry(word)), tmp_path)
    assert read.count(" ") == struct_text(written(one_entry("x")), tmp_path).count(" ")
    assert word in said(read)


def found(data: bytes, words: str, page: int) -> tuple[float, float]:
    """Return the left and right edge of words on a page, as pdfium sees them."""
    text = pypdfium2.PdfDocument(data)[page].get_textpage()
    start, count = text.search(words).get_next()
    boxes = [text.get_charbox(index) for index in range(start, start + count)]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def test_that_the_first_letter_of_a_word_stands_on_the_right() -> None:
    data = written(one_entry("x", "אבגד"))

    first, last = found(data, "א", 0), found(data, "ד", 0)
    assert first[0] > last[1]


def test_that_a_title_from_right_to_left_stands_on_the_right_and_any_other_on_the_left() -> None:
    _, right = found(written(one_entry("x", "אבגד")), "אבגד", 0)
    left, _ = found(written(one_entry("x", "Hello אבגד")), "Hello", 0)

    width = pypdfium2.PdfDocument(written(empty_session("x")))[0].get_width()
    assert right == pytest.approx(width - 57, abs=3)
    assert left == pytest.approx(57, abs=3)


def test_that_the_bullet_stands_before_an_entry_on_either_side() -> None:
    data = written(one_entry("אבגד"))
    assert found(data, "•", 2)[0] > found(data, "אבגד", 2)[1]

    data = written(one_entry("hello אבגד"))
    assert found(data, "•", 2)[1] < found(data, "hello", 2)[0]


def test_that_the_head_of_the_page_has_a_title_in_order_too() -> None:
    data = written(one_entry("x", "אבגד"))

    assert found(data, "א", 1)[0] > found(data, "ד", 1)[1]


def test_that_pdfium_copies_joined_words_as_they_were_typed() -> None:
    lines = ("سلام", "كتاب جديد", "שלום עולם")
    pages = pypdfium2.PdfDocument(written(one_entry("\n".join(lines))))

    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert all(word in text for word in lines)


def test_that_other_words_are_drawn_as_if_there_were_none() -> None:
    """Held by the content of a page: the quick path leaves no trace of the other."""
    import pikepdf

    plain = written(one_entry("plain – café ✓ Ελληνικά"))
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert b" Tr" not in content
    assert b" Ts" not in content
