"""The right of the export window: pages, a table or words, and what can't be shown in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.reports.choices import Format
from app.ui.export.content_words import describe, table_in
from app.ui.export.limit_words import say_limits
from app.ui.export.page_artist import PageArtist
from app.ui.export.pages_view import PagesView
from app.ui.export.preview_bar import PreviewBar
from app.ui.export.table_view import TableView
from app.ui.export.words_view import WordsView
from app.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from app.errors import AppError
    from app.ui.export.order import Made, Order
    from app.ui.theme import Theme


class PreviewPane(QWidget):
    """Keeps the old pages until the new ones are drawn; `retry_wanted` after a failure."""

    retry_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.artist = PageArtist(self)
        self.pages = PagesView(theme, self.artist)
        self.table = TableView(theme)
        self.words = WordsView(theme)
        self.bar = PreviewBar(theme, self.pages)
        self._is_making = False
        self._is_opening = 0
        self._build()
        self.pages.settled.connect(self._show_busy)
        self.artist.opened.connect(lambda opened: self._on_artist_opened(opened.document))
        self.artist.failed.connect(self._on_artist_failed)
        self.words.retry_wanted.connect(self.retry_wanted)

    @property
    def note(self) -> str:
        """What is said under the pages."""
        return self._note.text()

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what there is."""
        return not self._is_making and not self._is_opening and self.pages.is_settled

    def show_busy(self) -> None:
        """Say that something newer is on its way."""
        self._is_making = True
        self._show_busy()

    def show_made(self, order: Order, made: Made) -> None:
        """Show what was written to memory for an order."""
        self._is_making = False
        self._say("")
        if made.format is Format.PDF:
            self._say(say_limits(order.format, made.exported))
            self._is_opening = self.artist.open(made.data)
        elif made.format is Format.CSV:
            self.table.show_rows(table_in(made.data))
            self._show(self.table)
        else:
            self.words.show_words(*describe(order.session, made))
            self._show(self.words)
        self._show_busy()

    def show_failure(self, error: AppError) -> None:
        """Say why there is nothing to see."""
        self._is_making, self._is_opening = False, 0
        self._say("")
        self.words.show_failure(error.sentence, error.hint)
        self._show(self.words)
        self._show_busy()

    def stop(self) -> None:
        """Let go of the pages."""
        self.artist.stop()

    def _on_artist_opened(self, document: int) -> None:
        if document == self._is_opening:
            self._is_opening = 0
            self._show(self.pages)
            self._show_busy()

    def _on_artist_failed(self, document: int) -> None:
        if document != self._is_opening:
            return
        self._is_opening = 0
        self.words.show_failure("The preview can’t be drawn.", "Saving the file may still work.")
        self._show(self.words)
        self._show_busy()

    def _show(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self.bar.show_title("" if view is self.pages else "What the file will hold")

    def _show_busy(self) -> None:
        self.bar.show_busy(is_busy=not self.is_settled)

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.setAccessibleName(words)
        self._note.setVisible(bool(words))

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for view in (self.pages, self.table, self.words):
            self._stack.addWidget(view)
        self._note = plain_label(wraps=True)
        self._note.setObjectName("preview-note")
        self._note.setProperty("role", "preview-note")
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._note)
