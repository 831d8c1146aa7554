"""A session file keeps everything, and what it leaves out is filled in."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from app.models.packs import Packs, load_packs
from app.models.records import Origin, Rating, Session, StatementStatus
from app.models.session_file import read_session, read_session_file, session_text
from tests.models.session_strategies import sessions

RESOURCES = Path(__file__).parents[3] / "resources"
SAMPLE = RESOURCES / "samples" / "hollin-bank.visioning.json"
PACKS = load_packs([RESOURCES / "packs"])
NOW = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)


@pytest.fixture(scope="session")
def packs() -> Packs:
    return PACKS


def read(file: dict[str, object], now: datetime = NOW) -> Session:
    whole = {"format": "common-ground-session", "version": 1, "title": "Autumn workshop", **file}
    return read_session(json.dumps(whole).encode(), "autumn.visioning.json", PACKS, now)


@given(session=sessions())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_that_a_session_comes_back_from_its_file_as_it_was(session: Session) -> None:
    written = session_text(session)
    back = read_session(written.encode(), "any.json", PACKS, NOW)
    assert back == session
    assert session_text(back) == written


def test_that_the_sample_is_written_as_the_program_writes_it(packs: Packs) -> None:
    sample = read_session_file(SAMPLE, packs, NOW)
    assert session_text(sample) == SAMPLE.read_text(encoding="utf-8")


def test_that_the_sample_shows_every_state_of_a_workshop(packs: Packs) -> None:
    sample = read_session_file(SAMPLE, packs, NOW)
    assert [p.statement.status for p in sample.prompts] == [
        StatementStatus.AGREED,
        StatementStatus.AGREED,
        StatementStatus.AGREED,
        StatementStatus.DRAFT,
        StatementStatus.CHANGED,
        StatementStatus.OPEN,
        StatementStatus.OPEN,
    ]
    assert [p.text for p in sample.prompts] == [p.text for p in packs.grid.prompts]
    assert [c.text for c in sample.checklist] == [s.text for s in packs.checklist.statements]
    assert len(sample.people) == 14
    assert sum(c.rating is not None for c in sample.checklist) == 9
    assert [a.is_done for a in sample.actions].count(False) == 4
    assert len(sample.links) == 6
    assert all(packs.standard(link.standard_id) for link in sample.links)


def test_that_format_version_and_title_are_enough(packs: Packs) -> None:
    session = read({})
    assert session.details.title == "Autumn workshop"
    assert [a.name for a in session.agencies] == [a.name for a in packs.grid.agencies]
    assert [a.note for a in session.agencies] == [a.note for a in packs.grid.agencies]
    assert [p.text for p in session.prompts] == [p.text for p in packs.grid.prompts]
    assert [c.code for c in session.checklist] == [s.code for s in packs.checklist.statements]
    assert {p.statement.status for p in session.prompts} == {StatementStatus.OPEN}
    assert session.details.created_at == session.details.changed_at == NOW
    assert "Table 1.3" in session.details.grid_source
    assert "Figure 1.2" in session.details.checklist_source


def test_that_the_example_of_the_guide_reads_as_it_says() -> None:
    session = read(
        {
            "prompts": [
                {
                    "text": "Together we will ...",
                    "entries": {"Education": "Free a room\nProtect an hour"},
                    "agreed": "One plan for each child.",
                }
            ]
        }
    )
    (prompt,) = session.prompts
    education = session.agencies[0]
    assert prompt.entries == {education.id: "Free a room\nProtect an hour"}
    assert prompt.statement.status is StatementStatus.AGREED
    assert prompt.statement.text == prompt.statement.agreed_text == "One plan for each child."
    assert prompt.statement.agreed_at is None
    assert len(session.agencies) == 4
    assert len(session.checklist) == 15
    assert session.details.grid_source == ""


@pytest.mark.parametrize(
    ("written", "status", "text", "agreed"),
    [
        ({}, StatementStatus.OPEN, "", None),
        ({"statement": "We"}, StatementStatus.DRAFT, "We", None),
        ({"agreed": "We"}, StatementStatus.AGREED, "We", "We"),
        ({"agreed": ""}, StatementStatus.OPEN, "", None),
        ({"statement": "We", "agreed": "We"}, StatementStatus.AGREED, "We", "We"),
        ({"statement": "We", "status": "agreed"}, StatementStatus.AGREED, "We", "We"),
        ({"statement": "We all", "agreed": "We"}, StatementStatus.CHANGED, "We all", "We"),
        ({"statement": "", "agreed": "We"}, StatementStatus.CHANGED, "", "We"),
    ],
)
def test_that_statement_and_agreed_give_the_status(
    written: dict[str, str], status: StatementStatus, text: str, agreed: str | None
) -> None:
    statement = read({"prompts": [{"text": "p", **written}]}).prompts[0].statement
    assert (statement.status, statement.text, statement.agreed_text) == (status, text, agreed)


def test_that_prompts_without_a_text_are_the_standard_ones_in_order(packs: Packs) -> None:
    session = read({"prompts": [{"entries": {"Health": "a"}}, {"text": "Mine", "minutes": 5}, {}]})
    standard = packs.grid.prompts
    assert [p.text for p in session.prompts] == [standard[0].text, "Mine", standard[2].text]
    assert "Table 1.3" in session.details.grid_source


def test_that_names_not_among_the_standard_agencies_become_columns() -> None:
    session = read(
        {
            "people": [{"name": "Tom", "agency": "Police"}],
            "prompts": [{"entries": {"Library service": "a", "health": "b", "vcs / other": "c"}}],
        }
    )
    names = [a.name for a in session.agencies]
    assert names == ["Education", "Health", "Social Care", "VCS/Other", "Police", "Library service"]
    assert session.people[0].agency_id == session.agencies[4].id
    heard = {session.agency(a).name for a in session.prompts[0].entries}
    assert heard == {"Library service", "Health", "VCS/Other"}
    assert len({a.colour for a in session.agencies}) == 6


def test_that_a_checklist_by_code_keeps_the_statements_it_does_not_name() -> None:
    session = read(
        {"checklist": [{"code": "4", "rating": "partly", "by_agency": {"Health": "in_place"}}]}
    )
    assert len(session.checklist) == 15
    found = [c for c in session.checklist if c.rating]
    assert [(c.code, c.rating) for c in found] == [("4", Rating.PARTLY)]
    assert list(found[0].by_agency.values()) == [Rating.IN_PLACE]


def test_that_a_checklist_with_texts_is_the_whole_checklist() -> None:
    session = read({"checklist": [{"text": "We meet.", "rating": "not_yet"}, {"code": "2"}]})
    assert [c.text[:8] for c in session.checklist] == ["We meet.", "The aims"]


def test_that_empty_lists_stay_empty() -> None:
    session = read({"agencies": [], "prompts": [], "checklist": []})
    assert (session.agencies, session.prompts, session.checklist) == ((), (), ())


def test_that_a_standard_is_found_by_its_code_and_its_words_are_copied() -> None:
    (link,) = read({"links": [{"standard": "Q6", "to": {"checklist": "8"}}]}).links
    assert link.standard_id == "teachers.Q6"
    assert link.text == "Have a commitment to collaboration and co-operative working"
    assert (link.source, link.target) == ("TDA, 2007", Origin.CHECKLIST)
    assert link.legal_status.startswith("Historical. In force from September 2007; replaced by")


@pytest.mark.parametrize(
    ("said", "kept"),
    [({}, ""), ({"legal_status": None}, ""), ({"legal_status": "In force."}, "In force.")],
)
def test_that_a_link_to_a_standard_of_no_pack_may_say_its_legal_status(
    said: dict[str, Any], kept: str
) -> None:
    ours = {"standard": "ours.1", "text": "We listen.", "to": {"checklist": "8"}, **said}
    (link,) = read({"links": [ours]}).links
    assert link.legal_status == kept


def test_that_an_action_points_to_what_it_came_from_by_text_or_code() -> None:
    session = read(
        {
            "prompts": [{"text": "Who?"}],
            "actions": [
                {"what": "a", "from": {"prompt": "Who?"}, "due": "2026-11-30"},
                {"what": "b", "from": {"checklist": "15"}, "agency": "Social care"},
            ],
        }
    )
    first, second = session.actions
    assert (first.origin, first.origin_id) == (Origin.PROMPT, session.prompts[0].id)
    assert first.due == date(2026, 11, 30)
    assert (second.origin, second.origin_id) == (Origin.CHECKLIST, session.checklist[14].id)
    assert second.agency_id == session.agencies[2].id


def test_that_the_latest_count_is_the_one_in_force() -> None:
    counts = (
        read(
            {
                "prompts": [
                    {
                        "agreement": {
                            "at": "2026-11-24T11:00:00+01:00",
                            "Health": [0, 0, 0, 0, 1, 2],
                        },
                        "earlier_agreements": [{"at": "2026-11-24T09:00:00Z", "Health": [1] * 6}],
                    }
                ]
            }
        )
        .prompts[0]
        .counts
    )
    assert [c.tallies[0].people for c in counts] == [6, 3]
    assert counts[-1].at == datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_that_newlines_are_plain_and_the_rest_of_a_text_is_kept() -> None:
    text = "a\r\nb\rc\n\n  é \u2028 \u0001 👩‍👧 <b>&amp;"
    session = read({"purpose": text})
    assert session.details.purpose == text.replace("\r\n", "\n").replace("\r", "\n")


def test_that_a_byte_order_mark_is_passed_over() -> None:
    content = b'\xef\xbb\xbf{"format": "common-ground-session", "version": 1, "title": "T"}'
    assert read_session(content, "t", PACKS, NOW).details.title == "T"


def test_that_the_same_file_without_an_id_is_the_same_session_again() -> None:
    assert read({}).details.id == read({}).details.id
    assert read({}).details.id != read({"place": "Hall"}).details.id


def test_that_ids_inside_a_file_without_an_id_are_made_anew_each_time() -> None:
    own = "3f2b8c1e-0d4a-4c57-9b1e-6a7d8e9f0a1b"
    file = {"prompts": [{"id": own}], "actions": [{"what": "a", "from": {"prompt": own}}]}
    session = read(file)
    assert session.prompts[0].id != own
    assert session.actions[0].origin_id == session.prompts[0].id


def test_that_two_agencies_of_one_name_are_told_apart_by_their_keys() -> None:
    session = read(
        {
            "agencies": [{"name": "Health"}, {"name": "Health", "key": "Health 2"}],
            "prompts": [{"entries": {"Health": "a", "Health 2": "b"}}],
        }
    )
    first, second = session.agencies
    assert session.prompts[0].entries == {first.id: "a", second.id: "b"}


def test_that_a_session_without_a_title_is_written_with_one() -> None:
    session = read({})
    blank = session_text(session).replace("Autumn workshop", " ")
    assert '"title": " "' in blank
