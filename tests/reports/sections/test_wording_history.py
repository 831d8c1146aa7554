"""The annex of wordings, in the neutral document and on the page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC

import pytest

from app.models.records import Wording
from app.models.text.word_diff import WordChange
from app.reports.document import Block, BlockGroup, Heading, Paragraph, TextRun
from app.reports.options import ALL_PARTS, DEFAULT_PARTS, RecordPart
from app.reports.record import build_record
from app.reports.sections.wording_history import history
from tests.reports.pdf.reading import spoken
from tests.reports.samples import THEN, agency, empty_session, filled_session, prompt
from tests.reports.test_record import said


def runs(blocks: tuple[Block, ...]) -> Iterator[TextRun]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.runs
        elif isinstance(block, BlockGroup):
            yield from runs(block.blocks)


def worded(*texts: str):
    wordings = tuple(
        Wording(f"w{n}", "p1", None, text, THEN.replace(second=n), "")
        for n, text in enumerate(texts)
    )
    return replace(
        empty_session("Worded"),
        agencies=(agency("Health"),),
        prompts=(prompt(1, "Say ...", {}, texts[-1]),),
        wordings=wordings,
    )


def test_that_the_history_is_printed_only_where_it_is_asked_for() -> None:
    assert ALL_PARTS - {RecordPart.HISTORY} == DEFAULT_PARTS
    assert "Wording history" not in said(build_record(filled_session(), zone=UTC))
    assert "Wording history" in said(build_record(filled_session(), ALL_PARTS, UTC))


def test_that_nothing_is_printed_where_no_wording_was_kept() -> None:
    assert history(replace(filled_session(), wordings=()), UTC) == ()


def test_that_each_wording_stands_with_its_time_and_why_it_was_changed() -> None:
    opening, first = history(filled_session(), UTC)
    headings = [b.text for b in first.blocks if isinstance(b, Heading)]

    assert opening.heading.text == "Wording history"
    assert first.heading.label == "Prompt 1"
    assert headings == [
        "Wording 1 · 24 November 2026, 13:57",
        "Wording 2 · 24 November 2026, 14:00",
    ]
    assert "Changed because: Whose plan is it? (Social Care)" in said(first)
    assert next(r.text for r in runs(first.blocks) if r.change is WordChange.ADDED).strip() == (
        ", written with the family"
    )


def test_that_an_entry_has_its_history_only_where_it_was_changed() -> None:
    _, first = history(filled_session(), UTC)
    groups = [block for block in first.blocks if isinstance(block, BlockGroup)]

    assert [said(group.blocks[0]).split("\n")[0] for group in groups] == ["Health"]
    assert [r.text.strip() for r in runs(groups[0].blocks) if r.change is WordChange.ADDED] == [
        ", together"
    ]


def test_that_an_entry_off_a_worksheet_says_so_though_it_was_never_changed() -> None:
    source = "From the worksheet of A. Khan, GP"
    wording = Wording("w", "p1", "a0", "One plan", THEN, source)
    session = replace(
        empty_session("Collected"),
        agencies=(replace(agency("Health"), id="a0"),),
        prompts=(prompt(1, "Say ...", {"a0": "One plan"}, ""),),
        wordings=(wording,),
    )
    _, first = history(session, UTC)

    assert f"changed because: {source}" in said(first)
    unsaid = replace(session, wordings=(replace(wording, reason=""),))
    assert history(unsaid, UTC) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One plan.", "One plan, shared."),
        ("<b>a</b> & b", "<i>a</i> & c"),
        ("a\nb\n", "a\n\nc"),
        ("  lead", "lead  "),
        ("gone", ""),
        ("", "come"),
    ],
)
def test_that_a_wording_is_exact_in_the_document(before: str, after: str) -> None:
    _, first = history(worded(before, after), UTC)
    paragraphs = [b for b in first.blocks if isinstance(b, Paragraph)]
    kept = [run for run in paragraphs[-1].runs if not run.is_emphasis]

    assert "".join(r.text for r in kept if r.change is not WordChange.REMOVED) == after
    assert "".join(r.text for r in kept if r.change is not WordChange.ADDED) == before
    assert not any(run.is_typed for run in kept)


def test_that_signs_tell_on_the_page_what_was_added_and_removed() -> None:
    printed = spoken(worded("One plan, not five.", "One shared plan."), [RecordPart.HISTORY])

    assert "Wordsthatwereaddedstandin[+…]" in printed
    assert "Oneplan,notfive." in printed
    assert "One[+shared]plan[\N{MINUS SIGN},notfive]." in printed


def test_that_what_looks_like_markup_is_printed_as_it_was_worded() -> None:
    printed = spoken(worded("a <b>&amp; b", "a <u>&amp; </strike> b"), [RecordPart.HISTORY])

    assert "a<b>&amp;b" in printed
    assert "strike" in printed


def test_that_a_history_of_many_pages_prints_whole() -> None:
    texts = [" ".join(f"v{n}-{word}." for word in range(120)) for n in range(30)]
    printed = spoken(worded(*texts), [RecordPart.HISTORY])

    found = set(re.findall(r"v(\d+)-(\d+)", printed))
    assert found == {(str(n), str(word)) for n in range(30) for word in range(120)}
