"""Write small packs for the tests of the pack loader."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).parents[3]
SHIPPED = REPOSITORY / "resources" / "packs"
SEED = REPOSITORY / "tests" / "data" / "seed.txt"

HEAD = """
id = "mine"
kind = "standards"
title = "My standards"
source = "My council, 2026"
legal_label = "Current"
legal_status = "In force."
"""

STATEMENT = """
[[statements]]
id = "mine.1"
code = "M1"
text = "Listen first"
"""


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    """Write a pack into `folder`; give the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder
