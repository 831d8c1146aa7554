"""Columns stand side by side with the rows that belong together by meaning."""

from __future__ import annotations

from pathlib import Path

from app.models.packs import load_packs
from app.models.rules.standards_columns import ColumnCell, ColumnHeading, is_paired, side_by_side
from tests.models.packs.pack_folder import HEAD, SHIPPED, write

THREE = """
[[columns]]
id = "a"
title = "A"
[[columns]]
id = "b"
title = "B"
[[columns]]
id = "c"
title = "C"
"""


def shown(cell: ColumnCell) -> str:
    if cell is None:
        return ""
    return "#" * (cell.level + 1) + cell.title if isinstance(cell, ColumnHeading) else cell.code


def table(pack_id: str, *folders: Path) -> list[tuple[str, ...]]:
    packs = load_packs([SHIPPED, *folders]).standards
    pack = next(p for p in packs if p.details.id == pack_id)
    return [tuple(shown(cell) for cell in row.cells) for row in side_by_side(pack)]


def test_that_teachers_rows_follow_the_meaning() -> None:
    assert table("teachers") == [
        ("#Professional attributes",) * 2,
        ("##Communicating and working with others",) * 2,
        ("Q4", "C4(a)"),
        ("Q5", "C5"),
        ("Q6", "C6"),
        ("#Professional knowledge and understanding",) * 2,
        ("##Achievement and diversity",) * 2,
        ("Q20", "C20"),
        ("##Health and well-being",) * 2,
        ("", "C21"),
        ("Q21(b)", "C25"),
        ("#Professional skills",) * 2,
        ("##Team-working and collaboration",) * 2,
        ("Q32", "C40"),
        ("Q33", "C41"),
    ]


def test_that_columns_without_relations_run_on_by_themselves() -> None:
    rows = table("common-core")

    assert rows[0] == ("#Communication and teamwork", "#Your role and remit")
    assert rows[3] == ("CT3", "#Know how to make queries")
    assert [left for left, _ in rows if left][-1] == "AS5"
    assert rows[-1] == ("", "LP2")


def test_that_a_pack_of_one_column_has_no_rows_to_compare() -> None:
    assert table("support-staff") == []


def test_that_only_relations_between_columns_pair_them() -> None:
    packs = load_packs([SHIPPED]).standards

    assert {p.details.id: is_paired(p) for p in packs} == {
        "common-core": False,
        "teachers": True,
        "support-staff": False,
    }


def test_that_three_columns_with_gaps_keep_the_order_of_each(tmp_path: Path) -> None:
    text = HEAD + THREE
    for column in "abc":
        text += f'[[groups]]\nid = "g{column}"\ntitle = "G"\ncolumn = "{column}"\n'
    leads_to = {"a1": "b2", "a2": "c1", "b2": "c2"}
    for code in ("a1", "a2", "b1", "b2", "c1", "c2", "c3"):
        text += f'[[statements]]\nid = "mine.{code}"\ncode = "{code}"\ngroup = "g{code[0]}"\n'
        text += f'text = "{code}"\n'
        text += f'leads_to = ["{leads_to[code]}"]\n' if code in leads_to else ""

    rows = table("mine", write(tmp_path, text))

    assert rows[0] == ("#G", "#G", "#G")
    for column in range(3):
        codes = [row[column] for row in rows[1:] if row[column]]
        assert codes == sorted(codes)
    assert sorted(c for row in rows[1:] for c in row if c) == [
        *("a1", "a2", "b1", "b2", "c1", "c2", "c3")
    ]
    assert any(row[:2] == ("a1", "b2") for row in rows)
