"""Sessions made by hand for the tests of reports: a filled one, and one of any size."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.models.records import (
    Action,
    Agency,
    AgreedStatement,
    AgreementCount,
    ChecklistStatement,
    GlossaryTerm,
    Link,
    Meeting,
    Origin,
    Person,
    Prompt,
    Rating,
    Reservation,
    Session,
    SessionDetails,
    Tally,
    Wording,
)
from app.models.rules.agreement import status_of

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)
THEN = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
COLOURS = (
    "#005EA5", "#00703C", "#A33B00", "#6F2DA8", "#7A1F5C", "#005A6B", "#5B4A00", "#3B3F8F",
)  # fmt: skip

PROMPTS = (
    "In this educational setting multi-agency partnership working means ...",
    "The mission statement for multi-agency partnership working in this educational setting "
    "should be ...",
    "Together, in partnership with the educational setting, multi-agency practitioners will "
    "improve the Every Child Matters outcomes for children and young people by ...",
    "In order to ensure multi-agency partnership working is effective in this educational "
    "setting and meets the agreed aims, I/we will need to ...",
    "The barriers that may prevent effective multi-agency partnership working taking place are ...",
    "These barriers can be overcome by ...",
    "By the end of one year I/we hope to have achieved through collaborative multi-agency "
    "partnership working, the following ...",
)


def details(title: str = "Hollin Bank Primary: joint visioning workshop") -> SessionDetails:
    return SessionDetails(
        id="s",
        title=title,
        setting="Hollin Bank Primary School and Children's Centre",
        date=date(2026, 11, 24),
        place="The main hall",
        facilitator="Amina Yusuf",
        purpose="To say together what working across agencies means here, and to settle what each "
        "of us will do about it before the summer.",
        grid_source="Table 1.3, Effective Multi-Agency Partnerships, Sage Publications "
        "© Rita Cheminais, 2009",
        checklist_source="Figure 1.2, Effective Multi-Agency Partnerships, Sage Publications "
        "© Rita Cheminais, 2009",
        reviews_id=None,
        created_at=THEN,
        changed_at=NOW,
    )


def empty_session(title: str = "") -> Session:
    nothing = replace(
        details(title),
        setting="", date=None, place="", facilitator="", purpose="",
        grid_source="", checklist_source="",
    )  # fmt: skip
    return Session(nothing, (), (), (), (), (), (), (), ())


def agency(
    name: str, number: int = 0, note: str = "", *, colour: str = "", is_present: bool = True
) -> Agency:
    return Agency(f"a{number}", name, note, colour or COLOURS[number % len(COLOURS)], is_present)


def prompt(
    number: int,
    text: str,
    entries: Mapping[str, str] | None = None,
    statement: str = "",
    agreed: str | None = None,
    counts: tuple[AgreementCount, ...] = (),
    reservations: tuple[Reservation, ...] = (),
) -> Prompt:
    said = AgreedStatement(
        statement, status_of(statement, agreed), agreed, None if agreed is None else THEN
    )
    return Prompt(f"p{number}", text, 10, entries or {}, said, counts, reservations)


def statement(
    number: int, text: str, rating: Rating | None = None, evidence: str = "", **by: Rating
) -> ChecklistStatement:
    return ChecklistStatement(f"c{number}", str(number), text, rating, evidence, by)


def sized_session(
    agencies: int,
    prompts: int,
    cell: Callable[[int, int], str],
    people: int = 0,
) -> Session:
    """Return a session whose cells and statements hold what `cell(prompt, column)` says."""
    columns = tuple(agency(f"Agency {n + 1}", n) for n in range(agencies))
    rows = tuple(
        prompt(
            p,
            f"Prompt number {p + 1} asks what we shall do together about matter {p + 1} ...",
            {f"a{a}": cell(p, a) for a in range(agencies)},
            cell(p, agencies),
            cell(p, agencies),
        )
        for p in range(prompts)
    )
    crowd = tuple(
        Person(
            f"x{n}", f"Person {n}", f"Role {n}", f"a{n % agencies}" if agencies else None, n % 3 > 0
        )
        for n in range(people)
    )
    return replace(
        empty_session(f"{agencies} by {prompts}"), agencies=columns, people=crowd, prompts=rows
    )


def filled_session() -> Session:
    """Return a session such as a facilitator would bring home."""
    agencies = (
        agency("Education", 0),
        agency("Health", 1),
        agency("Social Care", 2),
        agency("VCS/Other", 3, "e.g. police, YOT"),
        agency("Housing", 4, is_present=False),
    )
    return Session(
        details(),
        agencies,
        _people(),
        _prompts(),
        _checklist(),
        _actions(),
        _links(),
        _glossary(),
        _reviews(),
        _wordings(),
    )


def _people() -> tuple[Person, ...]:
    known = (
        ("Amina Yusuf", "Headteacher", "a0", True),
        ("Rob Ellison", "SENCO", "a0", True),
        ("Carol Whitmore", "Learning mentor", "a0", True),
        ("Dr Priya Nair", "School nurse lead", "a1", True),
        ("Tom Okafor", "Speech and language therapist", "a1", True),
        ("Megan Price", "Child and adolescent mental health worker", "a1", False),
        ("Janet Holroyd", "Team manager, children in need", "a2", True),
        ("Samuel Reid", "Family support worker", "a2", True),
        ("PC Helen Marsh", "Safer schools officer", "a3", True),
        ("Idris Bello", "Youth offending team", "a3", True),
        ("Ruth Castle", "Chair of governors", None, True),
    )
    return tuple(Person(f"x{n}", *facts) for n, facts in enumerate(known))


def _tallies(*levels: tuple[int, int, int, int, int, int]) -> tuple[Tally, ...]:
    return tuple(Tally(f"a{n}", counted) for n, counted in enumerate(levels))


def _prompts() -> tuple[Prompt, ...]:
    one = (
        "One plan for each child, written with the family, that every service can see and acts on."
    )
    two = "Families tell their story once, and the right help comes first time."
    three = (
        "Meeting children where they already are: clinic, mentor and named social worker on "
        "site each fortnight."
    )
    counts = (
        AgreementCount(
            "n1", THEN, 3, "", _tallies((0, 0, 0, 1, 2, 1), (0, 0, 0, 1, 2, 0),
                                        (0, 0, 0, 2, 2, 0), (0, 0, 0, 0, 2, 1)),
        ),
    )  # fmt: skip
    doubts = (
        AgreementCount(
            "n2", THEN, 3, "Asked again after the wording lost “always”.",
            _tallies((0, 0, 0, 1, 2, 1), (0, 0, 0, 1, 2, 0),
                     (0, 1, 0, 2, 1, 0), (0, 0, 0, 0, 2, 1)),
        ),
    )  # fmt: skip
    concern = Reservation(
        "r1", "a2", "Samuel Reid",
        "“First time” can't be promised while the duty team is two people short.",
        "A named deputy for the cluster, or words that say “as soon as we can”.",
        date(2027, 1, 12),
    )  # fmt: skip
    return (
        prompt(1, PROMPTS[0], {
            "a0": "Every adult round a child knowing who else is involved\nOne plan, not five",
            "a1": "Seeing the family once, together\nSharing what we notice early",
            "a2": "The child's plan is written with the family in the room",
            "a3": "Being asked before a decision, not told after it",
        }, one, one, counts),
        prompt(2, PROMPTS[1], {
            "a0": "No child waits because we have not spoken to each other",
            "a1": "Right help, first time",
            "a2": "Families tell their story once",
            "a3": "Open doors, shared table",
        }, two, two, doubts, (concern,)),
        prompt(3, PROMPTS[2], {
            "a0": "Breakfast club with the school nurse on Mondays\nJoint attendance visits",
            "a1": "Clinic on site each fortnight",
            "a2": "Named social worker for the cluster",
            "a3": "Mentors trained with staff",
        }, three, "Meeting children where they already are."),
        prompt(4, PROMPTS[3], {
            "a0": "Free a room for visiting staff\nProtect one hour a fortnight",
            "a1": "Share the CAF form before the meeting\nAgree who rings the parent",
            "a2": "Answer within two working days",
            "a3": "Be on the circulation list",
        }, "Protect one hour a fortnight in a room that is ours, send papers two days before."),
        prompt(5, PROMPTS[4], {
            "a0": "Timetables\nDifferent referral forms",
            "a1": "Consent to share records",
            "a2": "Caseloads; turnover",
        }),
        prompt(6, PROMPTS[5], {"a0": "A shared calendar"}),
        prompt(7, PROMPTS[6]),
    )  # fmt: skip


def _checklist() -> tuple[ChecklistStatement, ...]:
    yes, part, no = Rating.IN_PLACE, Rating.PARTLY, Rating.NOT_YET
    return (
        statement(1, "A joint visioning and awareness raising event/workshop has taken place on "
                  "ECM and collaborative partnership working in the educational setting.",
                  yes, "Today's workshop", a0=yes, a1=yes, a2=yes, a3=yes),
        statement(2, "The aims, goals, principles and purpose of partnership working are clear.",
                  part, "Mission agreed at prompt 2", a0=yes, a1=part, a2=part, a3=no),
        statement(3, "It is clear what all practitioners/partners bring to the joint activity and "
                  "team.", None, "", a0=yes, a1=no, a2=part),
        statement(4, "Realistic expectations exist as to what the partnership can hope to achieve.",
                  no, "No written aims before today", a0=no, a1=no, a2=part, a3=no),
        statement(5, "Careful consideration has been given to practitioners' diversity, culture, "
                  "sensitivities and professional background."),
        statement(6, "Realistic agreed targets, objectives and milestones have been set.", part),
        statement(7, "Respective roles and responsibilities of members of the joint partnership "
                  "are clear.", part),
        statement(8, "Partnership working is based on shared values, trust and mutual respect.",
                  yes, "Said in every agency's entry at prompt 1"),
        statement(9, "Good, open two-way communication exists between practitioners.", yes),
        statement(10, "Appropriate accommodation and ICT within the educational setting for "
                  "multi-agency service delivery facilitate information sharing.", no),
        statement(11, "Opportunities exist for joint inter-professional team building and "
                  "solution-focused problem solving."),
        statement(12, "Line management and accountability procedures are clear for multi-agency "
                  "practitioners working in the educational setting."),
        statement(13, "Clear procedures exist for the joint monitoring and evaluation of "
                  "outcomes."),
        statement(14, "Sufficient quality time is provided to staff within the educational setting "
                  "as well as to multi-agency practitioners to enable them to meet jointly "
                  "together to review progress and plan future improvements and developments."),
        statement(15, "Key review and developmental multi-agency meetings have been scheduled in "
                  "advance for the next 12 months.", yes, "See review meetings"),
    )  # fmt: skip


def _actions() -> tuple[Action, ...]:
    return (
        Action("t1", "Put the room booking on the shared calendar", "Rob Ellison", "a0",
               date(2026, 11, 30), True, Origin.PROMPT, "p4", THEN),
        Action("t2", "Send the consent form that the health visitors use", "Dr Priya Nair", "a1",
               date(2027, 1, 12), False, Origin.CHECKLIST, "c10", THEN),
        Action("t3", "Ask the duty team for a named deputy", "Janet Holroyd", "a2",
               date(2027, 1, 12), False, Origin.RESERVATION, "r1", THEN),
        Action("t4", "Circulate this record to every agency", "", None, None, False, None, None,
               THEN),
    )  # fmt: skip


def _links() -> tuple[Link, ...]:
    tda = (
        "Professional Standards for Teachers, TDA 2007a",
        "Historical. Replaced by the Teachers' Standards on 1 September 2012.",
    )
    core = (
        "Common Core of Skills and Knowledge, Her Majesty's Government, 2005: 18–20",
        "Historical. Refreshed in 2010.",
    )
    return (
        Link("l1", "q6", "Q6", "Have a commitment to collaboration and co-operative working", *tda,
             Origin.PROMPT, "p2"),
        Link("l2", "q32", "Q32", "Work as a team member and identify opportunities for working "
             "with colleagues, sharing the development of effective practice with them", *tda,
             Origin.CHECKLIST, "c8"),
        Link("l3", "cc3", "Communication and teamwork 1", "Communicate effectively with other "
             "practitioners and professionals by listening and ensuring that you are being "
             "listened to", *core, Origin.PROMPT, "p1"),
    )  # fmt: skip


def _glossary() -> tuple[GlossaryTerm, ...]:
    return (
        GlossaryTerm("g1", "CAF", "Common Assessment Framework for Children and Young People",
                     {"a1": "the form we fill in before a referral",
                      "a2": "the family's own account, kept up to date"}),
        GlossaryTerm("g2", "YOT", "Youth offending team", {}),
    )  # fmt: skip


def _reviews() -> tuple[Meeting, ...]:
    return (
        Meeting("v1", date(2027, 3, 16), "15:30", "The main hall", "Halfway: actions"),
        Meeting("v2", date(2027, 11, 23), "13:00", "", "Twelve months: the whole record"),
    )


def _wordings() -> tuple[Wording, ...]:
    return (
        Wording("w1", "p1", None, "One plan for each child.", THEN - timedelta(minutes=5), ""),
        Wording("w2", "p1", None, "One plan for each child, written with the family.",
                THEN - timedelta(minutes=2), "Whose plan is it? (Social Care)"),
        Wording("w3", "p1", "a1", "Seeing the family once", THEN - timedelta(minutes=9), ""),
        Wording("w4", "p1", "a1", "Seeing the family once, together",
                THEN - timedelta(minutes=8), ""),
        Wording("w5", "p1", "a2", "Said once", THEN - timedelta(minutes=8), ""),
    )  # fmt: skip
