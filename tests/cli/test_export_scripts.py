"""What `export` says of scripts that no font of the PDF has."""

import json
from pathlib import Path

import pytest

from app.cli.commands import run


def test_that_scripts_without_a_font_are_named_beside_their_characters(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "new.json", str(tmp_path / "new.pdf")
    whole = {"format": "common-ground-session", "version": 1, "title": "中文 שלום"}
    file.write_text(json.dumps({**whole, "actions": [{"what": "हिन्दी"}]}))
    assert run(["import", str(file), "--library", str(library)]) == 0

    command = ["export", "--library", str(library), "--session", "latest", "--out", out]
    assert run(command) == 0
    said = capsys.readouterr().err
    assert "U+4E2D U+6587" in said
    assert "The fonts of the PDF lack Chinese and Devanagari: 8 characters are marked" in said
    assert "Hebrew" not in said
