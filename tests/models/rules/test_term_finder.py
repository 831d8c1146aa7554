"""What has to be explained in a text, as tables of cases."""

from __future__ import annotations

import pytest

from app.models.packs import load_packs
from app.models.packs.records import AgencyKind, JargonTerm, kinds_of
from app.models.records import Agency, GlossaryTerm
from app.models.rules.term_finder import (
    TermFinder,
    proposed_senses,
    proposed_term,
    terms_to_explain,
)
from app.paths import resources_folder
from tests.models.conftest import NOW
from tests.models.sessions import filled_session

JARGON = load_packs([resources_folder() / "packs"]).jargon


def caught(text, glossary=(), but=()):
    found = TermFinder(JARGON, glossary, but).find(text)
    assert all(text[c.start : c.end] for c in found)
    return [c.term for c in found]


def explained(term):
    return (GlossaryTerm("id", term, "", {}, ""),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We share the CAF before the TAC.", ["CAF", "TAC"]),
        ("Two CAFs, and the CAF's form", ["CAF", "CAF"]),
        ("The caf is shut", []),
        ("Ask the SENCo or the SENCO", ["SENCO", "SENCO"]),
        ("An EHC plan and EHCPs", ["EHCP", "EHCP"]),
        ("a CiN plan", ["CIN"]),
        ("from A&E at night", ["A&E"]),
        ("Infants in transition", ["infant", "transition"]),
        ("a Key worker and key workers", ["key worker", "key worker"]),
        ("infantry", []),
        ("key-worker, keyworker, KEY  WORKERS", ["key worker"] * 3),
        ("an infant's infants'", ["infant", "infant"]),
        ("S47, s47 and section 17", ["S47", "S47", "S17"]),
        ("KS2 results", ["KS"]),
        ("Send it to the school", []),
        ("MASH/LADO", ["MASH", "LADO"]),
        ("", []),
        ("nothing to see here", []),
    ],
)
def test_that_known_terms_are_caught_in_every_form(text, expected):
    assert caught(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The QZX meets on Mondays", ["QZX"]),
        ("Two QZXs", ["QZX"]),
        ("B4SH is new", ["B4SH"]),
        ("in the UK, on TV, at 4 PM, as a PDF", []),
        ("Henry VIII, Part IV and chapter XIX", []),
        ("McDonald and iPhone and A and I", []),
        ("ABCDEFGH is a word, not an acronym", []),
        ("X1 and 3D", []),
        ("We must ALL share ONE plan, NOT two", []),
        ("a Q&A with OFSTED", []),
        ("R&X, R&Xs", ["R&X", "R&X"]),
    ],
)
def test_that_an_unknown_acronym_is_caught_and_what_everybody_knows_is_not(text, expected):
    assert caught(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WE WILL MEET EACH WEEK", []),
        ("WE SHARE THE CAF EACH WEEK", ["CAF"]),
        ("we meet\nQZX AND NOBODY ELSE\nthe QZX too", ["QZX"]),
        ("QZX", ["QZX"]),
    ],
)
def test_that_a_line_in_capitals_is_no_row_of_acronyms(text, expected):
    assert caught(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the CAF (Common Assessment Framework)",
        "the Common Assessment Framework (CAF)",
        "our QZX (Quick Zone Xchange)",
        "the Quick Zone of Xylophones (QZX)",
        "educational psychologists (EPs)",
        "the special educational needs coordinator (SENCO)",
        "looked after children (LAC)",
        "children in need (CiN)",
        "Common Assessment Framework for Children and Young People (CAF)",
        "the CAF (Common Assessment Framework); a CAF is kept",
        "a CAF is kept, a Common Assessment Framework (CAF)",
    ],
)
def test_that_what_is_said_in_full_beside_it_is_explained(text):
    assert caught(text) == []


@pytest.mark.parametrize(
    "text",
    ["a pupil referral unit", "an early help assessment", "Section 47 of the Children Act 1989"],
)
def test_that_nothing_is_caught_within_a_full_form(text):
    assert caught(text) == []


@pytest.mark.parametrize("text", ["the CAF (a form)", "QZX (what is that?)", "(CAF)"])
def test_that_other_words_in_brackets_explain_nothing(text):
    assert len(caught(text)) == 1


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("CAF", "CAF, CAFs, the CAF's and a TAC", ["TAC"]),
        ("SENCO", "our SENCo", []),
        ("EHC plan", "an EHCP", []),
        ("EHCP", "an EHC plan", []),
        ("key worker", "two key-workers, an infant", ["infant"]),
        ("Infants", "an infant", []),
        ("QZX", "QZX", []),
        ("caf", "CAF", ["CAF"]),
    ],
)
def test_that_what_the_glossary_has_is_explained(term, text, expected):
    assert caught(text, explained(term)) == expected


def test_that_the_agencies_own_names_are_passed_over_unless_they_are_known_jargon():
    assert caught("QZX and the YOT", but=["QZX", "e.g. YOT"]) == ["YOT"]


def test_that_no_catch_lies_within_another():
    odd = JargonTerm("lead", "", "m", (), {})
    found = TermFinder([*JARGON, odd]).find("the lead professional leads")
    assert [c.term for c in found] == ["lead professional", "lead"]


def test_that_a_catch_says_what_the_packs_know():
    known, unknown = TermFinder(JARGON).find("CAF QZX")
    assert known.known.stands_for == "Common Assessment Framework"
    assert unknown.known is None
    assert (unknown.start, unknown.end) == (4, 7)


@pytest.mark.parametrize(
    "text", ["\N{LATIN SMALL LETTER DOTLESS I}nfant", "di\N{LATIN SMALL LETTER LONG S}charge"]
)
def test_that_a_letter_of_another_alphabet_makes_it_another_word(text):
    """A pattern that looks past capitals takes these for an i and an s."""
    assert caught(text) == []


@pytest.mark.parametrize("text", ["QZX " * 5000, "(QZX " * 5000, "AB CD EF gh " * 2000])
def test_that_a_long_line_is_read_once_and_not_anew_for_each_acronym(text):
    class CountedText(str):
        letters_read = 0
        __slots__ = ()

        def __getitem__(self, part):
            CountedText.letters_read += len(taken := super().__getitem__(part))
            return taken

    TermFinder(JARGON).find(CountedText(text))
    assert CountedText.letters_read <= 2 * len(text)


@pytest.mark.parametrize("text", ["A" * 20_000, "A&" * 10_000, "Aa" * 10_000 + "é", "(" * 9_000])
def test_that_no_text_sends_it_round_in_circles(text):
    """It runs with each key; were it to try every split of these, the suite would stand still."""
    assert caught(text) == []


@pytest.mark.parametrize(
    ("name", "note", "kinds"),
    [
        ("Education", "", (AgencyKind.EDUCATION,)),
        ("Hollin Bank Primary School", "", (AgencyKind.EDUCATION,)),
        ("Health", "", (AgencyKind.HEALTH,)),
        ("NHS trust", "", (AgencyKind.HEALTH,)),
        ("Social Care", "", (AgencyKind.SOCIAL_CARE,)),
        ("Children’s services", "", (AgencyKind.SOCIAL_CARE,)),
        ("Police", "", (AgencyKind.POLICE,)),
        ("YOT", "", (AgencyKind.YOUTH_JUSTICE,)),
        (
            "VCS/Other",
            "e.g. police, YOT",
            (AgencyKind.VOLUNTARY, AgencyKind.YOUTH_JUSTICE, AgencyKind.POLICE),
        ),
        ("Nursery", "", (AgencyKind.EDUCATION,)),
        ("Voluntary aided school", "", (AgencyKind.EDUCATION,)),
        ("Church school", "", (AgencyKind.EDUCATION, AgencyKind.VOLUNTARY)),
        ("School nurses", "", (AgencyKind.HEALTH, AgencyKind.EDUCATION)),
        ("Community paediatrics", "", (AgencyKind.HEALTH, AgencyKind.VOLUNTARY)),
        ("Children's social care", "", (AgencyKind.SOCIAL_CARE,)),
        ("Youth offending team", "", (AgencyKind.YOUTH_JUSTICE,)),
        ("Mental health charity", "", (AgencyKind.VOLUNTARY, AgencyKind.HEALTH)),
        ("Voluntary sector", "", (AgencyKind.VOLUNTARY,)),
        ("Housing", "", ()),
    ],
)
def test_that_an_agency_is_known_by_its_name_and_note(name, note, kinds):
    assert kinds_of(Agency("id", name, note, "#000000", True)) == kinds


def test_that_a_term_is_proposed_with_what_each_agency_of_the_session_means():
    session = filled_session(NOW)
    draft = proposed_term(" infant ", JARGON, session.agencies)
    education, health, _police = session.agencies
    assert draft.term == "infant"
    assert draft.senses[education.id] == "A pupil of four to seven."
    assert draft.senses[health.id] == "A child under one year."


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("SENCos", "SENCO"),
        ("CAF's", "CAF"),
        ("infants", "infant"),
        ("Key-workers", "key worker"),
        ("EHC plans", "EHCP"),
        ("SLT", "SALT"),
        ("QZXs", "QZX"),
        ("our ways", "our ways"),
    ],
)
def test_that_a_term_is_proposed_as_a_glossary_says_it(word, term):
    assert proposed_term(word, JARGON, ()).term == term


def test_that_a_term_goes_before_another_way_to_write_one():
    own = JargonTerm("SLT", "Senior leadership team", "m", (), {})
    for jargon in ([own, *JARGON], [*JARGON, own]):
        assert proposed_term("SLT", jargon, ()).stands_for == own.stands_for
        assert [c.known for c in TermFinder(jargon).find("the SLT")] == [own]


def test_that_a_word_nobody_knows_is_proposed_alone():
    draft = proposed_term("  our  way ", JARGON, ())
    assert (draft.term, draft.stands_for, draft.meaning, draft.senses) == ("our way", "", "", {})


def test_that_the_sense_of_the_name_goes_before_that_of_the_note():
    term = JargonTerm("x", "", "", (), {AgencyKind.POLICE: "p", AgencyKind.YOUTH_JUSTICE: "y"})
    agency = Agency("id", "Police", "with YOT", "#000000", True)
    assert proposed_senses(term, [agency]) == {"id": "p"}


def test_that_terms_of_the_whole_grid_are_listed_once_as_first_used():
    from dataclasses import replace

    session = filled_session(NOW)
    first, *rest = session.prompts
    entries = {session.agencies[0].id: "the TAC and the CAF"}
    typed = replace(first, entries=entries, statement=replace(first.statement, text="CAF, QZX"))
    bare = [replace(p, entries={}, statement=replace(p.statement, text="")) for p in rest]
    session = replace(session, prompts=(typed, *bare), glossary=())
    assert terms_to_explain(session, JARGON) == ("TAC", "CAF", "QZX")
