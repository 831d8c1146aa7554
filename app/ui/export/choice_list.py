"""One of several choices, each with a sentence under it on what it is good for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from app.ui.theme import Theme


class ChoiceList(QWidget):
    """Tab comes to the one chosen, the arrows go to the others; `chosen` gives its key."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str, str]]) -> None:
        """Choices are a key, a name and a sentence each."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        self._build(theme, choices)
        self._group.buttonToggled.connect(self._on_button_toggled)

    @property
    def current(self) -> str:
        """The key of the one chosen."""
        return next((key for key, each in self._buttons.items() if each.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show one as chosen, without telling anyone."""
        with QSignalBlocker(self._group):
            self._buttons[key].setChecked(True)

    def take_focus(self) -> None:
        """Take the keys to the one chosen."""
        self._buttons[self.current].setFocus()

    def _build(self, theme: Theme, choices: Sequence[tuple[str, str, str]]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, (key, name, sentence) in enumerate(choices):
            button = QRadioButton(name)
            button.setProperty("role", "choice")
            button.setObjectName(f"{self.objectName()}-{key}")
            button.setAccessibleDescription(sentence)
            self._group.addButton(button)
            self._buttons[key] = button
            said = plain_label(sentence, "small", wraps=True)
            said.setIndent(0)
            said.setContentsMargins(theme.metric("choice-indent"), 0, 0, theme.metric("gap-tiny"))
            said.setBuddy(button)
            column.addWidget(button)
            column.addWidget(said)
            button.setChecked(number == 0)

    def _on_button_toggled(self, button: QRadioButton, is_on: bool) -> None:  # noqa: FBT001 - a slot
        if is_on:
            self.chosen.emit(next(key for key, each in self._buttons.items() if each is button))
