"""The card of the standards that one leads to or builds on, with the words that differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import punctuation
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from app.ui.tabs.standards.highlights import difference_highlights, short_code
from app.ui.widgets.card import Card
from app.ui.widgets.highlight_label import HighlightLabel
from app.ui.widgets.labels import plain_label, plain_tooltip

if TYPE_CHECKING:
    from app.models.packs.records import Standard
    from app.models.rules.standards_search import DifferenceRun
    from app.ui.theme.theme import Theme


class RelatedCard(Card):
    """A card of related standards, each with a button that goes to it; hidden without any."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._heading = heading
        self._rows = QWidget()
        self.setAccessibleName(heading)
        self.body.addWidget(self._rows)

    def show_related(self, standard: Standard, others: Sequence[Standard]) -> None:
        """Show the related standards; words that `standard` does not have are underlined."""
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.metric("gap-small"))
        grid.setVerticalSpacing(self._theme.metric("gap-tiny"))
        grid.setColumnStretch(2, 1)
        heading = plain_label(self._heading, "strong")
        heading.setContentsMargins(0, self._theme.metric("focus"), 0, 0)
        grid.addWidget(heading, 0, 0, Qt.AlignmentFlag.AlignTop)
        for number, other in enumerate(others):
            self._add_row(grid, 2 * number, standard, other)
        self.body.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        self.setVisible(bool(others))

    def _add_row(self, grid: QGridLayout, row: int, standard: Standard, other: Standard) -> None:
        from app.models.rules.standards_search import differing_words

        button = QPushButton(short_code(other.code).replace("&", "&&"))
        button.setProperty("role", "inline")
        button.setObjectName(f"related-{other.id}")
        button.setAccessibleName(f"{self._heading} {other.code}")
        button.setToolTip("Go to this statement")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.chosen.emit(other.id))
        label = HighlightLabel(self._theme)
        label.setContentsMargins(0, self._theme.metric("focus"), 0, 0)
        label.show_text(
            other.text, difference_highlights(differing_words(standard.text, other.text))
        )
        note = describe_difference(standard, other)
        label.setAccessibleDescription(note)
        label.setToolTip(plain_tooltip(note))
        button.setAccessibleDescription(f"{other.text}. {note}")
        grid.addWidget(button, row, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label, row, 2)
        if not label.spans:
            grid.addWidget(plain_label(note, "small", wraps=True), row + 1, 2)


def describe_difference(standard: Standard, other: Standard) -> str:
    """Return the text of how the words of `other` differ from those of `standard`."""
    from app.models.rules.standards_search import differing_words

    added = differing_words_text(differing_words(standard.text, other.text))
    left = differing_words_text(differing_words(other.text, standard.text))
    if added:
        quoted = ", ".join(f"“{words}”" for words in added)
        return f"Not in {standard.code}: {quoted}"
    if left:
        return f"All of this is in {standard.code} too, which says more."
    return f"Word for word as {standard.code}."


def differing_words_text(runs: Iterable[DifferenceRun]) -> list[str]:
    """Return the words of the runs that differ, without punctuation around them."""
    words = (run.text.strip(f"{punctuation} ") for run in runs if not run.is_same)
    return [found for found in words if found]
