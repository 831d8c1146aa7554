"""The glossary's rules as tables of cases."""

from __future__ import annotations

import pytest

from app.models.records import GlossaryTerm
from app.models.rules.glossary import AcronymExpander, find_term, terms_in_order


def term(word, stands_for=""):
    return GlossaryTerm(f"id-{word}", word, "", {}, stands_for)


CAF = term("CAF", "Common Assessment Framework")
YOT = term("YOT", "Youth Offending Team")
INFANT = term("infant")
ALL = (YOT, INFANT, CAF)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("CAF", CAF),
        ("CAFs", CAF),
        ("YOT's", YOT),
        ("YOT’s", YOT),
        ("caf", None),
        ("Infant", INFANT),
        ("infants", INFANT),
        ("INFANT", None),
        ("", None),
    ],
)
def test_that_a_term_is_found_by_the_word_in_a_text(word, found):
    assert find_term(ALL, word) is found


def test_that_the_terms_stand_as_a_reader_looks_them_up():
    assert [each.term for each in terms_in_order(ALL)] == ["CAF", "infant", "YOT"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["The CAF and the CAF"], ["The CAF (Common Assessment Framework) and the CAF"]),
        (["A CAF", "the CAF"], ["A CAF (Common Assessment Framework)", "the CAF"]),
        (["the caf, a CAFE, DECAF"], ["the caf, a CAFE, DECAF"]),
        (["CAF (Common Assessment Framework)"], ["CAF (Common Assessment Framework)"]),
        (["Common Assessment Framework (CAF), CAF"], ["Common Assessment Framework (CAF), CAF"]),
        (["Two CAFs, a CAF"], ["Two CAFs (Common Assessment Framework), a CAF"]),
        (["the CAF's"], ["the CAF's (Common Assessment Framework)"]),
        (["YOT/CAF"], ["YOT (Youth Offending Team)/CAF (Common Assessment Framework)"]),
        (["an infant\n CAF\t"], ["an infant\n CAF (Common Assessment Framework)\t"]),
        (["", "nothing"], ["", "nothing"]),
    ],
)
def test_that_an_acronym_is_said_in_full_once(texts, expected):
    expander = AcronymExpander(ALL)
    assert [expander.expand(text) for text in texts] == expected


def test_that_without_terms_every_text_stays():
    assert AcronymExpander(()).expand("The CAF") == "The CAF"


def test_that_signs_in_a_term_are_no_pattern():
    odd = AcronymExpander((term("A&E (x)", "Accident and Emergency"),))
    assert odd.expand("to A&E (x) now") == "to A&E (x) (Accident and Emergency) now"
