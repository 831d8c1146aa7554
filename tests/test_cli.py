"""The headless commands, as a shell sees them."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import __version__, paths
from app.cli import run
from app.models.migrations import HEAD

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "resources" / "samples" / "hollin-bank.visioning.json"
SAMPLE_ID = json.loads(SAMPLE.read_text(encoding="utf-8"))["id"]
RUN = "import sys; from app.cli import run; sys.exit(run(sys.argv[1:]))"


def shell(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", RUN, *map(str, arguments)]
    given = {"capture_output": True, "cwd": ROOT, "timeout": 120, "check": False, **options}
    return subprocess.run(command, **given)  # noqa: PLW1510 - check is given above


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


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run a command that must fail with one sentence and no results, and give the sentence."""
    assert run([str(argument) for argument in arguments]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert said.err.count("\n") == 1
    return said.err


# As a shell sees them


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
        (("export", "--session", "latest", "--out", os.devnull + ".json"), {"PySide6"}),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, tuple) else "",
)
def test_that_a_command_loads_only_what_it_needs(
    filled: Path, arguments: tuple[object, ...], unwanted: set[str]
) -> None:
    tell = "import sys; from app.cli import run; run(sys.argv[1:]); print(*sys.modules)"
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


# Usage


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


@pytest.mark.parametrize("name", ["record.docx", "record.xyz", "record"])
def test_that_a_format_that_cannot_be_written_is_told(
    filled: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(
        capsys, "export", "--library", filled, "--session", "latest", "--out", tmp_path / name
    )
    assert "can't write" in said
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


# Libraries that are none


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert HEAD != "9999"


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.commit()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("Dear all, please find attached")


@pytest.mark.parametrize("spoil", [damaged, newer, foreign, empty, text])
@pytest.mark.parametrize(
    "command",
    [["list"], ["import", str(SAMPLE)], ["export", "--session", "latest", "--out", "x.pdf"]],
    ids=lambda command: command[0],
)
def test_that_a_library_that_is_none_is_told_and_left_as_it_is(
    filled: Path,
    spoil: Callable[[Path], None],
    command: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    spoil(filled)
    before = filled.read_bytes()
    assert filled.name in refused(capsys, *command, "--library", filled)
    assert filled.read_bytes() == before
    assert [p.name for p in filled.parent.iterdir()] == [filled.name]


def test_that_a_library_in_use_is_told(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "in use" in refused(capsys, "list", "--library", filled)


def test_that_a_named_library_that_is_not_there_is_told_and_not_made(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "There is no library" in refused(capsys, "list", "--library", library)
    assert not library.exists()


def test_that_the_unexpected_is_one_sentence_and_a_traceback_in_the_log(
    filled: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.models.store.Store.sessions", lambda *_: 1 / 0)
    assert "Something unexpected" in refused(capsys, "list", "--library", filled)
    assert "ZeroDivisionError" in caplog.text
