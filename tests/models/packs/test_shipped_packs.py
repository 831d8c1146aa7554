"""The shipped packs hold what the source document holds, word for word and nothing else."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from app.models.packs import Packs, load_packs
from tests.models.packs.pack_folder import SEED, SHIPPED

if TYPE_CHECKING:
    from app.models.packs.records import StandardsGroup, StandardsPack


@cache
def shipped() -> Packs:
    return load_packs([SHIPPED])


@cache
def seed() -> str:
    """Return the source's text without list markup and bullets, on one line."""
    text = re.sub(r"<[^>]*>|•|^- ", " ", SEED.read_text("utf-8"), flags=re.MULTILINE)
    return re.sub(r"\s+", " ", text)


def pack(pack_id: str) -> StandardsPack:
    return next(p for p in shipped().standards if p.details.id == pack_id)


def headings(group: StandardsGroup, level: int = 0) -> list[tuple[int, str, list[str]]]:
    """Flatten a group into (level, title, codes of its own standards)."""
    own = (level, group.title, [s.code for s in group.standards])
    return [own, *(line for below in group.groups for line in headings(below, level + 1))]


def every_wording() -> list[str]:
    packs = shipped()
    return [
        *(s.text for s in packs.checklist.statements),
        *(p.text for p in packs.grid.prompts),
        *(s.text for f in packs.frameworks for s in f.standards if not s.title),
        *(w for f in packs.frameworks for s in f.standards for w in (s.title, s.description) if w),
    ]


def test_that_the_checklist_has_15_statements_in_the_order_of_the_source() -> None:
    statements = shipped().checklist.statements
    places = [seed().index(s.text) for s in statements]

    assert [s.code for s in statements] == [str(n) for n in range(1, 16)]
    assert [s.id for s in statements] == [f"checklist.{n:02}" for n in range(1, 16)]
    assert places == sorted(places)
    assert all(s.text.endswith(".") for s in statements)


def test_that_the_grid_has_seven_stems_in_the_order_of_the_source() -> None:
    prompts = shipped().grid.prompts
    places = [seed().index(p.text) for p in prompts]

    assert [p.id for p in prompts] == [f"visioning-grid.{n}" for n in range(1, 8)]
    assert places == sorted(places)
    assert all(p.text.endswith(" ...") for p in prompts)


def test_that_the_grid_has_the_columns_of_the_source() -> None:
    grid = shipped().grid

    assert grid.prompt_heading == "Multi-agency aspect"
    assert [(a.name, a.note, a.colour) for a in grid.agencies] == [
        ("Education", "", "#005EA5"),
        ("Health", "", "#00703C"),
        ("Social Care", "", "#A33B00"),
        ("VCS/Other", "e.g. police, YOT", "#6F2DA8"),
    ]
    assert grid.statement_heading == "Overall joint inter-professional agreed statement"


def test_that_there_are_52_statements_in_four_frameworks() -> None:
    counts = [(f.short_title, len(f.standards)) for f in shipped().frameworks]

    assert counts == [
        ("Common core", 24),
        ("Teachers · Qualified Teacher Status", 7),
        ("Teachers · Core", 8),
        ("Support staff (NOS)", 13),
    ]


def test_that_the_common_core_has_six_groups_in_two_columns() -> None:
    columns = {
        c.title: [(g.title, len(g.standards)) for g in c.groups]
        for c in pack("common-core").columns
    }

    assert columns == {
        "Skills": [("Communication and teamwork", 6), ("Assertiveness", 5)],
        "Knowledge": [
            ("Your role and remit", 2),
            ("Know how to make queries", 3),
            ("Procedures and working methods", 6),
            ("The law, policies and procedures", 2),
        ],
    }


def test_that_headings_run_into_a_bullet_of_the_source_are_not_part_of_the_statement() -> None:
    texts = {s.code: s.text for s in pack("common-core").standards}

    assert texts["RR2"].endswith("brought by your colleagues")
    assert texts["PM6"].endswith("where appropriate, how to use it")


def test_that_common_core_codes_are_marked_as_not_printed() -> None:
    standards = pack("common-core").standards

    assert not any(s.has_printed_code for s in standards)
    assert [s.code for s in standards][:7] == ["CT1", "CT2", "CT3", "CT4", "CT5", "CT6", "AS1"]
    assert standards[0].id == "common-core.communication-and-teamwork.1"


@pytest.mark.parametrize(
    ("column", "title", "expected"),
    [
        (
            0,
            "Qualified Teacher Status (QTS)",
            [["Q4", "Q5", "Q6"], ["Q20"], ["Q21(b)"], ["Q32", "Q33"]],
        ),
        (
            1,
            "All teachers \N{EN DASH} core",
            [["C4(a)", "C5", "C6"], ["C20"], ["C21", "C25"], ["C40", "C41"]],
        ),
    ],
)
def test_that_teachers_standards_stand_under_the_headings_that_they_mean(
    column: int, title: str, expected: list[list[str]]
) -> None:
    side = pack("teachers").columns[column]
    lines = [line for group in side.groups for line in headings(group)]

    assert side.title == title
    assert lines == [
        (0, "Professional attributes", []),
        (1, "Communicating and working with others", expected[0]),
        (0, "Professional knowledge and understanding", []),
        (1, "Achievement and diversity", expected[1]),
        (1, "Health and well-being", expected[2]),
        (0, "Professional skills", []),
        (1, "Team-working and collaboration", expected[3]),
    ]


def test_that_each_qts_standard_leads_to_its_core_standard_and_back() -> None:
    standards = {s.id: s for s in pack("teachers").standards}
    leads_to = {s.code: [standards[i].code for i in s.leads_to] for s in standards.values()}
    builds_on = {s.code: [standards[i].code for i in s.builds_on] for s in standards.values()}
    pairs = {
        "Q4": "C4(a)",
        "Q5": "C5",
        "Q6": "C6",
        "Q20": "C20",
        "Q21(b)": "C25",
        "Q32": "C40",
        "Q33": "C41",
    }

    assert {code: targets for code, targets in leads_to.items() if targets} == {
        q: [c] for q, c in pairs.items()
    }
    assert {code: sources for code, sources in builds_on.items() if sources} == {
        c: [q] for q, c in pairs.items()
    }
    assert builds_on["C21"] == []


@pytest.mark.parametrize(("first", "second"), [("Q21b", "C25"), ("Q33", "C41")])
def test_that_standards_printed_twice_have_the_same_words(first: str, second: str) -> None:
    one, other = (shipped().standard(f"teachers.{code}") for code in (first, second))

    assert one is not None
    assert other is not None
    assert one.text == other.text


def test_that_support_staff_units_keep_title_and_description_apart() -> None:
    units = pack("support-staff").standards

    assert [u.code for u in units] == [
        f"STL{n}" for n in (4, 5, 20, 21, 60, 62, 63, 64, 65, 66, 67, 68, 69)
    ]
    assert all(u.text == f"{u.title} \N{EN DASH} {u.description}" for u in units)
    assert all(f"{u.code} {u.text}" in seed() for u in units)
    assert units[0].title == "Contribute to positive relationships"


def test_that_every_standard_says_where_it_comes_from_and_that_it_is_historical() -> None:
    facts = {
        p.details.id: (p.details.source, p.legal_status.label, p.legal_status.text)
        for p in shipped().standards
    }

    assert facts == {
        "common-core": (
            "Her Majesty's Government, 2005: 18\N{EN DASH}20",
            "Historical",
            "Published in 2005; refreshed in 2010. Used here as a historical framework.",
        ),
        "teachers": (
            "TDA, 2007",
            "Historical",
            "In force from September 2007;"
            " replaced by the Teachers' Standards on 1 September 2012.",
        ),
        "support-staff": (
            "TDA, 2007a",
            "Historical",
            "The 2007 publication of these National Occupational Standards has been withdrawn.",
        ),
    }
    for found in shipped().standards:
        assert {s.source for s in found.standards} == {found.details.source}
        assert {s.legal_status for s in found.standards} == {found.legal_status}


def test_that_the_grid_says_that_it_may_be_photocopied() -> None:
    assert shipped().grid.details.rights == (
        "Photocopiable: Effective Multi-Agency Partnerships, Sage Publications"
        " © Rita Cheminais, 2009"
    )


@pytest.mark.parametrize("wording", every_wording())
def test_that_every_wording_is_in_the_source_word_for_word(wording: str) -> None:
    assert wording in seed()


def test_that_nothing_of_the_source_is_dropped() -> None:
    packs = shipped()
    rest = seed()
    for wording in sorted(every_wording(), key=len, reverse=True):
        # Once each: a wording that the source prints twice must be in the packs twice.
        rest = rest.replace(wording, " ", 1)
    frames = [p.details for p in (*packs.checklists, *packs.grids, *packs.standards)]
    used = [w for d in frames for w in (d.title, d.reference, d.source, d.rights) if w]
    used += [packs.grid.prompt_heading, packs.grid.statement_heading]
    used += [f"{a.name} {a.note}".strip() for a in packs.grid.agencies]
    used += [c.title for p in packs.standards for c in p.columns]
    used += [w for f in packs.frameworks for s in f.standards for w in (s.code, *s.headings)]
    for words in sorted(set(used), key=len, reverse=True):
        rest = rest.replace(words, " ")

    # Stops follow 13 of the teachers' codes; dashes part the support staff units' two halves.
    assert sorted(rest.split()) == sorted(
        [*("perspective", "perspective", "perspective", ",", "perspective", "Source:", "Source:")]
        + [*("Unit", "number", "Unit", "description")]
        + ["."] * 13
        + ["\N{EN DASH}"] * 13
    )


def test_that_ids_of_the_shipped_packs_never_change() -> None:
    packs = shipped()
    ids = [s.id for f in packs.frameworks for s in f.standards]

    assert len(set(ids)) == 52
    assert {"teachers.Q4", "teachers.Q21b", "teachers.C4a", "support-staff.STL69"} <= set(ids)
    assert [a.id for a in packs.grid.agencies] == [
        "visioning-grid.education",
        "visioning-grid.health",
        "visioning-grid.social-care",
        "visioning-grid.vcs-other",
    ]
