"""What the headless commands do, say and refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import __version__, paths
from app.cli.commands import run
from app.reports.options import Format
from tests.cli.running import SAMPLE, SAMPLE_ID, refused


@pytest.mark.parametrize(
    "arguments",
    [
        ["frob"],
        ["--frob"],
        ["import"],
        ["import", "a.json", "--on-conflict", "maybe"],
        ["export", "--out", "a.pdf"],
        ["export", "--session", "latest"],
        ["export", "--session", "latest", "--out", ""],
        ["export", "--session", "latest", "--out", "a.pdf", "--format", "odt"],
        ["--check", "list"],
        ["--library"],
    ],
    ids=" ".join,
)
def test_that_wrong_usage_gives_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "usage: common-ground" in said.err


def test_that_no_command_asks_for_the_window(library: Path) -> None:
    assert run([]) is None
    assert run(["--library", str(library)]) is None


def test_that_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"Common Ground {__version__}\n"


# import


def test_that_one_bad_file_keeps_all_from_coming_in(
    library: Path, bad_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(SAMPLE), str(bad_file), "--library", str(library)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert lines[0].startswith("date: must be a date such as")
    assert lines[1].startswith("prompts[0].agreement.Health[1]: must be a whole number")
    assert "bad.visioning.json was not imported: 2 places" in lines[2]
    assert not library.exists()


def test_that_importing_twice_fails_unless_told_what_to_do(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = filled.read_bytes()
    assert "--on-conflict" in refused(capsys, "import", SAMPLE, "--library", filled)
    assert filled.read_bytes() == before
    for choice, expected in (("replace", 1), ("keep", 2)):
        assert run(["import", str(SAMPLE), "--library", str(filled), "--on-conflict", choice]) == 0
        assert len(capsys.readouterr().out.split()) == 1
        assert run(["list", "--library", str(filled)]) == 0
        assert len(capsys.readouterr().out.splitlines()) == expected


def test_that_several_files_come_in_together_or_not_at_all(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "new.json"
    new.write_text('{"format": "common-ground-session", "version": 1, "title": "New"}')
    refused(capsys, "import", new, SAMPLE, "--library", filled)
    run(["list", "--library", str(filled)])
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert (
        run(["import", str(new), str(SAMPLE), "--on-conflict=replace", f"--library={filled}"]) == 0
    )
    assert capsys.readouterr().out.split()[1] == SAMPLE_ID


def test_that_a_bad_pack_of_the_persons_own_is_told(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.packs_folder().mkdir(parents=True)
    (paths.packs_folder() / "mine.toml").write_text("id = ", encoding="utf-8")
    assert "mine.toml" in refused(capsys, "import", SAMPLE, "--library", library)
    assert not library.exists()


# list


def test_that_an_empty_library_lists_nothing_and_is_not_made(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["list"]) == 0
    assert capsys.readouterr().out == ""
    assert run(["list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert not paths.library_file().exists()


def test_that_the_list_has_a_line_a_session(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    awkward = tmp_path / "a.json"
    whole = {"format": "common-ground-session", "version": 1, "title": "a\tb\nc\u001b[31m"}
    awkward.write_text(json.dumps(whole))
    run(["import", str(awkward), str(SAMPLE), "--library", str(library)])
    capsys.readouterr()
    assert run(["list", "--library", str(library)]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert sorted(line[1:4] for line in lines) == [
        ["Hollin Bank Primary — joint visioning workshop", "2026-11-24", "3/7"],
        ["a b c [31m", "-", "0/7"],
    ]


def test_that_the_list_is_given_as_json(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--json", "--library", str(filled)]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert one == {
        "id": SAMPLE_ID,
        "title": "Hollin Bank Primary — joint visioning workshop",
        "setting": "Hollin Bank Primary School",
        "date": "2026-11-24",
        "agreed": 3,
        "prompts": 7,
        "changed": "2026-11-24T14:02:31Z",
    }


# export


def test_that_a_session_is_exported_as_pdf(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "Record.PDF"
    command = ["export", "--library", str(filled), "--session", SAMPLE_ID, "--out", str(out)]
    assert run(command) == 0
    assert capsys.readouterr().out == f"{out}\n"
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())
    assert "Families tell their story once, and the right help comes first time." in text


def test_that_the_format_may_be_named_instead_of_the_ending(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.pdf"
    command = ["export", "--library", str(filled), "--session", "latest", "--out", str(out)]
    assert run([*command, "--format", "json"]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["id"] == SAMPLE_ID


def test_that_only_formats_with_a_writer_are_offered(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--help"]) == 0
    assert "--format {" + ",".join(Format) + "}" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["record.odt", "record.xyz", "record"])
def test_that_a_format_that_cannot_be_written_is_told(
    filled: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(
        capsys, "export", "--library", filled, "--session", "latest", "--out", tmp_path / name
    )
    assert "can't write" in said
    assert ".pdf, .html, .docx, .csv, .zip, .json or .ics, or say which" in said
    assert ".pdf" in said
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("session", ["latest", SAMPLE_ID, "../../etc/passwd"])
def test_that_a_session_that_is_not_there_is_told(
    library: Path, tmp_path: Path, session: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.json").write_text("{}")
    new = tmp_path / "new.json"
    new.write_text('{"format": "common-ground-session", "version": 1, "title": "New"}')
    out = tmp_path / "x.pdf"
    assert "There is no session" in refused(capsys, "export", "--session", session, "--out", out)
    if session != "latest":
        run(["import", str(new), "--library", str(library)])
        capsys.readouterr()
        refused(capsys, "export", "--library", library, "--session", session, "--out", out)
    assert not out.exists()


@pytest.mark.parametrize("ending", ["pdf", "json"])
def test_that_a_place_that_cannot_be_written_is_told_and_left_alone(
    filled: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / f"folder.{ending}"
    folder.mkdir()
    command = ["export", "--library", filled, "--session", "latest", "--out"]
    refused(capsys, *command, folder)
    refused(capsys, *command, tmp_path / "none" / f"x.{ending}")
    refused(capsys, *command, SAMPLE / f"x.{ending}")
    assert list(folder.iterdir()) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([folder.name, filled.name])


def test_that_an_export_never_takes_the_place_of_the_library(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = filled.read_bytes()
    command = ["export", "--library", filled, "--session", "latest", "--format", "json"]
    assert "is the library itself" in refused(capsys, *command, "--out", filled)
    assert filled.read_bytes() == before


@pytest.mark.parametrize("option", ["--layout", "--format", "--table", "--paper"])
def test_that_a_wrong_choice_is_told_in_the_words_of_the_command_line(option, capsys):
    assert run(["export", "--session", "latest", "--out", "x.pdf", option, "nope"]) == 2
    told = capsys.readouterr().err
    assert "invalid choice: 'nope'" in told
    assert "<" not in told.partition("invalid choice")[2]
