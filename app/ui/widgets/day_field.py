"""A day, typed as people write days or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.dates import DateError, local_today, parse_day
from app.ui.widgets.day_calendar import DayCalendar
from app.ui.widgets.plain_line import PlainLine
from app.ui.widgets.plain_text import plain_label, restyle
from app.ui.widgets.saved_words import SavedWords, WholeWords

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.models.edits import Edit
    from app.ui.autosave import MakeEdit
    from app.ui.desk import Desk

MakeDayEdit = Callable[["date | None", "date | None", str], "Edit | None"]
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class DayField(QWidget):
    """Reads "24/11/26" and "24 nov" on Enter or on leaving, and shows the day as `say` does.

    Words that are no day stay in the field, with a sentence in `problem`, and the day that is
    saved stays as it was. `problem` stands under the field; a row may put it elsewhere.
    """

    def __init__(
        self,
        desk: Desk,
        edit: MakeDayEdit,
        say: Callable[[date], str],
        today: Callable[[], date] = local_today,
    ) -> None:
        super().__init__()
        self._theme = desk.theme
        self._messages = desk.messages
        self._say = say
        self._today = today
        self._day: date | None = None
        self._popup: DayCalendar | None = None
        self.line = PlainLine()
        self.button = QToolButton()
        self.problem = plain_label(role="danger", wraps=True)
        self.typed = SavedWords(
            desk.autosave, _writing(edit), self._read, self._show, self, WholeWords
        )
        self._build()
        self._connect()

    @property
    def calendar(self) -> QCalendarWidget | None:
        """The calendar while it is open."""
        return self._popup.calendar if self._popup else None

    def show_day(self, day: date | None) -> None:
        """Show the day as it stands; one that is being typed stays."""
        self._theme.dress(self.button, "calendar", "muted")
        self.typed.load(day.isoformat() if day else "")
        if not self.typed.is_dirty:
            self._day = day

    def serve(self, edit: MakeDayEdit) -> None:
        """Write another record's day from now on."""
        self.typed.serve(_writing(edit))

    def let_go(self) -> None:
        """Be done with the record, and with words that are no day."""
        self.typed.let_go()
        self._show("")
        self.typed.load("")

    def set_name(self, name: str) -> None:
        """Say what day this is."""
        self.line.setAccessibleName(name)
        self.button.setAccessibleName(f"Calendar: {name}")

    def set_bare(self) -> None:
        """Show no frame, as in the rows of a list."""
        self.line.setProperty("role", "bare")
        self.button.setProperty("role", None)
        self._row.setSpacing(0)

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
        elif event.key() in _ENTER:
            self._finish()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        gap = self._theme.metric("gap-tiny")
        self.line.setToolTip("Such as 12 Jan, 12/1/27 or in 2 weeks; F4 opens the calendar")
        self.button.setObjectName("calendar")
        self.button.setProperty("role", "framed")
        self.button.setToolTip("Choose from a calendar (F4)")
        self.problem.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(gap)
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(self._row)
        column.addWidget(self.problem)
        self.setFocusProxy(self.line)

    def _connect(self) -> None:
        self.line.textEdited.connect(self._on_line_edited)
        self.line.left.connect(self._finish)
        self.button.clicked.connect(self.open_calendar)

    def _read(self) -> str:
        """Give the day that is typed; what can't be read is not a change yet."""
        try:
            day = parse_day(self.line.text(), self._today())
        except DateError:
            day = self._day
        return day.isoformat() if day else ""

    def _show(self, text: str) -> None:
        self._day = date.fromisoformat(text) if text else None
        self.line.show_text(self._say(self._day) if self._day else "")
        self._show_problem("")

    def _finish(self) -> None:
        try:
            day = parse_day(self.line.text(), self._today())
        except DateError as error:
            if str(error) != self.problem.text():
                self._messages.say(str(error))
            self._show_problem(str(error))
            return
        if self.typed.leave():
            self._show(day.isoformat() if day else "")

    def _on_line_edited(self) -> None:
        self._show_problem("")
        self.typed.on_edited()

    def _on_calendar_picked(self, day: date) -> None:
        self.line.setFocus()
        self.line.setText(self._say(day))
        self._finish()

    def _show_problem(self, sentence: str) -> None:
        if sentence == self.problem.text():
            return
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        self.line.setProperty("problem", bool(sentence))
        restyle(self.line)

    def _forget(self) -> None:
        self._popup = None


def _writing(edit: MakeDayEdit) -> MakeEdit:
    def make(before: str, after: str, burst: str) -> Edit | None:
        old, new = (date.fromisoformat(text) if text else None for text in (before, after))
        return edit(old, new, burst)

    return make
