"""What somebody typed becomes a file name that every file system takes."""

from __future__ import annotations

import pytest

from app.reports.options import safe_file_name


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
