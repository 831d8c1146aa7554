from dataclasses import replace

from app.models.rules.agencies_and_people import describe_removed_agency
from tests.models.conftest import NOW
from tests.models.sessions import filled_session


def test_that_a_removal_says_what_goes_and_who_stays():
    session = filled_session(NOW)
    assert describe_removed_agency(session, session.agencies[0]) == (
        "Removed “Education” with 2 entries, 1 rating and 2 tallies; "
        "1 person stays without an agency. Ctrl+Z puts it back."
    )


def test_that_a_removal_of_an_empty_agency_is_short():
    session = filled_session(NOW)
    bare = replace(session.agencies[2], id="nobody", name="Housing")
    assert describe_removed_agency(session, bare) == "Removed “Housing”. Ctrl+Z puts it back."
