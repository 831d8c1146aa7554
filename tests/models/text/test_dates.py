"""Days as people type them, the day before the month."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.models.text.dates import (
    DateError,
    add_months,
    local_today,
    near_day_text,
    parse_day,
    short_day_text,
)

TODAY = date(2026, 11, 24)  # a Tuesday

READ = [
    ("", None),
    ("   ", None),
    ("12 Jan", date(2027, 1, 12)),
    ("12 january", date(2027, 1, 12)),
    ("12th January", date(2027, 1, 12)),
    ("1st of December", date(2026, 12, 1)),
    ("24 Nov", TODAY),
    ("23 Nov", date(2027, 11, 23)),
    ("12jan", date(2027, 1, 12)),
    ("12 Jan 27", date(2027, 1, 12)),
    ("12 Jan 2028", date(2028, 1, 12)),
    ("12-Jan-2028", date(2028, 1, 12)),
    ("12 Jan, 2028", date(2028, 1, 12)),
    ("12 Sept", date(2027, 9, 12)),
    ("January 12", date(2027, 1, 12)),
    ("Jan 12th, 2028", date(2028, 1, 12)),
    ("12/1/27", date(2027, 1, 12)),
    ("12/1", date(2027, 1, 12)),
    ("3/4/2027", date(2027, 4, 3)),
    ("12.01.2027", date(2027, 1, 12)),
    ("12.1.", date(2027, 1, 12)),
    ("12-1-2027", date(2027, 1, 12)),
    ("12 1 2027", date(2027, 1, 12)),
    ("2027-01-12", date(2027, 1, 12)),
    ("1/5/2020", date(2020, 5, 1)),
    ("29 Feb", date(2028, 2, 29)),
    ("today", TODAY),
    ("Tomorrow", date(2026, 11, 25)),
    ("yesterday", date(2026, 11, 23)),
    ("in 2 weeks", date(2026, 12, 8)),
    ("in two weeks", date(2026, 12, 8)),
    ("2 weeks", date(2026, 12, 8)),
    ("in a week", date(2026, 12, 1)),
    ("next week", date(2026, 12, 1)),
    ("a fortnight", date(2026, 12, 8)),
    ("in 10 days", date(2026, 12, 4)),
    ("three months from now", date(2027, 2, 24)),
    ("in 12 months", date(2027, 11, 24)),
    ("in a year", date(2027, 11, 24)),
    ("next month", date(2026, 12, 24)),
    ("Friday", date(2026, 11, 27)),
    ("next fri", date(2026, 11, 27)),
    ("on Monday", date(2026, 11, 30)),
    ("Tuesday", date(2026, 12, 1)),
    ("Tue 12 Jan", date(2027, 1, 12)),
    ("Tuesday, 12 January 2027", date(2027, 1, 12)),
]

REFUSED = [
    ("soon", "That is not a date."),
    ("12", "That is not a date."),
    ("January", "That is not a date."),
    ("12 Ja", "That is not a date."),
    ("12 Jan 202", "That is not a date."),
    ("<b>12 Jan</b>", "That is not a date."),
    ("١٢", "That is not a date."),
    ("12/13/2027", "There is no month 13."),
    ("31 Feb", "There is no 31 February."),
    ("30/2/2027", "There is no 30 February in 2027."),
    ("29 Feb 2027", "There is no 29 February in 2027."),
    ("0 Jan", "There is no 0 January."),
    ("12/1/3027", "The year 3027 is too far away."),
    ("Monday 12 January 2027", "12 January 2027 is a Tuesday."),
]


@pytest.mark.parametrize(("words", "day"), READ)
def test_that_a_day_is_read_as_it_is_meant(words, day):
    assert parse_day(words, TODAY) == day


@pytest.mark.parametrize(("words", "sentence"), REFUSED)
def test_that_what_is_no_day_is_refused_in_one_sentence(words, sentence):
    with pytest.raises(DateError) as refused:
        parse_day(words, TODAY)
    assert refused.value.sentence == sentence
    assert refused.value.hint


def test_that_a_day_said_short_is_read_back():
    for days in range(0, 800, 7):
        day = TODAY + timedelta(days=days)
        assert parse_day(short_day_text(day), TODAY) == day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 1, 12), "12 Jan"),
        (date(2026, 9, 1), "1 Sep"),
        (date(2028, 1, 12), "12 Jan 2028"),
        (date(2025, 11, 24), "24 Nov 2025"),
    ],
)
def test_that_the_year_is_said_only_where_it_could_be_mistaken(day, said):
    assert near_day_text(day, TODAY) == said


def test_that_a_month_later_is_never_beyond_that_month():
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2026, 11, 30), 15) == date(2028, 2, 29)


def test_that_today_is_the_day_on_this_computer():
    assert abs(local_today() - datetime.now(UTC).date()) <= timedelta(days=1)
