"""Make one command of the grid: a menu's words, its keys, and a tip that names the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def grid_action(owner: QWidget, text: str, keys: str = "", tip: str = "") -> QAction:
    """Give an action whose keys ("Ctrl+T", or several with commas) hold within the grid tab."""
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
