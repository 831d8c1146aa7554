"""When actions are due, which are shown, in what order, and where they came from."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.models.records import Action, Origin
from app.models.rules.actions import (
    ActionColumn,
    ActionFilter,
    ActionQuery,
    DueState,
    actions_of_origin,
    describe_actions,
    describe_due,
    due_state,
    matching_actions,
    origin_name,
    sorted_action_ids,
)
from tests.models.sessions import filled_session

NOW = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)
TODAY = NOW.date()


def action(name="a", *, what="", who="", days=None, is_done=False, agency=None, origin=None):
    due = None if days is None else TODAY + timedelta(days=days)
    source, source_id = origin or (None, None)
    return Action(name, what, who, agency, due, is_done, source, source_id, NOW)


def session_of(*actions):
    return replace(filled_session(NOW), actions=actions)


@pytest.mark.parametrize(
    ("days", "is_done", "state", "said"),
    [
        (None, False, DueState.NO_DATE, ""),
        (-3, False, DueState.OVERDUE, "Overdue 3 days"),
        (-1, False, DueState.OVERDUE, "Overdue 1 day"),
        (0, False, DueState.SOON, "Due today"),
        (1, False, DueState.SOON, "Due tomorrow"),
        (14, False, DueState.SOON, "Due in 14 days"),
        (15, False, DueState.LATER, ""),
        (-3, True, DueState.DONE, "Done"),
        (None, True, DueState.DONE, "Done"),
    ],
)
def test_that_an_action_says_how_it_stands_with_its_date(days, is_done, state, said):
    made = action(days=days, is_done=is_done)
    assert due_state(made, TODAY) is state
    assert describe_due(made, TODAY) == said


LIST = session_of(
    action("book", what="Book the hall", who="Priya", days=-2, agency="agency-Education"),
    action("write", what="Write to YOT", who="tom", days=3, agency="agency-Police"),
    action("done", what="Draft the letter", who="Priya", days=-9, is_done=True),
    action("blank", origin=(Origin.PROMPT, "prompt-2")),
    action("check", what="agree aims", origin=(Origin.CHECKLIST, "check-1"), days=30),
)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (ActionQuery(ActionFilter.ALL), "book write done blank check"),
        (ActionQuery(ActionFilter.OPEN), "book write blank check"),
        (ActionQuery(ActionFilter.OVERDUE), "book"),
        (ActionQuery(ActionFilter.DONE), "done"),
        (ActionQuery(ActionFilter.ALL, text="priya"), "book done"),
        (ActionQuery(ActionFilter.ALL, text="PRIYA hall"), "book"),
        (ActionQuery(ActionFilter.ALL, text="checklist 1"), "check"),
        (ActionQuery(ActionFilter.ALL, text="police"), "write"),
        (ActionQuery(ActionFilter.ALL, agency_id="agency-Police"), "write"),
        (ActionQuery(ActionFilter.DONE, agency_id="agency-Police"), ""),
        (ActionQuery(ActionFilter.ALL, text="nothing like it"), ""),
    ],
)
def test_that_only_what_is_wanted_is_shown(wanted, ids):
    assert [a.id for a in matching_actions(LIST, wanted, TODAY)] == ids.split()


@pytest.mark.parametrize(
    ("column", "descending", "ids"),
    [
        (ActionColumn.WHAT, False, "check book done write blank"),
        (ActionColumn.WHAT, True, "write done book check blank"),
        (ActionColumn.WHO, False, "book done write blank check"),
        (ActionColumn.WHO, True, "write book done blank check"),
        (ActionColumn.DUE, False, "done book write check blank"),
        (ActionColumn.DUE, True, "check write book done blank"),
        (ActionColumn.DONE, False, "book write blank check done"),
        (ActionColumn.AGENCY, False, "book write done blank check"),
        (ActionColumn.ORIGIN, False, "blank check book write done"),
    ],
)
def test_that_sorting_keeps_equals_and_puts_what_is_empty_last(column, descending, ids):
    assert sorted_action_ids(LIST, LIST.actions, column, descending=descending) == tuple(
        ids.split()
    )


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        (None, ""),
        ((Origin.PROMPT, "prompt-2"), "Prompt 2"),
        ((Origin.CHECKLIST, "check-2"), "Checklist 2"),
        ((Origin.RESERVATION, "reservation-1"), "Reservation, prompt 1"),
        ((Origin.PROMPT, "gone"), ""),
    ],
)
def test_that_an_action_says_where_it_came_from(origin, name):
    assert origin_name(LIST, action(origin=origin)) == name


def test_that_the_actions_of_one_statement_are_found():
    assert [a.id for a in actions_of_origin(LIST, Origin.CHECKLIST, "check-1")] == ["check"]
    assert actions_of_origin(LIST, Origin.PROMPT, "check-1") == ()


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ([], ""),
        ([action()], "1 action · no date"),
        ([action(days=49)], "1 action · due 12 Jan"),
        ([action(days=49), action(days=6)], "2 actions · due 30 Nov"),
        ([action(days=49), action(days=-2)], "2 actions · ! overdue"),
        ([action(days=-2, is_done=True)], "1 action · done"),
        ([action(days=-2, is_done=True), action()], "2 actions · no date"),
    ],
)
def test_that_what_was_promised_is_summed_up(actions, said):
    assert describe_actions(actions, TODAY) == said


def test_that_the_year_is_said_when_it_is_far_away():
    far = replace(action(), due=date(2028, 3, 1))
    assert describe_actions([far], TODAY) == "1 action · due 1 Mar 2028"
