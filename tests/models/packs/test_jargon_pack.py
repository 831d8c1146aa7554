"""A jargon pack: what the shipped one says, whose word counts, and what can be wrong with one."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from app.models.packs import Packs, load_packs
from app.models.packs.records import AgencyKind, JargonTerm
from app.models.packs.schema import JargonFile, fields_of
from app.models.text.readability import measure_readability
from tests.models.packs.pack_folder import REPOSITORY, SHIPPED, write

HEAD = """
id = "mine"
kind = "jargon"
title = "Our words"
source = "Us"
"""


@cache
def shipped() -> Packs:
    return load_packs([SHIPPED])


def term(fields: str) -> str:
    return f'[[terms]]\nterm = "CAF"\nmeaning = "A form."\n{fields}\n'


def test_that_the_shipped_pack_has_the_terms_of_the_field_once_each() -> None:
    terms = [known.term.casefold() for known in shipped().jargon]
    wanted = "CAF YOT SENCO CAMHS EHCP infant transition ALN TAC LAC MASH"

    assert len(terms) >= 45
    assert len(set(terms)) == len(terms)
    assert set(wanted.casefold().split()) <= set(terms)


@pytest.mark.parametrize("known", shipped().jargon, ids=lambda known: known.term)
def test_that_a_term_is_explained_in_plain_sentences(known: JargonTerm) -> None:
    for said in (known.meaning, *known.senses.values()):
        assert said[0].isupper()
        assert said.endswith(
            (".", ".\N{RIGHT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}.")
        )
        assert measure_readability(said).longest <= 25
    assert known.stands_for or len(known.senses) >= 3, "a word is here for its several senses"


def test_that_every_kind_of_agency_is_a_field_of_a_pack_and_has_a_say_in_the_shipped_one() -> None:
    assert fields_of(JargonFile, "terms.senses") == [kind.value for kind in AgencyKind]
    assert {kind for known in shipped().jargon for kind in known.senses} == set(AgencyKind)


def test_that_the_document_counts_the_shipped_terms() -> None:
    document = (REPOSITORY / "docs" / "packs.md").read_text("utf-8")

    assert f"`jargon.toml`, {len(shipped().jargon)} terms" in document


def test_that_the_documented_term_loads(tmp_path: Path) -> None:
    document = (REPOSITORY / "docs" / "packs.md").read_text("utf-8")
    examples = re.findall(r"```toml\n(.*?)```", document, re.DOTALL)
    (rows,) = (example for example in examples if example.startswith("[[terms]]"))

    (known,) = load_packs([write(tmp_path, HEAD + rows)]).jargon

    assert known.senses[AgencyKind.HEALTH] == "A child under one year."


def test_that_every_field_of_a_term_is_read(tmp_path: Path) -> None:
    fields = """
        stands_for = "Common Assessment Framework"
        also = ["Caf"]
        says = "a form, or a place for tea"
        senses = { health = "Ours." }
    """

    (known,) = load_packs([write(tmp_path, HEAD + term(fields))]).jargon

    assert known == JargonTerm(
        term="CAF",
        stands_for="Common Assessment Framework",
        meaning="A form.",
        also=("Caf",),
        senses={AgencyKind.HEALTH: "Ours."},
        says="a form, or a place for tea",
    )


@pytest.mark.parametrize("written", ["CAF", "Caf"])
def test_that_a_persons_own_word_for_a_term_takes_the_place_of_the_shipped_one(
    tmp_path: Path, written: str
) -> None:
    own = HEAD + f'[[terms]]\nterm = "{written}"\nmeaning = "Ours."\n'

    packs = load_packs([SHIPPED, write(tmp_path, own)])

    found = [known.meaning for known in packs.jargon if known.term.casefold() == "caf"]
    assert found == ["Ours."]
    assert len(packs.jargon) == len(shipped().jargon)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("", "terms: is missing; add it"),
        ("terms = []", "terms: is empty; add at least one"),
        (
            term("") + '[[terms]]\nterm = "caf"\nmeaning = "m"',
            'terms[1].term: "caf" is already used at terms[0].term; give it another',
        ),
        (
            term("") + '[[terms]]\nterm = "EHA"\nmeaning = "m"\nalso = ["Caf"]',
            'terms[1].also[0]: "Caf" is already used at terms[0].term; take one out',
        ),
        (
            term('also = ["form"]') + '[[terms]]\nterm = "EHA"\nmeaning = "m"\nalso = ["form"]',
            'terms[1].also[0]: "form" is already used at terms[0].also[0]; take one out',
        ),
        ('[[terms]]\nterm = "CAF"\nmeaning = ""', "terms[0].meaning: is empty; give it a meaning"),
        ('[[terms]]\nmeaning = "m"', "terms[0].term: is missing; add it"),
        (term('also = "Caf"'), "terms[0].also: must be a list in [ and ]"),
        (term('also = [""]'), "terms[0].also[0]: is empty; give it a term"),
        (
            term('senses = "ours"'),
            "terms[0].senses: must be a table; begin it with [terms.senses]",
        ),
        (
            term('senses = { helth = "Ours." }'),
            'terms[0].senses.helth: is not a field that is known here; did you mean "health"?',
        ),
        (
            term("senses = { health = 3 }"),
            "terms[0].senses.health: must be text in quotation marks",
        ),
    ],
)
def test_that_each_problem_of_a_jargon_pack_is_listed_with_its_place(
    tmp_path: Path, rows: str, problem: str
) -> None:
    packs = load_packs([write(tmp_path, HEAD + rows)], skip_bad=True)

    assert packs.problems == (f"mine.toml: {problem}",)
    assert packs.jargon == ()


def test_that_a_term_may_differ_from_its_other_forms_by_its_capitals_alone(tmp_path: Path) -> None:
    packs = load_packs([write(tmp_path, HEAD + term('also = ["Caf", "CAf"]'))])

    assert packs.jargon[0].also == ("Caf", "CAf")
