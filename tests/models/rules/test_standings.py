"""Each standing and each rating has one row, with the texts that people read."""

from itertools import chain

import pytest

from app.models.records import Rating, StatementStatus
from app.models.rules.standings import BEST_FIRST, RATINGS, STANDINGS


def test_that_every_standing_and_every_rating_has_its_row():
    assert list(STANDINGS) == list(StatementStatus)
    assert list(RATINGS) == [*Rating, None]


def test_that_no_two_rows_are_alike():
    for table in (STANDINGS, RATINGS):
        assert len({row.word.lower() for row in table.values()}) == len(table)
        assert len({row.text for row in table.values()}) == len(table)
    assert len({row.short_word for row in STANDINGS.values()}) == len(STANDINGS)
    assert len({row.sign for row in RATINGS.values()}) == len(RATINGS)


def test_that_no_row_lacks_a_sign_or_a_word():
    for row in chain(STANDINGS.values(), RATINGS.values()):
        assert len(row.sign) == 1
        assert row.word == row.word.strip() != ""
    assert all(row.short_word for row in STANDINGS.values())


@pytest.mark.parametrize(
    ("status", "text", "short_word", "label_note", "unfinished"),
    [
        (StatementStatus.OPEN, "○ Open", "Open", "", "nothing agreed yet"),
        (StatementStatus.DRAFT, "◐ Draft", "Draft", "draft", "the statement is a draft"),
        (StatementStatus.AGREED, "✓ Agreed", "Agreed", "", ""),
        (
            StatementStatus.CHANGED,
            "◐ Changed since agreed",
            "Changed",
            "changed since agreed",
            "the statement was changed after it was agreed",
        ),
    ],
)
def test_that_a_standing_has_its_texts(status, text, short_word, label_note, unfinished):
    row = STANDINGS[status]
    assert (row.text, row.short_word, row.label_note) == (text, short_word, label_note)
    assert row.unfinished == unfinished


def test_that_a_document_explains_what_is_open():
    assert [row.document_text for row in STANDINGS.values()] == [
        "○ Open – nothing agreed yet",
        "◐ Draft",
        "✓ Agreed",
        "◐ Changed since agreed",
    ]


def test_that_a_rating_has_its_texts():
    texts = [RATINGS[rating].text for rating in (*BEST_FIRST, None)]
    assert texts == ["✓ In place", "◐ Partly", "○ Not yet", "– Not rated"]
