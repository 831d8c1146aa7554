"""The names that a worksheet's fields have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.worksheets.fields import (
    SheetIdentity,
    name_field,
    parse_identity,
    parse_prompt_field,
    parse_statement_field,
    prompt_field,
    read_about,
    statement_field,
    write_about,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(words, words)
def test_that_an_identity_comes_back_out_of_a_name(session_id, agency_id):
    name = name_field(session_id, agency_id)
    assert name.isascii()
    assert "." not in name
    assert parse_identity(name) == SheetIdentity(1, session_id, agency_id)


@given(words)
def test_that_a_prompt_and_a_statement_come_back_out_of_a_name(own_id):
    assert parse_prompt_field(prompt_field(own_id)) == own_id
    assert parse_statement_field(statement_field(own_id)) == own_id
    assert "." not in prompt_field(own_id)
    assert parse_prompt_field(statement_field(own_id)) is None


@given(words, words)
def test_that_what_a_sheet_is_for_comes_back_out_of_plain_letters(title, agency):
    assert write_about(title, agency).isascii()
    assert read_about(write_about(title, agency)) == (title, agency)


def test_that_the_fields_of_another_program_carry_no_identity():
    names = ("name", "who~1~s", "who~x~s~a", "whom~1~s~a", "", "~~~", "who~1~s~a~b")
    assert [parse_identity(name) for name in names] == [None] * len(names)


def test_that_a_lost_description_is_no_trouble():
    assert read_about("") == ("", "")
