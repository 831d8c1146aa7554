"""Actions with shortcuts, a filter for the keys of popups, and a button that elides text."""

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
    """Return an action whose keys ("E, F2") act while the focus is inside `within`."""
    action = QAction(words, within)
    action.setShortcuts([QKeySequence(key) for key in keys.split(", ")])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setToolTip(f"{words} ({keys.replace(', ', ' or ')})")
    action.triggered.connect(lambda _on=False: slot())
    within.addAction(action)
    return action


def separator(within: QWidget) -> QAction:
    """Return a separator between two groups of actions."""
    line = QAction(within)
    line.setSeparator(True)
    return line


_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Insert}


class PopupKeys(QObject):
    """An event filter that keeps a list's shortcuts from taking arrows and Delete from a popup.

    Qt looks for shortcuts along the parents of what has the focus, through popups too.
    """

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Return and Escape are left alone: a combo box handles them at this event.
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().eventFilter(watched, event)


_PADDING, _ICON_GAP = 16, 4


class ShortenedButton(QPushButton):
    """A button that shows as much of a person's words as fits; an ampersand is no mnemonic."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show these words in one line, elided to the width."""
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
        picture = 0 if self.icon().isNull() else self.iconSize().width() + _ICON_GAP
        room = max(self.width() - _PADDING - picture, 0)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


def grid_action(owner: QWidget, text: str, keys: str = "", tip: str = "") -> QAction:
    """Return an action whose keys ("Ctrl+T", or several with commas) act within the grid tab."""
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
