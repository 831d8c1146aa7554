"""LibreOffice, which shares no code with the writer, opens the file and finds every word."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.other_programs import program
from tests.reports.docx.reading import W, WordFile, said, written
from tests.reports.docx.test_text import COMPLEX, EAST_ASIAN, MIXED
from tests.reports.hostile import LONG_WORD, MARKUP, RIGHT_TO_LEFT, SCRIPTS
from tests.reports.pdf.reading import squeezed
from tests.reports.samples import agency, filled_session, prompt

TEXTS = (*MARKUP, *SCRIPTS, *RIGHT_TO_LEFT, *EAST_ASIAN, *COMPLEX, *MIXED, LONG_WORD)


@pytest.fixture(scope="module")
def file() -> WordFile:
    lines = "\n".join(f"[{n}( {text} )]" for n, text in enumerate(TEXTS))
    whole = filled_session()
    hostile = prompt(8, "Say ...", {"a9": lines}, "שלום to all\nof us")
    return written(
        replace(
            whole,
            agencies=(*whole.agencies, agency("Police & <b>YOT</b>", 9)),
            prompts=(*whole.prompts, hostile),
        )
    )


@pytest.fixture(scope="module")
def opened(file: WordFile, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("office")
    (folder / "record.docx").write_bytes(file.data)
    profile = (folder / "profile").as_uri()
    command = [program("soffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "txt:Text (encoded):UTF8", "--outdir", str(folder), str(folder / "record.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "record.txt").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_that_a_hostile_text_is_found_exactly_once(opened: str, number: int) -> None:
    found = re.findall(re.escape(f"[{number}(") + " (.*?) " + re.escape(")]"), opened)

    assert found == [TEXTS[number]]


def test_that_every_word_is_found_in_order(file: WordFile, opened: str) -> None:
    there = squeezed(opened).replace("•", "")
    place = 0
    for paragraph in file.body.iter(f"{W}p"):
        words = squeezed(said(paragraph)).replace("•", "")
        place = there.find(words, place)
        assert place >= 0, words
        place += len(words)
