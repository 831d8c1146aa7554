"""One history for everything, which a failed write leaves as it was."""

from __future__ import annotations

import pytest

from app.models.edits import AddSession, RateStatement, SetDetail, SetEntry
from app.models.records import Rating
from app.models.rules.new_session import copy_of
from app.ui.services.history import LIBRARY
from tests.full_disk import full_disk

S = "session-1"


def _entry(before, after, burst):
    return SetEntry(S, "prompt-2", "agency-Health", before, after, "Health, prompt 2", burst)


def _rate(rating):
    return RateStatement(S, "check-2", {"rating": None}, {"rating": rating}, "statement 2")


@pytest.fixture
def history(context, session):
    return context.history


def test_that_undo_and_redo_go_across_parts_in_order(context, history):
    history.perform(_entry("", "Consent", "one"))
    history.perform(_rate(Rating.IN_PLACE))
    assert history.undo_label == "Rate statement 2"
    history.undo()
    assert context.store.session(S).checklist[1].rating is None
    assert (history.undo_label, history.redo_label) == (
        "Typing in Health, prompt 2",
        "Rate statement 2",
    )
    history.undo()
    assert "agency-Health" not in context.store.session(S).prompts[1].entries
    history.redo()
    history.redo()
    assert context.store.session(S).prompts[1].entries["agency-Health"] == "Consent"
    assert context.store.session(S).checklist[1].rating is Rating.IN_PLACE
    assert history.redo_label == ""


def test_that_a_burst_of_typing_is_undone_at_once(context, history):
    for before, after in (("", "C"), ("C", "Co"), ("Co", "Con")):
        history.perform(_entry(before, after, "one"))
    history.undo()
    assert "agency-Health" not in context.store.session(S).prompts[1].entries
    history.redo()
    assert context.store.session(S).prompts[1].entries["agency-Health"] == "Con"


def test_that_a_failed_write_is_told_and_makes_no_step(context, history, qtbot):
    before = history.undo_label
    with qtbot.waitSignal(history.failed) as told:
        done = history.perform(SetDetail(S, S, {"place": "Main hall"}, {"place": "\ud800"}))
    assert not done
    assert "damaged character" in told.args[0].sentence
    assert history.undo_label == before
    assert context.store.session(S).details.place == "Main hall"


def test_that_a_failed_undo_keeps_the_step(context, history, qtbot):
    history.perform(SetDetail(S, S, {"purpose": "x" * 400_000}, {"purpose": ""}))
    with full_disk(context.store):
        with qtbot.waitSignal(history.failed):
            history.undo()
        assert history.undo_label == "Change purpose"
        assert context.store.session(S).details.purpose == ""
    history.undo()
    assert len(context.store.session(S).details.purpose) == 400_000


def test_that_undo_with_nothing_to_undo_does_nothing(context):
    context.history.undo()
    context.history.redo()
    assert (context.history.undo_label, context.history.redo_label) == ("", "")


def test_that_an_undone_edit_is_told_so_that_it_can_be_shown(history, qtbot):
    edit = _rate(Rating.PARTLY)
    history.perform(edit)
    with qtbot.waitSignal(history.moved) as told:
        history.undo()
    assert told.args[0] is edit


def test_that_each_session_and_the_list_have_a_history_of_their_own(context, history, session):
    copy = copy_of(session, "Copy", session.details.created_at)
    history.perform(_rate(Rating.PARTLY))
    history.perform(AddSession(copy, "Duplicate session"))
    history.undo()
    assert context.store.session(S).checklist[1].rating is Rating.PARTLY
    assert [s.id for s in context.store.sessions()] == [S]
    history.show(S)
    history.undo()
    assert context.store.session(S).checklist[1].rating is None
    history.show(LIBRARY)
    history.redo()
    assert len(context.store.sessions()) == 2


def test_that_what_was_typed_in_a_session_is_kept_when_its_creation_is_undone(context, history):
    history.perform(_entry("", "Consent", "one"))
    history.show(LIBRARY)
    history.undo()
    assert context.store.sessions() == ()
    assert context.store.session(S).prompts[1].entries["agency-Health"] == "Consent"
    history.redo()
    assert [s.id for s in context.store.sessions()] == [S]
