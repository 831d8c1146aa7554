"""One review meeting: its day, time, place and purpose in real fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from app.models.dates import say_short_day
from app.models.edits import SetReview
from app.ui.widgets.day_field import DayField
from app.ui.widgets.line_field import LineField
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.models.edits import Edit
    from app.models.records import ReviewMeeting
    from app.ui.autosave import MakeEdit
    from app.ui.desk import Desk


class ReviewRow(QFrame):
    """Saved as it is typed; day and time when they are left, for half of one is wrong."""

    remove_asked = Signal()

    def __init__(
        self, desk: Desk, session_id: str, meeting_id: str, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._session_id = session_id
        self.key = meeting_id
        self.day = DayField(desk, self._edit_day, say_short_day, today)
        self.time = TimeField(desk, self._edit_of("time"))
        self.place = LineField(desk.autosave, self._edit_of("place"))
        self.purpose = LineField(desk.autosave, self._edit_of("purpose"))
        self.near = plain_label(role="due")
        self.remove = QToolButton()
        self._build()
        self.remove.clicked.connect(lambda _on=False: self.remove_asked.emit())

    def show_meeting(self, meeting: ReviewMeeting, number: int, near: str) -> None:
        """Show a meeting as it stands, the `number`th; `near` says how far off it is."""
        self.day.show_day(meeting.date)
        self.time.show_kept(meeting.time)
        self.place.typed.load(meeting.place)
        self.purpose.typed.load(meeting.purpose)
        self.near.setText(near)
        which = f"review meeting {number}"
        self.setAccessibleName(f"{which.capitalize()} {near}".strip())
        self.day.set_name(f"Day, {which}")
        self.time.set_name(f"Time, {which}")
        self.place.setAccessibleName(f"Place, {which}")
        self.purpose.setAccessibleName(f"What for, {which}")
        self.remove.setAccessibleName(f"Remove {which}")

    def field(self, name: str) -> QWidget:
        """Give the field of a column; the day where there is none of this name."""
        fields: dict[str, QWidget] = {
            "time": self.time.line,
            "place": self.place,
            "purpose": self.purpose,
            "remove": self.remove,
        }
        return fields.get(name, self.day.line)

    @property
    def focused_field(self) -> str:
        """The name of the field that has the focus; empty for the day."""
        names = ("time", "place", "purpose", "remove")
        return next((name for name in names if self.field(name).hasFocus()), "")

    def stops(self) -> list[QWidget]:
        """List what the Tab key visits."""
        fields = (self.day.line, self.day.button, self.time.line, self.place, self.purpose)
        return [*fields, self.remove]

    def mark_text(self, text: str) -> int:
        """Mark `text` (nothing: take the marks away) and count where it stands."""
        return self.place.mark(text) + self.purpose.mark(text)

    def let_go(self) -> None:
        """Be done with the meeting; words not saved yet are saved apart."""
        self.day.let_go()
        self.time.let_go()
        for field in (self.place, self.purpose):
            field.typed.let_go()

    def _edit_of(self, name: str) -> MakeEdit:
        def make(before: str, after: str, burst: str) -> Edit | None:
            values = ({name: before}, {name: after})
            return SetReview(self._session_id, self.key, *values, burst=burst)

        return make

    def _edit_day(self, before: date | None, after: date | None, burst: str) -> Edit:
        values = ({"date": before}, {"date": after})
        return SetReview(self._session_id, self.key, *values, burst=burst)

    def _build(self) -> None:
        theme = self._desk.theme
        self.setProperty("role", "review")
        self.day.line.setPlaceholderText("Day")
        self.time.line.setPlaceholderText("Time")
        self.place.setPlaceholderText("Place")
        self.purpose.setPlaceholderText("What for? Such as: progress on the actions")
        theme.dress(self.remove, "trash", "muted")
        self.remove.setToolTip("Remove this meeting; Ctrl+Z puts it back")
        self.day.setFixedWidth(theme.metric("review-day"))
        self.time.setFixedWidth(theme.metric("review-time"))
        self.near.setFixedWidth(theme.metric("review-near"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metric("gap-small"))
        for part, share in (
            (self.day, 0),
            (self.time, 0),
            (self.near, 0),
            (self.place, 1),
            (self.purpose, 2),
            (self.remove, 0),
        ):
            row.addWidget(part, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metric("gap-tiny"))
        column.addLayout(row)
        for field in (self.day, self.time):
            column.addWidget(field.problem)
