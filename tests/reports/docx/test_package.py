"""The file around the words: its particulars, its fonts, and nothing that isn't ours."""

import io
from datetime import timedelta

import pytest
from lxml import etree

from app.progress import Cancelled
from app.reports.document import Document, Heading, Section
from app.reports.docx.writer import write_docx
from tests.reports.docx.reading import W, WordFile, name, said, value, written
from tests.reports.pdf.reading import RESOURCES
from tests.reports.samples import NOW, filled_session

# The order of ECMA-376 part 1, annex A, as far as this program uses it: Word refuses another.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc "
    "outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs strike color sz szCs u shd rtl lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tcPr": "tcW vMerge tcBorders shd",
    "pBdr": "top left bottom right",
    "tblBorders": "bottom insideH",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr tblPr "
    "tblStylePr",
    "font": "altName charset family pitch embedRegular embedBold embedItalic",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr",
}


@pytest.fixture(scope="module")
def filled() -> WordFile:
    return written(filled_session(), resources=RESOURCES)


def test_that_language_title_and_author_are_said(filled: WordFile) -> None:
    core = filled.tree("docProps/core.xml")
    found = {name(each): each.text for each in core}
    styles, settings = filled.tree("word/styles.xml"), filled.tree("word/settings.xml")

    assert found["title"] == filled_session().details.title
    assert found["creator"] == "Amina Yusuf"
    assert found["subject"] == "Record of a joint visioning workshop"
    assert found["language"] == "en-GB"
    assert found["created"] == "2026-11-24T16:05:00Z"
    assert [value(each) for each in styles.iter(f"{W}lang")] == ["en-GB"]
    assert value(settings.find(f"{W}themeFontLang")) == "en-GB"


def test_that_head_and_foot_say_edition_time_and_pages(filled: WordFile) -> None:
    head, foot = filled.tree("word/header1.xml"), filled.tree("word/footer1.xml")
    fields = ["".join(each.itertext()).strip() for each in foot.iter(f"{W}instrText")]

    assert said(head) == "Hollin Bank Primary: joint visioning workshop\tTuesday 24 November 2026"
    assert said(foot).startswith("Draft · Printed 24 November 2026, 16:05\tPage ")
    assert fields == ["PAGE", "NUMPAGES"]
    # The title page has no head, and a foot like every other.
    assert said(filled.tree("word/header2.xml")) == ""
    assert said(filled.tree("word/footer2.xml")) == said(foot)


def test_that_nothing_leads_out_of_the_file_and_nothing_runs_in_it(filled: WordFile) -> None:
    relations = [
        each for part in filled.parts if part.endswith(".rels") for each in filled.tree(part)
    ]

    assert relations
    assert not [each.attrib for each in relations if each.get("TargetMode")]
    assert not [part for part in filled.parts if "vba" in part or "thumbnail" in part]
    assert b"macroEnabled" not in filled.parts["[Content_Types].xml"]


def test_that_elements_stand_in_the_order_that_word_asks_for(filled: WordFile) -> None:
    trees = [
        filled.tree(part)
        for part in filled.parts
        if part.startswith("word/") and part.endswith(".xml")
    ]
    wrong = set()
    for element in (each for tree in trees for each in tree.iter(etree.Element)):
        order = ORDER.get(name(element))
        if order and element.tag.startswith(W):
            places = [order.split().index(name(child)) for child in element]
            wrong |= {name(element)} if places != sorted(places) else set()

    assert wrong == set()


def test_that_the_fonts_go_with_the_file_and_open_with_their_key(filled: WordFile) -> None:
    table = filled.tree("word/fontTable.xml")
    embedded = {name(each): each.get(f"{W}fontKey") for each in table[0] if "embed" in name(each)}
    assert set(embedded) == {"embedRegular", "embedBold", "embedItalic"}

    key = bytes.fromhex(embedded["embedRegular"].strip("{}").replace("-", ""))[::-1]
    hidden = filled.parts["word/fonts/font1.odttf"]
    head = bytes(byte ^ key[place % 16] for place, byte in enumerate(hidden[:32]))
    font = RESOURCES / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"
    assert head + hidden[32:] == font.read_bytes()


def test_that_a_file_without_fonts_is_whole_all_the_same(tmp_path) -> None:
    for resources in (None, tmp_path):
        file = written(filled_session(), resources=resources)
        assert not [part for part in file.parts if "odttf" in part]
        assert "embedTrueTypeFonts" not in file.parts["word/settings.xml"].decode()


def test_that_the_same_session_gives_the_same_bytes() -> None:
    again = [written(filled_session(), resources=RESOURCES).data for _ in range(2)]
    assert again[0] == again[1]

    out = io.BytesIO()
    document = Document("T", "K", "A", "D", (), ())
    write_docx(document, out, printed_at=NOW.replace(year=1970) - timedelta(days=1))
    assert WordFile(out.getvalue()).text() == "K\nT"


def test_that_progress_only_grows_and_ends_at_one() -> None:
    seen: list[float] = []
    written(filled_session(), progress=seen.append)

    assert seen == sorted(seen)
    assert len(seen) > 20
    assert seen[-1] == 1.0


@pytest.mark.parametrize("asked", [0, 3, 40])
def test_that_a_cancelled_export_writes_nothing(asked: int) -> None:
    left = iter(range(asked))
    out = io.BytesIO()
    document = Document(
        "T", "K", "A", "D", (), tuple(Section(Heading(str(n), 1), ()) for n in range(60))
    )

    with pytest.raises(Cancelled):
        write_docx(document, out, printed_at=NOW, cancelled=lambda: next(left, None) is None)
    assert out.getvalue() == b""
