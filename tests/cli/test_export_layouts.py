"""Which layout, paper and edition `export` writes, and what it refuses in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from app.cli.arguments import LAYOUTS, RECORD_PAPERS
from app.cli.commands import run
from app.reports.options import Layout, Paper
from tests.cli.running import SAMPLE_ID, refused


def command(filled: Path, out: Path, *arguments: str) -> list[str]:
    where = ["--library", str(filled), "--session", SAMPLE_ID, "--out", str(out)]
    return ["export", *where, *arguments]


def written(filled: Path, out: Path, *arguments: str) -> PdfReader:
    assert run(command(filled, out, *arguments)) == 0
    return PdfReader(out)


def foot(reader: PdfReader) -> str:
    return " ".join(reader.pages[-1].extract_text().split())


def test_that_every_layout_and_paper_can_be_named() -> None:
    assert list(LAYOUTS) == [layout.value for layout in Layout]
    assert list(RECORD_PAPERS) == [paper.lower() for paper in Paper]


@pytest.mark.parametrize(
    ("arguments", "millimetres", "said"),
    [
        ([], (210, 297), "Record of a joint visioning workshop"),
        (["--paper", "Letter"], (216, 279), "Record of a joint visioning workshop"),
        (["--layout", "executive"], (210, 297), "What was agreed, on a page"),
        (["--layout", "poster"], (297, 420), "What we agreed together"),
        (["--layout", "poster", "--paper", "a2"], (420, 594), "What we agreed together"),
        (["--layout", "large-print"], (210, 297), "Record of a joint visioning workshop"),
    ],
)
def test_that_the_layout_and_paper_asked_for_are_written(
    filled: Path, tmp_path: Path, arguments: list[str], millimetres: tuple[int, int], said: str
) -> None:
    reader = written(filled, tmp_path / "record.pdf", *arguments)

    box = reader.pages[0].mediabox
    assert (
        round(float(box.width) * 25.4 / 72),
        round(float(box.height) * 25.4 / 72),
    ) == millimetres
    assert said in " ".join(reader.pages[0].extract_text().split())


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("x.html", ["--layout", "poster"], "Only a PDF has a layout."),
        ("x.docx", ["--paper", "a3"], "Only a PDF has a paper size."),
        ("x.pdf", ["--paper", "a2"], "This layout isn't printed on A2. Use A4, A3 or Letter."),
        ("x.pdf", ["--layout", "poster", "--parts", "people"], "holds the statements only."),
        ("x.json", ["--final"], "Only a record is final."),
    ],
)
def test_that_what_does_not_go_together_is_refused_in_a_sentence(
    filled: Path,
    tmp_path: Path,
    name: str,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert said in refused(capsys, *command(filled, tmp_path / name, *arguments))
    assert not (tmp_path / name).exists()


def test_that_a_record_is_a_draft_until_it_is_final_and_then_counted(
    filled: Path, tmp_path: Path
) -> None:
    out = tmp_path / "record.pdf"

    assert "Draft · printed" in foot(written(filled, out))
    assert "Final, version 1 · printed" in foot(written(filled, out, "--final"))
    assert "Draft · printed" in foot(written(filled, out))
    # Nothing was changed since: the same words in another layout are the same version.
    assert "Final, version 1 · printed" in foot(written(filled, out, "--final"))
    assert "Final, version 7 · printed" in foot(written(filled, out, "--final", "7"))
    assert "Final, version 3 · printed" in foot(written(filled, out, "--final", "3"))
    assert "Final, version 7 · printed" in foot(written(filled, out, "--final"))


def test_that_a_final_record_that_could_not_be_written_is_not_counted(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, *command(filled, tmp_path / "nowhere" / "record.pdf", "--final"))

    assert "Final, version 1 " in foot(written(filled, tmp_path / "record.pdf", "--final"))


@pytest.mark.parametrize("asked", ["0", "-1", "x", "²", "10000000"])
def test_that_a_version_that_is_none_is_wrong_usage(
    filled: Path, tmp_path: Path, asked: str
) -> None:
    assert run(command(filled, tmp_path / "record.pdf", f"--final={asked}")) == 2
