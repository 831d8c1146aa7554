"""Worksheets in right-to-left and joined scripts, as on the pages of the record."""

from dataclasses import replace
from io import BytesIO

import pypdfium2

from app.reports.worksheets.writer import write_worksheet
from tests.reports.hostile import INTRICATE
from tests.reports.pdf.reading import RESOURCES, squeezed
from tests.reports.pdf.tag_reading import struct_text
from tests.reports.samples import agency, details, filled_session, prompt


def worksheet(title: str, *texts: str) -> bytes:
    prompts = tuple(prompt(number, text) for number, text in enumerate(texts))
    health = agency(INTRICATE[2])
    session = replace(filled_session(), details=details(title), agencies=(health,), prompts=prompts)
    out = BytesIO()
    write_worksheet(session, health.id, out, resources=RESOURCES)
    return out.getvalue()


def test_that_every_prompt_reads_as_it_was_typed(tmp_path):
    read = squeezed(struct_text(worksheet("x", *INTRICATE), tmp_path))

    assert all(squeezed(text) in read for text in INTRICATE)


def test_that_the_first_letter_of_a_prompt_stands_on_the_right():
    text = pypdfium2.PdfDocument(worksheet("x", "אבגד"))[0].get_textpage()

    first, last = (text.search(letter).get_next()[0] for letter in "אד")
    assert text.get_charbox(first)[0] > text.get_charbox(last)[2]
