"""Packs are found in their folders, in order, and without pydantic before they are wanted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import AppError
from app.models.packs import PackError, load_packs
from tests.models.packs.pack_folder import HEAD, REPOSITORY, SHIPPED, STATEMENT, write


def test_that_a_users_pack_comes_after_the_shipped_ones(tmp_path: Path) -> None:
    packs = load_packs([SHIPPED, write(tmp_path, HEAD + STATEMENT)])

    assert [p.details.id for p in packs.standards] == [
        "common-core",
        "teachers",
        "support-staff",
        "mine",
    ]
    assert packs.checklist.details.id == "checklist"


def test_that_a_users_checklist_does_not_replace_the_shipped_one(tmp_path: Path) -> None:
    text = """
        id = "a-first"
        kind = "checklist"
        order = 0
        title = "Ours"
        source = "Us"
        [[statements]]
        id = "a-first.1"
        code = "1"
        text = "We listen."
    """
    packs = load_packs([SHIPPED, write(tmp_path, text)])

    assert packs.checklist.details.id == "checklist"
    assert [c.details.id for c in packs.checklists] == ["checklist", "a-first"]


def test_that_packs_of_a_folder_come_in_their_order_and_then_by_name(tmp_path: Path) -> None:
    for name, order in (("c", ""), ("b", "order = 7"), ("a", ""), ("d", "order = 3")):
        text = (HEAD + order + STATEMENT).replace("mine", f"my-{name}")
        write(tmp_path, text, f"{name}.toml")

    ids = [p.details.id for p in load_packs([tmp_path]).standards]

    assert ids == ["my-d", "my-b", "my-a", "my-c"]


def test_that_a_pack_of_one_framework_needs_no_frameworks_or_groups(tmp_path: Path) -> None:
    (framework,) = load_packs([write(tmp_path, HEAD + STATEMENT)]).frameworks

    assert (framework.id, framework.short_title) == ("mine", "My standards")
    assert framework.ungrouped == framework.standards
    assert framework.standards[0].path == ("My standards",)


def test_that_a_path_names_every_heading_from_the_framework_down() -> None:
    packs = load_packs([SHIPPED])
    teachers = packs.standard("teachers.Q6")
    common_core = packs.standard("common-core.assertiveness.1")

    assert teachers is not None
    assert teachers.path == (
        "Professional Standards for Teachers",
        "Qualified Teacher Status",
        "Professional attributes",
        "Communicating and working with others",
    )
    assert teachers.headings == teachers.path[2:]
    assert common_core is not None
    assert common_core.path[1:] == ("Skills", "Assertiveness")


def test_that_a_standard_is_copied_with_its_source_and_status() -> None:
    standard = load_packs([SHIPPED]).standard("teachers.Q6")

    assert standard is not None
    assert standard.with_source.split("\n") == [
        "Q6 Have a commitment to collaboration and co-operative working",
        " \u203a ".join(standard.path),
        "Source: TDA, 2007",
        f"Historical. {standard.legal_status.text}",
    ]


def test_that_a_code_which_is_not_printed_is_not_copied() -> None:
    standard = load_packs([SHIPPED]).standard("common-core.assertiveness.3")

    assert standard is not None
    assert standard.with_source.startswith("Present facts and judgements objectively\n")


def test_that_a_standard_whose_pack_is_gone_is_not_found() -> None:
    assert load_packs([SHIPPED]).standard("gone.1") is None


def test_that_a_folder_which_is_not_there_holds_no_packs(tmp_path: Path) -> None:
    packs = load_packs([tmp_path / "packs"])

    assert packs.frameworks == ()
    assert packs.problems == ()


def test_that_other_files_beside_the_packs_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "not a pack", "notes.txt")
    write(tmp_path, "not a pack", "mine.toml.bak")
    write(tmp_path, "not a pack", "._mine.toml")

    assert load_packs([tmp_path]).problems == ()


def test_that_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    text = "\ufeff" + (HEAD + STATEMENT).replace("\n", "\r\n")
    (tmp_path / "mine.toml").write_bytes(text.encode())

    assert load_packs([tmp_path]).frameworks[0].standards[0].text == "Listen first"


@pytest.mark.parametrize("kind", ["checklist", "grid"])
def test_that_wanting_a_default_that_is_not_there_says_so(tmp_path: Path, kind: str) -> None:
    packs = load_packs([tmp_path])

    with pytest.raises(PackError, match=f"no {kind} pack was found") as caught:
        getattr(packs, kind)
    assert isinstance(caught.value, AppError)


def test_that_pydantic_is_not_imported_before_packs_are_loaded() -> None:
    code = "import sys, app.models.packs; sys.exit('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False)

    assert done.returncode == 0
