"""The section of the meetings below the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.models.edits import AddMeeting, PlanMeetings, RemoveMeeting
from app.models.records import new_id
from app.models.rules.meetings import (
    describe_days_ahead,
    describe_meeting,
    meetings_in_order,
    next_meeting,
    proposed_meetings,
)
from app.ui.services.menu_commands import menu_command
from app.ui.tabs.actions.meeting_list import MeetingList
from app.ui.widgets.labels import plain_label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from app.models.edits import Edit
    from app.models.records import Session
    from app.ui.services.app_context import AppContext
    from app.ui.tabs.actions.meeting_list import MeetingListRow


_NONE = "None planned yet. A record that nobody comes back to is forgotten."


class MeetingsSection(QFrame):
    """A frame with the list of meetings, and buttons to plan a year, add one or export them."""

    calendar_requested = Signal()
    current_changed = Signal()
    """The focus moved to another meeting, or out of the list."""

    def __init__(self, context: AppContext, today: Callable[[], date]) -> None:
        super().__init__()
        self._context = context
        self._today = today
        self._session: Session | None = None
        self._head = plain_label("Review meetings", "heading")
        self._next = plain_label(role="muted")
        self._none_label = plain_label(_NONE, role="muted", wraps=True)
        self.plan = QPushButton("Plan the year")
        self.add = QPushButton("Meeting")
        self.calendar = QPushButton("Calendar file…")
        self._list = MeetingList(context, today)
        self._build()
        self._connect()

    @property
    def rows(self) -> Mapping[str, MeetingListRow]:
        """Every meeting's row, by its id."""
        return self._list.rows

    @property
    def position(self) -> str:
        """The text of the current meeting for the status bar; empty where none has the focus."""
        if not self._list.place:
            return ""
        near = self.rows[self._list.current].near.text() if self._list.current else ""
        where = f"Review meeting {self._list.place} of {len(self.rows)}"
        return f"{where} · {near}" if near else where

    def show_session(self, session: Session) -> None:
        """Show the session's meetings in date order."""
        self._session = session
        has_any = bool(session.meetings)
        self._list.show_meetings(session.details.id, meetings_in_order(session.meetings))
        self._list.setVisible(has_any)
        self._none_label.setVisible(not has_any)
        self._next.setText(self._next_text(session) if has_any else "")
        role = None if has_any else "primary"
        if self.plan.property("role") != role:
            self.plan.setProperty("role", role)
            restyle(self.plan)

    def commands(self, tab: QWidget) -> list[QAction]:
        """Return the commands for the menu; the first two act wherever in the tab the focus is."""
        return [
            menu_command(tab, "Plan the review meetings", "Ctrl+Shift+M", slot=self.plan_year),
            menu_command(tab, "Add a review meeting", "Alt+Insert", slot=self.add_meeting),
            menu_command(
                self, "Remove the review meeting", "Ctrl+Shift+Delete", slot=self.remove_current
            ),
        ]

    def plan_year(self) -> None:
        """Add meetings after 3, 6, 9 and 12 months in one step, except on days that have one."""
        session = self._saved_session()
        if session is None:
            return
        there = {meeting.date for meeting in session.meetings}
        days = [d for d in proposed_meetings(session.details.date, self._today()) if d not in there]
        if not days:
            self._context.messages.show_status(
                "The year is planned already; “+ Meeting” adds another."
            )
            return
        edits = [self._new_meeting_edit(session, day) for day in days]
        if self._context.history.perform(PlanMeetings(session.details.id, edits)):
            self._context.messages.show_status(
                f"Planned {len(days)} review meetings; say when and where. Ctrl+Z takes all back."
                if len(days) > 1
                else "Planned a review meeting; say when and where. Ctrl+Z takes it back."
            )
            self.go_to(edits[0].values["id"], "time")

    def add_meeting(self) -> None:
        """Add a meeting without a day, and put the focus on its day."""
        session = self._saved_session()
        if session is None:
            return
        edit = self._new_meeting_edit(session, None)
        if self._context.history.perform(edit):
            self.go_to(edit.values["id"], "date")

    def remove_current(self) -> None:
        """Remove the meeting that has the focus."""
        if self._list.current:
            self._remove(self._list.current)

    def go_to(self, meeting_id: str, field: str = "") -> bool:
        """Put the focus into a meeting's field; False where there is no such meeting."""
        return self._list.go_to(meeting_id, field)

    def find_text(self, text: str) -> int:
        """Mark `text` in the meetings and return how many hits there are."""
        return self._list.mark_text(text)

    def reveal(self, edit: Edit) -> bool:
        """Put the focus on the meeting of an edit; False where the edit is of no meeting."""
        about_these = isinstance(edit, (AddMeeting, RemoveMeeting, PlanMeetings))
        key = next((each for each in self.rows if each in edit.ids), "")
        if not key:
            if about_these:
                (self.add if self.rows else self.plan).setFocus(Qt.FocusReason.OtherFocusReason)
            return about_these
        return self.go_to(key, next(iter(getattr(edit, "after", {})), ""))

    def _next_text(self, session: Session) -> str:
        coming = next_meeting(session, self._today())
        if coming is None or coming.date is None:
            return "None ahead"
        return f"Next {describe_days_ahead(coming.date, self._today())}"

    def _new_meeting_edit(self, session: Session, day: date | None) -> AddMeeting:
        values = {"id": new_id(), "date": day, "time": "", "place": "", "purpose": ""}
        return AddMeeting(session.details.id, values)

    def _remove(self, key: str) -> None:
        session = self._saved_session()
        meeting = next((m for m in session.meetings if m.id == key), None) if session else None
        if session is None or meeting is None:
            return
        called = describe_meeting(meeting) if meeting.date else ""
        neighbour = self._list.neighbour(key)
        if self._context.history.perform(RemoveMeeting(session.details.id, key, called)):
            if not self.go_to(neighbour):
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._context.messages.show_status("Removed the review meeting. Ctrl+Z puts it back.")

    def _saved_session(self) -> Session | None:
        """Save what is typed and return the session with it; None where it can't be saved."""
        if self._session is None or not self._context.autosave.commit_typing():
            return None
        return self._context.store.session(self._session.details.id)

    def _build(self) -> None:
        theme = self._context.theme
        self.setProperty("role", "reviews")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Review meetings")
        self.plan.setToolTip("A meeting after 3, 6, 9 and 12 months (Ctrl+Shift+M)")
        self.add.setToolTip("One more meeting (Alt+Insert)")
        self.add.setAccessibleName("Add a review meeting")
        self.calendar.setToolTip(
            "Write the meetings and due dates for Outlook and others (Ctrl+Shift+I)"
        )
        theme.set_icon(self.add, "plus")
        theme.set_icon(self.calendar, "calendar")
        margin, gap = theme.metric("margin"), theme.metric("gap-small")
        head = QHBoxLayout()
        head.setSpacing(gap)
        head.addWidget(self._head)
        head.addSpacing(gap)
        head.addWidget(self._next)
        head.addStretch(1)
        for button in (self.plan, self.add, self.calendar):
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, gap, margin, gap)
        column.setSpacing(gap)
        column.addLayout(head)
        column.addWidget(self._none_label)
        column.addWidget(self._list)

    def _connect(self) -> None:
        self.plan.clicked.connect(lambda _on=False: self.plan_year())
        self.add.clicked.connect(lambda _on=False: self.add_meeting())
        self.calendar.clicked.connect(lambda _on=False: self.calendar_requested.emit())
        self._list.remove_requested.connect(self._remove)
        self._list.current_changed.connect(self.current_changed)
