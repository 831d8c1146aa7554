"""The review meetings below the actions: when this room comes back to what it agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.models.dates import say_near_day
from app.models.edits import AddReview, RemoveReview, Together
from app.models.identity import new_id
from app.models.reviews import in_order, proposed_reviews, say_review
from app.ui.actions_tab.review_row import ReviewRow
from app.ui.widgets.plain_text import plain_label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.models.edits import Edit
    from app.models.records import ReviewMeeting, Session
    from app.ui.desk import Desk

_MOST_ROWS = 4
_WEEK = 7


class ReviewsBlock(QFrame):
    """Plans the year in one step, and keeps each meeting in real fields."""

    calendar_wanted = Signal()

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._today = today
        self._session: Session | None = None
        self.rows: dict[str, ReviewRow] = {}
        self._head = plain_label("Review meetings", "heading")
        self._says = plain_label(role="muted", wraps=True)
        self.plan = QPushButton("Plan the year")
        self.add = QPushButton("Meeting")
        self.calendar = QPushButton("Calendar file…")
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._scroll = QScrollArea()
        self._build()
        self.plan.clicked.connect(lambda _on=False: self.plan_year())
        self.add.clicked.connect(lambda _on=False: self.add_meeting())
        self.calendar.clicked.connect(lambda _on=False: self.calendar_wanted.emit())

    def show_session(self, session: Session) -> None:
        """Show the meetings as they stand, in the order of their days."""
        meetings = in_order(session.reviews)
        is_other = self._session is not None and self._session.details.id != session.details.id
        kept = set() if is_other else {meeting.id for meeting in meetings}
        for key in self.rows.keys() - kept:
            self._drop(key)
        self._session = session
        is_typing = any(self._is_in(row) for row in self.rows.values())
        for number, meeting in enumerate(meetings, start=1):
            row = self.rows.get(meeting.id)
            if row is None:
                row = self.rows[meeting.id] = self._made(session.details.id, meeting.id)
                self._column.addWidget(row)
                row.show()
            row.show_meeting(meeting, number, self._near(meeting))
        # A row never moves away under somebody's hands; once they are elsewhere it does.
        if not is_typing:
            self._arrange(meetings)
        self._say(meetings)
        self._fit()

    def plan_year(self) -> None:
        """Plan a meeting after 3, 6, 9 and 12 months, as one step; none where one is that day."""
        session = self._saved()
        if session is None:
            return
        there = {meeting.date for meeting in session.reviews}
        days = [d for d in proposed_reviews(session.details.date, self._today()) if d not in there]
        if not days:
            self._desk.messages.say("The year is planned already; “+ Meeting” adds another.")
            return
        edits = [self._added(session, day) for day in days]
        together = Together(session.details.id, edits, called="Plan the review meetings")
        if self._desk.history.perform(together):
            self._desk.messages.say(
                f"Planned {len(days)} review meetings; say when and where. Ctrl+Z takes all back."
                if len(days) > 1
                else "Planned a review meeting; say when and where. Ctrl+Z takes it back."
            )
            first = in_order(self._session.reviews)[0] if self._session else None
            if first is not None:
                self.go_to(first.id, "time")

    def add_meeting(self) -> None:
        """Add a meeting without a day, and let the day be typed at once."""
        session = self._saved()
        if session is None:
            return
        edit = self._added(session, None)
        if self._desk.history.perform(edit):
            self.go_to(edit.values["id"], "date")

    def go_to(self, meeting_id: str, field: str = "") -> bool:
        """Put the focus into a meeting's field; False where there is no such meeting."""
        row = self.rows.get(meeting_id)
        if row is None:
            return False
        row.field(field).setFocus(Qt.FocusReason.OtherFocusReason)
        # Once it has its place: a row just made is laid out with the next event.
        QTimer.singleShot(0, row, lambda: self._scroll.ensureWidgetVisible(row))
        return True

    def reveal(self, edit: Edit) -> bool:
        """Go to the meeting that an edit was about; False where it was about none."""
        key = next((each for each in self.rows if each in edit.ids), "")
        changed = next(iter(getattr(edit, "after", {})), "")
        return self.go_to(key, changed) if key else False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()  # such as when a sentence about a time stands under its row
        return super().eventFilter(watched, event)

    def _added(self, session: Session, day: date | None) -> AddReview:
        values = {"id": new_id(), "date": day, "time": "", "place": "", "purpose": ""}
        return AddReview(session.details.id, values)

    def _remove(self, key: str) -> None:
        session = self._saved()
        meeting = next((m for m in session.reviews if m.id == key), None) if session else None
        if session is None or meeting is None:
            return
        called = say_review(meeting) if meeting.date else ""
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._desk.history.perform(RemoveReview(session.details.id, key, called)):
            self._desk.messages.say("Removed the review meeting. Ctrl+Z puts it back.")

    def _saved(self) -> Session | None:
        """Save what is typed, and give the session with it; None where it can't be saved."""
        if self._session is None or not self._desk.autosave.end_bursts():
            return None
        return self._desk.store.session(self._session.details.id)

    def _made(self, session_id: str, key: str) -> ReviewRow:
        row = ReviewRow(self._desk, session_id, key, self._today)
        row.remove_asked.connect(lambda: self._remove(key))
        return row

    def _drop(self, key: str) -> None:
        row = self.rows.pop(key)
        row.let_go()
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _is_in(self, row: ReviewRow) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and row.isAncestorOf(focus)

    def _arrange(self, meetings: tuple[ReviewMeeting, ...]) -> None:
        for place, meeting in enumerate(meetings):
            row = self.rows[meeting.id]
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)

    def _near(self, meeting: ReviewMeeting) -> str:
        if meeting.date is None:
            return ""
        days = (meeting.date - self._today()).days
        if days < 0:
            return "past"
        weeks = round(days / _WEEK)
        return f"in {weeks} weeks" if weeks > 1 else say_near_day(meeting.date, self._today())

    def _say(self, meetings: tuple[ReviewMeeting, ...]) -> None:
        self._says.setText(
            "" if meetings else "None planned yet. A record that nobody comes back to is forgotten."
        )
        self._says.setVisible(not meetings)
        self._scroll.setVisible(bool(meetings))
        role = None if meetings else "primary"
        if self.plan.property("role") != role:
            self.plan.setProperty("role", role)
            restyle(self.plan)

    def _fit(self) -> None:
        """Take room for a few meetings, and scroll beyond that: the actions need theirs."""
        shown = [row.sizeHint().height() for row in tuple(self.rows.values())[:_MOST_ROWS]]
        height = sum(shown) + self._column.spacing() * max(len(shown) - 1, 0)
        if height != self._scroll.height():
            self._scroll.setFixedHeight(height)

    def _build(self) -> None:
        theme = self._desk.theme
        self.setProperty("role", "reviews")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Review meetings")
        self.plan.setToolTip("A meeting after 3, 6, 9 and 12 months (Ctrl+Shift+M)")
        self.add.setToolTip("One more meeting (Alt+Insert)")
        self.add.setAccessibleName("Add a review meeting")
        self.calendar.setToolTip(
            "Write the meetings and due dates for Outlook and others (Ctrl+Shift+I)"
        )
        theme.dress(self.add, "plus")
        theme.dress(self.calendar, "calendar")
        for button in (self.plan, self.add, self.calendar):
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        margin, gap = theme.metric("margin"), theme.metric("gap-small")
        self._column.setContentsMargins(0, 0, gap, 0)
        self._column.setSpacing(gap)
        self._list.installEventFilter(self)
        self._scroll.setWidget(self._list)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setSpacing(gap)
        head.addWidget(self._head)
        head.addStretch(1)
        for button in (self.plan, self.add, self.calendar):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, gap, margin, gap)
        column.setSpacing(gap)
        column.addLayout(head)
        column.addWidget(self._says)
        column.addWidget(self._scroll)
