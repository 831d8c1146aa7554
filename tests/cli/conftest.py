"""Libraries and files for the headless commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.commands import run
from tests.cli.running import SAMPLE


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def filled(library: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(["--library", str(library), "import", str(SAMPLE)]) == 0
    capsys.readouterr()
    return library


@pytest.fixture
def bad_file(tmp_path: Path) -> Path:
    file = tmp_path / "bad.visioning.json"
    agreement = {"Health": [0, "x", 0, 0, 0, 0]}
    whole = {"format": "common-ground-session", "version": 1, "title": "T", "date": "soon"}
    file.write_text(json.dumps({**whole, "prompts": [{"agreement": agreement}]}))
    return file
