"""Fields for a date and a time of day as people write them, and a calendar popup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.errors import AppError
from app.models.rules.meetings import parse_time
from app.models.text.dates import local_today, parse_day
from app.ui.widgets.fields.autosaved_field import CommitOnEnter, LazyAutosave
from app.ui.widgets.fields.plain_line_edit import PlainLineEdit
from app.ui.widgets.fields.popup_keys import PopupKeys
from app.ui.widgets.labels import plain_label, restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.models.edits import Edit
    from app.ui.services.app_context import AppContext
    from app.ui.services.autosave import MakeEdit
    from app.ui.theme.theme import Theme


_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ParsedLineEdit(QWidget):
    """A line edit of a stored value: `_format` formats it, and `_parse` reads the words typed.

    Words that can't be read stay in the field, with a sentence in `problem`, and the stored value
    is unchanged. `problem` is under the field; a row may put it elsewhere.
    """

    def __init__(self, context: AppContext, edit: MakeEdit) -> None:
        super().__init__()
        self._messages = context.messages
        self._value = ""
        self.line = PlainLineEdit()
        self.problem = plain_label(role="danger", wraps=True)
        self.typed = LazyAutosave(
            context.autosave, edit, self._read, self._show, self, CommitOnEnter
        )
        gap = context.theme.metric("gap-tiny")
        self.problem.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(gap)
        self._row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(self._row)
        column.addWidget(self.problem)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_line_edited)
        self.line.left.connect(self._finish)

    def show_value(self, value: str) -> None:
        """Show the stored value; what is being typed stays."""
        self.typed.load(value)
        if not self.typed.is_dirty:
            self._value = value

    def release(self) -> None:
        """Stop editing the record; words that can't be read are dropped with a message."""
        try:
            self._parse(self.line.text())
        except AppError as error:
            self._messages.show_status(f"{error} It was not kept.")
        self.typed.release()
        self._show("")
        self.typed.load("")

    def set_name(self, name: str) -> None:
        """Set the accessible name."""
        self.line.setAccessibleName(name)

    def set_frameless(self) -> None:
        """Show no frame, as in the rows of a list."""
        self.line.setProperty("role", "bare")
        self._row.setSpacing(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._finish()
        else:
            super().keyPressEvent(event)

    def _parse(self, words: str) -> str:
        """Return the value of the words typed; raise AppError where they can't be read."""
        raise NotImplementedError(type(self).__name__)

    def _format(self, value: str) -> str:
        """Return the text that shows a stored value."""
        raise NotImplementedError(type(self).__name__)

    def _read(self) -> str:
        """Return the value typed; words that can't be read are not a change yet."""
        try:
            return self._parse(self.line.text())
        except AppError:
            return self._value

    def _show(self, value: str) -> None:
        self._value = value
        self.line.show_text(self._format(value) if value else "")
        self._show_problem("")

    def _finish(self) -> None:
        try:
            value = self._parse(self.line.text())
        except AppError as error:
            if str(error) != self.problem.text():
                self._messages.show_status(str(error))
            self._show_problem(str(error))
            return
        if self.typed.leave():
            self._show(value)

    def _on_line_edited(self) -> None:
        self._show_problem("")
        self.typed.on_edited()

    def _show_problem(self, sentence: str) -> None:
        if sentence == self.problem.text():
            return
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        self.line.setProperty("problem", bool(sentence))
        restyle(self.line)


class CalendarPopup(QFrame):
    """A popup with the days of a month; it emits `picked` with the chosen day and closes."""

    picked = Signal(object)  # date

    def __init__(self, theme: Theme, day: date, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self._theme = theme
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self._build()
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.clicked.connect(self._on_calendar_chosen)
        self.calendar.activated.connect(self._on_calendar_chosen)

    def open_at(self, field: QWidget) -> None:
        """Show under a field, or above it where the screen ends."""
        self.adjustSize()
        below = field.mapToGlobal(QPoint(0, field.height()))
        room = field.screen().availableGeometry()
        if below.y() + self.height() > room.bottom():
            below.setY(field.mapToGlobal(QPoint(0, 0)).y() - self.height())
        below.setX(max(room.left(), min(below.x(), room.right() - self.width())))
        self.move(below)
        self.show()
        self.calendar.setFocus()

    def _build(self) -> None:
        calendar = self.calendar
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Qt paints weekends red, which would read as a warning.
        weekend = QTextCharFormat()
        weekend.setForeground(self._theme.colour("muted"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, weekend)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(calendar)
        keys = PopupKeys(calendar)
        for child in calendar.findChildren(QWidget):
            child.installEventFilter(keys)

    def _on_calendar_chosen(self, chosen: QDate) -> None:
        self.close()
        self.picked.emit(date(chosen.year(), chosen.month(), chosen.day()))


MakeDayEdit = Callable[["date | None", "date | None", str], "Edit | None"]


class DateEdit(ParsedLineEdit):
    """A date field; it reads "24/11/26" and "24 nov" on Enter or when left."""

    def __init__(
        self,
        context: AppContext,
        edit: MakeDayEdit,
        format_day: Callable[[date], str],
        today: Callable[[], date] = local_today,
    ) -> None:
        super().__init__(context, _as_text_edit(edit))
        self._theme = context.theme
        self._format_day = format_day
        self._today = today
        self._popup: CalendarPopup | None = None
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
        """Show the stored day; one that is being typed stays."""
        self._theme.set_icon(self.button, "calendar", "muted")
        self.show_value(day.isoformat() if day else "")

    def set_edit(self, edit: MakeDayEdit) -> None:
        """Write to another record's day from now on."""
        self.typed.set_edit(_as_text_edit(edit))

    @override
    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.button.setAccessibleName(f"Calendar: {name}")

    @override
    def set_frameless(self) -> None:
        super().set_frameless()
        self.button.setProperty("role", None)

    def open_calendar(self) -> None:
        """Open a calendar under the field."""
        typed = self._read()
        self._popup = CalendarPopup(
            self._theme, date.fromisoformat(typed) if typed else self._today(), self
        )
        self._popup.picked.connect(self._on_calendar_picked)
        self._popup.destroyed.connect(self._on_popup_destroyed)
        self._popup.open_at(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (is_alt and event.key() == Qt.Key.Key_Down):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    @override
    def _parse(self, words: str) -> str:
        day = parse_day(words, self._today())
        return day.isoformat() if day else ""

    @override
    def _format(self, value: str) -> str:
        return self._format_day(date.fromisoformat(value))

    def _on_calendar_picked(self, day: date) -> None:
        self.line.setFocus()
        self.line.setText(self._format_day(day))
        self._finish()

    def _on_popup_destroyed(self) -> None:
        self._popup = None


def _as_text_edit(edit: MakeDayEdit) -> MakeEdit:
    def make(before: str, after: str, burst: str) -> Edit | None:
        old, new = (date.fromisoformat(text) if text else None for text in (before, after))
        return edit(old, new, burst)

    return make


_SHOWN = 30


class TimeEdit(ParsedLineEdit):
    """A time field; it reads "2.30 pm" and "half past two" on Enter or when left; shows 14:30."""

    def __init__(self, context: AppContext, edit: MakeEdit) -> None:
        super().__init__(context, edit)
        self.line.setToolTip("Such as 14:30, 2.30 pm or half past two")

    @override
    def _parse(self, words: str) -> str:
        time = parse_time(words)
        if time is None:
            shown = words.strip()
            shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
            raise AppError(f"“{shown}” is no time of day.", "Type it like 14:30 or 2.30 pm.")
        return time

    @override
    def _format(self, value: str) -> str:
        return value
