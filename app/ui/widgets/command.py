"""Make one command: a menu's words, a tooltip with its keys, and the shortcuts themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def command(within: QWidget, words: str, keys: str, slot: Callable[[], object]) -> QAction:
    """Give a command whose keys ("E, F2") act while the focus is inside `within`."""
    action = QAction(words, within)
    action.setShortcuts([QKeySequence(key) for key in keys.split(", ")])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setToolTip(f"{words} ({keys.replace(', ', ' or ')})")
    action.triggered.connect(lambda _on=False: slot())
    within.addAction(action)
    return action


def separator(within: QWidget) -> QAction:
    """Give the line between two groups of commands."""
    line = QAction(within)
    line.setSeparator(True)
    return line
