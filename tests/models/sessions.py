"""Sessions made for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.models import records as r


def filled_session(now: datetime) -> r.Session:
    """Return a session with something in every part, and with ids that read well in a failure."""
    second = session_of_the_second_schema(now)
    return replace(
        second,
        details=replace(second.details, final_version=2, final_of=now - timedelta(minutes=5)),
    )


def session_of_the_second_schema(now: datetime) -> r.Session:
    """Return the same session with what a library of revision 0002 could keep."""
    first = session_of_the_first_schema(now)
    education, health, police = (a.id for a in first.agencies)
    agreed, barriers, overcome = first.prompts
    begun = r.AgreementCount(
        "count-2",
        now + timedelta(minutes=20),
        4,
        "",
        (r.Tally(education, (0, 0, 0, 0, 2, 0)),),
        "Diaries are the barrier.",
        (health,),
        is_finished=False,
    )
    return replace(
        first,
        prompts=(
            replace(
                agreed,
                counts=tuple(
                    replace(c, wording="One plan.", absent=(police,)) for c in agreed.counts
                ),
                sources=(r.StatementSource("source-1", education, "One plan"),),
            ),
            replace(barriers, counts=(begun,)),
            overcome,
        ),
        glossary=tuple(
            replace(term, stands_for="Common Assessment Framework") for term in first.glossary
        ),
    )


def session_of_the_first_schema(now: datetime) -> r.Session:
    """Return the same session with what a library of revision 0001 could keep."""
    agencies = tuple(
        r.Agency(f"agency-{name}", name, note, colour, present)
        for name, note, colour, present in (
            ("Education", "", "#005EA5", True),
            ("Health", "school nurse", "#00703C", True),
            ("Police", "YOT", "#6F2DA8", False),
        )
    )
    education, health, police = (a.id for a in agencies)
    return r.Session(
        details=r.SessionDetails(
            id="session-1",
            title="Hollin Bank",
            setting="Primary school",
            date=date(2026, 11, 24),
            place="Main hall",
            facilitator="Ama Boateng",
            purpose="One plan for each child",
            grid_source="Table 1.3",
            checklist_source="Figure 1.2",
            reviews_id=None,
            created_at=now,
            changed_at=now,
        ),
        agencies=agencies,
        people=(
            r.Person("person-1", "Priya Nair", "SENCO", education, True),
            r.Person("person-2", "Tom Ellis", "School nurse", health, True),
            r.Person("person-3", "Jo Hart", "Youth worker", police, False),
            r.Person("person-4", "Sam Reed", "Governor", None, True),
        ),
        prompts=(
            r.Prompt(
                "prompt-1",
                "Partnership working means ...",
                10,
                {education: "One plan\nNot five", health: "Seeing families once"},
                r.AgreedStatement("One plan.", r.StatementStatus.AGREED, "One plan.", now),
                (
                    r.AgreementCount(
                        "count-1",
                        now,
                        3,
                        "",
                        (
                            r.Tally(education, (0, 0, 0, 1, 3, 1)),
                            r.Tally(health, (0, 0, 1, 0, 2, 0)),
                        ),
                    ),
                ),
                (
                    r.Reservation(
                        "reservation-1",
                        health,
                        "Tom Ellis",
                        "Who holds the plan?",
                        "A named lead",
                        date(2027, 1, 12),
                    ),
                ),
            ),
            r.Prompt(
                "prompt-2",
                "The barriers are ...",
                None,
                {education: "Timetables"},
                r.AgreedStatement("", r.StatementStatus.OPEN, None, None),
                (),
                (),
            ),
            r.Prompt(
                "prompt-3",
                "They can be overcome by ...",
                None,
                {},
                r.AgreedStatement("", r.StatementStatus.OPEN, None, None),
                (),
                (),
            ),
        ),
        checklist=(
            r.ChecklistStatement(
                "check-1",
                "1",
                "The aims are clear.",
                r.Rating.PARTLY,
                "Agreed today",
                {education: r.Rating.IN_PLACE, police: r.Rating.NOT_YET},
            ),
            r.ChecklistStatement("check-2", "2", "Roles are clear.", None, "", {}),
        ),
        actions=(
            r.Action(
                "action-1",
                "Book the room",
                "Priya",
                education,
                date(2026, 12, 1),
                False,
                r.Origin.PROMPT,
                "prompt-1",
                now,
            ),
            r.Action("action-2", "Write to YOT", "", police, None, True, None, None, now),
        ),
        links=(
            r.Link(
                "link-1",
                "teachers.Q6",
                "Q6",
                "Have a commitment",
                "TDA 2007",
                "Historical. Replaced on 1 September 2012.",
                r.Origin.PROMPT,
                "prompt-1",
            ),
        ),
        glossary=(r.GlossaryTerm("term-1", "CAF", "Common Assessment Framework", {health: "CAF"}),),
        meetings=(r.Meeting("review-1", date(2027, 11, 24), "14:00", "Main hall", "A year on"),),
        wordings=(
            r.Wording(
                "wording-2", "prompt-1", education, "One plan", now - timedelta(minutes=4), ""
            ),
            r.Wording("wording-1", "prompt-1", None, "One plan.", now, ""),
        ),
    )


def session_with(details: r.SessionDetails, **parts: tuple[object, ...]) -> r.Session:
    """Return a session that holds these parts and nothing else."""
    names = ("agencies", "people", "prompts", "checklist", "actions", "links")
    names += ("glossary", "meetings", "wordings")
    return r.Session(details=details, **{name: parts.get(name, ()) for name in names})
