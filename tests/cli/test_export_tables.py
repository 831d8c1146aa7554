"""`export` as a Word file, as one table, and as all of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from app.cli.commands import run
from tests.cli.running import SAMPLE_ID, refused


def exported(filled: Path, out: Path, *arguments: str) -> bytes:
    command = ["export", "--library", str(filled), "--session", SAMPLE_ID, "--out", str(out)]
    assert run([*command, *arguments]) == 0
    return out.read_bytes()


def test_that_a_word_file_is_written_in_the_parts_asked_for(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.docx"
    exported(filled, out, "--parts", "statements")

    with zipfile.ZipFile(out) as packed:
        text = packed.read("word/document.xml").decode()
        fonts = [name for name in packed.namelist() if name.endswith(".odttf")]
    assert "Families tell their story once" in text
    assert "Checklist profile" not in text
    assert len(fonts) == 3


@pytest.mark.parametrize(
    ("arguments", "head"),
    [
        ([], b'"Number","Prompt","Joint statement"'),
        (["--table", "people"], b'"Agency","Agency note"'),
        (["--format", "csv", "--table", "reviews"], b'"Date","Time"'),
    ],
)
def test_that_a_csv_file_holds_the_table_asked_for(
    filled: Path, tmp_path: Path, arguments: list[str], head: bytes
) -> None:
    assert exported(filled, tmp_path / "x.csv", *arguments).startswith(b"\xef\xbb\xbf" + head)


@pytest.mark.parametrize("arguments", [[], ["--format", "csv"], ["--format", "zip"]])
def test_that_a_zip_file_holds_them_all(filled: Path, tmp_path: Path, arguments: list[str]) -> None:
    out = tmp_path / "x.zip"
    exported(filled, out, *arguments)

    assert len(zipfile.ZipFile(out).namelist()) == 12


@pytest.mark.parametrize("name", ["x.pdf", "x.zip", "x.docx"])
def test_that_only_a_csv_file_is_one_table(
    filled: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    command = ["export", "--library", str(filled), "--session", "latest", "--out", str(out)]
    said = refused(capsys, *command, "--table", "people")

    assert "Only a CSV file holds a single table." in said
    assert not out.exists()


def test_that_tables_are_never_written_in_parts(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.csv"
    command = ["export", "--library", str(filled), "--session", "latest", "--out", str(out)]

    assert "Only a record is written in parts." in refused(capsys, *command, "--parts", "people")
    assert not out.exists()


def test_that_a_table_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    command = ["export", "--session", "latest", "--out", str(tmp_path / "x.csv")]

    assert run([*command, "--table", "frob"]) == 2
