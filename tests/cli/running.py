"""Run the headless commands, in this process or as a shell does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.commands import run

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "hollin-bank.visioning.json"
SAMPLE_ID = json.loads(SAMPLE.read_text(encoding="utf-8"))["id"]
RUN = "import sys; from app.cli.commands import run; sys.exit(run(sys.argv[1:]))"


def shell(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", RUN, *map(str, arguments)]
    given = {"capture_output": True, "cwd": ROOT, "timeout": 120, "check": False, **options}
    return subprocess.run(command, **given)  # noqa: PLW1510 - check is given above


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run a command that must fail with one sentence and no results, and give the sentence."""
    assert run([str(argument) for argument in arguments]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert said.err.count("\n") == 1
    return said.err
