"""Collected worksheets in the library: one step, its sources, and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.models.changes import ChangePublisher
from app.models.edits import AddSession
from app.models.records import Rating
from app.models.storage.database import open_library
from app.models.storage.store import Store
from app.models.worksheets.merge import collect_edit, describe_collected, plan_collection
from tests.models.worksheets.sheets import CHECKS, EDUCATION, HEALTH, PROMPTS, SESSION, S, sheet


@pytest.fixture
def store(tmp_path):
    made = Store(open_library(tmp_path / "library.db", tmp_path / "backups"), ChangePublisher())
    made.perform(AddSession(SESSION))
    yield made
    made.close()


def _given():
    return [
        sheet("Sharing early", "Consent", ratings={CHECKS[1]: Rating.PARTLY}),
        sheet("Seeing families\nSharing early", name="B. Lee", role=""),
        sheet("Time", agency_id=EDUCATION, ratings={CHECKS[0]: Rating.NOT_YET}, name="", role=""),
    ]


def _collect(store, sheets, **choices):
    session = store.session(S)
    edit = collect_edit(session, plan_collection(session, sheets), **choices)
    store.perform(edit)
    return edit


def _plain(session):
    details = replace(session.details, changed_at=session.details.created_at)
    return replace(session, details=details)


def test_that_all_of_one_collecting_is_one_step_done_undone_and_redone(store):
    before = _plain(store.session(S))
    edit = _collect(store, _given())
    after = _plain(store.session(S))
    assert edit.label == "Collect 3 worksheets"
    assert after.prompts[0].entries[HEALTH] == (
        f"{before.prompts[0].entries[HEALTH]}\nSharing early\nSeeing families"
    )
    assert after.prompts[1].entries[HEALTH] == "Consent"
    assert [p.name for p in after.people[len(before.people) :]] == ["A. Khan", "B. Lee"]
    assert not after.people[-1].is_present
    store.revert(edit)
    assert _plain(store.session(S)) == before
    store.perform(edit)
    assert _plain(store.session(S)) == after


def test_that_each_wording_says_from_whose_worksheet_it_came(store):
    _collect(store, _given())
    own = [w for w in store.wordings(PROMPTS[0]) if w.agency_id == HEALTH]
    assert [(w.text.splitlines()[-1], w.reason) for w in own[-2:]] == [
        ("Sharing early", "From the worksheet of A. Khan, GP"),
        ("Seeing families", "From the worksheet of B. Lee"),
    ]
    (time,) = [w for w in store.wordings(PROMPTS[0]) if w.text.endswith("\nTime")]
    assert time.reason == "From a worksheet without a name"


def test_that_a_rating_that_differs_stays_unless_it_is_to_be_replaced(store):
    _collect(store, _given())
    assert store.session(S).checklist[0].by_agency[EDUCATION] is Rating.IN_PLACE
    edit = _collect(store, _given(), replacing=True)
    assert store.session(S).checklist[0].by_agency[EDUCATION] is Rating.NOT_YET
    store.revert(edit)
    assert store.session(S).checklist[0].by_agency[EDUCATION] is Rating.IN_PLACE


def test_that_ratings_of_one_agency_replaced_twice_go_all_the_way_back(store):
    sheets = [
        sheet("x", agency_id=EDUCATION, name=name, ratings={CHECKS[0]: rating})
        for name, rating in (("A", Rating.NOT_YET), ("B", Rating.PARTLY))
    ]
    edit = _collect(store, sheets, replacing=True)
    assert store.session(S).checklist[0].by_agency[EDUCATION] is Rating.PARTLY
    store.revert(edit)
    assert store.session(S).checklist[0].by_agency[EDUCATION] is Rating.IN_PLACE


def test_that_collecting_twice_changes_nothing(store):
    _collect(store, _given())
    session = store.session(S)
    assert collect_edit(session, plan_collection(session, _given())) is None


def test_that_what_was_done_is_said():
    plan = plan_collection(SESSION, _given())
    said = describe_collected(plan, replaced=False)
    assert said == (
        "Collected 3 worksheets: 4 lines, 1 rating and 2 people. Ctrl+Z takes them out again."
    )
    assert "2 ratings" in describe_collected(plan, replaced=True)
    nothing = plan_collection(SESSION, [sheet("x", session_id="other")])
    assert describe_collected(nothing, replaced=False) == "Nothing in these worksheets is new."
