"""The calendar of meetings and due dates from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from app.cli.commands import run
from tests.cli.running import SAMPLE_ID, refused


@pytest.fixture
def undated(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A library of one session without a date anywhere but its own."""
    file = tmp_path / "new.json"
    whole = {"format": "common-ground-session", "version": 1, "title": "New", "date": "2026-11-24"}
    file.write_text(json.dumps({**whole, "actions": [{"what": "No hurry"}]}))
    assert run(["import", str(file), "--library", str(library)]) == 0
    capsys.readouterr()
    file.unlink()
    return library


def test_that_a_file_that_ends_in_ics_is_a_calendar(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "year.ics"
    command = ["export", "--library", str(filled), "--session", SAMPLE_ID, "--out", str(target)]
    assert run(command) == 0
    events = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert {str(event["summary"]).split(":")[0] for event in events} == {"Due", "Review meeting"}


def test_that_the_format_can_be_named(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "year"
    command = ["export", "--library", str(filled), "--session", SAMPLE_ID, "--out", str(target)]
    assert run([*command, "--format", "ics"]) == 0
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_that_a_calendar_has_no_parts(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "year.ics"
    command = ["export", "--library", str(filled), "--session", SAMPLE_ID, "--out", str(target)]
    said = refused(capsys, *command, "--parts", "people")
    assert "Only a record is written in parts." in said
    assert not target.exists()


def test_that_without_a_date_one_sentence_says_so_and_no_file_is_made(
    undated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "year.ics"
    command = ["export", "--library", undated, "--session", "latest", "--out", target]
    assert "No review meeting and no open action has a date yet." in refused(capsys, *command)
    assert [each.name for each in tmp_path.iterdir()] == [undated.name]


def test_that_another_ending_is_told_which_there_are(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "year.ical"
    said = refused(capsys, "export", "--library", filled, "--session", "latest", "--out", target)
    assert ".ics" in said
    assert not target.exists()


@pytest.mark.parametrize(("ending", "told"), [("ics", ["Action"]), ("json", ["Action", "Purpose"])])
def test_that_details_are_told_of_what_goes_into_the_calendar_only(
    library: Path,
    tmp_path: Path,
    ending: str,
    told: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "new.json"
    born = "Sam, born 14/03/2019"
    whole = {"format": "common-ground-session", "version": 1, "title": "New", "purpose": born}
    due = {"what": f"Ring about {born}", "due": "2027-01-12"}
    file.write_text(json.dumps({**whole, "actions": [due]}))
    run(["import", str(file), "--library", str(library)])
    capsys.readouterr()
    target = str(tmp_path / f"year.{ending}")
    run(["export", "--library", str(library), "--session", "latest", "--out", target])
    lines = capsys.readouterr().err.splitlines()
    assert sorted(line.split()[0] for line in lines) == told
