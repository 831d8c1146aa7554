"""What a person looks through before worksheets are added."""

from __future__ import annotations

from dataclasses import replace

from app.models.records import Rating
from app.models.worksheets.fields import Answer, UnreadableFile, WorksheetError
from app.models.worksheets.summary import (
    SummarySign,
    describe_files,
    describe_use,
    plan_results,
    summary_lines,
)
from tests.models.worksheets.sheets import CHECKS, EDUCATION, HEALTH, SESSION, sheet


def _lines(*results, **more):
    return summary_lines(SESSION, results, plan_results(SESSION, results), **more)


def test_that_each_file_has_a_line_in_its_place():
    bad = UnreadableFile("bad.pdf", WorksheetError("“bad.pdf” is damaged.", "Ask for it again."))
    first, second, third = _lines(sheet("One\nTwo"), bad, sheet("Three", name="", role=""))
    assert (first.mark, first.person, first.agency) == (SummarySign.NEW, "A. Khan, GP", "Health")
    assert first.words == "1 answer, 2 new lines."
    assert (second.mark, second.words) == (
        SummarySign.TROUBLE,
        "“bad.pdf” is damaged. Ask for it again.",
    )
    assert third.person == "No name given"
    assert describe_files((first, second, third)) == "3 files: 2 with something new, 1 to look at."


def test_that_a_sheet_of_another_session_names_it():
    other = replace(sheet("One", session_id="other"), session_title="Last year")
    (line,) = _lines(other)
    assert line.mark is SummarySign.TROUBLE
    assert line.words == "It is for “Last year”: open that session and collect it there."
    (renamed,) = _lines(other, title_of={"other": "Hollin Bank 2025"}.get)
    assert "“Hollin Bank 2025”" in renamed.words
    (lost,) = _lines(replace(other, session_title=""))
    assert lost.words.startswith("It is for another session:")


def test_that_an_agency_that_is_gone_is_named_as_on_the_sheet():
    (line,) = _lines(replace(sheet("One", agency_id="gone"), agency_name="Library"))
    assert (line.mark, line.agency) == (SummarySign.TROUBLE, "Library")
    assert line.words.startswith("Library is no longer in this session")
    assert "One" in line.detail


def test_that_an_answer_that_finds_no_place_can_be_read_whole():
    lost = Answer("gone", "Line one\nLine two", "What was asked")
    (line,) = _lines(replace(sheet("One"), answers=(*sheet("One").answers, lost)))
    assert line.mark is SummarySign.TROUBLE
    assert line.words.endswith("1 answer to a prompt that is no longer there, left out.")
    assert line.detail.startswith(
        "Left out, no longer a prompt: What was asked\nLine one\nLine two"
    )
    assert "One" in line.detail


def test_that_ratings_are_told_apart():
    first, second = CHECKS
    given = sheet("x", agency_id=EDUCATION, ratings={first: Rating.NOT_YET, second: Rating.PARTLY})
    (line,) = _lines(given)
    assert line.words.endswith("1 new rating. 1 rating differs from the checklist.")
    assert "Statement 1: ○ Not yet, where the checklist has ✓ In place" in line.detail
    assert "Statement 2: ◐ Partly" in line.detail


def test_that_a_sheet_with_nothing_new_says_so():
    said = SESSION.prompts[0].entries[HEALTH]
    again = sheet("New", file="b.pdf"), sheet("New", file="c.pdf")
    (line,) = _lines(sheet(said, name="", role=""))
    assert (line.mark, line.words) == (SummarySign.NOTHING, "1 answer, all in the grid already.")
    assert _lines(*again)[1].words.startswith("The same answers of the same person came before")


def test_that_what_becomes_of_it_is_said_as_it_is():
    bad = UnreadableFile("bad.pdf", WorksheetError("“bad.pdf” is damaged.", "Ask for it again."))
    again = sheet("One", name="", role="")
    assert describe_use(_lines(again, bad), adds=True).startswith("New lines go below")
    assert "none of this can be used" in describe_use(_lines(bad), adds=False)
    session = replace(
        SESSION,
        prompts=tuple(replace(p, entries={HEALTH: "One"}) for p in SESSION.prompts),
    )
    known = summary_lines(session, [again, bad], plan_results(session, [again, bad]))
    assert known[0].mark is SummarySign.NOTHING
    assert "says anything new" in describe_use(known, adds=False)
