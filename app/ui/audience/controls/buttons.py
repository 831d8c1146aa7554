"""Buttons of the operator's panel: each follows the state of a command and triggers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.models.audience.scene import View
from app.ui.audience.controls.status import AudienceWarning
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import plain_label, plain_tooltip
from app.ui.widgets.segmented_control import SegmentedControl, place_in_row

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.audience.controls.menu import AudienceCommands
    from app.ui.audience.controls.status import OperatorStatus
    from app.ui.theme.theme import Theme


class ActionButton(QPushButton):
    """A button that triggers a command; a click leaves the focus where the operator types.

    With `hides`, it is visible only while the command is enabled.
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
    """A checkable button, checked while its command is, in the colour of its mark."""

    def __init__(
        self, action: QAction, words: str, mark: str, parent: QWidget, *, hides: bool = False
    ) -> None:
        super().__init__(action, words, parent, hides=hides)
        self.setCheckable(True)
        self.setProperty("mark", mark)
        self._follow()


class Stepper(QFrame):
    """Two arrow buttons, for the one before and the next, around a word."""

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
            theme.set_icon(button, icon)
            row.addWidget(button)
        row.insertWidget(1, plain_label(words, "step"))


class AudienceButtons(QWidget):
    """The buttons of the panel; those that are hidden at times come last, so that none moves."""

    def __init__(self, theme: Theme, commands: AudienceCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._views = self._segments()
        self._pages = Stepper(theme, "Page", (commands.previous_page, commands.next_page))
        layout = FlowLayout(self, theme.metric("gap-small"))
        layout.addWidget(self._views)
        layout.addWidget(Stepper(theme, "Prompt", (commands.previous_prompt, commands.next_prompt)))
        layout.addWidget(self._marks(theme.metric("gap-small")))
        layout.addWidget(ActionButton(commands.reveal_next, "Reveal next", self, hides=True))
        layout.addWidget(
            SwitchButton(commands.count, "Count", AudienceWarning.COUNT.value, self, hides=True)
        )
        layout.addWidget(self._pages)
        layout.addWidget(ActionButton(commands.end_note, "Back to the prompt", self, hides=True))
        self._pages.hide()

    def show_status(self, status: OperatorStatus) -> None:
        """Check the view that the audience sees, none during a note or a count; show its pages."""
        if status.has_note or status.is_counting:
            self._views.choose_none()
        else:
            self._views.choose(status.view.value)
        self._pages.setVisible(status.page_count > 1)

    def _marks(self, gap: int) -> QWidget:
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        for action, words, mark in (
            (self._commands.freeze, "Freeze", AudienceWarning.FROZEN),
            (self._commands.blank, "Blank", AudienceWarning.BLANK),
            (self._commands.cover, "Cover", AudienceWarning.COVERED),
        ):
            row.addWidget(SwitchButton(action, words, mark.value, group))
        return group

    def _segments(self) -> SegmentedControl:
        actions = self._commands.views
        control = SegmentedControl(
            "What the room sees", [(view.value, action.text()) for view, action in actions.items()]
        )
        for view, action in actions.items():
            button = control.button(view.value)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            control.set_tooltip(view.value, f"{action.toolTip()} (F6 goes on to the next)")
        control.chosen.connect(lambda key: self._commands.views[View(key)].trigger())
        return control
