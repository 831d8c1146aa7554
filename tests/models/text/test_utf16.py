"""Positions in UTF-16 units are those that a text editor of Qt counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.text.utf16 import (
    characters_before,
    utf16_length,
    utf16_parts,
    utf16_spans,
    without_lone_surrogates,
)

TEXTS = st.text(st.sampled_from("aé’ש\u0301\U0001f600\U00010400"), max_size=12) | st.text(
    st.characters(exclude_categories=["Cs"])
)


@pytest.mark.parametrize(("text", "units"), [("", 0), ("plan", 4), ("a’é", 3), ("a\U0001f600b", 4)])
def test_that_a_character_beyond_the_basic_plane_counts_as_two_units(text, units):
    assert utf16_length(text) == units


@given(TEXTS, TEXTS)
def test_that_a_position_in_units_leads_back_to_the_character(before, after):
    assert characters_before(before + after, utf16_length(before)) == len(before)


@given(TEXTS, TEXTS, TEXTS)
def test_that_the_part_at_a_span_is_the_text_of_the_span(before, inside, after):
    text = before + inside + after
    places = [(len(before), len(before + inside)), (0, len(before))]
    assert utf16_parts(text, utf16_spans(text, places)) == [inside, before]


@given(TEXTS, st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12))))
def test_that_spans_may_overlap_and_come_in_any_order(text, places):
    spans = [(start, start + length) for start, length in places]
    assert utf16_spans(text, spans) == [
        (utf16_length(text[:start]), utf16_length(text[:start]) + utf16_length(text[start:end]))
        for start, end in spans
    ]


def test_that_half_a_pair_and_a_lone_surrogate_count_as_one_character():
    assert characters_before("a\U0001f600b", 2) == 2
    assert utf16_length("\ud800") == 1


@given(TEXTS)
def test_that_only_lone_surrogates_are_replaced(text):
    assert without_lone_surrogates(text) == text
    assert without_lone_surrogates(f"{text}\udc00a\ud800") == f"{text}\ufffda\ufffd"
