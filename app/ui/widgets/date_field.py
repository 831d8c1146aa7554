"""Choose a plain date from a calendar, or none."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDateEdit,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from app.ui.theme import Theme

_NO_DATE = QDate(1900, 1, 1)


class DateField(QWidget):
    """Show a date as "24 Nov 2026", with a calendar to pick from and a button to clear it."""

    changed = Signal(object)  # date, or None

    def __init__(
        self, theme: Theme, name: str, none_text: str = "No date", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.edit = QDateEdit()
        self._clear = QToolButton()
        self._sent: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self._build(name, none_text)
        self._connect()
        self.show_day(None)

    @property
    def day(self) -> date | None:
        """The date that is shown."""
        shown = self.edit.date()
        if shown == _NO_DATE:
            return None
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date | None) -> None:
        """Show a date, without telling anyone."""
        self._sent = day
        with QSignalBlocker(self.edit):
            self.edit.setDate(_NO_DATE if day is None else QDate(day.year, day.month, day.day))
        self._clear.setEnabled(day is not None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and self.day is None:
            today = QDate.currentDate()
            self._calendar.setCurrentPage(today.year(), today.month())
        return super().eventFilter(watched, event)

    def _build(self, name: str, none_text: str) -> None:
        self.edit.setAccessibleName(name)
        self.edit.setDisplayFormat("d MMM yyyy")
        self.edit.setMinimumDate(_NO_DATE)
        self.edit.setSpecialValueText(none_text)
        self.edit.setCalendarPopup(True)
        self._calendar = self._make_calendar()
        self.edit.setCalendarWidget(self._calendar)
        self._calendar.installEventFilter(self)
        self._clear.setIcon(self._theme.icon("close", "muted"))
        self._clear.setAccessibleName(f"{name}: clear")
        self._clear.setToolTip("Clear the date")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.metric("gap-tiny"))
        row.addWidget(self.edit, 1)
        row.addWidget(self._clear)

    def _make_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Qt paints weekends red, which would read as a warning.
        weekend = QTextCharFormat()
        weekend.setForeground(QBrush(self._theme.colour("muted")))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)
        return calendar

    def _connect(self) -> None:
        self.edit.dateChanged.connect(self._on_date_changed)
        self._clear.clicked.connect(self._on_clear_clicked)

    def _on_date_changed(self) -> None:
        day = self.day
        self._clear.setEnabled(day is not None)
        if day != self._sent:
            self._sent = day
            self.changed.emit(day)

    def _on_clear_clicked(self) -> None:
        self.edit.setDate(_NO_DATE)
