import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from app.atomic_file import FileNotWrittenError, write_safely


def new(out: BinaryIO) -> str:
    out.write(b"new")
    return "done"


def failing(number: int) -> Callable[[BinaryIO], None]:
    def produce(out: BinaryIO) -> None:
        out.write(b"half")
        raise OSError(number, os.strerror(number))

    return produce


@pytest.fixture
def old(tmp_path: Path) -> Path:
    target = tmp_path / "record.pdf"
    target.write_text("old")
    return target


def test_that_what_the_writer_gives_is_given_back(old: Path) -> None:
    assert write_safely(old, new) == "done"
    assert old.read_text() == "new"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EFBIG, "no room left"),
        (errno.EACCES, "can't be written"),
        (errno.EROFS, "can't be written"),
        (errno.EIO, "could not be written"),
    ],
)
def test_that_trouble_is_one_sentence_and_leaves_the_old_file(
    old: Path, number: int, sentence: str
) -> None:
    with pytest.raises(FileNotWrittenError, match=sentence) as caught:
        write_safely(old, failing(number))

    assert caught.value.hint
    assert old.read_text() == "old"
    assert list(old.parent.iterdir()) == [old]


def test_that_a_file_open_elsewhere_is_to_be_closed_and_stays(old: Path) -> None:
    def produce(out: BinaryIO) -> None:
        out.write(b"half")
        # What Windows says of a file that another program holds (sharing violation, 32).
        raise PermissionError(errno.EACCES, "used by another process", str(old), 32)

    with pytest.raises(FileNotWrittenError) as caught:
        write_safely(old, produce)

    assert str(caught.value) == (
        f"“record.pdf” can't be written in “{old.parent}”. "
        "Close it if it is open in another program, or choose another folder."
    )
    assert old.read_text() == "old"
    assert list(old.parent.iterdir()) == [old]


def test_that_any_other_error_passes_through_and_leaves_the_old_file(old: Path) -> None:
    def produce(out: BinaryIO) -> None:
        out.write(b"half")
        raise KeyError

    with pytest.raises(KeyError):
        write_safely(old, produce)

    assert old.read_text() == "old"
    assert list(old.parent.iterdir()) == [old]


def test_that_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="is a folder"):
        write_safely(tmp_path, new)


def test_that_a_pipe_is_not_written_over(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(FileNotWrittenError, match="no ordinary file"):
        write_safely(pipe, new)

    assert pipe.is_fifo()


def test_that_a_folder_inside_a_file_is_said_to_be_missing(old: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="doesn't exist"):
        write_safely(old / "inside.pdf", new)

    assert old.read_text() == "old"


def test_that_a_folder_that_is_missing_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="doesn't exist"):
        write_safely(tmp_path / "none" / "record.pdf", new)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="there is no such folder here")
def test_that_a_folder_that_is_there_but_takes_no_files_is_not_said_to_be_missing() -> None:
    with pytest.raises(FileNotWrittenError) as caught:
        write_safely(Path("/proc/record.pdf"), new)

    assert caught.value.sentence == "“record.pdf” can't be written in “/proc”."


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_that_a_link_into_a_missing_folder_names_that_folder(old: Path) -> None:
    link = old.with_name("link.pdf")
    link.symlink_to(old.parent / "none" / "record.pdf")

    with pytest.raises(FileNotWrittenError, match="none” doesn't exist"):
        write_safely(link, new)


def test_that_a_name_that_is_too_long_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="too long"):
        write_safely(tmp_path / f"{'x' * 300}.pdf", new)

    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_that_a_link_stays_a_link(old: Path) -> None:
    link = old.with_name("link.pdf")
    link.symlink_to(old)

    write_safely(link, new)

    assert link.is_symlink()
    assert old.read_text() == "new"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the administrator may write anywhere"
)
def test_that_a_locked_folder_is_said_in_a_sentence(old: Path) -> None:
    old.parent.chmod(0o500)
    try:
        with pytest.raises(FileNotWrittenError, match="can't be written"):
            write_safely(old, new)
    finally:
        old.parent.chmod(0o700)

    assert old.read_text() == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes there")
def test_that_a_new_file_may_be_read_by_whom_the_system_lets(tmp_path: Path) -> None:
    target = tmp_path / "record.pdf"
    mask = os.umask(0o022)
    try:
        write_safely(target, new)
    finally:
        os.umask(mask)

    assert target.stat().st_mode & 0o777 == 0o644
