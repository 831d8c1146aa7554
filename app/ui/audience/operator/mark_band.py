"""The band that tells from afar that the room does not follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.ui.audience.operator.operator_marks import in_order, mark_sentences, mark_titles
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_text import plain_label, restyle

if TYPE_CHECKING:
    from app.ui.audience.operator.operator_view import Mark
    from app.ui.theme import Theme


class MarkBand(QFrame):
    """Show sign, word and sentence of every mark in the colour of the one that hides most.

    Without marks it is hidden.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "mark-band")
        self._words = plain_label("", "mark-words")
        self._sentence = ElidedLabel(role="mark-sentence")
        row = QHBoxLayout(self)
        margin = theme.metric("margin")
        row.setContentsMargins(margin, 0, margin, 0)
        row.setSpacing(theme.metric("gap"))
        row.addWidget(self._words)
        row.addWidget(self._sentence, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def words(self) -> str:
        """The signs and words shown."""
        return self._words.text()

    def show_marks(self, marks: Sequence[Mark], hidden: int) -> None:
        """Show these marks, or nothing when there are none; so many entries are hidden."""
        if marks:
            said = mark_sentences(marks, hidden)
            self._words.setText(mark_titles(marks))
            self._sentence.setText(said)
            self.setToolTip(said)
            self.setAccessibleName(f"{mark_titles(marks)}. {said}")
            first = in_order(marks)[0].value
            if self.property("mark") != first:
                self.setProperty("mark", first)
                for part in (self, self._words, self._sentence):
                    restyle(part)
        self.setVisible(bool(marks))
