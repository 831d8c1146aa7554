"""A day, typed as people write days or picked from a calendar."""

from __future__ import annotations

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

from app.models.dates import DateError, parse_day, say_short_day
from app.ui.actions_tab.line_field import LineField
from app.ui.actions_tab.popup_keys import PopupKeys
from app.ui.widgets.plain_text import restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from app.ui.theme import Theme


class DateField(QWidget):
    """Read and show a day as "2027-01-12" (or nothing), while people see and type their own words.

    Words that are no day stay in the field; `problem_changed` says why, and `day` stays as it was.
    """

    edited = Signal()
    left = Signal()
    problem_changed = Signal(str)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._day = ""
        self._problem = ""
        self._popup: QFrame | None = None
        self.line = LineField("due", "No date")
        self.button = QToolButton()
        self._build()
        self.line.textEdited.connect(self._on_line_edited)
        self.line.left.connect(self._on_line_left)
        self.line.returnPressed.connect(self._on_line_left)
        self.button.clicked.connect(self.open_calendar)

    @property
    def calendar(self) -> QCalendarWidget | None:
        """The calendar while it is open."""
        return self._popup.findChild(QCalendarWidget) if self._popup else None

    @property
    def problem(self) -> str:
        """Why the words are no day; nothing while they are one."""
        return self._problem

    def set_name(self, name: str) -> None:
        """Name the field for those who hear it."""
        self.line.setAccessibleName(name)
        self.button.setAccessibleName(f"Calendar: {name}")

    def read(self) -> str:
        """Give the day that the words mean, else the one that was last understood."""
        try:
            day = parse_day(self.line.text(), self._today())
        except DateError:
            return self._day
        return day.isoformat() if day else ""

    def show_day(self, day: str) -> None:
        """Show a day as "12 Jan 2027"."""
        self._day = day
        self.line.show_text(say_short_day(date.fromisoformat(day)) if day else "")
        self._show_problem("")

    def open_calendar(self) -> None:
        """Offer a calendar under the field."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("role", "popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(popup)
        column.setContentsMargins(1, 1, 1, 1)
        calendar = self._make_calendar()
        column.addWidget(calendar)
        popup.destroyed.connect(self._forget)
        self._popup = popup
        popup.adjustSize()
        popup.move(self._place(popup))
        popup.show()
        calendar.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (is_alt and event.key() == Qt.Key.Key_Down):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.line.setToolTip("Such as 12 Jan, 12/1/27 or in 2 weeks; F4 opens the calendar")
        self.button.setObjectName("calendar")
        self.button.setIcon(self._theme.icon("calendar", "muted"))
        self.button.setToolTip("Choose from a calendar (F4)")
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    def _make_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        weekend = QTextCharFormat()
        weekend.setForeground(self._theme.colour("muted"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, weekend)
        day = self.read()
        shown = date.fromisoformat(day) if day else self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.clicked.connect(self._on_calendar_chosen)
        calendar.activated.connect(self._on_calendar_chosen)
        keys = PopupKeys(calendar)
        for child in calendar.findChildren(QWidget):
            child.installEventFilter(keys)
        return calendar

    def _place(self, popup: QFrame) -> QPoint:
        """Give a place under the field, or above it where the screen ends."""
        below = self.mapToGlobal(QPoint(0, self.height()))
        room = self.screen().availableGeometry()
        if below.y() + popup.height() > room.bottom():
            below.setY(self.mapToGlobal(QPoint(0, 0)).y() - popup.height())
        below.setX(max(room.left(), min(below.x(), room.right() - popup.width())))
        return below

    def _on_line_edited(self) -> None:
        self._show_problem("")
        self.edited.emit()

    def _on_line_left(self) -> None:
        try:
            day = parse_day(self.line.text(), self._today())
        except DateError as error:
            self._show_problem(str(error))
        else:
            self.show_day(day.isoformat() if day else "")
        self.left.emit()

    def _on_calendar_chosen(self, chosen: QDate) -> None:
        day = date(chosen.year(), chosen.month(), chosen.day())
        if self._popup:
            self._popup.close()
        self.line.setFocus()
        self.line.setText(say_short_day(day))
        self._show_problem("")
        self.edited.emit()
        self.left.emit()

    def _show_problem(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.line.setProperty("problem", bool(problem))
            self.line.setAccessibleDescription(problem)
            restyle(self.line)
            self.problem_changed.emit(problem)

    def _forget(self) -> None:
        self._popup = None
