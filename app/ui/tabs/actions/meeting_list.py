"""The scrolled list of the meetings in date order, and the row of one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.models.edits import SetMeeting
from app.models.rules.meetings import describe_days_ahead
from app.models.text.dates import short_day_text
from app.ui.widgets.fields.date_edit import DateEdit, TimeEdit
from app.ui.widgets.fields.plain_line_edit import AutosaveLineEdit
from app.ui.widgets.labels import plain_label
from app.ui.widgets.lists.row_list import remove_widget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from app.models.edits import Edit
    from app.models.records import Meeting
    from app.ui.services.app_context import AppContext
    from app.ui.services.autosave import MakeEdit


class MeetingListRow(QFrame):
    """A row of one meeting; day and time are saved on leaving, as half a date is invalid."""

    remove_requested = Signal()

    def __init__(
        self, context: AppContext, session_id: str, meeting_id: str, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._context = context
        self._session_id = session_id
        self.key = meeting_id
        self.day = DateEdit(context, self._edit_day, short_day_text, today)
        self.time = TimeEdit(context, self._edit_of("time"))
        self.place = AutosaveLineEdit(context.autosave, self._edit_of("place"))
        self.purpose = AutosaveLineEdit(context.autosave, self._edit_of("purpose"))
        self.near = plain_label(role="due")
        self.remove = QToolButton()
        self._build()
        self.remove.clicked.connect(lambda _on=False: self.remove_requested.emit())

    def show_meeting(self, meeting: Meeting, number: int, near: str) -> None:
        """Show a meeting; `number` counts from 1, `near` is the text of how far off it is."""
        self.day.show_day(meeting.date)
        self.time.show_value(meeting.time)
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
        """Return the field of a column; the day where there is none of this name."""
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
        """Return the widgets in the order of the Tab key."""
        fields = (self.day.line, self.day.button, self.time.line, self.place, self.purpose)
        return [*fields, self.remove]

    def mark_text(self, text: str) -> int:
        """Mark each place of `text` (empty: remove the marks) and return how many there are."""
        return self.place.mark(text) + self.purpose.mark(text)

    def release(self) -> None:
        """Release the fields before the row is deleted; unsaved text is saved later."""
        self.day.release()
        self.time.release()
        for field in (self.place, self.purpose):
            field.typed.release()

    def _edit_of(self, name: str) -> MakeEdit:
        def make(before: str, after: str, burst: str) -> Edit | None:
            values = ({name: before}, {name: after})
            return SetMeeting(self._session_id, self.key, *values, burst=burst)

        return make

    def _edit_day(self, before: date | None, after: date | None, burst: str) -> Edit:
        values = ({"date": before}, {"date": after})
        return SetMeeting(self._session_id, self.key, *values, burst=burst)

    def _build(self) -> None:
        theme = self._context.theme
        self.setProperty("role", "review")
        self.day.line.setPlaceholderText("Day")
        self.time.line.setPlaceholderText("Time")
        self.place.setPlaceholderText("Place")
        self.purpose.setPlaceholderText("What for? Such as: progress on the actions")
        theme.set_icon(self.remove, "trash", "muted")
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


_MOST_ROWS = 4
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MeetingList(QScrollArea):
    """A scroll area of meetings, at most four rows high: the actions above need the room."""

    remove_requested = Signal(str)
    current_changed = Signal()
    """The focus moved to another meeting, or out of the list."""

    def __init__(self, context: AppContext, today: Callable[[], date]) -> None:
        super().__init__()
        self._context = context
        self._today = today
        self._session_id = ""
        self._order: tuple[str, ...] = ()
        self._focused = ""
        self.rows: dict[str, MeetingListRow] = {}
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._build()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)

    @property
    def current(self) -> str:
        """The id of the meeting that has the focus; empty for none."""
        return next((key for key, row in self.rows.items() if _is_in(row)), "")

    @property
    def place(self) -> int:
        """The position of the current meeting, from 1; 0 for none."""
        return self._order.index(self._focused) + 1 if self._focused in self._order else 0

    def show_meetings(self, session_id: str, meetings: Sequence[Meeting]) -> None:
        """Show these meetings; rows are put in this order only while none has the focus."""
        kept = {each.id for each in meetings} if session_id == self._session_id else set()
        for key in self.rows.keys() - kept:
            self._drop(key)
        self._session_id = session_id
        self._order = tuple(each.id for each in meetings)
        is_typing = bool(self.current)
        for number, meeting in enumerate(meetings, start=1):
            row = self.rows.get(meeting.id) or self._add(meeting.id)
            near = describe_days_ahead(meeting.date, self._today()) if meeting.date else ""
            row.show_meeting(meeting, number, near)
        # Rows move to their places only once the focus has left the list.
        if not is_typing:
            self._arrange()
        self._settle()

    def go_to(self, key: str, field: str = "") -> bool:
        """Put the focus into a meeting's field; False where there is no such meeting."""
        row = self.rows.get(key)
        if row is None:
            return False
        row.field(field).setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle()
        return True

    def neighbour(self, key: str) -> str:
        """Return the id of the meeting after this one, else of that before it; empty for none."""
        at = self._order.index(key)
        others = (*self._order[at + 1 :], *reversed(self._order[:at]))
        return others[0] if others else ""

    def mark_text(self, text: str) -> int:
        """Mark `text` in places and purposes, scroll to the first and return how many there are."""
        hits = {key: self.rows[key].mark_text(text) for key in self._order}
        first = next((key for key, count in hits.items() if count), "")
        if first:
            self._bring_into_sight(self.rows[first])
        return sum(hits.values())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is not None and not event.modifiers() and self.current:
            self._step(steps)
        else:
            event.ignore()  # the scroll area's own keys would scroll away from the field

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._settle()  # such as when a problem with a time is shown under its row
        return super().eventFilter(watched, event)

    def _add(self, key: str) -> MeetingListRow:
        row = self.rows[key] = MeetingListRow(self._context, self._session_id, key, self._today)
        row.remove_requested.connect(lambda: self.remove_requested.emit(key))
        self._column.addWidget(row)
        row.show()
        return row

    def _drop(self, key: str) -> None:
        row = self.rows.pop(key)
        row.release()
        remove_widget(self._column, row)

    def _arrange(self) -> None:
        for place, key in enumerate(self._order):
            row = self.rows[key]
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
        stops = [stop for key in self._order for stop in self.rows[key].stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _step(self, steps: int) -> None:
        # In the order shown: while somebody types, a row may not be at its date yet.
        shown = sorted(self.rows.values(), key=self._column.indexOf)
        now = self.rows[self.current]
        to = shown.index(now) + steps
        if 0 <= to < len(shown):
            self.go_to(shown[to].key, now.focused_field)

    def _settle(self) -> None:
        """Set the height to that of the first rows, and keep the row with the focus visible."""
        rows = [self.rows[key] for key in self._order[:_MOST_ROWS]]
        height = sum(row.sizeHint().height() for row in rows)
        height += self._column.spacing() * max(len(rows) - 1, 0)
        if height != self.height():
            self.setFixedHeight(height)
        if self.current:
            self._bring_into_sight(self.rows[self.current])

    def _bring_into_sight(self, row: MeetingListRow) -> None:
        # Now, not with the next event: a new row has no geometry yet.
        self._column.activate()
        wanted = max(self._content.sizeHint().height(), self.viewport().height())
        self._content.resize(self.viewport().width(), wanted)
        self.ensureVisible(0, row.y(), 0, 0)
        self.ensureVisible(0, row.y() + row.height(), 0, 0)

    def _on_app_focus_changed(self, _old: QWidget | None, _now: QWidget | None) -> None:
        if self.current != self._focused:
            self._focused = self.current
            self.current_changed.emit()

    def _build(self) -> None:
        gap = self._context.theme.metric("gap-small")
        self._column.setContentsMargins(0, 0, gap, 0)
        self._column.setSpacing(gap)
        self._content.installEventFilter(self)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _is_in(row: MeetingListRow) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and row.isAncestorOf(focus)
