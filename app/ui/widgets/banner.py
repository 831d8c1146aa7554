"""A banner across the window for a message that stays until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from app.ui.widgets.labels import IconLabel, plain_label, restyle

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme


class BannerKind(StrEnum):
    """How serious a banner is; the values are kinds of the style sheet."""

    TROUBLE = "trouble"
    NOTICE = "notice"
    INFO = "info"


_ICONS = {
    BannerKind.TROUBLE: ("warning", "danger"),
    BannerKind.NOTICE: ("warning", "agreed-ink"),
    BannerKind.INFO: ("info", "accent"),
}


class Banner(QFrame):
    """A banner with one sentence and buttons, hidden until there is a message."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[QPushButton] = []
        self.setProperty("role", "banner")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._build()
        self.hide()

    @property
    def sentence(self) -> str:
        """The sentence that the banner shows."""
        return self._label.text()

    def show_message(self, sentence: str, kind: BannerKind = BannerKind.TROUBLE) -> None:
        """Show a sentence in place of the previous one and its buttons."""
        self.clear_buttons()
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.setProperty("kind", kind.value)
        icon, colour = _ICONS[kind]
        self._theme.set_icon(self._icon, icon, colour)
        restyle(self)
        self.show()

    def add_button(self, words: str, slot: Callable[[], object]) -> QPushButton:
        """Add a button that calls `slot`."""
        button = QPushButton(words)
        button.clicked.connect(lambda _on: slot())
        self._buttons.append(button)
        self._row.insertWidget(self._row.count() - 1, button)
        button.show()  # Qt would leave it hidden until the next turn of the event loop
        return button

    def clear_buttons(self) -> None:
        """Remove all buttons."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()

    def dismiss(self) -> None:
        """Hide the banner and emit `closed`."""
        self.hide()
        self.closed.emit()

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        margin = self._theme.metric("margin")
        gap = self._theme.metric("gap-small")
        self._row.setContentsMargins(margin, gap, gap, gap)
        self._row.setSpacing(gap)
        self._icon = IconLabel(self._theme.metric("icon"))
        self._label = plain_label(wraps=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton()
        self._close.setObjectName("banner-close")
        self._close.setAccessibleName("Close this notice")
        self._close.setToolTip("Close this notice")
        self._theme.set_icon(self._close, "close", "muted")
        self._close.clicked.connect(self.dismiss)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._close)
