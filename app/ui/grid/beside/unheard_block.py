"""Who is still to be heard at a prompt, each a way to their cell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from app.models.agreement import is_absent, not_heard
from app.models.shortening import shortened
from app.ui.widgets.colour_dot import dot
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.taking_away import take_all_away

if TYPE_CHECKING:
    from app.models.records import Agency, Prompt, Session
    from app.ui.theme import Theme


_LONGEST = 26


class UnheardBlock(QFrame):
    """Lists the agencies present that said nothing yet, and those that are absent."""

    agency_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[str, str, str], ...] | None = None
        self._words = plain_label(role="muted", wraps=True)
        self._absent = plain_label(role="small", wraps=True)
        self._buttons = QFrame()
        self._row = FlowLayout(self._buttons, theme.metric("gap-tiny"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metric("gap-tiny"))
        for part in (self._words, self._buttons, self._absent):
            column.addWidget(part)

    def show_prompt(self, session: Session, prompt: Prompt) -> None:
        """Show who is missing from a prompt as it stands."""
        waiting = not_heard(session, prompt)
        self._words.setText("" if waiting else "Every agency in the room has been heard.")
        self._words.setVisible(not waiting)
        away = [agency.name for agency in session.agencies if is_absent(prompt, agency)]
        self._absent.setText(f"Absent: {', '.join(away)}" if away else "")
        self._absent.setVisible(bool(away))
        wanted = tuple((a.id, a.name, a.colour) for a in waiting)
        if wanted != self._shown:
            self._shown = wanted
            self._show_buttons(waiting)

    def _show_buttons(self, waiting: tuple[Agency, ...]) -> None:
        take_all_away(self._row)
        for agency in waiting:
            button = self._button(agency)
            self._row.addWidget(button)
            button.show()  # now: the layout would do it after the next key, which may be Tab
        self._buttons.setVisible(bool(waiting))

    def _button(self, agency: Agency) -> QPushButton:
        button = QPushButton(f"○ {_shortened(agency.name)}".replace("&", "&&"))
        button.setIcon(dot(self._theme, agency.colour))
        button.setAccessibleName(f"Still to hear from {agency.name}: go to its cell")
        button.setToolTip("Go to this agency's cell (Ctrl+Shift+H goes from one to the next)")
        button.setAutoDefault(True)  # Enter goes there, as Space does
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(partial(self._on_button_clicked, agency.id))
        return button

    def _on_button_clicked(self, agency_id: str, _on: object = None) -> None:
        self.agency_wanted.emit(agency_id)


def _shortened(name: str) -> str:
    """Give a name that leaves the panel its width; it is whole for who hears the screen."""
    return shortened(" ".join(name.split()), _LONGEST)
