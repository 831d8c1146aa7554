"""What a count says of a statement, as tables of cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.models import records as r
from app.models.rules.agreement import (
    NEED_REASON,
    CountOutcome,
    absent_from,
    agreement_note,
    count_in_force,
    count_outcome,
    count_under_way,
    earlier_counts,
    has_objections,
    is_absent,
    is_heard,
    is_split,
    is_split_between,
    level_to_start_with,
    not_heard,
    people_at_level,
    reason_needed,
    split_inside,
    spread,
    stated_reservations,
    statement_outcome,
    still_to_count,
)
from app.models.rules.tally import (
    ShowOfHands,
    describe_level_needed,
    describe_result,
    people_expected,
)
from tests.models.conftest import NOW
from tests.models.sessions import filled_session

SESSION = filled_session(NOW)
EDUCATION, HEALTH, POLICE = SESSION.agencies
WORDS = "One plan."
# Nobody else came in since: of the agencies present only Education is asked.
IN_ROOM = replace(SESSION, agencies=(EDUCATION,))


def count(*levels, needed=3, **other):
    """A finished count of Education, Health … with these people at each level."""
    tallies = tuple(
        r.Tally(agency.id, each) for agency, each in zip(SESSION.agencies, levels, strict=False)
    )
    return r.AgreementCount("count", NOW, needed, "", tallies, WORDS, **other)


def prompt(*counts, text=WORDS, agreed=None, **other):
    status = r.StatementStatus.AGREED if agreed == text else r.StatementStatus.DRAFT
    statement = r.AgreedStatement(text, status, agreed, NOW if agreed else None)
    return r.Prompt("prompt", "...", None, {}, statement, counts, (), **other)


FULL = count((0, 0, 0, 2, 0, 0))
SHORT = count((0, 0, 1, 2, 0, 0))
BLOCKED = count((1, 0, 0, 1, 0, 0))


@pytest.mark.parametrize(
    ("levels", "needed", "expected"),
    [
        ([(0, 0, 0, 2, 1, 1)], 3, CountOutcome.REACHED),
        ([(0, 0, 0, 2, 1, 1)], 4, CountOutcome.BELOW),
        ([(0, 0, 0, 0, 0, 3)], 5, CountOutcome.REACHED),
        ([(0, 0, 1, 2, 1, 1)], 3, CountOutcome.BELOW),
        ([(0, 0, 1, 2, 1, 1)], 2, CountOutcome.REACHED),
        ([(1, 0, 0, 0, 0, 9)], 3, CountOutcome.BLOCKED),
        # A block is a block, whatever level the room set itself.
        ([(1, 0, 0, 0, 0, 9)], 0, CountOutcome.BLOCKED),
        ([(1, 1, 0, 0, 0, 9)], 3, CountOutcome.BLOCKED),
        ([(0, 0, 0, 2, 0, 0), (0, 0, 0, 0, 0, 0)], 3, CountOutcome.NOT_HEARD),
        ([(0, 0, 0, 0, 0, 0)], 3, CountOutcome.NOT_HEARD),
        ([], 3, CountOutcome.NOT_HEARD),
        ([(0, 0, 1, 0, 0, 0), (0, 0, 0, 0, 0, 0)], 3, CountOutcome.BELOW),
    ],
)
def test_that_a_count_reaches_its_level_only_with_everybody_there(levels, needed, expected):
    assert count_outcome(count(*levels, needed=needed)) is expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (prompt(), CountOutcome.NOT_COUNTED),
        (prompt(count((0, 0, 0, 1, 0, 0))), CountOutcome.REACHED),
        (prompt(count((0, 0, 0, 1, 0, 0)), text="Two plans."), CountOutcome.OTHER_WORDING),
        # A library of before did not keep the words: what was counted then is trusted.
        (prompt(replace(count((0, 0, 0, 1, 0, 0)), wording=""), text="Two."), CountOutcome.REACHED),
        (prompt(count(is_finished=False)), CountOutcome.UNDER_WAY),
        # A recount that has begun takes the earlier result away until it is done.
        (prompt(count((0, 0, 0, 1, 0, 0)), count(is_finished=False)), CountOutcome.UNDER_WAY),
        # The last finished count is the one in force.
        (prompt(count((1, 0, 0, 0, 0, 0)), count((0, 0, 0, 1, 0, 0))), CountOutcome.REACHED),
        (prompt(count((0, 0, 0, 1, 0, 0)), count((1, 0, 0, 0, 0, 0))), CountOutcome.BLOCKED),
    ],
)
def test_that_the_counts_speak_for_the_words_they_were_taken_on(of, expected):
    assert statement_outcome(IN_ROOM, of) is expected


def test_that_an_agency_that_came_since_was_not_heard():
    of = prompt(count((0, 0, 0, 1, 0, 0)))
    assert statement_outcome(SESSION, of) is CountOutcome.NOT_HEARD
    assert statement_outcome(SESSION, prompt(count((0, 0, 0, 1, 0, 0), absent=(HEALTH.id,)))) is (
        CountOutcome.REACHED
    )


@pytest.mark.parametrize(
    ("of", "needed"),
    [
        (prompt(), None),
        (prompt(FULL), None),
        (prompt(SHORT), CountOutcome.BELOW),
        (prompt(BLOCKED), CountOutcome.BLOCKED),
        # A full stop does not get round a block, a new count does.
        (prompt(BLOCKED, text=f"{WORDS}."), CountOutcome.BLOCKED),
        (prompt(FULL, text=f"{WORDS}."), None),
        (prompt(BLOCKED, FULL), None),
        (prompt(count(is_finished=False)), None),
    ],
)
def test_that_what_a_count_did_not_carry_is_agreed_only_with_a_reason(of, needed):
    assert reason_needed(IN_ROOM, of) is needed


def test_that_a_reason_is_needed_wherever_somebody_stands_below_blocks_or_is_silent():
    assert {CountOutcome.BELOW, CountOutcome.BLOCKED, CountOutcome.NOT_HEARD} == NEED_REASON


def test_that_a_recount_keeps_the_earlier_counts():
    first, second = count((1, 0, 0, 0, 0, 0)), count((0, 0, 0, 1, 0, 0))
    begun = count(is_finished=False)
    of = prompt(first, second, begun)
    assert count_in_force(of) is second
    assert count_under_way(of) is begun
    assert earlier_counts(of) == (first,)


@pytest.mark.parametrize(
    ("levels", "split"),
    [
        ((0, 0, 0, 0, 0, 0), False),
        ((0, 0, 0, 0, 4, 0), False),
        ((0, 0, 0, 2, 2, 2), False),
        ((0, 0, 1, 0, 0, 1), False),  # 1.5 of 5 is 0.3, and not over it
        ((0, 1, 0, 0, 0, 1), True),
        ((1, 0, 0, 0, 1, 0), True),
        ((0, 2, 0, 0, 0, 2), True),
        ((0, 1, 0, 0, 0, 9), False),  # one against nine stands alone; the level tells of it
        ((5, 0, 0, 0, 0, 5), True),
    ],
)
def test_that_an_agency_of_two_minds_is_told_apart(levels, split):
    assert is_split(levels) is split
    assert 0 <= spread(levels) <= 0.5


@pytest.mark.parametrize(
    ("levels", "split"),
    [
        ([(0, 0, 0, 0, 0, 3), (0, 3, 0, 0, 0, 0)], True),
        ([(0, 0, 0, 0, 3, 0), (0, 0, 3, 0, 0, 0)], False),
        ([(0, 0, 0, 0, 0, 3), (0, 0, 0, 0, 0, 0)], False),  # who is silent stands nowhere
        ([(0, 1, 0, 0, 0, 1), (0, 0, 0, 2, 0, 0)], False),  # inside, not between
    ],
)
def test_that_agencies_far_apart_are_told(levels, split):
    assert is_split_between(count(*levels)) is split


def test_that_a_split_agency_is_named():
    of = count((0, 2, 0, 0, 0, 2), (0, 0, 0, 4, 0, 0))
    assert [tally.agency_id for tally in split_inside(of)] == [EDUCATION.id]


def test_that_an_agency_present_is_awaited_and_an_absent_one_is_not():
    assert still_to_count(SESSION, None) == (EDUCATION, HEALTH)
    assert still_to_count(SESSION, count((0, 0, 0, 1, 0, 0))) == (HEALTH,)
    assert still_to_count(SESSION, count((0, 0, 0, 1, 0, 0), absent=(HEALTH.id,))) == ()


def test_that_absence_is_recorded_as_absence():
    of = count((0, 0, 0, 1, 0, 0), absent=(HEALTH.id,))
    assert absent_from(SESSION, of) == (HEALTH, POLICE)
    assert people_at_level(of) == (1, 1)


def test_that_an_agency_absent_today_keeps_the_hands_it_showed():
    of = count((0, 0, 0, 1, 0, 0), (0, 0, 0, 1, 0, 0), (0, 0, 0, 1, 0, 0))
    assert absent_from(SESSION, of) == ()


def test_that_a_count_under_way_is_no_hearing_yet():
    silent = prompt(count((0, 0, 0, 1, 0, 0), is_finished=False))
    assert not is_heard(silent, EDUCATION)
    assert not_heard(SESSION, silent) == (EDUCATION, HEALTH)


@pytest.mark.parametrize(
    ("counted", "waiting"),
    [
        (count((0, 0, 0, 1, 0, 0), absent=(HEALTH.id,)), ()),
        (count((0, 0, 0, 1, 0, 0), absent=(HEALTH.id,), is_finished=False), (EDUCATION, HEALTH)),
        (count((0, 0, 0, 1, 0, 0)), (HEALTH,)),
    ],
)
def test_that_an_agency_absent_when_it_was_counted_is_not_awaited(counted, waiting):
    counted_prompt = prompt(counted)
    assert not_heard(SESSION, counted_prompt) == waiting
    assert is_absent(counted_prompt, HEALTH) is (HEALTH not in waiting)
    assert is_absent(counted_prompt, POLICE)


def test_that_no_hand_is_no_hearing():
    assert not is_heard(prompt(count((0, 0, 0, 0, 0, 0))), EDUCATION)


def reservation(concern="", person=""):
    return r.Reservation("reservation", None, person, concern, "", None)


def test_that_a_reservation_just_added_says_nothing_yet():
    said = reservation("Who pays?")
    of = replace(prompt(), reservations=(reservation(), said, reservation("  ")))
    assert stated_reservations(of) == (said,)


@pytest.mark.parametrize(
    ("of", "note"),
    [
        (prompt(), ""),
        (prompt(FULL), "· counted 2 of 2"),
        (prompt(FULL, text="Other words."), ""),
        (prompt(FULL, agreed=WORDS), "2 of 2"),
        (prompt(agreed=WORDS), "· not counted"),
        (prompt(FULL, text="Other.", agreed="Other."), "· not counted"),
        (prompt(replace(SHORT, objections="By March"), agreed=WORDS), "with objections · 2 of 3"),
        (prompt(SHORT, agreed=WORDS), "with objections · 2 of 3"),
        (prompt(BLOCKED), "· counted 1 of 2, blocked"),
        (prompt(BLOCKED, text="Other.", agreed="Other."), "with objections · not counted"),
        (replace(prompt(), reservations=(reservation("Who?"),)), "1 reservation"),
        (replace(prompt(), reservations=(reservation(),)), ""),
    ],
)
def test_that_the_note_beside_a_status_claims_no_more_than_was_counted(of, note):
    assert agreement_note(of) == note


def test_that_only_an_agreed_statement_has_objections():
    objected = replace(SHORT, objections="By March")
    assert has_objections(prompt(objected, agreed=WORDS))
    assert not has_objections(prompt(objected))
    assert has_objections(prompt(objected, text="Other.", agreed="Other."))
    # A reason taken away afterwards takes no objection away.
    assert has_objections(prompt(SHORT, agreed=WORDS))
    assert not has_objections(prompt(SHORT, FULL, agreed=WORDS))
    assert not has_objections(prompt(FULL, agreed=WORDS))


def test_that_the_level_of_the_last_count_is_proposed_for_the_next():
    assert level_to_start_with(SESSION) == 4
    later = replace(FULL, level_needed=2, at=NOW + timedelta(hours=1))
    moved = replace(SESSION, prompts=(replace(SESSION.prompts[0], counts=(later,)),))
    assert level_to_start_with(moved) == 2
    assert level_to_start_with(replace(SESSION, prompts=())) == 3


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (3, "Everyone at 3 or more, nobody at 0"),
        (5, "Everyone at 5, nobody at 0"),
    ],
)
def test_that_the_level_needed_is_said(level, words):
    assert describe_level_needed(level) == words


@pytest.mark.parametrize(
    ("of", "sentences"),
    [
        (
            count((0, 0, 0, 2, 0, 0), (0, 0, 0, 0, 1, 0)),
            ("The level is reached: 3 of 3 at 3 or more.", "Absent, so not counted: Police."),
        ),
        (
            count((1, 0, 0, 0, 1, 0), (0, 0, 0, 0, 0, 0), needed=5),
            (
                "Somebody blocks: 0 of 2 at 5.",
                "1 block: Education.",
                "Of two minds: Education.",
                "No hands shown: Health.",
                "Absent, so not counted: Police.",
            ),
        ),
        (
            count((0, 0, 0, 1, 0, 0), absent=(HEALTH.id,)),
            (
                "The level is reached: 1 of 1 at 3 or more.",
                "Absent, so not counted: Health, Police.",
            ),
        ),
    ],
)
def test_that_a_result_names_who_blocks_is_split_silent_or_absent(of, sentences):
    assert describe_result(SESSION, of) == sentences


def test_that_hands_are_counted_as_they_are_called_and_taken_back():
    hands = ShowOfHands().with_hand(4).with_hand(0).with_hand(4)
    assert hands.levels == (1, 0, 0, 0, 2, 0)
    assert hands.without_last().levels == (1, 0, 0, 0, 1, 0)
    assert hands.without(0).called == (4, 4)
    assert hands.without(5) == hands
    assert ShowOfHands().without_last() == ShowOfHands()
    assert ShowOfHands.of((1, 0, 0, 0, 2, 0)).called == (0, 4, 4)


def test_that_people_marked_present_are_expected():
    assert people_expected(SESSION, EDUCATION) == 1
    assert people_expected(SESSION, POLICE) == 0
