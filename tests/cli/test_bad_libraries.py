"""A library that is none, or out of reach, is told in words and left as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.models.storage.migrations import HEAD
from tests.cli.running import SAMPLE, refused


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
    monkeypatch.setattr("app.models.storage.store.Store.sessions", lambda *_: 1 / 0)
    assert "Something unexpected" in refused(capsys, "list", "--library", filled)
    assert "ZeroDivisionError" in caplog.text
