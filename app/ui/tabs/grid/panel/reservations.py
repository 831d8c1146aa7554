"""The reservations of a prompt: a card for each, and the section that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout

from app.models.edits import AddReservation, RemoveReservation, SetReservation
from app.models.records import new_id
from app.models.text.dates import short_day_text
from app.ui.widgets.fields.agency_combo import AgencyCombo, AgencyListModel
from app.ui.widgets.fields.date_edit import DateEdit
from app.ui.widgets.fields.plain_line_edit import AutosaveLineEdit
from app.ui.widgets.fields.text_area import AutosaveTextEdit
from app.ui.widgets.labels import plain_label
from app.ui.widgets.lists.row_list import remove_widget

if TYPE_CHECKING:
    from app.models.edits import Edit
    from app.models.records import Prompt, Reservation, Session
    from app.ui.services.app_context import AppContext
    from app.ui.services.autosave import MakeEdit


_MOST_LINES = 6
_LETTERS = 12


class ReservationCard(QFrame):
    """A card with the fields of one reservation, saved as they are typed."""

    action_requested = Signal()
    remove_requested = Signal()

    def __init__(
        self, context: AppContext, session_id: str, key: str, agencies: AgencyListModel
    ) -> None:
        super().__init__()
        self._context = context
        self._session_id = session_id
        self.key = key
        self._reservation: Reservation | None = None
        self.agency = AgencyCombo(agencies, letters=_LETTERS)
        self.person = AutosaveLineEdit(context.autosave, self._edit_of("person"))
        self.concern = self._area("concern")
        self.would_change = self._area("would_change")
        self.review_by = DateEdit(context, self._edit_day, short_day_text)
        self._action = QToolButton()
        self._remove = QToolButton()
        self._build()
        self._connect()

    def show_reservation(self, reservation: Reservation, number: int) -> None:
        """Show a reservation; text that is being typed stays."""
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

    def release(self) -> None:
        """Release the reservation; text not saved yet is saved by itself."""
        for field in (self.person, self.concern, self.would_change):
            field.typed.release()
        self.review_by.release()

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

    def _area(self, name: str) -> AutosaveTextEdit:
        return AutosaveTextEdit(
            self._context.autosave, self._edit_of(name), least=1, most=_MOST_LINES
        )

    def _connect(self) -> None:
        self.agency.chosen.connect(self._on_agency_chosen)
        self._action.clicked.connect(lambda _on=False: self.action_requested.emit())
        self._remove.clicked.connect(lambda _on=False: self.remove_requested.emit())

    def _on_agency_chosen(self, agency_id: str | None) -> None:
        if self._reservation is None or self._reservation.agency_id == agency_id:
            return
        edit = SetReservation.of(self._session_id, self._reservation, agency_id=agency_id)
        if not self._context.history.perform(edit):
            self.agency.show_agency(self._reservation.agency_id)

    def _build(self) -> None:
        theme = self._context.theme
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.person.setPlaceholderText("Name, if they wish")
        self.concern.setPlaceholderText("What is the concern?")
        self.would_change.setPlaceholderText("What would change it?")
        self.review_by.line.setPlaceholderText("Review by")
        theme.set_icon(self._action, "flag", "muted")
        self._action.setToolTip("Make an action of this reservation")
        theme.set_icon(self._remove, "trash", "muted")
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


class ReservationsSection(QFrame):
    """The section with the reservations; `action_requested` asks for an action of one, by id."""

    action_requested = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._session: Session | None = None
        self._prompt: Prompt | None = None
        self._agencies = AgencyListModel(context.theme, parent=self)
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
        """Show the reservations of a prompt."""
        self._session, self._prompt = session, prompt
        renewed = self._agencies.show_agencies(session.agencies)
        wanted = {each.id for each in prompt.reservations}
        for key in [key for key in self._cards if key not in wanted]:
            card = self._cards.pop(key)
            card.release()
            remove_widget(self._column, card)
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
        """Add a reservation, and move the focus to its concern; return None when that failed."""
        session, prompt = self._session, self._prompt
        if session is None or prompt is None or not self._context.autosave.commit_typing():
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
        if not self._context.history.perform(edit):
            return None
        card = self._cards[values["id"] or ""]
        card.concern.setFocus(Qt.FocusReason.OtherFocusReason)
        if agency_id is None:
            self._context.messages.show_status(
                "Whose reservation is it? Shift+Tab goes to the agency."
            )
        return card

    def go_to(self, reservation_id: str) -> None:
        """Move the focus to the concern of a reservation."""
        card = self._cards.get(reservation_id)
        if card is not None:
            card.concern.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, session_id: str, key: str) -> ReservationCard:
        card = ReservationCard(self._context, session_id, key, self._agencies)
        card.action_requested.connect(lambda: self.action_requested.emit(key))
        card.remove_requested.connect(lambda: self._remove(key))
        return card

    def _remove(self, key: str) -> None:
        session, prompt = self._session, self._prompt
        if session is None or prompt is None or not self._context.autosave.commit_typing():
            return
        found = next((each for each in prompt.reservations if each.id == key), None)
        if found is None:
            return
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._context.history.perform(RemoveReservation(session.details.id, key, found.concern)):
            self._context.messages.show_status("Removed the reservation. Ctrl+Z puts it back.")

    def _build(self) -> None:
        theme = self._context.theme
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.metric("gap-small"))
        theme.set_icon(self.add_button, "plus")
        self.add_button.setAccessibleName("Note a reservation")
        self.add_button.setToolTip("Note a reservation (Ctrl+Shift+R)")
        self.add_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
