"""A day, typed as people write days or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QToolButton
from typing_extensions import override

from app.models.dates import local_today, parse_day
from app.ui.widgets.checked_line import CheckedLine
from app.ui.widgets.day_calendar import DayCalendar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.models.edits import Edit
    from app.ui.autosave import MakeEdit
    from app.ui.desk import Desk

MakeDayEdit = Callable[["date | None", "date | None", str], "Edit | None"]


class DayField(CheckedLine):
    """Reads "24/11/26" and "24 nov" on Enter or on leaving, and shows the day as `say` does."""

    def __init__(
        self,
        desk: Desk,
        edit: MakeDayEdit,
        say: Callable[[date], str],
        today: Callable[[], date] = local_today,
    ) -> None:
        super().__init__(desk, _writing(edit))
        self._theme = desk.theme
        self._say = say
        self._today = today
        self._popup: DayCalendar | None = None
        self.button = QToolButton()
        self.line.setToolTip("Such as 12 Jan, 12/1/27 or in 2 weeks; F4 opens the calendar")
        self.button.setObjectName("calendar")
        self.button.setProperty("role", "framed")
        self.button.setToolTip("Choose from a calendar (F4)")
        self._row.addWidget(self.button)
        self.button.clicked.connect(self.open_calendar)

    @property
    def calendar(self) -> QCalendarWidget | None:
        """The calendar while it is open."""
        return self._popup.calendar if self._popup else None

    def show_day(self, day: date | None) -> None:
        """Show the day as it stands; one that is being typed stays."""
        self._theme.dress(self.button, "calendar", "muted")
        self.show_kept(day.isoformat() if day else "")

    def serve(self, edit: MakeDayEdit) -> None:
        """Write another record's day from now on."""
        self.typed.serve(_writing(edit))

    @override
    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.button.setAccessibleName(f"Calendar: {name}")

    @override
    def set_bare(self) -> None:
        super().set_bare()
        self.button.setProperty("role", None)

    def open_calendar(self) -> None:
        """Offer a calendar beside the field."""
        typed = self._read()
        self._popup = DayCalendar(
            self._theme, date.fromisoformat(typed) if typed else self._today(), self
        )
        self._popup.picked.connect(self._on_calendar_picked)
        self._popup.destroyed.connect(self._forget)
        self._popup.open_at(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (is_alt and event.key() == Qt.Key.Key_Down):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    @override
    def _parsed(self, words: str) -> str:
        day = parse_day(words, self._today())
        return day.isoformat() if day else ""

    @override
    def _said(self, kept: str) -> str:
        return self._say(date.fromisoformat(kept))

    def _on_calendar_picked(self, day: date) -> None:
        self.line.setFocus()
        self.line.setText(self._say(day))
        self._finish()

    def _forget(self) -> None:
        self._popup = None


def _writing(edit: MakeDayEdit) -> MakeEdit:
    def make(before: str, after: str, burst: str) -> Edit | None:
        old, new = (date.fromisoformat(text) if text else None for text in (before, after))
        return edit(old, new, burst)

    return make
