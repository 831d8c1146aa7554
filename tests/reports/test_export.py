import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from pypdf import PdfReader

from app.errors import AppError
from app.models.records import Session
from app.progress import Cancelled
from app.reports.export import Exported, ExportOptions, export_file, format_of
from app.reports.options import Format, RecordPart
from tests.reports.pdf.reading import RESOURCES
from tests.reports.samples import NOW, filled_session

OPTIONS = ExportOptions(RESOURCES, NOW)


def export(target: Path, cancelled: Callable[[], bool] = lambda: False) -> Exported:
    return export_file(filled_session(), target, OPTIONS, cancelled=cancelled)


def test_that_a_session_is_written_to_its_file(tmp_path: Path) -> None:
    target = tmp_path / "record.pdf"

    exported = export(target)

    assert len(PdfReader(target).pages) == exported.pages
    assert exported.missing_characters == ()
    assert list(tmp_path.iterdir()) == [target]


def test_that_an_older_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "record.pdf"
    target.write_text("old")

    export(target)

    assert target.read_bytes().startswith(b"%PDF")


def test_that_only_the_chosen_parts_are_written(tmp_path: Path) -> None:
    options = ExportOptions(RESOURCES, NOW, parts={RecordPart.STATEMENTS})

    exported = export_file(filled_session(), tmp_path / "short.pdf", options)

    assert exported.pages == 2


def test_that_progress_only_grows_and_ends_at_one(tmp_path: Path) -> None:
    seen: list[float] = []

    export_file(filled_session(), tmp_path / "record.pdf", OPTIONS, progress=seen.append)

    assert seen == sorted(seen)
    assert len(seen) > 20
    assert seen[-1] == 1.0


@pytest.mark.parametrize("asked", [1, 40, 400, 700])
def test_that_a_cancelled_export_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, asked: int
) -> None:
    target = tmp_path / "record.pdf"
    target.write_text("old")
    left = iter(range(asked))

    with pytest.raises(Cancelled):
        export(target, lambda: next(left, None) is None)

    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_that_an_export_after_a_cancelled_one_is_whole(tmp_path: Path) -> None:
    left = iter(range(400))
    with pytest.raises(Cancelled):
        export(tmp_path / "first.pdf", lambda: next(left, None) is None)

    exported = export(tmp_path / "second.pdf")

    assert len(PdfReader(tmp_path / "second.pdf").pages) == exported.pages


def test_that_a_folder_that_is_gone_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="doesn't exist") as caught:
        export(tmp_path / "gone" / "record.pdf")

    assert caught.value.hint


def test_that_fonts_that_are_gone_are_said_in_a_sentence(tmp_path: Path) -> None:
    # In a process of its own, since fonts are registered once.
    code = (
        "from pathlib import Path; from app.errors import AppError\n"
        "from app.reports.pdf.text.fonts import load_fonts\n"
        f"try: load_fonts(Path({str(tmp_path)!r}))\n"
        "except AppError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "AtkinsonHyperlegibleNext-Regular.ttf is missing or damaged" in done.stdout


def test_that_the_ending_of_the_name_chooses_the_format() -> None:
    assert format_of(Path("a.PDF")) is Format.PDF
    assert format_of(Path("a.visioning.json")) is Format.JSON
    with pytest.raises(AppError, match="which kind of file"):
        format_of(Path("record.xyz"))


def test_that_another_writer_writes_just_as_safely(tmp_path: Path) -> None:
    target = tmp_path / "s.json"
    target.write_text("old")

    def write(session: Session, out: BinaryIO) -> None:
        out.write(session.details.title.encode())
        if session.details.title == "bad":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    options = ExportOptions(RESOURCES, NOW, writers={Format.JSON: write})
    assert export_file(filled_session(), target, options) == Exported(target)
    assert target.read_text() == filled_session().details.title


def test_that_a_format_without_a_writer_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="Nothing here writes JSON"):
        export_file(filled_session(), tmp_path / "s.json", OPTIONS)

    assert not list(tmp_path.iterdir())


def test_that_no_other_file_is_opened_for_writing_or_read_from_a_text(tmp_path: Path) -> None:
    opened: list[str] = []
    is_on = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if is_on and event == "open":
            opened.append(str(arguments[0]))

    export(tmp_path / "warm.pdf")
    sys.addaudithook(watch)
    export(tmp_path / "record.pdf")
    is_on = False

    assert {Path(name).parent for name in opened if name.startswith("/")} == {tmp_path}
