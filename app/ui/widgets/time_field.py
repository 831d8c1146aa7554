"""A time of day, typed as people say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from app.errors import AppError
from app.models.reviews import parse_time
from app.ui.widgets.checked_line import CheckedLine

if TYPE_CHECKING:
    from app.ui.autosave import MakeEdit
    from app.ui.desk import Desk

_SHOWN = 30


class TimeField(CheckedLine):
    """Reads "2.30 pm" and "half past two" on Enter or on leaving, and shows 14:30."""

    def __init__(self, desk: Desk, edit: MakeEdit) -> None:
        super().__init__(desk, edit)
        self.line.setToolTip("Such as 14:30, 2.30 pm or half past two")

    @override
    def _parsed(self, words: str) -> str:
        time = parse_time(words)
        if time is None:
            shown = words.strip()
            shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
            raise AppError(f"“{shown}” is no time of day.", "Type it like 14:30 or 2.30 pm.")
        return time

    @override
    def _said(self, kept: str) -> str:
        return kept
