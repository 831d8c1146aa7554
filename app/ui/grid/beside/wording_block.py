"""The wording that a page of the panel is about, with its status, and whose words are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.models.agreement import agreement_note
from app.models.plain_words import say
from app.models.records import StatementStatus
from app.ui.grid.showing import said_drawn_from
from app.ui.signs import STATUS_SIGNS
from app.ui.widgets.marked_label import MarkedLabel
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.status_chip import StatusChip

if TYPE_CHECKING:
    from app.models.records import Prompt, Session
    from app.ui.theme import Theme


class WordingBlock(QFrame):
    """Shows the agreed statement of a prompt as it stands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "wording")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._prompt = plain_label(role="small", wraps=True)
        self._words = MarkedLabel(theme, "agreed")
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
        plain = say(words)
        self._plain.setText(plain)
        self._plain.setVisible(bool(plain))
        drawn = said_drawn_from(session, prompt)
        self._drawn.setText(drawn)
        self._drawn.setVisible(bool(drawn))
        self._chip.show_sign(STATUS_SIGNS[prompt.statement.status], agreement_note(prompt))
