"""A date that is typed, the day first, or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from app.models.dates import DateError, local_today, parse_day, say_day
from app.ui.session.line_field import WholeWords
from app.ui.widgets.plain_text import plain_label, restyle

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.ui.desk import Desk

MakeDateEdit = Callable[["date | None", "date | None"], "Edit | None"]


class DayField(QWidget):
    """Reads "24/11/26" and "24 nov" on Enter or on leaving; words it can't read stay."""

    def __init__(self, desk: Desk, edit: MakeDateEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day: date | None = None
        self._edit = edit
        self.line = QLineEdit()
        self.button = QToolButton()
        self.problem = plain_label(role="danger", wraps=True)
        self.typed = WholeWords(
            desk.autosave, read=self._read, show=self._show, edit=self._make_edit, parent=self
        )
        self._build()
        self._connect()

    def show_day(self, day: date | None) -> None:
        """Show the date as it stands; one that is being typed stays."""
        self.button.setIcon(self._desk.theme.icon("calendar", "muted"))
        self.typed.load(day.isoformat() if day else "")
        if not self.typed.is_dirty:
            self._day = day

    def set_name(self, name: str) -> None:
        """Say what date this is."""
        self.line.setAccessibleName(name)
        self.button.setAccessibleName(f"{name}: calendar")

    def _build(self) -> None:
        theme = self._desk.theme
        self.line.setObjectName("detail-date")
        self.line.setPlaceholderText("e.g. 24 Nov 2026")
        self.button.setProperty("role", "framed")
        self.button.setToolTip("Pick the date from a calendar")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMenu(self._calendar_menu())
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.metric("gap-tiny"))
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metric("gap-tiny"))
        column.addLayout(row)
        column.addWidget(self.problem)
        self.setFocusProxy(self.line)

    def _calendar_menu(self) -> QMenu:
        menu = QMenu(self)
        self.calendar = QCalendarWidget(menu)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Qt paints weekends red, which would read as a warning.
        weekend = QTextCharFormat()
        weekend.setForeground(self._desk.theme.colour("muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekend)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(self.calendar)
        menu.addAction(holder)
        menu.aboutToShow.connect(self._on_calendar_opened)
        return menu

    def _connect(self) -> None:
        self.line.textEdited.connect(self._on_line_edited)
        self.line.editingFinished.connect(self._on_line_finished)
        self.calendar.clicked.connect(self._on_day_picked)
        self.calendar.activated.connect(self._on_day_picked)

    def _read(self) -> str:
        """Give the date that is typed; what can't be read is not a change yet."""
        try:
            day = parse_day(self.line.text(), local_today())
        except DateError:
            day = self._day
        return day.isoformat() if day else ""

    def _show(self, text: str) -> None:
        self._day = date.fromisoformat(text) if text else None
        self.line.setText(say_day(self._day) if self._day else "")
        self._show_problem("")

    def _make_edit(self, before: str, after: str, _burst: str) -> Edit | None:
        old, new = (date.fromisoformat(text) if text else None for text in (before, after))
        return self._edit(old, new)

    def _on_line_edited(self) -> None:
        self._show_problem("")
        self.typed.on_edited()

    def _on_line_finished(self) -> None:
        try:
            day = parse_day(self.line.text(), local_today())
        except DateError as error:
            self._show_problem(str(error))
            return
        if self.typed.leave():
            self._show(day.isoformat() if day else "")

    def _on_calendar_opened(self) -> None:
        day = self._day or local_today()
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def _on_day_picked(self, picked: QDate) -> None:
        self.button.menu().close()
        self.line.setText(say_day(date(picked.year(), picked.month(), picked.day())))
        self._on_line_finished()
        self.line.setFocus()

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        if bool(self.line.property("problem")) is not bool(sentence):
            self.line.setProperty("problem", bool(sentence))
            restyle(self.line)
