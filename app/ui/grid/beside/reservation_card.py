"""One reservation: whose it is, the concern, what would change it, and review by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from app.models.dates import say_short_day
from app.models.edits import SetReservation
from app.ui.widgets.agency_box import AgencyBox, AgencyList
from app.ui.widgets.area_field import AreaField
from app.ui.widgets.day_field import DayField
from app.ui.widgets.line_field import LineField
from app.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.models.records import Reservation
    from app.ui.autosave import MakeEdit
    from app.ui.desk import Desk

_MOST_LINES = 6
_LETTERS = 12


class ReservationCard(QFrame):
    """Real fields, saved as they are typed."""

    action_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, desk: Desk, session_id: str, key: str, agencies: AgencyList) -> None:
        super().__init__()
        self._desk = desk
        self._session_id = session_id
        self.key = key
        self._reservation: Reservation | None = None
        self.agency = AgencyBox(agencies, letters=_LETTERS)
        self.person = LineField(desk.autosave, self._edit_of("person"))
        self.concern = self._area("concern")
        self.would_change = self._area("would_change")
        self.review_by = DayField(desk, self._edit_day, say_short_day)
        self._action = QToolButton()
        self._remove = QToolButton()
        self._build()
        self._connect()

    def show_reservation(self, reservation: Reservation, number: int) -> None:
        """Show the reservation as it stands; what is being typed stays."""
        self._reservation = reservation
        self.agency.show_agency(reservation.agency_id)
        self.person.typed.load(reservation.person)
        self.concern.typed.load(reservation.concern)
        self.would_change.typed.load(reservation.would_change)
        self.review_by.show_day(reservation.review_by)
        which = f"reservation {number}"
        self.setAccessibleName(which.capitalize())
        self.agency.setAccessibleName(f"Agency, {which}")
        self.person.setAccessibleName(f"Person, {which}")
        self.concern.setAccessibleName(f"Concern, {which}")
        self.would_change.setAccessibleName(f"What would change it, {which}")
        self.review_by.set_name(f"Review by, {which}")
        self._action.setAccessibleName(f"Make an action of {which}")
        self._remove.setAccessibleName(f"Remove {which}")

    def let_go(self) -> None:
        """Be done with the reservation; words not saved yet are saved apart."""
        for field in (self.person, self.concern, self.would_change):
            field.typed.let_go()
        self.review_by.let_go()

    def _edit_of(self, name: str) -> MakeEdit:
        def make(before: str, after: str, burst: str) -> Edit | None:
            if self._reservation is None:
                return None
            called = self._reservation.concern
            return SetReservation(
                self._session_id, self.key, {name: before}, {name: after}, called, burst
            )

        return make

    def _edit_day(self, before: object, after: object, burst: str) -> Edit:
        values = ({"review_by": before}, {"review_by": after})
        return SetReservation(self._session_id, self.key, *values, burst=burst)

    def _area(self, name: str) -> AreaField:
        return AreaField(self._desk.autosave, self._edit_of(name), least=1, most=_MOST_LINES)

    def _connect(self) -> None:
        self.agency.chosen.connect(self._on_agency_chosen)
        self._action.clicked.connect(lambda _on=False: self.action_wanted.emit())
        self._remove.clicked.connect(lambda _on=False: self.remove_wanted.emit())

    def _on_agency_chosen(self, agency_id: str | None) -> None:
        if self._reservation is None or self._reservation.agency_id == agency_id:
            return
        edit = SetReservation.of(self._session_id, self._reservation, agency_id=agency_id)
        if not self._desk.history.perform(edit):
            self.agency.show_agency(self._reservation.agency_id)

    def _build(self) -> None:
        theme = self._desk.theme
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.person.setPlaceholderText("Name, if they wish")
        self.concern.setPlaceholderText("What is the concern?")
        self.would_change.setPlaceholderText("What would change it?")
        self.review_by.line.setPlaceholderText("Review by")
        theme.dress(self._action, "flag", "muted")
        self._action.setToolTip("Make an action of this reservation")
        theme.dress(self._remove, "trash", "muted")
        self._remove.setToolTip("Remove this reservation; Ctrl+Z puts it back")
        column = QVBoxLayout(self)
        gap = theme.metric("gap-small")
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(gap)
        who = QHBoxLayout()
        who.setSpacing(gap)
        who.addWidget(self.agency, 1)
        who.addWidget(self.person, 1)
        column.addLayout(who)
        column.addWidget(self.concern)
        column.addWidget(self.would_change)
        foot = QHBoxLayout()
        foot.setSpacing(gap)
        foot.addWidget(plain_label("Review by", "small"))
        foot.addWidget(self.review_by, 1)
        foot.addWidget(self._action)
        foot.addWidget(self._remove)
        column.addLayout(foot)
