"""The agreement page of the panel, and its section with the wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from app.models.edits import RemoveSource
from app.models.records import StatementStatus
from app.models.rules.agreement import agreement_note, earlier_counts, people_at_level
from app.models.rules.tally import level_and_above_text
from app.models.text.readability import describe_readability
from app.ui.tabs.grid.cell_autosave import describe_statement_sources
from app.ui.tabs.grid.panel.agree import AgreeSection
from app.ui.tabs.grid.panel.agreement_sections import (
    NotHeardSection,
    SourcesSection,
    SuggestedActions,
)
from app.ui.tabs.grid.panel.count.counting import CountController
from app.ui.tabs.grid.panel.count.tally_pad import TallySection
from app.ui.tabs.grid.panel.history_card import describe_moment
from app.ui.tabs.grid.panel.panel import PanelPage
from app.ui.tabs.grid.panel.reservations import ReservationsSection
from app.ui.theme.status_signs import STATUS_SIGNS
from app.ui.widgets.highlight_label import HighlightLabel
from app.ui.widgets.labels import plain_label
from app.ui.widgets.status_chip import StatusChip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget

    from app.models.records import AgreementCount, Prompt, Session, StatementSource
    from app.ui.services.app_context import AppContext
    from app.ui.theme.theme import Theme


class WordingSection(QFrame):
    """A section that shows the agreed statement of a prompt."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "wording")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._prompt = plain_label(role="small", wraps=True)
        self._words = HighlightLabel(theme, "agreed")
        self._nothing = plain_label("Nothing agreed yet", "muted", wraps=True)
        self._plain = plain_label(role="small", wraps=True)
        self._drawn = plain_label(role="small", wraps=True)
        self._chip = StatusChip(theme, STATUS_SIGNS[StatementStatus.OPEN])
        column = QVBoxLayout(self)
        gap = theme.metric("gap-small")
        column.setContentsMargins(theme.metric("gap"), gap, theme.metric("gap"), gap)
        column.setSpacing(theme.metric("gap-tiny"))
        for part in (self._prompt, self._words, self._nothing):
            column.addWidget(part)
        column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._plain)
        column.addWidget(self._drawn)

    def show_prompt(self, session: Session, prompt: Prompt) -> None:
        """Show the statement of a prompt."""
        number = session.prompts.index(prompt) + 1
        self._prompt.setText(f"Prompt {number} of {len(session.prompts)}")
        words = prompt.statement.text
        has_words = bool(words.strip())
        if self._words.text() != words:
            self._words.show_text(words)
        self._words.setVisible(has_words)
        self._nothing.setVisible(not has_words)
        plain = describe_readability(words)
        self._plain.setText(plain)
        self._plain.setVisible(bool(plain))
        drawn = describe_statement_sources(session, prompt)
        self._drawn.setText(drawn)
        self._drawn.setVisible(bool(drawn))
        self._chip.show_sign(STATUS_SIGNS[prompt.statement.status], agreement_note(prompt))


class AgreementPage(PanelPage):
    """The page on one prompt's agreement: count, reservations, sources, agencies not heard."""

    action_requested = Signal(str)
    make_actions_requested = Signal(str, object)
    """Emitted with a prompt's id, and the suggested actions to make of its lines."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._session: Session | None = None
        self._prompt: Prompt | None = None
        self.counting = CountController(context, self)
        self._wording = WordingSection(context.theme)
        self.tally = TallySection(context.theme, self.counting)
        self.agree_section = AgreeSection(context)
        self.reservations = ReservationsSection(context)
        self.unheard = NotHeardSection(context.theme)
        self.sources = SourcesSection(context.theme)
        self._sources_head = plain_label("Drawn from", "caps")
        self.suggestions = SuggestedActions(context.theme)
        self._suggestions_head = plain_label("To do, line by line", "caps")
        self._earlier = plain_label(role="muted", wraps=True)
        self._earlier_head = plain_label("Earlier counts", "caps")
        self._build()
        self._connect()

    @override
    def show_prompt(self, session: Session, prompt: Prompt, agency_id: str | None) -> None:
        self._session, self._prompt = session, prompt
        self._wording.show_prompt(session, prompt)
        self.counting.show(session, prompt)
        self.agree_section.show_prompt(session, prompt)
        self.reservations.show_prompt(session, prompt)
        self.unheard.show_prompt(session, prompt)
        self._sources_head.setVisible(self.sources.show_prompt(session, prompt))
        self._suggestions_head.setVisible(self.suggestions.show_prompt(session, prompt))
        earlier = [_line(count) for count in reversed(earlier_counts(prompt))]
        self._earlier.setText("\n".join(earlier))
        for part in (self._earlier, self._earlier_head):
            part.setVisible(bool(earlier))

    @override
    def reservation_id_of(self, part: QWidget) -> str:
        cards = self.reservations.cards
        return next((card.key for card in cards if card.isAncestorOf(part)), "")

    @override
    def take_focus(self) -> None:
        self.tally.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_reason(self) -> None:
        """Move the focus to the reason of an agreement against the count."""
        self.agree_section.ask_reason()
        self.show_part(self.agree_section)

    def _build(self) -> None:
        for part in (
            self._wording,
            self.tally,
            self.agree_section,
            self._head("Reservations"),
            self.reservations,
            self._head("Still to hear from"),
            self.unheard,
            self._sources_head,
            self.sources,
            self._suggestions_head,
            self.suggestions,
            self._earlier_head,
            self._earlier,
        ):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.counting.changed.connect(self._on_counting_changed)
        self.tally.pad.entered.connect(lambda: self.show_part(self.tally))
        self.reservations.action_requested.connect(self.action_requested)
        self.unheard.agency_requested.connect(self._on_unheard_agency_requested)
        self.suggestions.make_actions_requested.connect(self._on_make_actions_requested)
        self.sources.removal_requested.connect(self._on_sources_removal_requested)

    def _on_counting_changed(self) -> None:
        if self._session is not None and self._prompt is not None:
            self.tally.show_count(self._session, self._prompt)

    def _on_unheard_agency_requested(self, agency_id: str) -> None:
        if self._prompt is not None:
            self.cell_requested.emit(self._prompt.id, agency_id)

    def _on_make_actions_requested(self, suggestions: object) -> None:
        if self._prompt is not None:
            self.make_actions_requested.emit(self._prompt.id, suggestions)

    def _on_sources_removal_requested(self, source: StatementSource) -> None:
        session = self._session
        if session is None or not self._context.autosave.commit_typing():
            return
        if self._context.history.perform(RemoveSource(session.details.id, source.id, source.text)):
            self._context.messages.show_status(
                "No longer drawn from these words. Ctrl+Z undoes it."
            )

    def _head(self, words: str) -> QLabel:
        return plain_label(words, "caps")


def _line(count: AgreementCount) -> str:
    at_level, people = people_at_level(count)
    when = describe_moment(count.at)
    return f"{when} · {at_level} of {people} at {level_and_above_text(count.level_needed)}"
