"""Buttons that do what one of the window's commands does, and look as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.widgets.plain_text import plain_label, plain_tooltip
from app.ui.widgets.segmented_control import place_in_row

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.theme import Theme


class ActionButton(QPushButton):
    """Trigger a command; a click leaves the focus where the operator types.

    With `hides`, it is there only while the command can do something.
    """

    def __init__(
        self, action: QAction, words: str, parent: QWidget, *, hides: bool = False
    ) -> None:
        super().__init__(words, parent)
        self._action = action
        self._hides = hides
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        action.changed.connect(self._follow)
        self._follow()

    def _on_clicked(self) -> None:
        self._action.trigger()
        self._follow()

    def _follow(self) -> None:
        self.setAccessibleName(self.text() or self._action.text())
        self.setToolTip(plain_tooltip(self._action.toolTip()))
        self.setEnabled(self._action.isEnabled())
        if self._hides:
            self.setVisible(self._action.isEnabled())
        if self.isCheckable():
            self.setChecked(self._action.isChecked())


class SwitchButton(ActionButton):
    """Stay pressed while the command is on, in the colour of its mark."""

    def __init__(
        self, action: QAction, words: str, mark: str, parent: QWidget, *, hides: bool = False
    ) -> None:
        super().__init__(action, words, parent, hides=hides)
        self.setCheckable(True)
        self.setProperty("mark", mark)
        self._follow()


class Stepper(QFrame):
    """Two arrows around a word: the one before and the next."""

    def __init__(self, theme: Theme, words: str, actions: tuple[QAction, QAction]) -> None:
        super().__init__()
        self.setProperty("role", "segments")
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        icons = ("left", "right")
        for number, (action, icon) in enumerate(zip(actions, icons, strict=True)):
            button = ActionButton(action, "", self)
            button.setProperty("role", "segment")
            button.setProperty("place", place_in_row(number, len(actions)))
            theme.dress(button, icon)
            row.addWidget(button)
        row.insertWidget(1, plain_label(words, "step"))
