"""A button that elides a person's words to its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from app.models.text.phrases import one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_PADDING, _ICON_GAP = 16, 4


class ShortenedButton(QPushButton):
    """A button that shows as much of a person's words as fits; an ampersand is no mnemonic."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show these words in one line, elided to the width."""
        self.words = one_line(words)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        picture = 0 if self.icon().isNull() else self.iconSize().width() + _ICON_GAP
        room = max(self.width() - _PADDING - picture, 0)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
