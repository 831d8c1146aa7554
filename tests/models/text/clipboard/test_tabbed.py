from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.text.clipboard.html import parse_html_table
from app.models.text.clipboard.tabbed import (
    GridTable,
    grid_table,
    html_table,
    is_table,
    own_format,
    parse_own_format,
    parse_tabbed,
    tabbed_text,
)
from tests.models.conftest import NOW
from tests.models.sessions import filled_session

TABLE = GridTable(
    ("Multi-agency aspect", "Health", "Agreed statement"),
    ("Means ...", "Barriers"),
    (("One\n  two  three", "=1+1"), ('<b>&"x"</b>\t', "")),
)


def _own(**content: object) -> str:
    return json.dumps({"format": "common-ground-grid", **content})


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=12)


def test_that_the_whole_grid_is_in_the_table():
    table = grid_table(filled_session(NOW))
    assert table.head[0] == "Multi-agency aspect"
    assert table.head[-1] == "Agreed statement"
    assert table.cells[0] == ("One plan\nNot five", "Seeing families once", "", "One plan.")
    assert table.rows[0][0] == "Partnership working means ..."


def test_that_html_comes_back_as_it_went():
    assert parse_html_table(html_table(TABLE)) == (TABLE.head, *TABLE.rows)


def test_that_html_escapes_every_word_and_keeps_lines_in_their_cell():
    html = html_table(TABLE)
    assert "&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;" in html
    assert "<b>" not in html
    assert 'One<br style="mso-data-placement:same-cell">' in html
    assert html.count("mso-number-format:'\\@'") == 6


@pytest.mark.parametrize("mark", ["=", "+", "-", "@"])
def test_that_tabbed_text_never_begins_with_a_formula(mark):
    text = tabbed_text([[f"{mark}1", "b"]])
    assert text == f"'{mark}1\tb\n"
    assert parse_tabbed(text) == ((f"{mark}1", "b"),)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1))
def test_that_tabbed_text_comes_back_as_it_went(rows):
    assert parse_tabbed(tabbed_text(rows)) == tuple(rows)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1))
def test_that_our_own_flavour_comes_back_as_it_went(rows):
    table = GridTable(("p", "a", "s"), tuple("p" for _ in rows), tuple(rows))
    assert parse_own_format(own_format(table)) == table


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "{}",
        _own(),
        _own(head=["p", "a"], prompts=["x"], cells=[["1", "2"]]),
        _own(head=["p", "a"], prompts=[], cells=[["1"]]),
        _own(head=["p", "a"], prompts=["x"], cells=[[1]]),
    ],
)
def test_that_anything_else_is_not_our_own(text):
    assert parse_own_format(text) is None


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ('"one\ntwo"\tb\r\n', (("one\ntwo", "b"),)),
        ('"a\ttab"\tb', (("a\ttab", "b"),)),
        ('"say ""hi""\nnow"\tb', (('say "hi"\nnow', "b"),)),
        ('"quoted" word\tb', (('"quoted" word', "b"),)),
        ("\t\n\t\n", (("", ""), ("", ""))),
        ("a\tb\rc\td", (("a", "b"), ("c", "d"))),
    ],
)
def test_that_tabbed_text_is_read_as_excel_makes_it(text, rows):
    assert parse_tabbed(text) == rows


@pytest.mark.parametrize("text", ["", "no tabs\nat all", "1.\tfirst\nthen words", "a\tb\nc\td\te"])
def test_that_text_without_even_rows_is_no_table(text):
    assert parse_tabbed(text) is None


def test_that_one_cell_is_no_table():
    assert not is_table((("a",),))
    assert is_table((("a", "b"),))
    assert is_table((("a",), ("b",)))
