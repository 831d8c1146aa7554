"""A card that frames related widgets, and the placeholder of an empty view."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.labels import IconLabel, plain_label

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme


class CardKind(StrEnum):
    """What a card is for; the values are roles of the style sheet."""

    PLAIN = "card"
    NOTICE = "notice"


class Card(QFrame):
    """A frame whose content is laid out under an optional heading; add to `body`."""

    def __init__(
        self,
        theme: Theme,
        heading: str = "",
        kind: CardKind = CardKind.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", kind.value)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = QVBoxLayout(self)
        margin = theme.metric("margin")
        self.body.setContentsMargins(margin, theme.metric("gap"), margin, theme.metric("gap"))
        self.body.setSpacing(theme.metric("gap-small"))
        if heading:
            self.setAccessibleName(heading)
            self.body.addWidget(plain_label(heading, "heading"))


class EmptyState(QWidget):
    """A placeholder in the middle of an empty view: icon, sentence, hint and buttons."""

    def __init__(
        self, theme: Theme, icon: str, sentence: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(hint)
        self._build(icon, sentence, hint)

    def add_button(self, words: str, slot: Callable[[], object], role: str = "") -> QPushButton:
        """Add a button that helps to fill the view; the role "primary" marks the likeliest."""
        button = QPushButton(words)
        if role:
            button.setProperty("role", role)
        button.clicked.connect(lambda _on: slot())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        button.show()  # Qt would leave it hidden until the next turn of the event loop
        return button

    def _build(self, icon: str, sentence: str, hint: str) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(self._theme.metric("gap"))
        column.addStretch(2)
        picture = IconLabel(self._theme.metric("icon-large"))
        self._theme.set_icon(picture, icon, "line-strong")
        for label in (picture, plain_label(sentence, "heading", wraps=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        if hint:
            column.addWidget(self._hint(hint), 0, Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        column.addStretch(3)

    def _hint(self, hint: str) -> QLabel:
        label = plain_label(hint, "muted", wraps=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMinimumWidth(self._theme.metric("reading-width"))
        return label
