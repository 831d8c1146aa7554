"""Which parts of the record `export` writes, and what it tells before the record goes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.cli.arguments import PARTS
from app.cli.commands import run
from app.reports.options import RecordPart
from tests.cli.running import SAMPLE_ID, refused


def printed(filled: Path, out: Path, *arguments: str) -> str:
    command = ["export", "--library", str(filled), "--session", SAMPLE_ID, "--out", str(out)]
    assert run([*command, *arguments]) == 0
    return " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())


def test_that_every_part_can_be_named() -> None:
    assert sorted(PARTS) == sorted(RecordPart)


@pytest.mark.parametrize(
    ("arguments", "there", "not_there"),
    [
        ([], ["Agreed statements", "Checklist (", "Glossary"], ["Wording history"]),
        (["--parts", "all"], ["Agreed statements", "Glossary", "Wording history"], []),
        (["--parts", " ALL "], ["Wording history"], []),
        (["--parts", "statements"], ["Agreed statements"], ["Glossary", "Actions", "Checklist ("]),
        (
            ["--parts", "History, statements,history,"],
            ["Agreed statements", "Wording history"],
            ["Glossary"],
        ),
    ],
)
def test_that_the_parts_asked_for_are_printed(
    filled: Path, tmp_path: Path, arguments: list[str], there: list[str], not_there: list[str]
) -> None:
    text = printed(filled, tmp_path / "record.pdf", *arguments)

    assert [each for each in there if each not in text] == []
    assert [each for each in not_there if each in text] == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("frob", "there is no part frob; say all, or some of people,"),
        ("people,frob,all", "there is no part frob, all;"),
        (" , ", "no part is named; say all, or some of people, statements,"),
    ],
)
def test_that_a_part_that_is_not_there_is_wrong_usage(
    tmp_path: Path, asked: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", "--session", "latest", "--out", str(tmp_path / "x.pdf")]
    assert run([*command, "--parts", asked]) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_that_a_page_is_written_in_parts(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.html"
    command = ["export", "--library", str(filled), "--session", SAMPLE_ID, "--out", str(out)]
    assert run([*command, "--parts", "statements,glossary"]) == 0

    text = out.read_text(encoding="utf-8")
    assert ">Agreed statements</h2>" in text
    assert ">Glossary</h2>" in text
    assert ">Actions</h2>" not in text


def test_that_a_session_file_is_never_written_in_parts(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.json"
    said = refused(
        capsys, "export", "--library", filled, "--session", "latest", "--out", out, "--parts", "all"
    )
    assert "Only a record is written in parts." in said
    assert not out.exists()


@pytest.fixture
def with_details(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A library whose session has dates of birth in it, one in an earlier wording only."""
    file = tmp_path / "details.visioning.json"
    prompt = {
        "text": "Say ...",
        "entries": {"Health": "Sam, born 14/03/2019, waits"},
        "statement": "Nobody waits",
        "wordings": [{"text": "Sam (born 15/03/2019)", "at": "2026-11-24T10:00:00Z"}],
    }
    whole = {"format": "common-ground-session", "version": 1, "title": "T", "prompts": [prompt]}
    file.write_text(json.dumps(whole), encoding="utf-8")
    assert run(["--library", str(library), "import", str(file)]) == 0
    capsys.readouterr()
    return library


@pytest.mark.parametrize(
    ("name", "arguments", "places"),
    [
        ("x.pdf", [], ["Health, prompt 1"]),
        ("x.pdf", ["--parts", "all"], ["Health, prompt 1", "Earlier wording: Agreed statement"]),
        ("x.json", [], ["Health, prompt 1", "Earlier wording: Agreed statement"]),
        ("x.pdf", ["--layout", "poster"], []),
        ("x.pdf", ["--parts", "sign-off"], []),
        ("x.csv", ["--table", "glossary"], []),
        ("x.csv", ["--table", "entries"], ["Health, prompt 1"]),
    ],
)
def test_that_what_looks_like_somebodys_details_is_told_and_still_written(
    with_details: Path,
    tmp_path: Path,
    name: str,
    arguments: list[str],
    places: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / name
    command = ["export", "--library", str(with_details), "--session", "latest", "--out", str(out)]
    assert run([*command, *arguments]) == 0
    said = capsys.readouterr()

    lines = said.err.splitlines()
    assert len(lines) == len(places)
    for line, place in zip(lines, places, strict=True):
        assert line.startswith(place)
        assert "looks like a date of birth" in line
    assert "2019" not in said.err
    assert said.out == f"{out}\n"
    assert out.exists()
