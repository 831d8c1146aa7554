"""The calendar of meetings and due dates from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icalendar import Calendar

from app.cli import run
from tests.cli.running import SAMPLE_ID, refused

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


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
    assert "Only a PDF can be written in parts." in said
    assert not target.exists()
