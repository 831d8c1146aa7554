"""Worksheets are written whole or not at all, and it is known which were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.atomic_file import FileNotWrittenError
from app.progress import Cancelled
from app.reports.worksheets.writer import WorksheetOrder, file_names, write_all
from tests.file_size import no_file_over
from tests.reports.pdf.reading import RESOURCES
from tests.reports.samples import filled_session

SESSION = filled_session()
ORDERS = [WorksheetOrder(has_checklist=True), WorksheetOrder(is_blank=True)]


@pytest.fixture
def targets(tmp_path: Path):
    """A file for each agency, each with an older one in its place."""
    made = [(agency, tmp_path / name) for agency, name in file_names(SESSION)]
    for _, target in made:
        target.write_text("old")
    return made


def _left(targets):
    """The files that are as they were; nothing else may lie about."""
    folder = targets[0][1].parent
    assert sorted(folder.iterdir()) == sorted(target for _, target in targets)
    return [target for _, target in targets if target.read_bytes() == b"old"]


@pytest.mark.parametrize("order", ORDERS)
def test_that_a_full_disk_leaves_the_old_files_and_is_said(targets, order) -> None:
    written: list[Path] = []
    with no_file_over(200), pytest.raises(FileNotWrittenError, match="no room left"):
        write_all(targets, SESSION, order, RESOURCES, written.append)
    assert written == []
    assert len(_left(targets)) == len(targets)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("number", [0, 1, 3])
def test_that_what_is_called_off_leaves_whole_files(targets, order, number) -> None:
    written: list[Path] = []
    with pytest.raises(Cancelled):
        write_all(
            targets, SESSION, order, RESOURCES, written.append, lambda: len(written) == number
        )
    assert written == [target for _, target in targets[:number]]
    assert _left(targets) == [target for _, target in targets[number:]]


def test_that_a_folder_that_is_gone_is_said(targets, tmp_path: Path) -> None:
    gone = [(agency, tmp_path / "gone" / path.name) for agency, path in targets]
    written: list[Path] = []
    with pytest.raises(FileNotWrittenError, match="doesn't exist"):
        write_all(gone, SESSION, WorksheetOrder(), RESOURCES, written.append)
    assert written == []


def test_that_what_can_t_be_written_leaves_those_before_it_whole(targets) -> None:
    targets[2][1].unlink()
    targets[2][1].mkdir()
    written: list[Path] = []
    with pytest.raises(FileNotWrittenError, match="is a folder"):
        write_all(targets, SESSION, WorksheetOrder(), RESOURCES, written.append)
    assert written == [target for _, target in targets[:2]]
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)


def test_that_characters_without_a_font_are_given_once(tmp_path: Path) -> None:
    session = replace(SESSION, details=replace(SESSION.details, purpose="\U00013000 \U00013000"))
    targets = [(agency, tmp_path / name) for agency, name in file_names(session)]
    missing = write_all(targets, session, WorksheetOrder(), RESOURCES, lambda _path: None)
    assert missing == ("\U00013000",)
