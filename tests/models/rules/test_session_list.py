from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from app.models.records import SessionSummary
from app.models.rules.session_list import (
    SortBy,
    describe_changed,
    describe_progress,
    matching_sessions,
    sorted_sessions,
    title_of_copy,
    title_or_placeholder,
)

NOW = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
BST = timezone(timedelta(hours=1))


def summary(name: str, **other: object) -> SessionSummary:
    values = {
        "id": name,
        "title": name,
        "setting": "",
        "date": None,
        "agreed": 0,
        "prompts": 7,
        "changed_at": NOW,
    }
    return SessionSummary(**{**values, **other})


def ids(sessions):
    return [session.id for session in sessions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["Café review", "Hollin Bank"]),
        ("   ", ["Café review", "Hollin Bank"]),
        ("hollin", ["Hollin Bank"]),
        ("BANK hol", ["Hollin Bank"]),
        ("cafe", ["Café review"]),
        ("primary", ["Hollin Bank"]),
        ("november 2026", ["Hollin Bank"]),
        ("hollin review", []),
    ],
)
def test_that_search_finds_every_word_in_title_setting_or_date(text, found):
    sessions = [
        summary("Café review"),
        summary("Hollin Bank", setting="Primary school", date=date(2026, 11, 24)),
    ]
    assert ids(matching_sessions(sessions, text)) == found


def test_that_sessions_without_a_date_come_last_either_way():
    sessions = [
        summary("none"),
        summary("late", date=date(2026, 11, 24)),
        summary("early", date=date(2025, 1, 1)),
    ]
    assert ids(sorted_sessions(sessions, SortBy.DATE, descending=False)) == [
        "early",
        "late",
        "none",
    ]
    assert ids(sorted_sessions(sessions, SortBy.DATE, descending=True)) == ["late", "early", "none"]


def test_that_titles_sort_without_case_and_accents():
    sessions = [summary("élan"), summary("Zebra"), summary("apple"), summary("")]
    assert ids(sorted_sessions(sessions, SortBy.TITLE, descending=False)) == [
        "apple",
        "élan",
        "Zebra",
        "",
    ]


def test_that_equals_are_sorted_by_last_change():
    sessions = [summary("old", changed_at=NOW - timedelta(days=1)), summary("new")]
    assert ids(sorted_sessions(sessions, SortBy.SETTING, descending=False)) == ["new", "old"]


def test_that_agreed_sorts_by_share():
    sessions = [
        summary("half", agreed=1, prompts=2),
        summary("third", agreed=2, prompts=6),
        summary("nothing to agree", prompts=0),
    ]
    by_share = sorted_sessions(sessions, SortBy.AGREED, descending=True)
    assert ids(by_share) == ["half", "third", "nothing to agree"]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOW - timedelta(minutes=28), "today 15:02"),
        (NOW - timedelta(hours=20), "yesterday 19:30"),
        (datetime(2026, 11, 3, 9, 0, tzinfo=UTC), "3 November"),
        (datetime(2025, 11, 3, 9, 0, tzinfo=UTC), "3 November 2025"),
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "today 00:30"),
    ],
)
def test_that_the_last_change_is_said_by_the_local_clock(at, words):
    assert describe_changed(at, NOW, BST) == words


def test_that_progress_is_said_in_words():
    assert describe_progress(summary("a", agreed=3)) == "3 of 7"
    assert describe_progress(summary("a", prompts=0)) == "No prompts"


def test_that_an_untitled_session_has_words_in_its_place():
    assert title_or_placeholder(summary("  ")) == "Untitled session"


def test_that_a_copy_is_named_apart_from_every_session():
    assert title_of_copy("Hollin", ["Hollin"]) == "Hollin (copy)"
    assert title_of_copy("Hollin", ["Hollin", "Hollin (copy)"]) == "Hollin (copy 2)"
    assert title_of_copy(" ", []) == "Untitled session (copy)"
