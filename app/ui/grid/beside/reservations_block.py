"""The reservations of one prompt, each a card of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from app.models.edits import AddReservation, RemoveReservation
from app.models.identity import new_id
from app.ui.grid.beside.reservation_card import ReservationCard
from app.ui.widgets.agency_box import AgencyList
from app.ui.widgets.taking_away import take_away

if TYPE_CHECKING:
    from app.models.records import Prompt, Session
    from app.ui.desk import Desk


class ReservationsBlock(QFrame):
    """Adds, shows and removes reservations; `action_wanted` gives the id of one."""

    action_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._session: Session | None = None
        self._prompt: Prompt | None = None
        self._agencies = AgencyList(desk.theme, parent=self)
        self._cards: dict[str, ReservationCard] = {}
        self._column = QVBoxLayout(self)
        self.add_button = QPushButton("Reservation")
        self._build()
        self.add_button.clicked.connect(lambda _on=False: self.add())

    @property
    def cards(self) -> tuple[ReservationCard, ...]:
        """The cards, in order."""
        return tuple(self._cards.values())

    def show_prompt(self, session: Session, prompt: Prompt) -> None:
        """Show a prompt's reservations as they stand."""
        self._session, self._prompt = session, prompt
        renewed = self._agencies.show_agencies(session.agencies)
        wanted = {each.id for each in prompt.reservations}
        for key in [key for key in self._cards if key not in wanted]:
            card = self._cards.pop(key)
            card.let_go()
            take_away(self._column, card)
        for number, each in enumerate(prompt.reservations, start=1):
            if each.id not in self._cards:
                self._cards[each.id] = self._card(session.details.id, each.id)
            card = self._cards[each.id]
            if self._column.indexOf(card) != number - 1:
                self._column.insertWidget(number - 1, card)
                card.show()  # now: the layout would do it after the next key, which may be Tab
            card.show_reservation(each, number)
            if renewed:
                card.agency.show_agency(each.agency_id)

    def add(self, agency_id: str | None = None) -> ReservationCard | None:
        """Add a reservation and let the concern be typed at once."""
        session, prompt = self._session, self._prompt
        if session is None or prompt is None or not self._desk.autosave.end_bursts():
            return None
        values = {
            "id": new_id(),
            "agency_id": agency_id,
            "person": "",
            "concern": "",
            "would_change": "",
            "review_by": None,
        }
        edit = AddReservation(session.details.id, values, prompt_id=prompt.id)
        if not self._desk.history.perform(edit):
            return None
        card = self._cards[values["id"] or ""]
        card.concern.setFocus(Qt.FocusReason.OtherFocusReason)
        if agency_id is None:
            self._desk.messages.say("Whose reservation is it? Shift+Tab goes to the agency.")
        return card

    def go_to(self, reservation_id: str) -> None:
        """Put the focus into a reservation."""
        card = self._cards.get(reservation_id)
        if card is not None:
            card.concern.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, session_id: str, key: str) -> ReservationCard:
        card = ReservationCard(self._desk, session_id, key, self._agencies)
        card.action_wanted.connect(lambda: self.action_wanted.emit(key))
        card.remove_wanted.connect(lambda: self._remove(key))
        return card

    def _remove(self, key: str) -> None:
        session, prompt = self._session, self._prompt
        if session is None or prompt is None or not self._desk.autosave.end_bursts():
            return
        found = next((each for each in prompt.reservations if each.id == key), None)
        if found is None:
            return
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._desk.history.perform(RemoveReservation(session.details.id, key, found.concern)):
            self._desk.messages.say("Removed the reservation. Ctrl+Z puts it back.")

    def _build(self) -> None:
        theme = self._desk.theme
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.metric("gap-small"))
        theme.dress(self.add_button, "plus")
        self.add_button.setAccessibleName("Note a reservation")
        self.add_button.setToolTip("Note a reservation (Ctrl+Shift+R)")
        self.add_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
