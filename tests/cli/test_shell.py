"""The headless commands, as a shell sees them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__, paths
from tests.cli.running import ROOT, RUN, SAMPLE, SAMPLE_ID, shell


def test_that_a_session_goes_in_and_comes_out_the_same(library: Path, tmp_path: Path) -> None:
    came_in = shell("import", SAMPLE, "--library", library)
    assert (came_in.returncode, came_in.stdout.decode().split()) == (0, [SAMPLE_ID])
    out = tmp_path / "out.visioning.json"
    went_out = shell("--library", library, "export", "--session", "latest", "--out", out)
    assert (went_out.returncode, went_out.stdout.decode().strip()) == (0, str(out))
    assert out.read_bytes() == SAMPLE.read_bytes()


def test_that_output_is_utf8_whatever_the_locale_says(filled: Path) -> None:
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    listed = shell("list", "--library", filled, env=plain)
    assert listed.returncode == 0
    assert "Hollin Bank Primary — joint visioning workshop" in listed.stdout.decode("utf-8")


def test_that_a_reader_who_stops_early_is_no_failure(filled: Path) -> None:
    command = (
        f'"{sys.executable}" -c "{RUN}" list --library "{filled}" | true; echo ${{PIPESTATUS[0]}}'
    )
    ended = subprocess.run(
        ["bash", "-c", command], capture_output=True, cwd=ROOT, timeout=120, check=False
    )
    assert (ended.stdout.strip(), ended.stderr) == (b"0", b"")


def test_that_closed_output_is_no_failure(filled: Path) -> None:
    command = f'"{sys.executable}" -c "{RUN}" list --library "{filled}" >&-'
    ended = subprocess.run(
        ["bash", "-c", command], capture_output=True, cwd=ROOT, timeout=120, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_that_results_that_cannot_be_written_are_a_failure_without_a_traceback(
    filled: Path,
) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = shell(
            "list", "--library", filled, capture_output=False, stdout=full, stderr=subprocess.PIPE
        )
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (("--version",), {"PySide6", "sqlalchemy", "pydantic", "reportlab", "alembic"}),
        (("list",), {"PySide6", "pydantic", "reportlab", "alembic"}),
        (("import", SAMPLE, "--on-conflict", "replace"), {"PySide6", "reportlab"}),
        (("export", "--session", "latest", "--out", "{folder}/record.json"), {"PySide6"}),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, tuple) else "",
)
def test_that_a_command_loads_only_what_it_needs(
    filled: Path, tmp_path: Path, arguments: tuple[object, ...], unwanted: set[str]
) -> None:
    arguments = tuple(str(each).format(folder=tmp_path) for each in arguments)
    tell = "import sys; from app.cli.commands import run; run(sys.argv[1:]); print(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", tell, "--library", str(filled), *map(str, arguments)],
        capture_output=True,
        cwd=ROOT,
        timeout=120,
        check=True,
    )
    assert unwanted.isdisjoint(ended.stdout.decode().split())


def test_that_the_self_test_passes_and_leaves_nothing_behind(redirected_folders: Path) -> None:
    ended = shell("--check")
    assert ended.returncode == 0, ended.stderr.decode()
    said = ended.stdout.decode()
    assert f"Common Ground {__version__}" in said
    for name in ("PySide6", "SQLAlchemy", "packs: 15 ", "theme: ", "store: ", "pdf: "):
        assert name in said
    assert not paths.library_file().exists()
