"""The glossary page of the panel: the words still to explain, and a card for each term."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton
from typing_extensions import override

from app.models.edits import AddTerm, RemoveTerm
from app.models.records import new_id
from app.models.rules.glossary import find_term, terms_in_order
from app.ui.tabs.grid.panel.panel import PanelPage
from app.ui.tabs.grid.panel.term_card import TermCard
from app.ui.widgets.fields.plain_line_edit import PlainLineEdit
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import plain_label, plain_tooltip
from app.ui.widgets.lists.row_list import remove_all_widgets, remove_widget

if TYPE_CHECKING:
    from app.models.records import Prompt, Session
    from app.ui.services.app_context import AppContext


# So many buttons take a few rows; the rest is counted.
_MOST = 24


class GlossaryPage(PanelPage):
    """The page with the glossary; one term is open at a time."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._session: Session | None = None
        self._open_id = ""
        self._shown: tuple[str, ...] | None = None
        self.cards: dict[str, TermCard] = {}
        self.new = PlainLineEdit()
        self.add_button = QPushButton("Add")
        self._to_explain_head = plain_label("Still to explain", "caps")
        self.to_explain = QFrame()
        self._flow = FlowLayout(self.to_explain, context.theme.metric("gap-tiny"))
        self._more = plain_label(role="small", wraps=True)
        self._head = plain_label("In the glossary", "caps")
        self._empty = plain_label(
            "Nothing yet. A word added here is printed with the record, and said in full where it "
            "is first used.",
            "muted",
            wraps=True,
        )
        self._build()
        self.new.returnPressed.connect(self._on_new_entered)
        self.add_button.clicked.connect(lambda _on=False: self._on_new_entered())

    @override
    def show_prompt(self, session: Session, prompt: Prompt, agency_id: str | None) -> None:
        if self._session is not None and self._session.details.id != session.details.id:
            self._open_id = ""
            self.new.clear()  # half a word belongs to the session it was begun in
        self._session = session
        self._show()

    @override
    def take_focus(self) -> None:
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_term(self, word: str) -> bool:
        """Open the term of a word, added with what the packs know where it is new.

        Return False where that could not be saved; the banner says why.
        """
        session = self._session
        if session is None or not word.strip() or not self._context.autosave.commit_typing():
            return False
        term = find_term(session.glossary, word)
        term_id = term.id if term is not None else self._add(session, word)
        if term_id:
            self._open(term_id)
        return bool(term_id)

    def _add(self, session: Session, word: str) -> str:
        """Add a word to the glossary and return its id; empty where that could not be saved."""
        from app.models.rules.term_finder import proposed_term

        draft = proposed_term(word, self._context.packs().jargon, session.agencies)
        values = {
            "id": new_id(),
            "term": draft.term,
            "stands_for": draft.stands_for,
            "meaning": draft.meaning,
        }
        edit = AddTerm(session.details.id, values, senses=draft.senses)
        if not self._context.history.perform(edit):
            return ""
        self._context.messages.show_status(
            f"Put {draft.term} into the glossary. Ctrl+Z takes it out again."
        )
        return str(values["id"])

    def _open(self, term_id: str) -> None:
        self._open_id = term_id
        self._show()
        card = self.cards.get(term_id)
        if card is not None and card.body is not None:
            card.body.take_focus()
            self.show_part(card)

    def _show(self) -> None:
        session = self._session
        if session is None:
            return
        self._show_to_explain(session)
        terms = terms_in_order(session.glossary)
        wanted = {term.id for term in terms}
        for key in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(key)
            card.release()
            remove_widget(self.column, card)
        first = self.column.indexOf(self._empty) + 1
        for place, term in enumerate(terms):
            card = self.cards.get(term.id) or self._card(term.id)
            if self.column.indexOf(card) != first + place:
                self.column.insertWidget(first + place, card)
                card.show()
            card.show_term(term, session.agencies, is_open=term.id == self._open_id)
            self.cards[term.id] = card
        self._empty.setVisible(not terms)

    def _show_to_explain(self, session: Session) -> None:
        from app.models.rules.term_finder import terms_to_explain

        words = terms_to_explain(session, self._context.packs().jargon)
        for part in (self._to_explain_head, self.to_explain):
            part.setVisible(bool(words))
        rest = len(words) - _MOST
        self._more.setText(f"and {rest} more in the grid")
        self._more.setVisible(rest > 0)
        if words[:_MOST] == self._shown:
            return
        self._shown = words[:_MOST]
        remove_all_widgets(self._flow)
        for word in self._shown:
            button = self._button(word)
            self._flow.addWidget(button)
            button.show()

    def _button(self, word: str) -> QPushButton:
        button = QPushButton(word.replace("&", "&&"))
        self._context.theme.set_icon(button, "plus")
        button.setAccessibleName(f"Put {word} into the glossary")
        button.setToolTip(plain_tooltip(f"Put {word} into the glossary"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(partial(self._on_button_clicked, word))
        return button

    def _card(self, key: str) -> TermCard:
        card = TermCard(self._context, self._session.details.id if self._session else "", key)
        card.opened.connect(lambda: self._on_card_opened(key))
        card.remove_requested.connect(lambda: self._on_card_remove_requested(key))
        return card

    def _on_button_clicked(self, word: str, _on: object = None) -> None:
        self.show_term(word)

    def _on_new_entered(self) -> None:
        word = self.new.text()
        if word.strip():
            if self.show_term(word):
                self.new.clear()
        else:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_card_opened(self, key: str) -> None:
        if key == self._open_id:
            self._open_id = ""
            self._show()
        else:
            self._open(key)

    def _on_card_remove_requested(self, key: str) -> None:
        session = self._session
        term = next((t for t in session.glossary if t.id == key), None) if session else None
        if session is None or term is None or not self._context.autosave.commit_typing():
            return
        self.take_focus()
        if self._context.history.perform(RemoveTerm(session.details.id, key, term.term)):
            self._context.messages.show_status(
                f"Took {term.term} out of the glossary. Ctrl+Z puts it back."
            )

    def _build(self) -> None:
        theme = self._context.theme
        self.new.setPlaceholderText("A word or an acronym")
        self.new.setAccessibleName("A word to put into the glossary")
        self.add_button.setAccessibleName("Put the word into the glossary")
        self.add_button.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.set_icon(self.add_button, "plus")
        row = QHBoxLayout()
        row.setSpacing(theme.metric("gap-small"))
        row.addWidget(self.new, 1)
        row.addWidget(self.add_button)
        self.column.addLayout(row)
        for part in (self._to_explain_head, self.to_explain, self._more, self._head, self._empty):
            self.column.addWidget(part)
        self.column.addStretch(1)
