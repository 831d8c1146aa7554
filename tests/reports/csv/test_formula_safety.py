"""No text of a person is ever a formula to a spreadsheet, and each comes back as it was typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.records import Session
from app.reports.csv.tables import escape_formula
from app.reports.csv.writer import TABLES
from app.reports.markup import clean
from tests.reports.csv.reading import raw, records, rows
from tests.reports.hostile import LONG_WORD, MARKUP, RIGHT_TO_LEFT, SCRIPTS
from tests.reports.samples import agency, details, empty_session, filled_session, prompt, statement

FORMULAS = (
    "=cmd|' /C calc'!A0",
    "=1",
    "+1+1",
    "-2",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\r\n+1",
    " =1",
    "\u00a0=1",
    "\u3000-1",
    "\ufeff=1",
    "\u200b=1",
    "\u202e@x",
    "\u00ad\u2060+1",
    "\x00=1",
    "\x1b=1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(1)",
    "﹦1",
    "﹢1",
    "⁺1",
    "\N{MINUS SIGN}1",
    "\ttab",
    "\nline",
    '="a"&"b"',
    '=HYPERLINK("http://x")',
)
HARMLESS = (
    "R&D",
    "a=1",
    "1-2",
    ";=1",
    ",=1",
    "a;=1",
    'a",=1',
    '"=1"',
    "Yes\n=1",
    "“=1”",
    "– a dash",
    "• a bullet",
    "",
)
QUOTED = ("'", "''", "'=1", "'tis so", "''=1")


def with_statement(text: str) -> Session:
    return replace(empty_session(), prompts=(prompt(1, "Say ...", statement=text),))


def joint_statement(text: str) -> str:
    """Return the cell of a statement as it stands in the file."""
    (row,) = rows(with_statement(text), "statements")[1:]
    return row[2]


@pytest.mark.parametrize("text", FORMULAS)
def test_that_what_could_be_a_formula_has_an_apostrophe_before_it(text: str) -> None:
    assert joint_statement(text) == "'" + clean(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_that_what_is_none_is_left_as_it_is(text: str) -> None:
    assert joint_statement(text) == text


@pytest.mark.parametrize("text", QUOTED)
def test_that_an_apostrophe_of_a_persons_own_is_told_from_ours(text: str) -> None:
    assert joint_statement(text) == "'" + text


@pytest.mark.parametrize(
    "text", [*FORMULAS, *HARMLESS, *QUOTED, *MARKUP, *SCRIPTS, *RIGHT_TO_LEFT, LONG_WORD]
)
def test_that_every_text_comes_back_exactly(text: str) -> None:
    (record,) = records(with_statement(text), "statements")

    assert record["Joint statement"] == clean(text)


@given(st.text())
def test_that_the_guard_can_always_be_taken_off(text: str) -> None:
    cell = escape_formula(text)

    assert cell.removeprefix("'") == clean(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert escape_formula(cell).removeprefix("'") == cell


def test_that_controls_go_and_line_breaks_are_one_sign() -> None:
    assert joint_statement("a\x00b\x1bc\r\nd\re\u2028f\ttab") == "abc\nd\ne\nf\ttab"


def test_that_half_a_character_does_no_harm() -> None:
    assert joint_statement("a\ud800b") == "a\ufffdb"


def test_that_every_text_stands_in_quotes_and_every_row_on_a_line_of_its_own() -> None:
    data = raw(with_statement('say "so"\nhere; there'), "statements")

    assert data.startswith(b'\xef\xbb\xbf"Number","Prompt","Joint statement",')
    assert data.count(b"\xef\xbb\xbf") == 1
    assert b'\r\n1,"Say ...","say ""so""\nhere; there","draft",' in data
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 2


def test_that_numbers_and_dates_of_our_own_have_no_apostrophe() -> None:
    for table in ("statements", "agreement", "reservations", "actions", "reviews", "wordings"):
        assert b"'20" not in raw(filled_session(), table)
    assert b'"2027-01-12"' in raw(filled_session(), "reservations")
    assert b',3,"Education",0,0,0,1,2,1,4,' in raw(filled_session(), "agreement")


def test_that_no_cell_of_any_table_is_a_formula_wherever_the_text_stands() -> None:
    bad = "=1+1"
    whole = filled_session()
    session = replace(
        whole,
        details=details(bad),
        agencies=tuple(replace(a, name=bad, note=bad) for a in whole.agencies),
        people=tuple(replace(p, name=bad, role=bad) for p in whole.people),
        prompts=tuple(
            replace(
                p,
                text=bad,
                entries=dict.fromkeys(p.entries, bad),
                statement=replace(p.statement, text=bad),
                counts=tuple(replace(c, objections=bad, wording=bad) for c in p.counts),
                reservations=tuple(
                    replace(r, person=bad, concern=bad, would_change=bad) for r in p.reservations
                ),
            )
            for p in whole.prompts
        ),
        checklist=(replace(statement(1, bad, None, bad), code=bad),),
        actions=tuple(replace(a, what=bad, who=bad) for a in whole.actions),
        links=tuple(
            replace(k, code=bad, text=bad, source=bad, legal_status=bad) for k in whole.links
        ),
        glossary=tuple(
            replace(g, term=bad, meaning=bad, stands_for=bad, senses=dict.fromkeys(g.senses, bad))
            for g in whole.glossary
        ),
        meetings=tuple(replace(r, time=bad, place=bad, purpose=bad) for r in whole.meetings),
        wordings=tuple(replace(w, text=bad, reason=bad) for w in whole.wordings),
    )

    for table in TABLES:
        cells = [cell for row in rows(session, table) for cell in row]
        assert "'" + bad in cells, table
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_that_agencies_that_share_a_name_have_columns_of_their_own() -> None:
    session = replace(
        filled_session(),
        agencies=(agency("Health", 0), agency("Health", 1), agency(" ", 2), agency("Evidence", 3)),
    )

    head = rows(session, "checklist")[0]
    assert head == [
        *("Number", "Statement", "Together"),
        *("Health", "Health (2)", "Agency 3", "Evidence (4)"),
        "Evidence",
    ]
