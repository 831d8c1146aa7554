"""A calendar that pops up beside a field."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from app.ui.widgets.popup_keys import PopupKeys

if TYPE_CHECKING:
    from app.ui.theme import Theme


class DayCalendar(QFrame):
    """Offer the days of a month; `picked` tells the one that was chosen, and it is gone."""

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
