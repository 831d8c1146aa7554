"""Make one command: a menu's words, a tooltip with its keys, and the shortcuts themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


def command_action(within: QWidget, words: str, keys: str, slot: Callable[[], object]) -> QAction:
    """Return a command whose keys ("E, F2") act while the focus is inside `within`."""
    action = QAction(words, within)
    action.setShortcuts([QKeySequence(key) for key in keys.split(", ")])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setToolTip(f"{words} ({keys.replace(', ', ' or ')})")
    action.triggered.connect(lambda _on=False: slot())
    within.addAction(action)
    return action


def separator(within: QWidget) -> QAction:
    """Return the line between two groups of commands."""
    line = QAction(within)
    line.setSeparator(True)
    return line


_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Insert}


class PopupKeys(QObject):
    """Keep the list's shortcuts from taking arrows and Delete out of an open popup.

    Qt looks for shortcuts along the parents of what has the focus, through popups too.
    """

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Return and Escape are left alone: a combo box answers to them right here.
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().eventFilter(watched, event)


_AROUND, _BESIDE = 16, 4


class ShortenedButton(QPushButton):
    """Shows as much of some words as fits; they are a person's, and no ampersand is a key."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.words = " ".join(words.split())
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        picture = 0 if self.icon().isNull() else self.iconSize().width() + _BESIDE
        room = max(self.width() - _AROUND - picture, 0)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


def grid_action(owner: QWidget, text: str, keys: str = "", tip: str = "") -> QAction:
    """Return an action whose keys ("Ctrl+T", or several with commas) hold within the grid tab."""
    action = QAction(text, owner)
    words = tip or text
    if keys:
        action.setShortcuts([QKeySequence(each) for each in keys.split(", ")])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        words = f"{words} ({keys.partition(', ')[0].replace('Return', 'Enter')})"
    action.setToolTip(words)
    action.setStatusTip(words)
    owner.addAction(action)
    return action
