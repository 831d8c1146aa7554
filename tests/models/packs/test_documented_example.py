"""The example in docs/packs.md is a pack, and its tables name every field that there is."""

from __future__ import annotations

import re
from pathlib import Path

from app.models.packs import load_packs
from app.models.packs.schema import FILE_OF_KIND, fields_of
from tests.models.packs.pack_folder import REPOSITORY, write

TABLES = {
    "checklist": ("statements",),
    "grid": ("agencies", "prompts"),
    "standards": ("columns", "frameworks", "groups", "statements"),
    "jargon": ("terms", "terms.senses"),
}


def document() -> str:
    return (REPOSITORY / "docs" / "packs.md").read_text("utf-8")


def test_that_the_documented_example_loads(tmp_path: Path) -> None:
    found = re.search(r"```toml\n(.*?)```", document(), re.DOTALL)
    assert found is not None

    packs = load_packs([write(tmp_path, found[1])])

    first, second = packs.frameworks[0].standards
    assert first.leads_to == (second.id,)
    assert second.builds_on == (first.id,)


def test_that_every_field_is_documented() -> None:
    for kind, tables in TABLES.items():
        for table in (None, *tables):
            for field in fields_of(FILE_OF_KIND[kind], table):
                assert f"`{field}`" in document() or f"`[[{field}]]`" in document(), field
