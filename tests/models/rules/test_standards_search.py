"""Standards are found by any of their words, and the differences between two are marked."""

from __future__ import annotations

import pytest

from app.models.packs import load_packs
from app.models.packs.records import Framework, LegalStatus, Standard
from app.models.rules.standards_search import (
    MarkedText,
    SearchHit,
    SearchResult,
    differing_words,
    search,
)
from tests.models.packs.pack_folder import SHIPPED


def search_shipped(text: str) -> SearchResult:
    return search(load_packs([SHIPPED]).frameworks, text)


def codes(result: SearchResult) -> list[str]:
    return [hit.standard.code for found in result.frameworks for hit in found.hits]


def marked(field: MarkedText) -> list[str]:
    return [field.text[s.start : s.start + s.length] for s in field.spans]


def search_one(text: str, query: str, code: str = "X1") -> SearchHit | None:
    status = LegalStatus("Current", "In force.")
    standard = Standard("x.1", code, text, "", "", ("X",), (), (), (), "Us", status, True)
    framework = Framework("x", "X", "X", "Us", status, (), (standard,))
    hits = search([framework], query).frameworks[0].hits
    return hits[0] if hits else None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # C41 stands under the heading that makes Q33 match, so it matches too.
        ("collab", ["Q6", "Q32", "Q33", "C6", "C40", "C41"]),
        ("COLLAB", ["Q6", "Q32", "Q33", "C6", "C40", "C41"]),
        ("collab appropriate", ["Q33", "C6", "C40", "C41"]),
        ("q21b", ["Q21(b)"]),
        ("Q21(b)", ["Q21(b)"]),
        ("stl6", ["STL60", "STL62", "STL63", "STL64", "STL65", "STL66", "STL67", "STL68", "STL69"]),
        ("mentoring workplace", ["STL68"]),
        ("workplace mentoring", ["STL68"]),
        ("assertiveness sources", ["AS4"]),
        ("team's", ["STL65"]),
        ("team\u2019s", ["STL65"]),
        ("operate -", ["PM5"]),
        ("zebra", []),
        ("collab zebra", []),
    ],
)
def test_that_every_word_must_be_in_code_text_or_heading(query: str, expected: list[str]) -> None:
    assert codes(search_shipped(query)) == expected


@pytest.mark.parametrize("query", ["", "   ", "\u0301"])
def test_that_no_words_match_everything_and_mark_nothing(query: str) -> None:
    result = search_shipped(query)

    assert (result.count, result.total) == (52, 52)
    assert not any(h.text.spans or h.code.spans for f in result.frameworks for h in f.hits)


def test_that_hits_are_counted_framework_by_framework() -> None:
    counts = {f.framework.short_title: len(f.hits) for f in search_shipped("collab").frameworks}

    assert counts == {
        "Common core": 0,
        "Teachers · Qualified Teacher Status": 3,
        "Teachers · Core": 3,
        "Support staff (NOS)": 0,
    }


def test_that_hits_are_marked_where_they_are() -> None:
    first, second, _ = search_shipped("collab").frameworks[1].hits

    assert marked(first.text) == ["collab"]
    assert [marked(heading) for heading in first.headings] == [[], []]
    assert marked(second.text) == []
    assert [(h.text, marked(h)) for h in second.headings] == [
        ("Professional skills", []),
        ("Team-working and collaboration", ["collab"]),
    ]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Café society", "cafe", ["Café"]),
        ("Cafe\u0301 society", "cafe", ["Cafe\u0301"]),
        ("Cafe society", "CAFÉ", ["Cafe"]),
        ("Straße", "strasse", ["Straße"]),
        ("Straße", "ras", ["raß"]),
        ("Siân and Seán", "sian sean", ["Siân", "Seán"]),
        ("the aims, the goals", "the", ["the", "the"]),
        ("partnership", "partner tners", ["partners"]),
        ("partnership", "part nership", ["partnership"]),
        ("one plan", "plan\N{NO-BREAK SPACE}one", ["one", "plan"]),
        ("co\u2011operate", "co-op", ["co\u2011op"]),
        ("\U0001f600 plan", "plan", ["plan"]),
        ("R&D <b>(x)</b> [.*]", ".*", [".*"]),
    ],
)
def test_that_case_accents_and_signs_do_not_hide_a_word(
    text: str, query: str, expected: list[str]
) -> None:
    hit = search_one(text, query)

    assert hit is not None
    assert marked(hit.text) == expected


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Recognize the value", "recognise", ["Recognize"]),
        ("Recognise the value", "RECOGNIZE", ["Recognise"]),
        ("Recognized, recognizing", "recognised", ["Recognized"]),
        ("Recognized, recognizing", "recognising", ["recognizing"]),
        ("Recognizes", "recognis", ["Recogniz"]),
        ("Recognises", "recogniz", ["Recognis"]),
        ("voluntary organizations", "organisation", ["organization"]),
        ("voluntary organisations", "organizations", ["organisations"]),
        ("an organization", "organisa", ["organiza"]),
        ("organizers", "organiser", ["organizer"]),
        ("Analyze needs", "analyse", ["Analyze"]),
        ("analysed", "analyz", ["analys"]),
        ("utilizing", "utilising", ["utilizing"]),
        ("Straße: recognize", "recognise", ["recognize"]),
        ("Cafe\u0301 organize", "cafe organise", ["Cafe\u0301", "organize"]),
        ("disability", "dis", ["dis"]),
        ("visioning this", "vis this", ["vis", "this"]),
        ("advise", "advis", ["advis"]),
    ],
)
def test_that_s_and_z_of_one_word_find_each_other(
    text: str, query: str, expected: list[str]
) -> None:
    hit = search_one(text, query)

    assert hit is not None
    assert marked(hit.text) == expected


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a prize", "price"),
        ("size", "sise"),
        ("zone", "sone"),
        ("citizen", "citisen"),
        ("is", "iz"),
    ],
)
def test_that_other_letters_stay_apart(text: str, query: str) -> None:
    assert search_one(text, query) is None


@pytest.mark.parametrize(
    ("british", "printed"), [("recognise", "recognize"), ("organisa", "organiza")]
)
def test_that_the_shipped_standards_are_found_in_either_spelling(
    british: str, printed: str
) -> None:
    found = codes(search_shipped(british))
    assert found
    assert found == codes(search_shipped(printed))


@pytest.mark.parametrize(
    ("code", "query", "expected"),
    [
        ("Q21(b)", "q21", ["Q21"]),
        ("Q21(b)", "q21b", ["Q21(b)"]),
        ("Q21(b)", "(b)", ["(b)"]),
        ("C4(a)", "c4", ["C4"]),
    ],
)
def test_that_a_code_is_marked_with_or_without_its_brackets(
    code: str, query: str, expected: list[str]
) -> None:
    hit = search_one("Listen", query, code)

    assert hit is not None
    assert marked(hit.code) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Work together", "Work together", "Work together"),
        ("Work together", "Work together where appropriate", "Work together [where appropriate]"),
        ("raising the levels", "raising their levels", "raising [their] levels"),
        ("a, b and c", "a and c", "a and c"),
        ("needs and skills", "needs, skills", "needs[,] skills"),
        ("Know and understand", "Understand", "Understand"),
        ("well-being", "well being", "[well being]"),
        ("team's work", "teams work", "[teams] work"),
        ("", "all new", "[all new]"),
        ("gone", "", ""),
        ("one", "  one  two ", "  one  [two ]"),
    ],
)
def test_that_runs_of_other_words_are_marked(a: str, b: str, expected: str) -> None:
    runs = differing_words(a, b)

    assert "".join(r.text if r.is_same else f"[{r.text}]" for r in runs) == expected
    assert "".join(r.text for r in runs) == b


@pytest.mark.parametrize(
    ("code", "different"),
    [
        ("Q4", ["and"]),
        ("Q5", ["contributions", "their"]),
        ("Q6", ["where appropriate"]),
        ("Q21b", []),
        ("Q32", ["managing their work where appropriate and"]),
        ("Q33", []),
    ],
)
def test_that_what_a_core_standard_adds_is_marked(code: str, different: list[str]) -> None:
    packs = load_packs([SHIPPED])
    standard = packs.standard(f"teachers.{code}")
    assert standard is not None
    core = packs.standard(standard.leads_to[0])
    assert core is not None

    runs = differing_words(standard.text, core.text)

    assert [r.text.strip() for r in runs if not r.is_same] == different
