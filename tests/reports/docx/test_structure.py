"""A Word file is built so that a screen reader, and Word itself, can find their way."""

import io
import struct
import zlib
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree

from app.models.records import Tally
from app.reports.document import (
    Bar,
    Cell,
    Document,
    HeadingLevels,
    Paragraph,
    Section,
    Segment,
    Table,
    TableColumn,
    TextRun,
    Tone,
    cell,
)
from app.reports.document import Heading as Head
from app.reports.docx.blocks import bar_png
from app.reports.docx.writer import write_docx
from tests.reports.docx.reading import W, WordFile, name, said, style_of, value, written
from tests.reports.hostile import RIGHT_TO_LEFT
from tests.reports.pdf.reading import RESOURCES
from tests.reports.samples import NOW, agency, empty_session, filled_session, prompt, sized_session

A = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def filled() -> WordFile:
    return written(filled_session(), resources=RESOURCES)


def made_of(*tables: Table) -> WordFile:
    document = Document("T", "K", "A", "D", (), (Section(Head("Section", 1), tables),))
    out = io.BytesIO()
    write_docx(document, out, printed_at=NOW)
    return WordFile(out.getvalue())


def test_that_headings_never_jump_and_every_section_is_at_the_top(filled: WordFile) -> None:
    levels = [
        int(style[-1]) for p in filled.paragraphs() if (style := style_of(p)).startswith("Heading")
    ]

    assert levels[0] == 1
    assert {1, 2, 3} <= set(levels)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert "Agreed statements" in [said(each) for each in filled.paragraphs("Heading1")]


def test_that_a_prompt_and_its_number_are_one_heading(filled: WordFile) -> None:
    headings = [said(each) for each in filled.paragraphs("Heading2")]

    assert f"Prompt 6\n{filled_session().prompts[5].text}" in headings


def test_that_no_heading_is_empty() -> None:
    session = replace(
        empty_session(), agencies=(agency(" "),), prompts=(prompt(1, " ", {"a0": "x"}),)
    )
    file = written(session)

    headings = [said(p) for p in file.paragraphs() if style_of(p).startswith("Heading")]
    assert all(heading.strip() for heading in headings)


def test_that_there_is_one_title_and_lists_are_lists(filled: WordFile) -> None:
    assert [said(each) for each in filled.paragraphs("Title")] == [filled_session().details.title]
    assert "One plan, not five" in [said(each) for each in filled.paragraphs("ListBullet")]


def test_that_every_style_in_use_is_defined(filled: WordFile) -> None:
    styles = filled.tree("word/styles.xml")
    defined = {each.get(f"{W}styleId") for each in styles.iter(f"{W}style")}
    named = {f"{W}{tag}" for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")}
    used = {value(e) for tree in (styles, filled.body) for e in tree.iter() if e.tag in named}

    assert used <= defined


def test_that_every_table_has_a_header_row_names_and_a_description(filled: WordFile) -> None:
    tables = filled.tables()

    assert len(tables) > 6
    for table in tables:
        head, *rows = table.iter(f"{W}tr")
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows)
        assert look.get(f"{W}firstRow") == look.get(f"{W}firstColumn") == "1"
        assert value(table.find(f"{W}tblPr/{W}tblCaption"))
        assert value(table.find(f"{W}tblPr/{W}tblDescription")).startswith("Columns: ")


def test_that_the_widths_of_a_table_are_fixed_and_fill_the_page(filled: WordFile) -> None:
    for table in filled.tables():
        grid = [int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")]
        assert int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == 9626
        assert abs(sum(grid) - 9626) <= len(grid)
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
        for row in table.iter(f"{W}tr"):
            assert [int(each.get(f"{W}w")) for each in row.iter(f"{W}tcW")] == grid


def test_that_a_caption_stands_over_a_table_unless_the_heading_says_the_same(
    filled: WordFile,
) -> None:
    captions = [said(each) for each in filled.paragraphs("Caption")]

    assert "People at each level of agreement, by agency" in captions
    assert "Actions" not in captions


def test_that_the_rows_of_an_agency_share_its_cell(filled: WordFile) -> None:
    joins = [value(each) for each in filled.tables()[0].iter(f"{W}vMerge")]

    assert joins == [
        *("restart", "continue", "continue"),
        *("restart", "continue", "continue"),
        *("restart", "continue"),
        *("restart", "continue"),
    ]


def test_that_short_rows_stay_whole_and_long_ones_may_part() -> None:
    long = " ".join(["word"] * 800)
    columns = (TableColumn("A", 50), TableColumn("B", 50))
    rows = ((cell("a"), cell("b")), (cell("a"), cell(long)))
    _, short, parted = made_of(Table("T", columns, rows)).tables()[0].iter(f"{W}tr")

    assert short.find(f"{W}trPr/{W}cantSplit") is not None
    assert parted.find(f"{W}trPr/{W}cantSplit") is None


def test_that_rows_for_the_pen_have_room_for_writing() -> None:
    columns = (TableColumn("Agency", 50), TableColumn("Signed", 50))
    table = Table("Sign", columns, ((cell("Health"), cell("")),), is_for_pen=True)
    _, row = made_of(table).tables()[0].iter(f"{W}tr")

    height = row.find(f"{W}trPr/{W}trHeight")
    assert int(height.get(f"{W}val")) / 20 / 72 * 25.4 == pytest.approx(12, abs=0.1)
    assert height.get(f"{W}hRule") == "atLeast"


def test_that_a_column_of_pictures_is_left_out() -> None:
    columns = (
        TableColumn("A", 50),
        TableColumn("Drawn", 25, is_picture=True),
        TableColumn("B", 25),
    )
    row = (cell("a"), Cell((), bar=Bar("x", ())), cell("b"))
    file = made_of(Table("T", columns, (row,)))

    assert [said(each) for each in file.tables()[0].iter(f"{W}tc")] == ["A", "B", "a", "b"]


def test_that_a_file_that_ends_in_a_table_has_a_paragraph_after_it() -> None:
    table = Table("T", (TableColumn("A", 1),), ((Cell(()),),))
    file = made_of(table, table)

    assert [name(each) for each in file.body][-3:] == ["tbl", "p", "sectPr"]
    # Tables that touch would become one.
    tags = [name(each) for each in file.body]
    assert ("tbl", "tbl") not in pairwise(tags)
    assert all(each[-1].tag == f"{W}p" for each in file.body.iter(f"{W}tc"))


def test_that_statements_have_their_box_and_agencies_their_bar(filled: WordFile) -> None:
    def frame(paragraph: etree._Element) -> tuple[str | None, ...]:
        left = paragraph.find(f"{W}pPr/{W}pBdr/{W}left")
        fill = paragraph.find(f"{W}pPr/{W}shd")
        return left.get(f"{W}color"), None if fill is None else fill.get(f"{W}fill")

    boxes = [frame(each) for each in filled.paragraphs("Statement")]
    bars = [frame(e) for e in filled.paragraphs("Heading3") if said(e) == "Education"]
    assert set(boxes) == {("B8860B", "FFF4D1")}
    assert set(bars) == {("005EA5", None)}


def test_that_boxes_that_touch_are_not_drawn_as_one(filled: WordFile) -> None:
    labels = list(filled.paragraphs("StatementLabel"))
    rights = [label.find(f"{W}pPr/{W}ind").get(f"{W}right") for label in labels]

    assert len(rights) == 7
    assert all(a != b for a, b in pairwise(rights))


def test_that_what_came_and_went_is_marked_by_signs_and_lines(filled: WordFile) -> None:
    (wording,) = (p for p in filled.paragraphs() if "written with the family]" in said(p))

    assert said(wording) == "One plan for each child[+\u00a0, written with the family]."
    lined = [r for r in wording.iter(f"{W}r") if r.find(f"{W}rPr/{W}u") is not None]
    assert [said(run) for run in lined] == [", written with the family"]
    assert lined[0].find(f"{W}rPr/{W}b") is not None


def test_that_a_bar_is_a_picture_with_alternative_text_and_its_numbers_in_words(
    filled: WordFile,
) -> None:
    (picture,) = filled.body.iter(f"{A}docPr")
    (legend,) = filled.paragraphs("Legend")

    assert picture.get("descr").startswith("Checklist profile of 15 statements: in place 4,")
    assert " ".join(said(legend).split()) == (
        "✓ In place: 4 ◐ Partly: 3 ○ Not yet: 2 – Not rated: 6"
    )


@pytest.mark.parametrize("counts", [(4, 3, 2, 6), (0, 0, 0, 0), (1, 0, 0, 0), (1, 1, 1, 99)])
def test_that_the_bar_is_drawn_in_proportion(counts: tuple[int, ...]) -> None:
    tones = (Tone.IN_PLACE, Tone.PARTLY, Tone.NOT_YET, Tone.NOT_RATED)
    bar = Bar("x", tuple(map(Segment, "abcd", counts, tones)))
    data = bar_png(bar)

    width, height = struct.unpack(">II", data[16:24])
    start = data.index(b"IDAT")
    (length,) = struct.unpack(">I", data[start - 4 : start])
    pixels = zlib.decompress(data[start + 4 : start + 4 + length])
    assert len(pixels) == height * (1 + 3 * width)
    green = sum(pixels[1 + 3 * n : 4 + 3 * n] == b"\x00\x70\x3c" for n in range(width))
    assert green == round(width * counts[0] / (sum(counts) or 1))


def test_that_the_count_of_ten_agencies_has_a_row_for_each() -> None:
    session = sized_session(10, 1, lambda p, a: "x")
    whole = filled_session().prompts[0].counts[0]
    tallies = tuple(Tally(f"a{n}", (0, 0, 0, 1, 1, 0)) for n in range(10))
    counted = replace(session.prompts[0], counts=(replace(whole, tallies=tallies),))
    file = written(replace(session, prompts=(counted,)))

    assert len(list(file.tables()[-2].iter(f"{W}tr"))) == 11


def test_that_a_paragraph_without_words_is_no_trouble() -> None:
    table = Table(
        "T", (TableColumn("A", 1),), ((Cell((Paragraph(()), Paragraph((TextRun(""),)))),),)
    )

    assert [said(each) for each in made_of(table).tables()[0].iter(f"{W}tc")] == ["A", ""]


def test_that_levels_that_a_document_leaves_out_are_closed_up() -> None:
    outline = HeadingLevels()

    assert [outline.enter(wanted) for wanted in (1, 3, 4, 4, 3, 2, 3, 1, 2)] == [
        *(1, 2, 3, 3, 2, 2, 3, 1, 2),
    ]


def test_that_a_frame_is_as_wide_whichever_way_its_lines_run() -> None:
    session = replace(
        empty_session(),
        agencies=(agency("Health"),),
        prompts=(prompt(1, "Say ...", {"a0": f"left\n{RIGHT_TO_LEFT[0]}"}, RIGHT_TO_LEFT[0]),),
    )
    file = written(session)

    left, right = (each.find(f"{W}pPr/{W}ind") for each in file.paragraphs("ListBullet"))
    assert [left.get(f"{W}{side}") for side in ("left", "right", "hanging")] == ["480", "0", "240"]
    assert [right.get(f"{W}{side}") for side in ("left", "right", "hanging")] == [
        "240",
        "240",
        "240",
    ]


def test_that_a_short_entry_and_a_short_closing_section_are_kept_on_one_page(
    filled: WordFile,
) -> None:
    def is_kept(paragraph: etree._Element) -> bool:
        return paragraph.find(f"{W}pPr/{W}keepNext") is not None

    lines = {said(each): is_kept(each) for each in filled.paragraphs("ListBullet")}
    assert lines["Every adult round a child knowing who else is involved"]
    assert not lines["One plan, not five"]
    sources = [is_kept(each) for each in list(filled.paragraphs("ListBullet"))[-4:]]
    assert sources == [True, True, True, False]


def test_that_a_paragraph_of_any_length_may_part() -> None:
    words = " ".join(["word"] * 800)
    session = replace(empty_session(), prompts=(prompt(1, "Say ...", statement=words),))

    for each in written(session).paragraphs("Statement"):
        assert each.find(f"{W}pPr/{W}keepLines") is None
        assert each.find(f"{W}pPr/{W}keepNext") is None
