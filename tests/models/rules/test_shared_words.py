"""Words that agencies share meet one another in all their forms."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.rules.shared_words import WordSpan, shared_stems, shared_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sharing", "shared"),
        ("share", "Shares"),
        ("FAMILIES", "family"),
        ("family’s", "families'"),
        ("children's", "child"),
        ("children", "child’s"),
        ("people", "persons"),
        ("agreed", "agrees"),
        ("organizations", "organisation"),
        ("met", "meetings"),
        ("multi-agency", "agencies"),
        ("élève", "Élèves"),
    ],
)
def test_that_forms_of_a_word_meet(one, other):
    assert shared_stems({"a": one, "b": other})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the", "the"),
        ("We can’t", "they can't"),
        ("we'll don't", "We’ll don’t"),
        ("2027", "2027"),
        ("x", "x"),
        ("_", "_"),
        ("plan", "plant"),
        ("", ""),
    ],
)
def test_that_other_words_do_not_meet(one, other):
    assert shared_stems({"a": one, "b": other}) == frozenset()


def test_that_a_word_one_agency_says_twice_is_not_shared():
    assert shared_words({"a": "plan, plans", "b": "listen"}) == {"a": (), "b": ()}


def test_that_shared_words_are_given_where_they_stand():
    entries = {
        "health": "We share – 😀 one Plan.",
        "education": "Sharing the plan; planning it",
        "police": "Being told",
    }
    found = shared_words(entries)
    said = {
        agency: [entries[agency][span.start : span.end] for span in spans]
        for agency, spans in found.items()
    }
    assert said == {
        "health": ["share", "Plan"],
        "education": ["Sharing", "plan", "planning"],
        "police": [],
    }
    assert found["health"][0] == WordSpan(3, 8)


def test_that_the_prompts_own_words_may_be_left_out():
    entries = {"a": "partnership means listening", "b": "listen in partnership"}
    assert shared_stems(entries, but="Partnerships mean ...") == {"listen"}


def test_that_two_agencies_are_enough_and_one_entry_is_not():
    assert shared_stems({"a": "trust", "b": "trust", "c": "time"}) == {"trust"}
    assert shared_stems({"a": "trust trust"}) == frozenset()
    assert shared_words({}) == {}


@given(st.dictionaries(st.sampled_from("abc"), st.text()))
def test_that_no_text_breaks_it_and_every_span_lies_in_its_text(entries):
    for agency, spans in shared_words(entries).items():
        ends = [0, *(span.end for span in spans)]
        assert all(end <= span.start < span.end for end, span in zip(ends, spans, strict=False))
        assert ends[-1] <= len(entries[agency])


def test_that_the_stemmer_is_loaded_on_first_use():
    program = (
        "import sys; from app.models.rules.shared_words import WordStems; s = WordStems();"
        "s.of('the'); print('snowballstemmer' in sys.modules);"
        "s.of('plan'); print('snowballstemmer' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert said.stdout.split() == [b"False", b"True"]
