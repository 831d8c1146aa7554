"""Every problem of a bad pack is listed with its place, and good packs beside it still load."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.models.packs import PackError, load_packs
from app.models.packs.loader import MAX_PACK_BYTES
from tests.models.packs.pack_folder import HEAD, SHIPPED, STATEMENT, write

GRID = """
id = "mine"
kind = "grid"
title = "Ours"
source = "Us"
prompt_heading = "Aspect"
statement_heading = "Agreed"
[[agencies]]
id = "mine.a"
name = "Police"
colour = "blue"
[[agencies]]
id = "mine.a"
name = "POLICE"
colour = "#005EA5"
[[prompts]]
id = "other.1"
text = "We will ..."
"""

GROUPS = """
[[columns]]
id = "left"
title = "Left"
[[frameworks]]
id = "one"
title = "One"
[[frameworks]]
id = "two"
title = "Two"
"""


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        load_packs([folder])
    return list(caught.value.problems)


def statement(fields: str) -> str:
    return f'[[statements]]\nid = "mine.2"\ncode = "M2"\n{fields}\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "kind: is missing; give one of checklist, grid, standards"),
        (
            'kind = "quiz"',
            'kind: "quiz" is not a kind of pack; give one of checklist, grid, standards',
        ),
        ("kind = 3", 'kind: "3" is not a kind of pack; give one of checklist, grid, standards'),
        ('kind = "grid"\nkind =', "end of file: is not TOML: invalid value"),
        ('id = "a"\nkind = grid\n', "line 2, column 8: is not TOML: invalid value"),
        ('kind = "grid', "end of file: is not TOML: unterminated string"),
        ("a = " + "[" * 99_999, "is not TOML: its brackets are nested too deeply"),
    ],
)
def test_that_a_file_that_is_no_pack_is_one_problem(
    tmp_path: Path, text: str, problem: str
) -> None:
    found = problems_of(write(tmp_path, text))

    assert len(found) == 1
    assert found[0].startswith(f"mine.toml: {problem}")


def test_that_a_number_too_long_to_read_is_a_problem(tmp_path: Path) -> None:
    (found,) = problems_of(write(tmp_path, "order = " + "9" * 5000))

    assert found.startswith("mine.toml: is not TOML: ")


def test_that_text_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes('id = "a"\ntitle = "Café"'.encode("latin-1"))

    assert problems_of(tmp_path) == ["mine.toml: line 2: is not UTF-8 text; save it as UTF-8"]


def test_that_a_file_too_large_to_be_a_pack_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "#" * (MAX_PACK_BYTES + 1))

    assert problems_of(tmp_path) == [
        "mine.toml: is larger than 2 MB, which no pack should be; make it smaller"
    ]


def test_that_a_file_of_just_the_largest_size_is_read(tmp_path: Path) -> None:
    text = HEAD + STATEMENT
    write(tmp_path, text + "#" * (MAX_PACK_BYTES - len(text)))

    assert len(load_packs([tmp_path]).frameworks) == 1


def test_that_a_folder_named_like_a_pack_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").mkdir()

    assert problems_of(tmp_path) == ["mine.toml: is not a file; a pack is one TOML file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_that_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "mine.toml")

    assert problems_of(tmp_path) == ["mine.toml: is not a file; a pack is one TOML file"]


def test_that_a_file_in_place_of_the_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "packs").write_text("")

    assert problems_of(tmp_path / "packs") == ["packs: is not a folder"]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ('code = ""', "code: is empty; give it a code"),
        ('code = "  "', "code: is empty; give it a code"),
        ("code = 4", "code: must be text in quotation marks"),
        ("", "code: is missing; add it"),
        ('code = "M\\n2"', "code: holds a line break or a control character; write it on one line"),
        (
            'code = "M2"\ntxet = "x"',
            'txet: is not a field that is known here; did you mean "text"?',
        ),
        ('code = "M2"\nzzz = "x"', "zzz: is not a field that is known here; take it out"),
        ('code = "m1"', 'code: "m1" is already used at statements[0].code; give it another'),
        (
            f'code = "{"x" * 4001}"',
            "code: is too long; keep it to 4000 characters",
        ),
        (
            'code = "M2"\ngroup = "a b"',
            'group: "a b" is not the id of a row of [[groups]]; correct it',
        ),
        ('code = "M2"\nleads_to = "M1"', "leads_to: must be a list in [ and ]"),
        ('code = "M2"\nleads_to = [""]', "leads_to[0]: is empty; give it a code"),
        (
            'code = "M2"\nleads_to = ["M1", "M9"]',
            'leads_to[1]: "M9" is not the code of a statement of this pack; correct it',
        ),
        ('code = "M2"\nleads_to = ["M2"]', "leads_to[0]: leads to itself; take it out"),
        (
            'code = "M2"\nleads_to = ["M1", "M1"]',
            'leads_to[1]: "M1" is there twice; take one out',
        ),
        ('code = "M2"\ntitle = "x"', "text: stands beside a title or a description; keep one"),
    ],
)
def test_that_a_bad_field_of_a_statement_is_named(
    tmp_path: Path, fields: str, problem: str
) -> None:
    second = f'[[statements]]\nid = "mine.2"\ntext = "Speak"\n{fields}'
    found = problems_of(write(tmp_path, HEAD + STATEMENT + second))

    assert found[0].startswith("mine.toml: statements[1].")
    assert any(f"statements[1].{problem}" in line for line in found)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("", "statements[0].text: is missing; give a text, or a title and a description"),
        ('title = "x"', "statements[0].description: is missing; add it beside the title"),
        ('description = "x"', "statements[0].title: is missing; add it beside the description"),
    ],
)
def test_that_a_statement_without_its_whole_wording_is_a_problem(
    tmp_path: Path, fields: str, problem: str
) -> None:
    assert problems_of(write(tmp_path, HEAD + statement(fields))) == [f"mine.toml: {problem}"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (('"mine"', '"My Pack"'), "id: must be small letters, digits and hyphens only"),
        (('"mine"', '""'), "id: is empty; give it an id"),
        (('title = "My standards"', ""), "title: is missing; add it"),
        (('source = "My council, 2026"', 'source = ""'), "source: is empty; give it a source"),
        (("legal_status", "legal_statsu"), "legal_status: is missing; add it"),
        (("legal_status", "legal_statsu"), 'did you mean "legal_status"?'),
        (
            ('id = "mine.1"', 'id = "mine 1"'),
            "statements[0].id: must be the pack's id, a full stop",
        ),
        (('id = "mine.1"', 'id = "yours.1"'), 'statements[0].id: "yours.1" must begin with'),
        (("[[statements]]", "[statements]"), "statements: must be a list; write [[statements]]"),
        (("title =", 'order = "1"\ntitle ='), "order: must be a whole number"),
        (("title =", "order = -1\ntitle ="), "order: must be 0 or more"),
        (("title =", "order = 10001\ntitle ="), "order: must be 10000 or less"),
        (("title =", 'codes_printed = "no"\ntitle ='), "codes_printed: must be true or false"),
        (("title =", "columns = [1]\ntitle ="), "columns[0]: must be a table"),
        ((STATEMENT, "statements = []"), "statements: is empty; add at least one"),
        ((STATEMENT, ""), "statements: is missing; add it"),
    ],
)
def test_that_a_bad_field_of_the_pack_is_named(
    tmp_path: Path, change: tuple[str, str], problem: str
) -> None:
    found = problems_of(write(tmp_path, (HEAD + STATEMENT).replace(*change, 1)))

    assert any(problem in line for line in found), found


def test_that_too_many_columns_are_a_problem(tmp_path: Path) -> None:
    columns = "".join(f'[[columns]]\nid = "c{n}"\ntitle = "C"\n' for n in range(5))

    found = problems_of(write(tmp_path, HEAD + columns + STATEMENT))

    assert "mine.toml: columns: has too many rows; keep to 4" in found


@pytest.mark.parametrize(
    ("groups", "problem"),
    [
        ('id = "a"', "groups[0].framework: is missing; give the id of a row of [[frameworks]]"),
        ('id = "a"', "groups[0].column: is missing; give the id of a row of [[columns]]"),
        (
            'id = "a"\nframework = "three"',
            'groups[0].framework: "three" is not the id of a row of [[frameworks]]; correct it',
        ),
        (
            'id = "a"\nparent = "b"',
            'groups[0].parent: "b" is not the id of a row of [[groups]]; correct it',
        ),
        ('id = "a"\nparent = "a"', "groups[0].parent: leads back to this group; name another or"),
        (
            'id = "a"\nparent = "a"\nframework = "one"',
            "groups[0].framework: is taken from the parent group; take it out",
        ),
        ('id = "a b"', 'groups[0].id: must be letters, digits and hyphens only, for example "team'),
    ],
)
def test_that_a_bad_group_is_named(tmp_path: Path, groups: str, problem: str) -> None:
    text = f'{HEAD}{GROUPS}[[groups]]\ntitle = "A"\n{groups}\n{STATEMENT}group = "a"'

    assert any(problem in line for line in problems_of(write(tmp_path, text)))


def test_that_groups_in_a_circle_are_each_named(tmp_path: Path) -> None:
    pairs = (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
    groups = "".join(f'[[groups]]\nid="{i}"\ntitle="T"\nparent="{p}"\n' for i, p in pairs)

    found = problems_of(write(tmp_path, HEAD + groups + STATEMENT))

    assert found == [
        f"mine.toml: groups[{n}].parent: leads back to this group; name another or take it out"
        for n in range(3)
    ]


def test_that_headings_nested_too_deeply_are_a_problem(tmp_path: Path) -> None:
    groups = '[[groups]]\nid="g0"\ntitle="T"\n' + "".join(
        f'[[groups]]\nid="g{n}"\ntitle="T"\nparent="g{n - 1}"\n' for n in range(1, 7)
    )

    assert problems_of(write(tmp_path, HEAD + groups + STATEMENT)) == [
        "mine.toml: groups[6].parent: is nested too deeply; keep to 6 levels of headings"
    ]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("", "statements[0].framework: is missing; give the id of a row of [[frameworks]]"),
        ("", "statements[0].group: is missing; in a pack with columns each statement needs one"),
        (
            'group = "a"\nframework = "one"',
            "statements[0].framework: is taken from the group; take it out",
        ),
    ],
)
def test_that_a_statement_that_stands_nowhere_is_a_problem(
    tmp_path: Path, fields: str, problem: str
) -> None:
    group = '[[groups]]\nid = "a"\ntitle = "A"\nframework = "one"\ncolumn = "left"\n'
    found = problems_of(write(tmp_path, HEAD + GROUPS + group + STATEMENT + fields))

    assert f"mine.toml: {problem}" in found


def test_that_every_problem_of_a_grid_is_listed_at_once(tmp_path: Path) -> None:
    found = [line.removeprefix("mine.toml: ") for line in problems_of(write(tmp_path, GRID))]

    assert found == [
        'agencies[0].colour: write # and six hexadecimal digits, as in "#005EA5"',
        'agencies[1].id: "mine.a" is already used at agencies[0].id; give it another',
        'agencies[1].name: "POLICE" is already used at agencies[0].name; give it another',
        'prompts[0].id: "other.1" must begin with the pack id; write "mine."',
    ]


def test_that_problems_of_several_files_are_listed_together(tmp_path: Path) -> None:
    write(tmp_path, "a =", "a.toml")
    write(tmp_path, 'kind = "quiz"', "b.toml")

    assert [line.split(":")[0] for line in problems_of(tmp_path)] == ["a.toml", "b.toml"]


def test_that_an_id_of_a_shipped_pack_cannot_be_taken(tmp_path: Path) -> None:
    text = (HEAD + STATEMENT).replace("mine", "teachers")
    folder = write(tmp_path, text)

    with pytest.raises(PackError) as caught:
        load_packs([SHIPPED, folder])
    packs = load_packs([SHIPPED, folder], skip_bad=True)

    problem = 'mine.toml: id: "teachers" is already used by teachers.toml; change it'
    assert caught.value.problems == packs.problems == (problem,)
    assert packs.standard("teachers.Q4") is not None
    assert packs.standard("teachers.1") is None


def test_that_good_packs_load_beside_a_bad_one_when_asked(tmp_path: Path) -> None:
    write(tmp_path, HEAD + STATEMENT, "good.toml")
    write(tmp_path, GRID, "bad.toml")

    packs = load_packs([SHIPPED, tmp_path], skip_bad=True)

    assert packs.standard("mine.1") is not None
    assert len(packs.grids) == 1
    assert len(packs.problems) == 4


def test_that_the_error_is_a_sentence_and_a_hint(tmp_path: Path) -> None:
    with pytest.raises(PackError) as one:
        load_packs([write(tmp_path / "one", 'kind = "quiz"')])
    with pytest.raises(PackError) as several:
        load_packs([write(tmp_path / "several", GRID)])

    assert str(one.value) == (
        'The content packs could not be loaded: mine.toml: kind: "quiz" is not a kind of pack;'
        " give one of checklist, grid, standards, jargon. Put this right in the pack's file,"
        " or take the file out of its folder."
    )
    assert several.value.sentence == "The content packs could not be loaded: 4 problems were found."
