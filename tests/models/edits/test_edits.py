"""Every edit is done, undone and redone over a session with something in every part."""

from __future__ import annotations

import inspect
from dataclasses import replace

import pytest

from app.models import edits
from app.models import records as r
from app.models.edits.base import Edit
from tests.models.conftest import NOW
from tests.models.edits.agreement_edit_cases import AGREEMENT_CASES
from tests.models.edits.edit_case import Case
from tests.models.edits.session_edit_cases import SESSION_CASES

S = "session-1"


def _agency(session, name):
    return next(a for a in session.agencies if a.name == name)


CASES = {
    **SESSION_CASES,
    "AddAgency": Case(
        lambda s: edits.AddAgency(
            S,
            {"id": "new", "name": "Housing", "note": "", "colour": "#7A1F5C", "is_present": True},
            1,
        ),
        "Add column “Housing”",
        lambda store: (
            [a.name for a in store.session(S).agencies]
            == ["Education", "Housing", "Health", "Police"]
        ),
    ),
    "SetAgency": Case(
        lambda s: edits.SetAgency.of(S, s.agencies[0], name="School"),
        "Rename “Education”",
        lambda store: store.session(S).agencies[0].name == "School",
    ),
    "RemoveAgency": Case(
        lambda s: edits.RemoveAgency(S, "agency-Education", "Education"),
        "Remove column “Education”",
        lambda store: (
            "agency-Education" not in store.session(S).prompts[0].entries
            and store.session(S).people[0].agency_id is None
            and len(store.session(S).prompts[0].counts[0].tallies) == 1
        ),
    ),
    "MoveAgency": Case(
        lambda s: edits.MoveAgency(
            S,
            [a.id for a in s.agencies],
            edits.moved([a.id for a in s.agencies], "agency-Education", 1),
            "Education",
        ),
        "Move column “Education”",
        lambda store: (
            [a.name for a in store.session(S).agencies] == ["Health", "Education", "Police"]
        ),
    ),
    "AddPerson": Case(
        lambda s: edits.AddPerson(
            S,
            {"id": "new", "name": "Lee", "role": "", "agency_id": None, "is_present": True},
        ),
        "Add “Lee”",
        lambda store: store.session(S).people[-1].name == "Lee",
    ),
    "SetPerson": Case(
        lambda s: edits.SetPerson.of(S, s.people[0], is_present=False),
        "Mark “Priya Nair” absent",
        lambda store: not store.session(S).people[0].is_present,
    ),
    "RemovePerson": Case(
        lambda s: edits.RemovePerson(S, "person-2", "Tom Ellis"),
        "Remove “Tom Ellis”",
        lambda store: len(store.session(S).people) == 3,
    ),
    "MovePerson": Case(
        lambda s: edits.MovePerson(
            S,
            [p.id for p in s.people],
            edits.moved([p.id for p in s.people], "person-4", -9),
            "Sam Reed",
        ),
        "Move “Sam Reed”",
        lambda store: store.session(S).people[0].name == "Sam Reed",
    ),
    "AddPrompt": Case(
        lambda s: edits.AddPrompt.of(S, "new", "We will measure ...", 0),
        "Add prompt “We will measure ...”",
        lambda store: store.session(S).prompts[0].id == "new",
    ),
    "SetPrompt": Case(
        lambda s: edits.SetPrompt.of(S, s.prompts[1], minutes=15),
        "Change minutes of prompt “The barriers are ...”",
        lambda store: store.session(S).prompts[1].minutes == 15,
    ),
    "RemovePrompt": Case(
        lambda s: edits.RemovePrompt(S, "prompt-1", s.prompts[0].text),
        "Remove prompt “Partnership working means ...”",
        lambda store: len(store.session(S).prompts) == 2 and not store.whole_session(S).wordings,
    ),
    "MovePrompt": Case(
        lambda s: edits.MovePrompt(
            S,
            [p.id for p in s.prompts],
            edits.moved([p.id for p in s.prompts], "prompt-3", -1),
            s.prompts[2].text,
        ),
        "Move prompt “They can be overcome by ...”",
        lambda store: store.session(S).prompts[1].id == "prompt-3",
    ),
    "SetEntry": Case(
        lambda s: edits.SetEntry(
            S, "prompt-2", "agency-Health", "", "Consent", "Health, prompt 2", "burst"
        ),
        "Typing in Health, prompt 2",
        lambda store: store.session(S).prompts[1].entries["agency-Health"] == "Consent",
    ),
    "SetStatement": Case(
        lambda s: edits.SetStatement(
            S, "prompt-1", "One plan.", "One plan, shared.", "the statement of prompt 1", "burst"
        ),
        "Typing in the statement of prompt 1",
        lambda store: (
            store.session(S).prompts[0].statement.status is r.StatementStatus.CHANGED
            and store.session(S).prompts[0].statement.agreed_text == "One plan."
        ),
    ),
    "SetAgreed": Case(
        lambda s: edits.SetAgreed(S, "prompt-1", "One plan.", NOW, None, None, "prompt 1"),
        "Take back agreement on prompt 1",
        lambda store: store.session(S).prompts[0].statement.status is r.StatementStatus.DRAFT,
    ),
    "CompoundEdit": Case(
        lambda s: edits.CompoundEdit(
            S,
            [
                edits.SetEntry(S, "prompt-3", "agency-Health", "", "a", burst="b1"),
                edits.SetEntry(S, "prompt-3", "agency-Police", "", "b", burst="b2"),
            ],
        ),
        "Paste a table",
        lambda store: (
            store.session(S).prompts[2].entries == {"agency-Health": "a", "agency-Police": "b"}
        ),
    ),
    "RateStatement": Case(
        lambda s: edits.RateStatement(
            S, "check-2", {"rating": None}, {"rating": r.Rating.IN_PLACE}, "statement 2"
        ),
        "Rate statement 2",
        lambda store: store.session(S).checklist[1].rating is r.Rating.IN_PLACE,
    ),
    "SetEvidence": Case(
        lambda s: edits.SetEvidence(
            S, "check-2", {"evidence": ""}, {"evidence": "Minutes"}, "statement 2"
        ),
        "Typing evidence for statement 2",
        lambda store: store.session(S).checklist[1].evidence == "Minutes",
    ),
    "RateForAgency": Case(
        lambda s: edits.RateForAgency(
            S, "check-1", "agency-Police", r.Rating.NOT_YET, None, "statement 1 for Police"
        ),
        "Clear rating of statement 1 for Police",
        lambda store: "agency-Police" not in store.session(S).checklist[0].by_agency,
    ),
    "AddAction": Case(
        lambda s: edits.AddAction(
            S,
            {
                "id": "new",
                "what": "Ring Health",
                "who": "",
                "agency_id": None,
                "due": None,
                "is_done": False,
                "origin": r.Origin.CHECKLIST,
                "origin_id": "check-1",
                "created_at": NOW,
            },
        ),
        "Add action “Ring Health”",
        lambda store: store.session(S).actions[-1].origin is r.Origin.CHECKLIST,
    ),
    "SetAction": Case(
        lambda s: edits.SetAction.of(S, s.actions[0], is_done=True),
        "Mark action “Book the room” done",
        lambda store: store.session(S).actions[0].is_done,
    ),
    "RemoveAction": Case(
        lambda s: edits.RemoveAction(S, "action-1", "Book the room"),
        "Remove action “Book the room”",
        lambda store: len(store.session(S).actions) == 1,
    ),
    "AddLink": Case(
        lambda s: edits.AddLink(
            S,
            {
                "id": "new",
                "standard_id": "teachers.C6",
                "code": "C6",
                "text": "Have a commitment",
                "source": "TDA 2007",
                "legal_status": "Historical.",
                "target": r.Origin.CHECKLIST,
                "target_id": "check-1",
            },
        ),
        "Link C6",
        lambda store: store.session(S).links[-1].target is r.Origin.CHECKLIST,
    ),
    "RemoveLink": Case(
        lambda s: edits.RemoveLink(S, "link-1", "Q6"),
        "Unlink Q6",
        lambda store: store.session(S).links == (),
    ),
    **AGREEMENT_CASES,
}


def _without_times(session):
    """Leave out what undo does not take back: when it changed, and words once written."""
    plain = replace(session.details, changed_at=NOW)
    kept = tuple(w for w in session.wordings if w.id.startswith("wording-"))
    return replace(session, details=plain, wordings=kept)


@pytest.mark.parametrize("name", CASES)
def test_that_an_edit_is_done_undone_and_redone(name, store, filled):
    case = CASES[name]
    before = store.whole_session(S)
    edit = case.make(before)
    assert type(edit).__name__ == name
    assert edit.label == case.label

    store.perform(edit)
    assert case.holds(store)
    done = [store.whole_session(s.id) for s in store.sessions()]

    store.revert(edit)
    assert [s.id for s in store.sessions()] == [S]
    assert _without_times(store.whole_session(S)) == _without_times(before)

    store.perform(edit)
    assert case.holds(store)
    redone = [store.whole_session(s.id) for s in store.sessions()]
    assert {s.details.id: _without_times(s) for s in redone} == {
        s.details.id: _without_times(s) for s in done
    }


def test_that_a_deleted_session_comes_back_as_it_was(store, filled):
    before = store.whole_session(S)
    store.perform(edits.DeleteSession(S, "Hollin Bank", NOW))
    (deleted,) = store.sessions(deleted=True)
    assert deleted.deleted_at == NOW
    restore = edits.RestoreSession(S, "Hollin Bank", deleted.deleted_at)
    store.perform(restore)
    assert store.whole_session(S) == before
    assert store.sessions()[0].deleted_at is None
    store.revert(restore)
    assert store.sessions() == ()
    assert store.sessions(deleted=True) == (deleted,)


def test_that_every_edit_has_a_case():
    concrete = {
        name
        for name in edits.__all__
        if inspect.isclass(found := getattr(edits, name))
        and issubclass(found, Edit)
        and not inspect.isabstract(found)
    }
    assert concrete - {"RestoreSession"} == set(CASES)


def test_that_typing_of_one_burst_is_one_step_and_one_wording(store, filled):
    first = edits.SetEntry(S, "prompt-2", "agency-Health", "", "Con", burst="burst")
    later = edits.SetEntry(S, "prompt-2", "agency-Health", "Con", "Consent", burst="burst")
    store.perform(first)
    store.perform(later)
    merged = first.merged_with(later)
    store.revert(merged)
    assert "agency-Health" not in store.session(S).prompts[1].entries
    kept = [w.text for w in store.whole_session(S).wordings if w.prompt_id == "prompt-2"]
    assert kept == ["Consent"]


@pytest.mark.parametrize("agency_id", [None, "agency-Health"])
def test_that_a_text_that_came_without_its_history_is_kept_before_it_changes(
    agency_id, store, filled
):
    def write(before, after):
        if agency_id is None:
            return edits.SetStatement(S, "prompt-2", before, after)
        return edits.SetEntry(S, "prompt-2", agency_id, before, after)

    with store.transaction() as unit:
        if agency_id is None:
            unit.change("prompt", {"id": "prompt-2"}, {"statement": "Brought in"})
        else:
            key = {"prompt_id": "prompt-2", "agency_id": agency_id}
            unit.put("entry", key, {"text": "Brought in"})
    first, second = write("Brought in", "Changed"), write("Changed", "Changed again")
    store.perform(first)
    store.perform(second)
    store.revert(second)
    store.perform(second)
    kept = [w.text for w in store.wordings("prompt-2") if w.agency_id == agency_id]
    assert kept == ["Brought in", "Changed", "Changed again"]


@pytest.mark.parametrize(
    "later",
    [
        edits.SetEntry(S, "prompt-2", "agency-Health", "a", "b", burst="another burst"),
        edits.SetEntry(S, "prompt-2", "agency-Police", "a", "b", burst="burst"),
        edits.SetEntry(S, "prompt-3", "agency-Health", "a", "b", burst="burst"),
        edits.SetStatement(S, "prompt-2", "a", "b", burst="burst"),
    ],
)
def test_that_typing_elsewhere_or_later_stays_a_step_of_its_own(later):
    first = edits.SetEntry(S, "prompt-2", "agency-Health", "", "a", burst="burst")
    assert first.merged_with(later) is None


def test_that_words_undone_stay_in_the_history(store, filled):
    edit = edits.SetStatement(S, "prompt-2", "", "We share one diary.", burst="burst")
    store.perform(edit)
    store.revert(edit)
    assert "We share one diary." in [w.text for w in store.whole_session(S).wordings]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [(0, "abcd"), (1, "acbd"), (-1, "bacd"), (9, "acdb"), (-9, "bacd")],
)
def test_that_a_row_moves_within_bounds(steps, expected):
    assert "".join(edits.moved("abcd", "b", steps)) == expected


def test_that_rows_keep_their_order_through_removals_additions_and_undo(store, filled):
    """Undo all, then redo all, gives the very same orders at every step."""
    steps = [
        edits.RemovePrompt(S, "prompt-1", ""),
        edits.AddPrompt.of(S, "new-1", "One"),
        edits.AddPrompt.of(S, "new-2", "Two", 0),
        edits.RemovePrompt(S, "prompt-2", ""),
        edits.AddPrompt.of(S, "new-3", "Three"),
    ]

    def order():
        return [prompt.id for prompt in store.session(S).prompts]

    orders = [order()]
    for step in steps:
        store.perform(step)
        orders.append(order())
    assert orders[-1] == ["new-2", "prompt-3", "new-1", "new-3"]
    for step, before in zip(reversed(steps), reversed(orders[:-1]), strict=True):
        store.revert(step)
        assert order() == before
    for step, after in zip(steps, orders[1:], strict=True):
        store.perform(step)
        assert order() == after
