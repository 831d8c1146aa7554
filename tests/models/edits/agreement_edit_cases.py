"""Edits of agreement, sources, glossary and reviews, each with what it does."""

from __future__ import annotations

from datetime import date, timedelta

from app.models import edits
from app.models import records as r
from tests.models.conftest import NOW
from tests.models.edits.edit_case import Case

S = "session-1"
HANDS = (0, 0, 0, 1, 2, 0)


def _counts(store, number):
    return store.session(S).prompts[number].counts


def _terms(store):
    return {term.id: term for term in store.session(S).glossary}


def _reservations(store):
    return {each.id: each for each in store.session(S).prompts[0].reservations}


AGREEMENT_CASES = {
    "StartCount": Case(
        lambda s: edits.StartCount(S, "prompt-3", "new", 4, "By sharing.", NOW, "prompt 3"),
        "Start counting prompt 3",
        lambda store: (
            _counts(store, 2)
            == (r.AgreementCount("new", NOW, 4, "", (), "By sharing.", (), is_finished=False),)
        ),
    ),
    "SetTally": Case(
        lambda s: edits.SetTally(
            S,
            "prompt-2",
            "count-2",
            "agency-Health",
            edits.ABSENT,
            edits.TallyEntry(HANDS),
            "Health, prompt 2",
        ),
        "Count Health, prompt 2",
        lambda store: (
            _counts(store, 1)[0].tallies[1] == r.Tally("agency-Health", HANDS)
            and _counts(store, 1)[0].absent == ()
        ),
    ),
    "FinishCount": Case(
        lambda s: edits.FinishCount(
            S,
            "prompt-2",
            "count-2",
            NOW + timedelta(minutes=20),
            NOW + timedelta(minutes=21),
            "prompt 2",
        ),
        "Finish counting prompt 2",
        lambda store: (
            _counts(store, 1)[0].is_finished
            and _counts(store, 1)[0].at == NOW + timedelta(minutes=21)
        ),
    ),
    "DropCount": Case(
        lambda s: edits.DropCount(S, "count-2", "prompt 2"),
        "Give up counting prompt 2",
        lambda store: _counts(store, 1) == (),
    ),
    "SetCount": Case(
        lambda s: edits.SetCount(
            S, "count-1", {"objections": ""}, {"objections": "Tom will bring it to his board."}
        ),
        "Change why it was agreed",
        lambda store: _counts(store, 0)[0].objections == "Tom will bring it to his board.",
    ),
    "AddReservation": Case(
        lambda s: edits.AddReservation(
            S,
            {
                "id": "new",
                "agency_id": "agency-Police",
                "person": "",
                "concern": "Who pays?",
                "would_change": "",
                "review_by": None,
            },
            prompt_id="prompt-1",
        ),
        "Note reservation “Who pays?”",
        lambda store: _reservations(store)["new"].concern == "Who pays?",
    ),
    "SetReservation": Case(
        lambda s: edits.SetReservation.of(
            S, s.prompts[0].reservations[0], review_by=date(2027, 3, 1)
        ),
        "Change a reservation",
        lambda store: _reservations(store)["reservation-1"].review_by == date(2027, 3, 1),
    ),
    "RemoveReservation": Case(
        lambda s: edits.RemoveReservation(S, "reservation-1", "Who holds the plan?"),
        "Remove reservation “Who holds the plan?”",
        lambda store: _reservations(store) == {},
    ),
    "AddSource": Case(
        lambda s: edits.AddSource(
            S,
            {"id": "new", "agency_id": "agency-Health", "text": "Seeing families once"},
            prompt_id="prompt-1",
        ),
        "Draw from “Seeing families once”",
        lambda store: (
            store.session(S).prompts[0].sources[-1]
            == r.StatementSource("new", "agency-Health", "Seeing families once")
        ),
    ),
    "RemoveSource": Case(
        lambda s: edits.RemoveSource(S, "source-1", "One plan"),
        "No longer drawn from “One plan”",
        lambda store: store.session(S).prompts[0].sources == (),
    ),
    "SetReason": Case(
        lambda s: edits.SetReason(S, "wording-1", {"reason": ""}, {"reason": "Plainer"}),
        "Say why the wording changed",
        lambda store: store.wordings("prompt-1")[-1].reason == "Plainer",
    ),
    "ForgetWording": Case(
        lambda s: edits.ForgetWording(S, "wording-1"),
        "Forget a wording",
        lambda store: "wording-1" not in [w.id for w in store.wordings("prompt-1")],
    ),
    "AddTerm": Case(
        lambda s: edits.AddTerm(
            S,
            {"id": "new", "term": "YOT", "meaning": "", "stands_for": "Youth Offending Team"},
            senses={"agency-Police": "Our team"},
        ),
        "Add “YOT” to the glossary",
        lambda store: _terms(store)["new"].senses == {"agency-Police": "Our team"},
    ),
    "SetTerm": Case(
        lambda s: edits.SetTerm(
            S,
            "term-1",
            {"stands_for": "Common Assessment Framework"},
            {"stands_for": "Form"},
            "CAF",
        ),
        "Change “CAF” in the glossary",
        lambda store: _terms(store)["term-1"].stands_for == "Form",
    ),
    "RemoveTerm": Case(
        lambda s: edits.RemoveTerm(S, "term-1", "CAF"),
        "Remove “CAF” from the glossary",
        lambda store: _terms(store) == {},
    ),
    "SetSense": Case(
        lambda s: edits.SetSense(S, "term-1", "agency-Health", "CAF", "A form", "CAF"),
        "Change the meaning of “CAF”",
        lambda store: _terms(store)["term-1"].senses == {"agency-Health": "A form"},
    ),
    "AddMeeting": Case(
        lambda s: edits.AddMeeting(
            S, {"id": "new", "date": date(2027, 2, 24), "time": "", "place": "", "purpose": ""}, 0
        ),
        "Plan a review meeting",
        lambda store: [m.id for m in store.session(S).meetings] == ["new", "review-1"],
    ),
    "PlanMeetings": Case(
        lambda s: edits.PlanMeetings(
            S,
            [
                edits.AddMeeting(
                    S, {"id": key, "date": day, "time": "", "place": "", "purpose": ""}
                )
                for key, day in (("new-1", date(2027, 2, 24)), ("new-2", date(2027, 5, 26)))
            ],
        ),
        "Plan the review meetings",
        lambda store: {m.id for m in store.session(S).meetings} == {"new-1", "new-2", "review-1"},
    ),
    "SetMeeting": Case(
        lambda s: edits.SetMeeting.of(S, s.meetings[0], time="09:30"),
        "Change the time of a review meeting",
        lambda store: store.session(S).meetings[0].time == "09:30",
    ),
    "RemoveMeeting": Case(
        lambda s: edits.RemoveMeeting(S, "review-1", "A year on"),
        "Remove review meeting “A year on”",
        lambda store: store.session(S).meetings == (),
    ),
}
