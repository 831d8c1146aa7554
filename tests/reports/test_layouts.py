"""The layouts of the PDF: what each holds, on which paper, and how large it is."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from app.reports.document import Table
from app.reports.export import ExportOptions, ExportWork, write_to
from app.reports.large_print import tables_to_paragraphs
from app.reports.options import ALL_PARTS, LAYOUTS, Edition, Format, Layout, Paper
from app.reports.record import build_record
from tests.reports.document_text import told
from tests.reports.pdf.reading import RESOURCES, squeezed
from tests.reports.samples import NOW, PROMPTS, empty_session, filled_session, sized_session

if TYPE_CHECKING:
    from app.models.records import Session
    from app.reports.document import Cell

MILLIMETRES = {
    Paper.A4: (210, 297),
    Paper.A3: (297, 420),
    Paper.A2: (420, 594),
    Paper.LETTER: (216, 279),
}


def printed(session: Session, layout: Layout, paper: Paper | None = None) -> PdfReader:
    out = io.BytesIO()
    options = ExportOptions(
        RESOURCES,
        NOW,
        ALL_PARTS,
        layout=layout,
        paper=paper or LAYOUTS[layout].papers[0],
        edition=Edition(2),
    )
    write_to(out, Format.PDF, ExportWork(session, options))
    return PdfReader(out)


def words(reader: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


def sizes(reader: PdfReader) -> set[float]:
    """Return the sizes of all type, in points on the paper."""
    found: set[float] = set()

    def note(text, user_matrix, text_matrix, _font, size):
        # The number of the page is in a form of its own, whose scale pypdf does not tell.
        if text.strip() and not text.startswith("Page "):
            found.add(round(abs(size * text_matrix[3] * user_matrix[3]), 2))

    for page in reader.pages:
        page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize(
    ("layout", "paper"), [(layout, paper) for layout in Layout for paper in LAYOUTS[layout].papers]
)
def test_that_each_page_is_of_the_paper_asked_for(layout: Layout, paper: Paper) -> None:
    for page in printed(filled_session(), layout, paper).pages:
        size = (page.mediabox.width, page.mediabox.height)
        assert tuple(round(float(side) * 25.4 / 72) for side in size) == MILLIMETRES[paper]


@pytest.mark.parametrize("layout", Layout)
def test_that_every_foot_says_edition_time_and_page(layout: Layout) -> None:
    reader = printed(filled_session(), layout)

    for number, page in enumerate(reader.pages, start=1):
        text = squeezed(page.extract_text())
        assert "Final,version2·printed24November2026,16:05" in text
        assert f"Page{number}of{len(reader.pages)}" in text


@pytest.mark.parametrize("layout", [Layout.EXECUTIVE, Layout.POSTER])
def test_that_the_statements_find_room_on_one_page(layout: Layout) -> None:
    reader = printed(filled_session(), layout)

    assert len(reader.pages) == 1
    assert all(squeezed(prompt) in words(reader) for prompt in PROMPTS)
    assert "2of7statementsagreed" in words(reader)


@pytest.mark.parametrize("paper", LAYOUTS[Layout.POSTER].papers)
def test_that_the_words_of_a_poster_can_be_read_from_afar(paper: Paper) -> None:
    few = sized_session(3, 4, lambda p, a: "A statement of a few words")
    many = sized_session(3, 30, lambda p, a: "A statement of a few words")
    larger = 1 if paper is Paper.A3 else 2**0.5

    # Statements are the second size from above, under the title; 15 points on A3 are the least.
    assert sorted(sizes(printed(few, Layout.POSTER, paper)))[-3] >= 27 * larger
    assert sorted(sizes(printed(many, Layout.POSTER, paper)))[-3] >= 15 * larger


def test_that_a_poster_says_nobodys_count_and_nobodys_reservation() -> None:
    text = words(printed(filled_session(), Layout.POSTER))

    assert "atlevel" not in text
    assert "reservation" not in text
    assert "Draft" in text
    assert "Education" in text


def test_that_an_executive_page_says_how_the_room_stands() -> None:
    text = words(printed(filled_session(), Layout.EXECUTIVE))

    assert "14of14atlevel3orabove" in text
    assert "1reservation" in text
    assert "Education(3),Health(2)" in text
    assert "Housing(absent)" in text


def test_that_nothing_in_large_print_is_smaller_than_eighteen_points() -> None:
    for paper in LAYOUTS[Layout.LARGE_PRINT].papers:
        assert min(sizes(printed(filled_session(), Layout.LARGE_PRINT, paper))) >= 17.99


def test_that_large_print_has_no_italics() -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in printed(filled_session(), Layout.LARGE_PRINT).pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert not [name for name in fonts if "Italic" in name or "Oblique" in name]


def test_that_large_print_loses_no_cell_of_a_table() -> None:
    record = build_record(filled_session(), ALL_PARTS, UTC)
    large = " ".join(told(tables_to_paragraphs(record)))

    tables = [
        block for section in record.sections for block in section.blocks if isinstance(block, Table)
    ]
    assert len(tables) > 8
    for table in tables:
        for said in (told_of(cell) for row in table.rows for cell in row):
            assert said in large


def told_of(cell: Cell) -> str:
    """Return the first line of a cell; a dash stands for nothing."""
    first = cell.paragraphs[0].runs if cell.paragraphs else ()
    return "".join(run.text for run in first).strip("–")


def test_that_a_table_to_sign_stays_a_table_in_large_print() -> None:
    text = words(printed(filled_session(), Layout.LARGE_PRINT))

    assert "AgencyNameandroleSignatureDate" in text


def test_that_many_statements_go_on_over_pages_without_an_empty_one() -> None:
    session = sized_session(10, 30, lambda p, a: f"statement {p} " * 12)
    for layout in (Layout.EXECUTIVE, Layout.POSTER):
        for page in printed(session, layout).pages:
            assert squeezed(page.extract_text()).count("statement") > 24


def test_that_a_session_without_prompts_says_so_on_each_layout() -> None:
    for layout in Layout:
        assert "Thissessionhasnoprompts." in words(printed(empty_session("x"), layout))


def test_that_the_page_of_pictures_holds_ten_agencies_and_thirty_prompts() -> None:
    session = sized_session(10, 30, lambda p, a: "x", people=40)
    counts = filled_session().prompts[0].counts
    session = replace(
        session,
        prompts=tuple(replace(p, counts=counts) for p in session.prompts),
        checklist=filled_session().checklist,
    )
    out = io.BytesIO()
    options = ExportOptions(RESOURCES, NOW, {p for p in ALL_PARTS if p == "pictures"})
    write_to(out, Format.PDF, ExportWork(session, options))

    assert len(PdfReader(out).pages) == 2


@pytest.mark.parametrize("layout", [Layout.RECORD, Layout.LARGE_PRINT])
@pytest.mark.parametrize("words_in_a_cell", [3, 12, 30, 60])
def test_that_a_section_goes_on_at_the_top_of_a_page_only(
    layout: Layout, words_in_a_cell: int
) -> None:
    session = sized_session(4, 7, lambda p, a: "word " * words_in_a_cell, people=12)
    filled = filled_session()
    session = replace(session, glossary=filled.glossary * 6, actions=filled.actions * 5)
    for page in printed(session, layout).pages:
        texts: list[str] = []
        page.extract_text(visitor_text=lambda text, *_, told=texts: told.append(text.strip()))
        shown = [text for text in texts if text]
        for number, text in enumerate(shown):
            if text.endswith("(continued)") or "(continued):" in text:
                # After the foot and the head, which are drawn first.
                assert number < 6, shown[: number + 1]
