"""A submenu of things to choose by name, of which the present ones are ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.widgets.plain_text import plain_tooltip

_LETTERS_SHOWN = 48


class RoomChoices(QObject):
    """List keys with their words; `choose` is called with the key of the one clicked."""

    def __init__(
        self, title: str, tip: str, choose: Callable[[object], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._choose = choose
        self._shown: list[tuple[object, str, bool]] = []
        self.menu = QMenu(title, parent)
        self.menu.setToolTipsVisible(True)
        self.menu.menuAction().setToolTip(tip)
        self.menu.menuAction().setStatusTip(tip)

    def show_choices(self, choices: Sequence[tuple[object, str, bool]]) -> None:
        """List keys with their words, and whether each is ticked; quick when nothing moved."""
        if self._shown == list(choices):
            return
        self._shown = list(choices)
        self.menu.clear()
        for key, words, is_ticked in choices:
            self._add(key, " ".join(words.split()), is_ticked=is_ticked)

    def _add(self, key: object, words: str, *, is_ticked: bool) -> None:
        metrics = self.menu.fontMetrics()
        room = metrics.averageCharWidth() * _LETTERS_SHOWN
        short = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room)
        action = self.menu.addAction(short.replace("&", "&&"))
        action.setToolTip(plain_tooltip(words))
        action.setStatusTip(words)
        action.setCheckable(True)
        action.setChecked(is_ticked)
        action.triggered.connect(partial(self._on_triggered, key))

    def _on_triggered(self, key: object, *_checked: object) -> None:
        self._put_back()
        self._choose(key)

    def _put_back(self) -> None:
        """Let each tick say what is, not what was clicked."""
        for action, (_key, _words, is_ticked) in zip(self.menu.actions(), self._shown, strict=True):
            action.setChecked(is_ticked)
