"""Counts, gaps, orders and marks of the checklist."""

import pytest

from app.models.records import ChecklistStatement, Rating
from app.models.rules.checklist import (
    ChecklistOrder,
    RatingGap,
    agency_marks,
    count_ratings,
    statements_in_order,
    widest_gap,
)

AGENCIES = ("E", "H", "S", "V")
N, P, Y = Rating.NOT_YET, Rating.PARTLY, Rating.IN_PLACE


def statement(number, rating=None, **by_agency):
    return ChecklistStatement(f"s{number}", str(number), "Words", rating, "", by_agency)


def test_that_joint_ratings_are_counted_and_the_rest_is_not_rated():
    counts = count_ratings([statement(n, r) for n, r in enumerate([Y, Y, P, N, None, None, None])])
    assert dict(counts.by_rating) == {Y: 2, P: 1, N: 1}
    assert (counts.rated, counts.not_rated, counts.total) == (4, 3, 7)


def test_that_nothing_counts_as_nothing():
    counts = count_ratings([])
    assert (counts.rated, counts.not_rated, counts.total) == (0, 0, 0)


@pytest.mark.parametrize(
    ("by_agency", "gap"),
    [
        ({}, None),
        ({"E": Y}, None),
        ({"E": Y, "H": Y}, RatingGap(0, "E", "E")),
        ({"E": Y, "H": P}, RatingGap(1, "E", "H")),
        ({"E": P, "H": N, "S": Y}, RatingGap(2, "S", "H")),
        ({"V": Y, "H": N, "S": N, "E": Y}, RatingGap(2, "E", "H")),
        ({"E": Y, "gone": N}, None),
    ],
)
def test_that_the_gap_is_between_the_highest_and_lowest_of_the_agencies(by_agency, gap):
    assert widest_gap(statement(1, **by_agency), AGENCIES) == gap


STATEMENTS = (
    statement(1, Y, E=Y, H=Y),
    statement(2, None),
    statement(3, N, E=Y, H=N),
    statement(4, P, E=P, H=N),
    statement(5, N),
    statement(6, None, E=N, H=Y),
)


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (ChecklistOrder.AS_PRINTED, "s1 s2 s3 s4 s5 s6"),
        (ChecklistOrder.WIDEST_GAP, "s3 s6 s4 s1 s2 s5"),
        (ChecklistOrder.NOT_YET, "s3 s5 s4 s2 s6 s1"),
    ],
)
def test_that_each_order_leaves_equals_as_they_are_printed(order, ids):
    assert statements_in_order(STATEMENTS, order, AGENCIES) == tuple(ids.split())


@pytest.mark.parametrize(
    ("names", "marks"),
    [
        (["Education", "Health", "Social Care", "VCS/Other"], ["E", "H", "S", "V"]),
        (["Health", "Housing"], ["He", "Ho"]),
        (["Social Care", "School"], ["SC", "Sc"]),
        (["Health", "Health"], ["He", "Hea"]),
        (["H", "H", "H"], ["H1", "H2", "H3"]),
        (["", ""], ["?1", "?2"]),
        (["", "Police"], ["?", "P"]),
        (["<b>x</b>", "police"], ["B", "P"]),
        (["شرطة", "🙂"], ["ش", "🙂"]),
        ([], []),
    ],
)
def test_that_each_agency_has_a_mark_of_its_own(names, marks):
    assert list(agency_marks(names)) == marks


def test_that_marks_stay_different_among_many_like_names():
    names = ["Health"] * 12 + ["He", "HE", "Hea", "H1"]
    assert len(set(agency_marks(names))) == len(names)
