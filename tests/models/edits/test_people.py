"""Several people are added, or marked present, as one step."""

from app.models.edits import AddSession, Location
from app.models.edits.people import add_people_edit, mark_present_edit
from app.models.rules.agencies_and_people import parse_people
from tests.models.conftest import NOW
from tests.models.sessions import filled_session


def test_that_a_pasted_list_is_done_undone_and_redone_as_one(store):
    store.perform(AddSession(filled_session(NOW)))
    edit = add_people_edit("session-1", parse_people("Ann\nBob", ()))
    before = store.session("session-1").people
    store.perform(edit)
    assert [p.name for p in store.session("session-1").people[4:]] == ["Ann", "Bob"]
    store.revert(edit)
    assert store.session("session-1").people == before
    store.perform(edit)
    assert len(store.session("session-1").people) == 6
    assert (edit.label, edit.place) == ("Add 2 people", Location.SESSION)


def test_that_everybody_is_marked_and_unmarked_as_one(store):
    store.perform(AddSession(filled_session(NOW)))
    before = store.session("session-1").people
    edit = mark_present_edit("session-1", before, is_present=True)
    store.perform(edit)
    assert all(p.is_present for p in store.session("session-1").people)
    store.revert(edit)
    assert store.session("session-1").people == before
    store.perform(edit)
    assert all(p.is_present for p in store.session("session-1").people)
    assert edit.label == "Mark everybody present"
