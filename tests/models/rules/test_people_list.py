import pytest

from app.models.records import Agency
from app.models.rules.agencies_and_people import (
    describe_pasted_people,
    describe_people,
    is_people_list,
    parse_people,
)
from tests.models.conftest import NOW
from tests.models.sessions import filled_session

AGENCIES = (
    Agency("education", "Education", "", "#005EA5", True),
    Agency("care", "Social Care", "", "#A33B00", True),
    Agency("vcs", "VCS/Other", "e.g. police, YOT", "#6F2DA8", True),
)


def read(text, usual=None):
    return [(p.name, p.role, p.agency_id) for p in parse_people(text, AGENCIES, usual)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Priya Nair\nTom Ellis", [("Priya Nair", "", None), ("Tom Ellis", "", None)]),
        ("Priya Nair\r\n\r\nTom Ellis\r\n", [("Priya Nair", "", None), ("Tom Ellis", "", None)]),
        ("Priya\tSENCO\tEducation", [("Priya", "SENCO", "education")]),
        ("Priya, SENCO, education", [("Priya", "SENCO", "education")]),
        ("Priya; SENCO; SOCIAL  CARE", [("Priya", "SENCO", "care")]),
        ("Priya\t\tEducation", [("Priya", "", "education")]),
        ("Priya, Education", [("Priya", "", "education")]),
        ("Priya, SENCO", [("Priya", "SENCO", None)]),
        ("Mo\tConstable\tPolice", [("Mo", "Constable", "vcs")]),
        ("Mo\tWorker\tyot", [("Mo", "Worker", "vcs")]),
        ('"Nair, Priya", SENCO, Education', [("Nair, Priya", "SENCO", "education")]),
        ("Name\tRole\tAgency\nPriya\tSENCO\tEducation", [("Priya", "SENCO", "education")]),
        ("• Priya\n• Tom", [("Priya", "", None), ("Tom", "", None)]),
        ("1. Priya\n2) Tom", [("Priya", "", None), ("Tom", "", None)]),
        ("\tSENCO\tEducation\nTom", [("Tom", "", None)]),
        (' "unfinished', [("unfinished", "", None)]),
        ("   \n\t\n", []),
    ],
)
def test_that_a_list_is_read_one_person_a_line(text, people):
    assert read(text) == people


def test_that_a_person_without_an_agency_gets_the_usual_one():
    assert read("Priya\nTom, , Education", "care") == [
        ("Priya", "", "care"),
        ("Tom", "", "education"),
    ]


def test_that_an_agency_the_session_lacks_stays_with_the_role():
    people = parse_people("Ann\tNurse\tCAMHS\nBob\t\tCAMHS", AGENCIES)
    assert [(p.role, p.agency_id) for p in people] == [("Nurse (CAMHS)", None), ("CAMHS", None)]
    assert "CAMHS" in describe_pasted_people(people)


def test_that_a_line_beyond_any_cell_is_still_read():
    assert len(read("x" * 200_000 + "\tRole")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Priya", False), ("Nair, Priya", False), ("a\nb", True), ("a\tb", True), ("\n", False)],
)
def test_that_only_several_lines_or_cells_make_a_list(text, expected):
    assert is_people_list(text) is expected


def test_that_the_summary_counts_people_presence_and_agencies():
    people = filled_session(NOW).people
    assert describe_people(people) == "4 people, 3 present, from 3 agencies"
    assert describe_people(people[3:]) == "1 person, 1 present"
    assert describe_people(()) == "Nobody yet"
