"""The history page of the panel: every saved wording of a statement or an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from app.models.edits import CompoundEdit, ForgetWording, SetCount, SetEntry, SetStatement
from app.models.text.phrases import counted
from app.models.text.word_diff import WordingStep, word_differences
from app.ui.tabs.grid.panel.history_card import HistoryCard, describe_moment
from app.ui.tabs.grid.panel.panel import PanelPage
from app.ui.widgets.labels import plain_label
from app.ui.widgets.lists.row_list import remove_widget
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.edits import Edit
    from app.models.records import Prompt, Session, Wording
    from app.models.text.word_diff import DiffPiece
    from app.ui.services.app_context import AppContext


_STATEMENT, _ENTRY = "Agreed statement", "Entry"
# So many cards are made at once; a day's talk leaves hundreds of wordings.
_MOST = 25
# Replaces the wording in a count that was taken on a wording to be forgotten.
_TAKEN_OUT = "(these words were taken out)"


class HistoryPage(PanelPage):
    """The page with the wordings, the newest first; any of them can be put back."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._session: Session | None = None
        self._prompt: Prompt | None = None
        self._at: str | None = None
        self._most = _MOST
        self._compared: dict[tuple[str, str], tuple[DiffPiece, ...]] = {}
        self.cards: dict[str, HistoryCard] = {}
        self.which = SegmentedControl("Wordings of", [(_STATEMENT, _STATEMENT), (_ENTRY, _ENTRY)])
        self.empty = plain_label(role="muted", wraps=True)
        self.head = plain_label(role="caps", wraps=True)
        self.more = QPushButton()
        self._build()
        self.which.chosen.connect(lambda _key: self._show_anew())
        self.more.clicked.connect(lambda _on=False: self._show_more())

    @override
    def show_prompt(self, session: Session, prompt: Prompt, agency_id: str | None) -> None:
        is_other = (prompt.id, agency_id) != (self._prompt.id if self._prompt else "", self._at)
        self._session, self._prompt, self._at = session, prompt, agency_id
        self.which.setVisible(agency_id is not None)
        if is_other:
            self.which.choose(_STATEMENT if agency_id is None else _ENTRY)
            self._most = _MOST
        self._show()

    @override
    def take_focus(self) -> None:
        first = next(iter(self.cards.values()), None)
        if first is not None:
            first.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.which.isHidden():
            button = self.which.button(self.which.current)
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def put_back(self, wording: Wording) -> None:
        """Make an earlier wording the current one, as a new wording and one undo step."""
        if (
            not self._context.autosave.commit_typing()
            or self._session is None
            or self._prompt is None
        ):
            return
        # The session in the store has what was typed and saved just now.
        session = self._context.store.session(self._session.details.id)
        prompt = session.prompt(self._prompt.id)
        if prompt is None:
            return
        edit = self._edit(session, prompt, wording)
        if self._context.history.perform(edit):
            when = describe_moment(wording.at)
            self._context.messages.show_status(
                f"Put back the wording of {when}. Ctrl+Z takes it away again."
            )

    def _edit(self, session: Session, prompt: Prompt, wording: Wording) -> Edit:
        number = session.prompts.index(prompt) + 1
        verb = "Put back earlier wording in"
        agency = session.agency(wording.agency_id)
        if agency is None:
            before, called = prompt.statement.text, f"prompt {number}"
            return SetStatement(
                session.details.id, prompt.id, before, wording.text, called, verb=verb
            )
        before, called = prompt.entries.get(agency.id, ""), f"{agency.name}, prompt {number}"
        return SetEntry(
            session.details.id, prompt.id, agency.id, before, wording.text, called, verb=verb
        )

    def _show_anew(self) -> None:
        self._most = _MOST
        self._show()

    def _show_more(self) -> None:
        self._most += _MOST
        self._show()

    def _show(self) -> None:
        session, prompt = self._session, self._prompt
        if session is None or prompt is None:
            return
        agency = session.agency(self._at) if self.which.current == _ENTRY else None
        agency_id = agency.id if agency else None
        kept = self._context.store.wordings(prompt.id)
        own = [w for w in kept if w.agency_id == agency_id]
        # One more than is shown: the last shown is compared with it.
        steps = self._steps_of(own[-self._most - 1 :], is_whole=len(own) <= self._most + 1)
        number = session.prompts.index(prompt) + 1
        whose = agency.name if agency else "Agreed statement"
        self.head.setText(f"{whose}, prompt {number}: {counted(len(own), 'wording')}")
        self.head.setVisible(bool(own))
        text = prompt.entries.get(agency_id, "") if agency_id else prompt.statement.text
        self._show_cards(steps, len(own), text, None if agency_id else prompt.statement.agreed_text)
        nothing = (
            "no change yet; every wording is kept from the next one on."
            if text.strip()
            else "nothing has been written here yet."
        )
        self.empty.setText(f"{whose}, prompt {number}: {nothing}")
        self.empty.setVisible(not own)
        hidden = len(own) - len(steps)
        self.more.setText(f"Show {counted(min(hidden, _MOST), 'earlier wording')}")
        self.more.setVisible(hidden > 0)

    def _steps_of(self, kept: Sequence[Wording], *, is_whole: bool) -> tuple[WordingStep, ...]:
        """Return the steps to show, the newest first; no two wordings are compared twice."""
        steps: list[WordingStep] = []
        compared: dict[tuple[str, str], tuple[DiffPiece, ...]] = {}
        before = ""
        for place, wording in enumerate(kept):
            if place or is_whole:
                key = (before if place else wording.text, wording.text)
                pieces = self._compared.get(key)
                compared[key] = pieces if pieces is not None else word_differences(*key)
                steps.append(WordingStep(wording, compared[key]))
            before = wording.text
        self._compared = compared
        return tuple(reversed(steps))[: self._most]

    def _show_cards(
        self, steps: tuple[WordingStep, ...], total: int, text: str, agreed: str | None
    ) -> None:
        wanted = {step.wording.id for step in steps}
        for key in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(key)
            card.release()
            remove_widget(self.column, card)
        now = next((step.wording.id for step in steps if step.wording.text == text), "")
        ordered: dict[str, HistoryCard] = {}
        for place, step in enumerate(steps):
            wording = step.wording
            card = self.cards.get(wording.id) or self._card(wording.id)
            at = self.column.indexOf(self.empty) + 1 + place
            if self.column.indexOf(card) != at:
                self.column.insertWidget(at, card)
                card.show()
            status = ["now"] if wording.id == now else []
            status += ["agreed"] if wording.text == agreed else []
            card.show_step(step, total - place, " · ".join(status), is_now=wording.text == text)
            ordered[wording.id] = card
        self.cards = ordered

    def _card(self, key: str) -> HistoryCard:
        session_id = self._session.details.id if self._session else ""
        card = HistoryCard(self._context, session_id)
        card.put_back_requested.connect(lambda: self._on_card_put_back_requested(key))
        card.forget_requested.connect(lambda: self._on_card_forget_requested(key))
        return card

    def forget(self, wording: Wording) -> None:
        """Remove a wording from the history, and from the counts that were taken on it."""
        if (
            not self._context.autosave.commit_typing()
            or self._session is None
            or self._prompt is None
        ):
            return
        session_id = self._session.details.id
        edits: list[Edit] = [ForgetWording(session_id, wording.id)]
        edits += [
            SetCount.of(session_id, count, wording=_TAKEN_OUT)
            for count in self._prompt.counts
            if wording.agency_id is None and count.wording == wording.text
        ]
        together = CompoundEdit(session_id, edits, called=edits[0].label)
        self.which.button(self.which.current).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._context.history.perform(together):
            self._context.messages.show_status("Forgot that wording. Ctrl+Z brings it back.")

    def _wording(self, key: str) -> Wording | None:
        kept = self._context.store.wordings(self._prompt.id) if self._prompt else ()
        return next((each for each in kept if each.id == key), None)

    def _on_card_put_back_requested(self, key: str) -> None:
        wording = self._wording(key)
        if wording is not None:
            self.put_back(wording)

    def _on_card_forget_requested(self, key: str) -> None:
        wording = self._wording(key)
        if wording is not None:
            self.forget(wording)

    def _build(self) -> None:
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        for part in (self.which, self.head, self.empty):
            self.column.addWidget(part)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
