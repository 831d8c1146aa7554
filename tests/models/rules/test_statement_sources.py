"""A source stands while at least half of its words are still in the statement."""

import pytest

from app.models.records import Agency, StatementSource
from app.models.rules.entries import describe_sources, sources_still_used

STATEMENT = "Families tell their story once, and the right help comes first time."
EDUCATION, HEALTH, POLICE = (
    Agency(name.lower(), name, "", "#005EA5", True) for name in ("Education", "Health", "Police")
)
AGENCIES = (EDUCATION, HEALTH, POLICE)


def source(agency, text, name="s"):
    return StatementSource(name, agency, text)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Families tell their story once", True),
        ("A family told its stories one time", True),
        ("Families wait", True),  # one of two
        ("Families wait for months", False),
        ("Nobody waits", False),
        ("", False),
        (" \n", False),
        ("and the", True),  # only function words, and there as they stand
        ("and then we", False),
        ("…", False),
    ],
)
def test_that_a_source_stands_while_half_of_it_is_there(text, stands):
    own = source("health", text)
    assert sources_still_used(STATEMENT, [own]) == ((own,) if stands else ())


def test_that_nothing_stands_in_an_empty_statement():
    assert sources_still_used("", [source("health", "Families"), source("health", "and")]) == ()


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ([], ""),
        ([source("health", "Families tell")], "drawn from Health"),
        (
            [source("health", "their story"), source("education", "right help")],
            "drawn from Education, Health",
        ),
        ([source("health", "story"), source("health", "help")], "drawn from Health"),
        ([source("police", "Safety"), source("health", "story")], "drawn from Health"),
        ([source("gone", "story")], ""),
    ],
)
def test_that_the_agencies_are_named_once_in_the_order_of_the_columns(sources, said):
    assert describe_sources(STATEMENT, sources, AGENCIES) == said


def test_that_an_agency_without_a_name_is_not_printed_as_nothing():
    nameless = Agency("health", " ", "", "#005EA5", True)
    assert describe_sources(STATEMENT, [source("health", "story")], [nameless]) == (
        "drawn from an unnamed agency"
    )
