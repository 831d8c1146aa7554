"""The lines of a prompt that asks for deeds, each a way to an action."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from app.models.contributions import deeds_left
from app.models.counting import counted
from app.ui.widgets.colour_dot import dot
from app.ui.widgets.plain_text import plain_tooltip
from app.ui.widgets.shortened_button import ShortenedButton
from app.ui.widgets.taking_away import take_away

if TYPE_CHECKING:
    from app.models.contributions import Deed
    from app.models.records import Prompt, Session
    from app.ui.theme import Theme

_MOST = 12


class DeedsBlock(QFrame):
    """Offers one action per line, and all at once; `wanted` gives those that are asked for."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._deeds: tuple[Deed, ...] = ()
        self._shown: tuple[object, ...] = ()
        self.all = QPushButton()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.metric("gap-tiny"))
        self._lines: list[ShortenedButton] = []
        self.all.setCursor(Qt.CursorShape.PointingHandCursor)
        self.all.setToolTip("One step of the history (Ctrl+Shift+L makes those of one cell)")
        theme.dress(self.all, "flag")
        self._column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.all.clicked.connect(lambda _on=False: self.wanted.emit(self._deeds))

    def show_prompt(self, session: Session, prompt: Prompt) -> bool:
        """Offer what a prompt still has; False where it has nothing to offer."""
        self._deeds = deeds_left(session, prompt)
        colours = {agency.id: (agency.name, agency.colour) for agency in session.agencies}
        shown = tuple(
            (deed, *colours.get(deed.agency_id or "", ("Agreed statement", "")))
            for deed in self._deeds[:_MOST]
        )
        if shown != self._shown:
            self._shown = shown
            for line in self._lines:
                take_away(self._column, line)
            self._lines = [self._line(*each) for each in shown]
        number = len(self._deeds)
        self.all.setText(f"Make {number} actions")
        self.all.setAccessibleName(f"Make {counted(number, 'action')} of this prompt")
        self.all.setVisible(number > 1)
        self.setVisible(number > 0)
        return number > 0

    def _line(self, deed: Deed, name: str, colour: str) -> ShortenedButton:
        line = ShortenedButton()
        line.setProperty("role", "link")
        line.setIcon(dot(self._theme, colour or self._theme.colour("agreed-line").name()))
        line.setAccessibleName(f"Make an action of {name}: {deed.words}")
        line.setToolTip(plain_tooltip(f"Make an action of {name}: {deed.words}"))
        line.setCursor(Qt.CursorShape.PointingHandCursor)
        line.clicked.connect(partial(self._on_line_clicked, deed))
        self._column.addWidget(line)
        line.show_words(deed.words)
        line.show()
        return line

    def _on_line_clicked(self, deed: Deed, _on: object = None) -> None:
        self.wanted.emit((deed,))
