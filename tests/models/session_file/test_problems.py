"""Every problem of a bad session file is told with its place, in words."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.models.session_file import SessionFileError, read_session, read_session_file
from app.models.session_file.loader import MAX_BYTES
from tests.models.session_file.test_round_trip import NOW, PACKS

HEAD = {"format": "common-ground-session", "version": 1, "title": "Autumn workshop"}
ID = "3f2b8c1e-0d4a-4c57-9b1e-6a7d8e9f0a1b"


def refusal(content: bytes) -> SessionFileError:
    with pytest.raises(SessionFileError) as refused:
        read_session(content, "bad.json", PACKS, NOW)
    return refused.value


def problems(file: dict[str, Any]) -> list[str]:
    content = json.dumps({**HEAD, **file}).encode("utf-8", "surrogatepass")
    return [str(problem) for problem in refusal(content).problems]


def prompt(**fields: object) -> dict[str, object]:
    return {"prompts": [{"text": "We will ..."}, {"text": "We won't ...", **fields}]}


def agreement(**fields: object) -> dict[str, object]:
    return prompt(agreement=fields)


BAD_FILES: list[tuple[dict[str, Any], str]] = [
    ({"title": ""}, "title: must not be empty"),
    ({"title": 7}, "title: must be text in double quotes, not 7"),
    ({"version": 0}, "version: must be 1, not 0"),
    ({"version": True}, "version: must be 1, not true"),
    ({"version": 1.5}, "version: must be 1, not 1.5"),
    ({"version": "1"}, 'version: must be 1, not "1"'),
    ({"subtitle": "x"}, "subtitle: is not a field that a session file has here; did you mean"),
    ({"id": "one"}, "id: must be an id such as"),
    ({"date": "24/11/2026"}, 'date: must be a date such as "2026-11-24", not "24/11/2026"'),
    ({"date": "2026-02-30"}, 'date: "2026-02-30" is not a day of the calendar'),
    ({"date": "0001-01-01"}, "date: must be a year from 1800 to 2999"),
    ({"date": "9999-12-31"}, "date: must be a year from 1800 to 2999"),
    ({"created": "2026-11-24T10:00"}, "created: must be a time with its zone"),
    ({"created": "2026-11-24T25:00:00Z"}, 'created: "2026-11-24T25:00:00Z" is not a time of day'),
    ({"id": ID, "reviews_session": ID}, "reviews_session: a session can't be the review of itself"),
    ({"agencies": {}}, "agencies: must be a list in square brackets, not an object"),
    ({"agencies": ["Health"]}, "agencies[0]: must be an object in curly brackets"),
    ({"agencies": [{"note": "x"}]}, "agencies[0].name: is missing, and has to be there"),
    ({"agencies": [{"name": "a", "colour": "red"}]}, "agencies[0].colour: must be a colour such"),
    ({"agencies": [{"name": "a", "present": 1}]}, "agencies[0].present: must be true or false"),
    (
        {"agencies": [{"name": "Health"}, {"name": "Health"}]},
        'agencies[1].name: is the same as agencies[0]; give each a "key" of its own',
    ),
    ({"agencies": [{"name": "at"}]}, 'agencies[0].name: "at" has a meaning of its own here'),
    ({"agencies": [{"name": f"a{n}"} for n in range(101)]}, "agencies: has too many items: 101"),
    (
        {"people": [{"name": f"p{n}", "agency": f"a{n}"} for n in range(200)]},
        "agencies: has more than 100 agencies",
    ),
    (
        {"agencies": [], "people": [{"name": "Tom", "agency": "Police"}]},
        'people[0].agency: there is no agency "Police" (known: none)',
    ),
    ({"people": [{"name": None}]}, "people[0].name: must be text in double quotes, not null"),
    ({"prompts": "none"}, 'prompts: must be a list in square brackets, not "none"'),
    ({"prompts": [3]}, "prompts[0]: must be an object in curly brackets, not 3"),
    ({"prompts": [{}] * 8}, "prompts[7].text: is missing; only the first 7 prompts"),
    (prompt(minutes="ten"), 'prompts[1].minutes: must be a whole number, not "ten"'),
    (prompt(minutes=-1), "prompts[1].minutes: must be 0 or more, not -1"),
    (prompt(minutes=10**400), "prompts[1].minutes: must be 1440 or less"),
    (prompt(entries={"Health": 3}), "prompts[1].entries.Health: must be text in double quotes"),
    (
        {"agencies": [{"name": "Social Care"}], **prompt(entries={"Social Work": "a"})},
        'prompts[1].entries["Social Work"]: there is no agency "Social Work"',
    ),
    (
        prompt(entries={"Health": "a", "health": "b"}),
        'prompts[1].entries.health: is the same agency as "Health"; join the two',
    ),
    (
        prompt(entrys={}),
        'prompts[1].entrys: is not a field that a session file has here; did you mean "entr',
    ),
    (
        prompt(agreed_at="2026-11-24T10:00:00Z"),
        'prompts[1].agreed_at: there is no "agreed" wording',
    ),
    (prompt(status="agreed"), 'prompts[1].status: says "agreed", but'),
    (
        prompt(statement="a", status="done"),
        'prompts[1].status: must be "open", "draft", "agreed" or "changed"',
    ),
    (
        agreement(Health=[0, -1, 0, 0, 0, 0]),
        "prompts[1].agreement.Health[1]: must be 0 or more, not -1",
    ),
    (
        agreement(Health=[0, 1.5, 0, 0, 0, 0]),
        "prompts[1].agreement.Health[1]: must be a whole number",
    ),
    (
        agreement(Health=[0, "x", 0, 0, 0, 0]),
        "prompts[1].agreement.Health[1]: must be a whole number",
    ),
    (
        agreement(Health=[0] * 5),
        "prompts[1].agreement.Health: must be 6 counts, for the levels 0 to 5, not 5",
    ),
    (
        agreement(Health=[0] * 7),
        "prompts[1].agreement.Health: must be 6 counts, for the levels 0 to 5, not 7",
    ),
    (agreement(Health=3), "prompts[1].agreement.Health: must be a list in square brackets, not 3"),
    (agreement(Helth=[0] * 6), 'prompts[1].agreement.Helth: there is no agency "Helth"'),
    (agreement(level_needed=6), "prompts[1].agreement.level_needed: must be 5 or less, not 6"),
    (prompt(earlier_agreements=[{}]), "prompts[1].earlier_agreements[0].at: is missing"),
    (prompt(reservations=[{"person": "A"}]), "prompts[1].reservations[0].concern: is missing"),
    (prompt(wordings=[{"text": "a"}]), "prompts[1].wordings[0].at: is missing"),
    ({"checklist": [{"rating": "partly"}]}, "checklist[0].text: is missing; only an item with"),
    ({"checklist": [{"code": "16"}]}, "checklist[0].text: is missing; only an item with"),
    ({"checklist": [{"code": "1"}, {"code": "1"}]}, 'checklist[1].code: "1" is there twice'),
    (
        {"checklist": [{"code": "1", "rating": "yes"}]},
        'checklist[0].rating: must be "not_yet", "partly" or "in_place", not "yes"',
    ),
    (
        {"checklist": [{"code": "1", "by_agency": {"Health": 3}}]},
        "checklist[0].by_agency.Health: must be",
    ),
    ({"actions": [{"what": "a", "due": "soon"}]}, "actions[0].due: must be a date such as"),
    ({"actions": [{"what": "a", "from": {}}]}, "actions[0].from: must name one thing"),
    ({"actions": [{"what": "a", "from": {"prompt": "?"}}]}, "actions[0].from: no prompt has this"),
    (
        {"prompts": [{"text": "a"}] * 2, "actions": [{"what": "a", "from": {"prompt": "a"}}]},
        "actions[0].from: fits 2 items; name the one meant by its id",
    ),
    ({"links": [{"standard": "Q6"}]}, "links[0].to: is missing"),
    (
        {"links": [{"standard": "Q999", "to": {"checklist": "1"}}]},
        "links[0].standard: is not a standard of the content packs here",
    ),
    ({"reviews": [{"time": "25:00"}]}, 'reviews[0].time: must be a time of day such as "14:30"'),
    (
        {"people": [{"name": "a", "id": ID}, {"name": "b", "id": ID}]},
        "people[1].id: is the same as",
    ),
    ({"place": "\ud800"}, "place: holds half a character (U+D800); type it again"),
    ({"place": "x" * 1_000_001}, "place: is too long: 1,000,001 characters, and 1,000,000"),
    ({"place": float("nan")}, "place: is not a number that JSON knows"),
    ({"glossary": [[[[[[[[[[[[[[]]]]]]]]]]]]]]}, "glossary[0][0][0][0][0]"),
]


@pytest.mark.parametrize(("file", "expected"), BAD_FILES, ids=[e[:60] for _, e in BAD_FILES])
def test_that_a_problem_is_told_with_its_place(file: dict[str, Any], expected: str) -> None:
    told = problems(file)
    assert any(problem.startswith(expected) for problem in told), told


@pytest.mark.parametrize(("file", "_expected"), BAD_FILES, ids=[e[:60] for _, e in BAD_FILES])
def test_that_no_problem_speaks_of_the_program_inside(file: dict[str, Any], _expected: str) -> None:
    told = " ".join(problems(file)).lower()
    for jargon in (
        "pydantic",
        "input should",
        "nonetype",
        "dict",
        "instance",
        "traceback",
        "none)",
    ):
        assert jargon not in told.replace("(known: none)", "")


def test_that_all_problems_are_told_at_once_and_each_once() -> None:
    told = problems(
        {
            "date": "soon",
            "agencies": [{"name": "Health"}],
            "prompts": [
                {"text": "a", "agreement": {"Health": [0, "x", 0, 0, 0, 0], "Police": [0] * 6}},
                {"text": 4, "reservations": [{"agency": "Police"}]},
            ],
        }
    )
    assert [problem.split(": ")[0] for problem in told] == [
        "date",
        "prompts[0].agreement.Health[1]",
        "prompts[0].agreement.Police",
        "prompts[1].text",
        "prompts[1].reservations[0].concern",
        "prompts[1].reservations[0].agency",
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "bad.json is empty."),
        (b"  \n", "bad.json is empty."),
        (b"[1]", "must be one JSON object in curly brackets"),
        (b"null", "must be one JSON object in curly brackets"),
        (b"%PDF-1.4", "is not JSON: line 1, column 1, a value is expected here"),
        (b'{\n  "format": "x",\n}', "is not JSON: line 3, column 1"),
        (b'{"format" "x"}', "is not JSON: line 1, column 11, a colon is expected here"),
        (b'{"a": "x', "the text that starts here has no closing quotation mark"),
        (b'{"a": 1} {}', "is not JSON: line 1, column 10, something follows after the end"),
        (b'{"title": "caf\xe9"}', "is not text in UTF-8 (byte 15 does not fit)"),
        ('{"title": "x"}'.encode("utf-16"), "is not text in UTF-8"),
        (b"[" * 200_000, "is nested too deeply"),
        (b'{"a":' * 200_000, "is nested too deeply"),
        (b'{"version": ' + b"9" * 5000 + b"}", "holds a number of thousands of digits"),
        (b'{"a": [' + b"[]," * 600_000 + b"[]]}", "holds far more than a session can"),
        (b"{}", 'its "format" is not "common-ground-session"'),
        (b'{"format": "other"}', 'its "format" is not "common-ground-session"'),
        (b'{"format": ["common-ground-session"]}', 'its "format" is not'),
        (
            b'{"format": "common-ground-session", "version": 2, "title": 5, "more": 1}',
            "was made by a newer version of Common Ground (session file version 2; "
            "this one reads version 1)",
        ),
    ],
    ids=lambda value: str(value[:30]),
)
def test_that_what_is_no_session_file_is_refused_in_one_sentence(
    content: bytes, expected: str
) -> None:
    error = refusal(content)
    assert expected in error.sentence
    assert error.hint
    assert error.problems == ()


@pytest.mark.parametrize("missing", ["version", "title"])
def test_that_version_and_title_are_required(missing: str) -> None:
    file = {name: value for name, value in HEAD.items() if name != missing}
    error = refusal(json.dumps(file).encode())
    assert [str(p) for p in error.problems] == [f"{missing}: is missing, and has to be there"]


def test_that_a_name_written_twice_is_a_problem() -> None:
    error = refusal(
        b'{"format": "common-ground-session", "version": 1, "title": "a",'
        b' "prompts": [{"text": "a", "agreed": "x", "agreed": "y"}]}'
    )
    assert [str(p) for p in error.problems] == ["prompts[0].agreed: is written twice"]


def test_that_one_problem_is_told_in_the_sentence_itself() -> None:
    error = refusal(json.dumps({**HEAD, "title": ""}).encode())
    assert str(error) == (
        "bad.json was not imported: it has a problem at title: must not be empty. "
        "Put this right in the file and import it again."
    )


def test_that_a_file_too_large_is_refused_without_reading_it(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        os.truncate(file.fileno(), MAX_BYTES + 1)
    with pytest.raises(SessionFileError, match="larger than 50 MB"):
        read_session_file(large, PACKS, NOW)


@pytest.mark.parametrize("name", [".", "none.json", "none/none.json", "x" * 300])
def test_that_a_file_that_cannot_be_read_is_told_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(SessionFileError, match=r"can't be read|is a folder"):
        read_session_file(tmp_path / name, PACKS, NOW)
