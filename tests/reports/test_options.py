"""Each format, layout and part has its row; what somebody typed becomes a valid file name."""

from __future__ import annotations

import pytest

from app.reports.csv.writer import TABLES
from app.reports.options import (
    FORMATS,
    LAYOUTS,
    PART_TITLES,
    Format,
    Layout,
    RecordPart,
    TableName,
    safe_file_name,
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Health", "Health"),
        ("..\\C:/etc  <x>", "C etc x"),
        (".hidden.pdf", "hidden pdf"),
        ("a\nb\x00c", "a b c"),
        ("word " * 20, "word word"),
        ("???", ""),
    ],
)
def test_that_a_name_leads_nowhere_and_is_short(typed: str, name: str) -> None:
    assert safe_file_name(typed, 10) == name


def test_that_a_name_of_wide_letters_has_room_on_a_disk() -> None:
    assert len(safe_file_name("漢" * 200, 80).encode()) <= 160


def test_that_a_name_turns_no_direction() -> None:
    assert safe_file_name("gpj\u202efdp", 80) == "gpjfdp"


@pytest.mark.parametrize(
    ("members", "table"),
    [
        (Format, FORMATS),
        (Layout, LAYOUTS),
        (RecordPart, PART_TITLES),
        (TableName, TABLES),
    ],
    ids=["formats", "layouts", "parts", "tables"],
)
def test_that_every_member_has_its_row(members, table):
    assert set(table) == set(members)


@pytest.mark.parametrize("format_", Format)
def test_that_a_format_is_told_by_its_ending(format_):
    assert FORMATS[format_].ending.endswith(f".{format_}")


def test_that_every_layout_has_papers_of_its_own_and_no_two_rows_are_alike():
    assert all(info.papers for info in LAYOUTS.values())
    assert len({info.title for info in (*FORMATS.values(), *LAYOUTS.values())}) == len(
        [*FORMATS, *LAYOUTS]
    )
