"""Before an export, every place with something like a detail is listed as the window calls it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.models import records as r
from app.models.text.personal_data_patterns import PersonalDataKind
from app.models.text.session_personal_data import find_personal_data
from tests.models.sessions import filled_session

NOW = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)
TODAY = NOW.date()
NUMBER = "943 476 5870"
HEALTH = "agency-Health"
SESSION = replace(filled_session(NOW), wordings=())


def with_prompt(**parts):
    prompts = list(SESSION.prompts)
    prompts[1] = replace(prompts[1], **parts)
    return replace(SESSION, prompts=tuple(prompts))


def with_wordings(entry, *wordings):
    session = with_prompt(entries={HEALTH: entry})
    kept = tuple(
        r.Wording(f"w{place}", "prompt-2", HEALTH, text, NOW + timedelta(minutes=place), reason)
        for place, (text, reason) in enumerate(wordings)
    )
    return replace(session, wordings=kept)


STATEMENT = r.AgreedStatement("Now", r.StatementStatus.CHANGED, NUMBER, NOW)
RESERVATION = r.Reservation("r1", HEALTH, "Tom Ellis, 01282 555012", "Who?", NUMBER, None)
COUNT = r.AgreementCount("c1", NOW, 3, NUMBER, ())


@pytest.mark.parametrize(
    ("session", "where", "record_id", "agency_id"),
    [
        (
            replace(SESSION, details=replace(SESSION.details, purpose=NUMBER)),
            "Purpose of the session",
            "session-1",
            None,
        ),
        (with_prompt(entries={HEALTH: NUMBER}), "Health, prompt 2", "prompt-2", HEALTH),
        (
            with_prompt(statement=replace(STATEMENT, text=NUMBER)),
            "Agreed statement, prompt 2",
            "prompt-2",
            None,
        ),
        (with_prompt(statement=STATEMENT), "Wording agreed, prompt 2", "prompt-2", None),
        (with_prompt(counts=(COUNT,)), "Objections, prompt 2", "prompt-2", None),
        (
            with_prompt(reservations=(RESERVATION,)),
            "Reservation, prompt 2",
            "prompt-2",
            HEALTH,
        ),
        (
            replace(SESSION, checklist=(replace(SESSION.checklist[1], evidence=NUMBER),)),
            "Evidence, checklist 2",
            "check-2",
            None,
        ),
        (
            replace(
                SESSION, actions=(SESSION.actions[0], replace(SESSION.actions[1], what=NUMBER))
            ),
            "Action 2",
            "action-2",
            None,
        ),
        (
            replace(SESSION, glossary=(r.GlossaryTerm("t", "CAF", "", {HEALTH: NUMBER}),)),
            "Glossary, CAF",
            "t",
            None,
        ),
        (
            replace(SESSION, meetings=(replace(SESSION.meetings[0], purpose=NUMBER),)),
            "Purpose of review meeting 1",
            "review-1",
            None,
        ),
        (
            with_wordings("One plan", (f"For {NUMBER}", "")),
            "Earlier wording: Health, prompt 2",
            "prompt-2",
            HEALTH,
        ),
        (
            with_wordings("One plan", ("One", f"took out {NUMBER}")),
            "Reason for a new wording, prompt 2",
            "prompt-2",
            HEALTH,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_that_a_detail_is_listed_with_its_place(session, where, record_id, agency_id):
    (place,) = find_personal_data(session, TODAY)
    assert (place.where, place.record_id, place.agency_id) == (where, record_id, agency_id)
    assert place.kind is PersonalDataKind.NHS_NUMBER
    assert NUMBER in place.excerpt


def test_that_a_session_without_details_has_an_empty_list():
    assert find_personal_data(filled_session(NOW), TODAY) == ()


def test_that_names_and_places_of_meetings_are_not_looked_at():
    meeting = replace(SESSION.meetings[0], place="14 Mill Lane, BB10 2XX")
    person = replace(SESSION.people[0], role="07700 900123")
    assert find_personal_data(replace(SESSION, meetings=(meeting,), people=(person,)), TODAY) == ()


def test_that_an_earlier_wording_is_not_told_again_where_the_text_still_has_it():
    session = with_wordings(f"For {NUMBER}.", (NUMBER, ""), (f"For {NUMBER}", ""))
    assert [place.where for place in find_personal_data(session, TODAY)] == ["Health, prompt 2"]


def test_that_one_detail_in_many_earlier_wordings_is_told_once():
    session = with_wordings("", (NUMBER, ""), (f"For {NUMBER}", ""), (f"For {NUMBER} now", ""))
    (place,) = find_personal_data(session, TODAY)
    assert place.excerpt == f"For {NUMBER} now"


def test_that_an_agency_without_a_name_is_still_placed():
    agencies = (replace(SESSION.agencies[1], name=" "),)
    session = replace(with_prompt(entries={HEALTH: NUMBER}), agencies=agencies)
    assert find_personal_data(session, TODAY)[0].where == "An agency without a name, prompt 2"


def test_that_an_excerpt_is_short_on_one_line_and_says_where_it_was_cut():
    text = f"{'before ' * 20}\n{NUMBER}\n{'after ' * 20}"
    (place,) = find_personal_data(with_prompt(entries={HEALTH: text}), TODAY)
    assert place.excerpt.startswith("…")
    assert place.excerpt.endswith("…")
    assert f" {NUMBER} " in place.excerpt
    assert len(place.excerpt) < 80


def test_that_the_detail_itself_is_in_no_log_that_prints_the_place():
    (place,) = find_personal_data(with_prompt(entries={HEALTH: NUMBER}), TODAY)
    assert NUMBER not in repr(place)


def test_that_a_wording_that_was_counted_is_looked_through_as_it_is_printed_with_the_count():
    count = replace(SESSION.prompts[0].counts[0], wording=f"For {NUMBER}")
    (place,) = find_personal_data(with_prompt(counts=(count,), entries={}), TODAY)
    assert place.where == "Wording counted, prompt 2"
    statement = replace(SESSION.prompts[1].statement, text=f"For {NUMBER}")
    (once,) = find_personal_data(
        with_prompt(counts=(count,), entries={}, statement=statement), TODAY
    )
    assert once.where == "Agreed statement, prompt 2"


@pytest.mark.parametrize(
    ("name", "where"),
    [("title", "Title of the session"), ("setting", "Setting of the session")],
)
def test_that_what_stands_on_the_title_page_is_looked_at(name, where):
    details = replace(SESSION.details, **{name: f"For {NUMBER}"})
    assert [p.where for p in find_personal_data(replace(SESSION, details=details), TODAY)] == [
        where
    ]


def test_that_prompts_and_notes_on_agencies_are_looked_at():
    agencies = (replace(SESSION.agencies[0], note=NUMBER), *SESSION.agencies[1:])
    session = replace(with_prompt(text=f"For {NUMBER} ..."), agencies=agencies)
    assert [p.where for p in find_personal_data(session, TODAY)] == [
        "Note on Education",
        "Prompt 2",
    ]
