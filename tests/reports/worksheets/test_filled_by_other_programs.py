"""Worksheets filled in by other programs, and saved again by more, read back as they were typed."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest

from app.models.records import Rating
from app.models.worksheets.fields import statement_field
from app.models.worksheets.reader import read_worksheet
from tests.other_programs import program
from tests.reports.hostile import LONG_WORD, MARKUP, RIGHT_TO_LEFT, SCRIPTS
from tests.reports.samples import filled_session
from tests.reports.worksheets.filling import (
    fill_with_pdf_lib,
    fill_with_pdftk,
    fill_with_pikepdf,
    fill_with_pypdf,
    values_for,
    worksheet,
)

SESSION = filled_session()
HEALTH = SESSION.agencies[1].id
PROMPTS = [prompt.id for prompt in SESSION.prompts]
TEXTS = (
    "naïve café – Ångström “quoted” ‘single’ … €5",
    "\n".join(RIGHT_TO_LEFT) + "\n漢字かな交じり\n😀 \U0001d538 e\u0301",
    "  two spaces before\n\ttab before\ninner  spaces\n\nafter an empty line",
    " ".join(f"word{number}" for number in range(2000)),
    "\n".join(MARKUP).replace("]]>", "]] >"),
    "\n".join((*SCRIPTS, LONG_WORD)),
    "(unbalanced ) ) ( \\ \\n \\101 <feff> endobj",
)


def _programs():
    return (
        pytest.param(fill_with_pypdf, "/", id="pypdf"),
        pytest.param(fill_with_pikepdf, "", id="pikepdf"),
        pytest.param(fill_with_pdftk, "", id="pdftk"),
        pytest.param(fill_with_pdf_lib, "", id="pdf-lib"),
    )


@pytest.fixture(scope="module")
def form():
    return worksheet(SESSION, HEALTH)


def _values(slash):
    answers = dict(zip(PROMPTS, TEXTS, strict=True))
    values = values_for(SESSION, HEALTH, "Zoë O’Brien 漢", "Health visitor – Łódź", **answers)
    ratings = zip(SESSION.checklist, (*Rating, *Rating), strict=False)
    return values | {statement_field(s.id): f"{slash}{rating}" for s, rating in ratings}


def _assert_whole(sheet):
    assert (sheet.session_id, sheet.agency_id) == (SESSION.details.id, HEALTH)
    assert sheet.person == "Zoë O’Brien 漢, Health visitor – Łódź"
    assert (sheet.session_title, sheet.agency_name) == (SESSION.details.title, "Health")
    assert tuple(answer.text for answer in sheet.answers) == TEXTS
    assert [answer.prompt_id for answer in sheet.answers] == PROMPTS
    assert sheet.answers[2].prompt == " ".join(SESSION.prompts[2].text.split())
    given = [(rated.statement_id, rated.rating) for rated in sheet.ratings]
    wanted = zip(SESSION.checklist, (*Rating, *Rating), strict=False)
    assert given == [(statement.id, rating) for statement, rating in wanted]


@pytest.mark.parametrize(("fill", "slash"), _programs())
def test_that_what_another_program_fills_in_reads_back_exactly(tmp_path, form, fill, slash):
    _assert_whole(read_worksheet(fill(form, _values(slash), tmp_path / "filled.pdf")))


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["qpdf", "--object-streams=generate"], id="qpdf"),
        pytest.param(["qpdf", "--linearize"], id="qpdf linearized"),
        pytest.param(["qpdf", "--qdf", "--object-streams=disable"], id="qpdf plain"),
    ],
)
def test_that_a_filled_worksheet_saved_anew_loses_nothing(tmp_path, form, command):
    name, *options = command
    filled = fill_with_pikepdf(form, _values(""), tmp_path / "filled.pdf")
    again = tmp_path / "again.pdf"
    subprocess.run(
        [program(name), *options, filled, again], check=True, capture_output=True, timeout=60
    )
    _assert_whole(read_worksheet(again))


def test_that_a_worksheet_that_went_through_several_programs_is_still_known(tmp_path, form):
    first = fill_with_pdftk(form, values_for(SESSION, HEALTH, "A. Khan"), tmp_path / "1.pdf")
    second = fill_with_pikepdf(
        first.read_bytes(), {f"p_{PROMPTS[0]}": "One plan"}, tmp_path / "2.pdf"
    )
    third = tmp_path / "3.pdf"
    subprocess.run([program("pdftk"), second, "cat", "output", third], check=True, timeout=60)
    sheet = read_worksheet(third)
    assert (sheet.name, sheet.answers[0].text) == ("A. Khan", "One plan")


def test_that_both_ends_of_lines_come_back_as_newlines(tmp_path, form):
    values = values_for(SESSION, HEALTH, "A. Khan", **{PROMPTS[0]: "one\rtwo\r\nthree\nfour"})
    sheet = read_worksheet(fill_with_pikepdf(form, values, tmp_path / "filled.pdf"))
    assert sheet.answers[0].text == "one\ntwo\nthree\nfour"


def test_that_ids_of_any_kind_come_back(tmp_path):
    odd = "a.b~c_d/é %7E (x)"
    agency = replace(SESSION.agencies[0], id=odd)
    prompt = replace(SESSION.prompts[0], id=odd)
    details = replace(SESSION.details, id=odd)
    session = replace(SESSION, details=details, agencies=(agency,), prompts=(prompt,))
    values = values_for(session, odd, "A", **{odd: "Said"})
    sheet = read_worksheet(
        fill_with_pikepdf(worksheet(session, odd), values, tmp_path / "filled.pdf")
    )
    assert (sheet.session_id, sheet.agency_id, sheet.answers[0].prompt_id) == (odd, odd, odd)
