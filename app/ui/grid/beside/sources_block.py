"""Whose words are in the statement, line by line, and the way to put that right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.taking_away import take_away

if TYPE_CHECKING:
    from app.models.records import Prompt, Session, StatementSource
    from app.ui.theme import Theme


class SourcesBlock(QFrame):
    """Lists what was drawn in and still stands; `unwanted` gives what is no longer drawn from."""

    unwanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[StatementSource, str], ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.metric("gap-tiny"))

    def show_prompt(self, session: Session, prompt: Prompt) -> bool:
        """Show the sources of a prompt's statement; False where there is none."""
        shown = tuple(_standing(session, prompt)) if prompt.sources else ()
        if shown != self._shown:
            self._shown = shown
            for row in self._rows:
                take_away(self._column, row)
            self._rows = [self._row(*each) for each in shown]
        self.setVisible(bool(shown))
        return bool(shown)

    def _row(self, source: StatementSource, name: str) -> QWidget:
        said = f"{name}: {' '.join(source.text.split())}"
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.metric("gap-tiny"))
        line.addWidget(ElidedLabel(said, "small"), 1)
        remove = QToolButton()
        self._theme.dress(remove, "close", "muted")
        remove.setAccessibleName(f"No longer drawn from {said}")
        remove.setToolTip("No longer drawn from these words; Ctrl+Z undoes it")
        remove.setCursor(Qt.CursorShape.PointingHandCursor)
        remove.clicked.connect(partial(self._on_remove_clicked, source))
        line.addWidget(remove)
        self._column.addWidget(row)
        row.show()
        return row

    def _on_remove_clicked(self, source: StatementSource, _on: object = None) -> None:
        self.unwanted.emit(source)


def _standing(session: Session, prompt: Prompt) -> list[tuple[StatementSource, str]]:
    # Not before it is needed: the stemmer takes its time to load.
    from app.models.sources import standing

    names = {agency.id: agency.name for agency in session.agencies}
    found = standing(prompt.statement.text, prompt.sources)
    return [(source, names.get(source.agency_id, "")) for source in found]
