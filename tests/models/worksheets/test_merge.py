"""What collecting returned worksheets would do: nothing lost, nothing overwritten."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.models.records import Rating
from app.models.worksheets.fields import Answer, SheetRating
from app.models.worksheets.merge import SheetOutcome, new_lines, plan_collection
from tests.models.worksheets.sheets import CHECKS, EDUCATION, HEALTH, PROMPTS, SESSION, S, sheet


def _findings(*sheets, session=SESSION):
    return [each.outcome for each in plan_collection(session, sheets).sheets]


def test_that_each_line_goes_below_what_the_agency_has():
    plan = plan_collection(SESSION, [sheet("Sharing early\n\n  with care  \nSharing early")])
    (addition,) = plan.sheets[0].additions
    before = SESSION.prompts[0].entries[HEALTH]
    assert addition.before == before
    assert addition.after == f"{before}\nSharing early\n  with care"


def test_that_an_empty_entry_begins_with_the_first_line():
    (addition,) = plan_collection(SESSION, [sheet("", "Consent")]).sheets[0].additions
    assert (addition.prompt_id, addition.before, addition.after) == (PROMPTS[1], "", "Consent")


def test_that_two_people_of_one_agency_are_both_collected():
    first, second = sheet("One"), sheet("Two\nOne", name="B. Lee")
    one, two = plan_collection(SESSION, [first, second]).sheets
    assert two.additions[0].before == one.additions[0].after
    assert two.additions[0].lines == ("Two",)


def test_that_the_same_file_twice_counts_once():
    assert _findings(sheet("One"), sheet("One", file="copy.pdf")) == [
        SheetOutcome.NEW,
        SheetOutcome.DUPLICATE,
    ]


def test_that_the_same_words_of_another_person_still_put_them_on_the_list():
    _, second = plan_collection(SESSION, [sheet("One"), sheet("One", name="B. Lee")]).sheets
    assert second.outcome is SheetOutcome.NEW
    assert (second.lines, second.person.name) == (0, "B. Lee")


def test_that_a_sheet_whose_words_all_stand_there_brings_nothing():
    tom = next(person for person in SESSION.people if person.agency_id == HEALTH)
    there = sheet(SESSION.prompts[0].entries[HEALTH], name=tom.name.upper(), role="another")
    assert _findings(there) == [SheetOutcome.NOTHING_NEW]


def test_that_a_sheet_for_another_session_is_not_touched():
    assert _findings(sheet("One", session_id="another")) == [SheetOutcome.OTHER_SESSION]


def test_that_a_sheet_of_an_agency_that_is_gone_is_not_touched():
    assert _findings(sheet("One", agency_id="gone")) == [SheetOutcome.AGENCY_GONE]


def test_that_an_agency_taken_away_and_added_anew_is_known_by_its_name():
    again = replace(sheet("One", agency_id="gone"), agency_name=" health ")
    (plan,) = plan_collection(SESSION, [again]).sheets
    assert (plan.outcome, plan.agency_id) == (SheetOutcome.NEW, HEALTH)
    assert plan.additions[0].before == SESSION.prompts[0].entries[HEALTH]
    twice = replace(SESSION, agencies=(*SESSION.agencies, SESSION.agencies[1]))
    assert _findings(again, session=twice) == [SheetOutcome.AGENCY_GONE]
    unnamed = replace(again, agency_name="")
    assert _findings(unnamed) == [SheetOutcome.AGENCY_GONE]


def test_that_a_prompt_that_is_gone_leaves_its_answer_out_and_takes_the_rest():
    lost = Answer("gone", "Words that must not be lost", "What was asked")
    given = replace(sheet("One"), answers=(lost, Answer(PROMPTS[1], "Kept")))
    (plan,) = plan_collection(SESSION, [given]).sheets
    assert plan.left_out == (lost,)
    assert [a.prompt_id for a in plan.additions] == [PROMPTS[1]]


def test_that_prompts_in_another_order_and_words_still_get_their_answers():
    prompts = tuple(replace(p, text=f"Now {p.text}") for p in reversed(SESSION.prompts))
    session = replace(SESSION, prompts=prompts)
    plan = plan_collection(session, [sheet("First", "Second")])
    assert [(a.prompt_id, a.lines) for a in plan.sheets[0].additions] == [
        (PROMPTS[0], ("First",)),
        (PROMPTS[1], ("Second",)),
    ]


def test_that_an_agency_under_another_name_still_gets_its_words():
    agencies = tuple(replace(agency, name=f"New {agency.name}") for agency in SESSION.agencies)
    assert _findings(sheet("One"), session=replace(SESSION, agencies=agencies)) == [
        SheetOutcome.NEW
    ]


def test_that_a_rating_is_set_only_where_there_is_none():
    first, second = CHECKS
    given = sheet(agency_id=EDUCATION, ratings={first: Rating.NOT_YET, second: Rating.PARTLY})
    (plan,) = plan_collection(SESSION, [given]).sheets
    assert [(r.statement_id, r.after) for r in plan.ratings] == [(second, Rating.PARTLY)]
    assert [(r.before, r.after) for r in plan.differing] == [(Rating.IN_PLACE, Rating.NOT_YET)]


def test_that_two_people_who_rate_otherwise_are_told_apart():
    one = sheet("x", ratings={CHECKS[1]: Rating.PARTLY})
    two = sheet("x", ratings={CHECKS[1]: Rating.IN_PLACE}, name="B. Lee")
    _, second = plan_collection(SESSION, [one, two]).sheets
    assert [(r.before, r.after) for r in second.differing] == [(Rating.PARTLY, Rating.IN_PLACE)]


def test_that_a_rating_of_a_statement_that_is_gone_is_left_out():
    lost = SheetRating("gone", Rating.PARTLY, "It was clear.")
    (plan,) = plan_collection(SESSION, [replace(sheet("x"), ratings=(lost,))]).sheets
    assert plan.left_ratings == (lost,)


def test_that_who_filled_a_sheet_in_comes_onto_the_list_once():
    plans = plan_collection(SESSION, [sheet("One"), sheet("Two"), sheet("Three", name="")]).sheets
    assert [plan.person is not None for plan in plans] == [True, False, False]
    person = plans[0].person
    assert (person.name, person.role, person.agency_id) == ("A. Khan", "GP", HEALTH)


def test_that_a_name_after_each_line_tells_who_said_it():
    assert new_lines("", "One\nTwo", "A. Khan, GP", with_name=True) == (
        "One (A. Khan, GP)",
        "Two (A. Khan, GP)",
    )


def test_that_a_line_is_there_with_its_name_or_without():
    assert new_lines("One", "One", "A. Khan", with_name=True) == ()
    assert new_lines("One (A. Khan)", "One", "A. Khan", with_name=False) == ()
    assert new_lines("One (A. Khan)", "One", "B. Lee", with_name=True) == ("One (B. Lee)",)


lines = st.lists(
    st.sampled_from(["One", "Two", " Two", "Three ", "", "  ", "- One", "Vier (x)"])
    | st.text(max_size=12),
    max_size=6,
).map("\n".join)
sheets = st.lists(
    st.builds(
        sheet,
        lines,
        lines,
        name=st.sampled_from(["A. Khan", "B. Lee", ""]),
        agency_id=st.sampled_from([EDUCATION, HEALTH]),
    ),
    max_size=6,
)


def _stripped(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


@given(sheets, lines, lines)
def test_that_no_line_is_lost_doubled_or_taken_from_what_was_there(given, first, second):
    first_prompt, *rest = SESSION.prompts
    prompts = (replace(first_prompt, entries={EDUCATION: first, HEALTH: second}), *rest)
    session = replace(SESSION, prompts=prompts)
    entries = {(p.id, a.id): p.entries.get(a.id, "") for p in prompts for a in session.agencies}
    after = dict(entries)
    for plan in plan_collection(session, given).sheets:
        for addition in plan.additions:
            key = (addition.prompt_id, plan.sheet.agency_id)
            assert addition.before == after[key]
            after[key] = addition.after
    for key, before in entries.items():
        assert after[key].startswith(before)
        was, now = Counter(_stripped(before)), Counter(_stripped(after[key]))
        said = {
            line
            for each in given
            for answer in each.answers
            if (answer.prompt_id, each.agency_id) == key
            for line in _stripped(answer.text)
        }
        assert set(now) == set(was) | said
        assert all(now[line] == max(1, was[line]) for line in now)


@given(sheets)
def test_that_collecting_again_brings_nothing_new(given):
    session = SESSION
    plan = plan_collection(session, given)
    entries = {p.id: dict(p.entries) for p in session.prompts}
    people = list(session.people)
    for each in plan.sheets:
        for addition in each.additions:
            entries[addition.prompt_id][each.sheet.agency_id] = addition.after
        if each.person:
            people.append(each.person)
    prompts = tuple(replace(p, entries=entries[p.id]) for p in session.prompts)
    again = plan_collection(replace(session, prompts=prompts, people=tuple(people)), given)
    assert all(each.outcome is not SheetOutcome.NEW for each in again.sheets)


def test_that_the_session_of_these_tests_is_as_they_say():
    assert SESSION.details.id == S
    assert SESSION.checklist[0].by_agency[EDUCATION] is Rating.IN_PLACE
