"""The operator's buttons: views, prompts, marks and pages, in as many rows as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.room.view import View
from app.ui.audience.operator.action_button import ActionButton, Stepper, SwitchButton
from app.ui.audience.operator.operator_view import Mark
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from app.ui.audience.operator.operator_view import OperatorView
    from app.ui.room_commands import RoomCommands
    from app.ui.theme import Theme


class RoomControls(QWidget):
    """Each button triggers a command; those that come and go stand last, so that none moves."""

    def __init__(self, theme: Theme, commands: RoomCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._views = self._segments()
        self._pages = Stepper(theme, "Page", (commands.previous_page, commands.next_page))
        flow = FlowLayout(self, theme.metric("gap-small"))
        flow.addWidget(self._views)
        flow.addWidget(Stepper(theme, "Prompt", (commands.previous_prompt, commands.next_prompt)))
        flow.addWidget(self._marks(theme.metric("gap-small")))
        flow.addWidget(ActionButton(commands.reveal_next, "Reveal next", self, hides=True))
        flow.addWidget(SwitchButton(commands.count, "Count", Mark.COUNT.value, self, hides=True))
        flow.addWidget(self._pages)
        flow.addWidget(ActionButton(commands.end_note, "Back to the prompt", self, hides=True))
        self._pages.hide()

    def show_view(self, view: OperatorView) -> None:
        """Show which view the room sees, none while another stands before it, and its pages."""
        if view.has_note or view.is_counting:
            self._views.choose_none()
        else:
            self._views.choose(view.view.value)
        self._pages.setVisible(view.page_count > 1)

    def _marks(self, gap: int) -> QWidget:
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        for action, words, mark in (
            (self._commands.freeze, "Freeze", Mark.FROZEN),
            (self._commands.blank, "Blank", Mark.BLANK),
            (self._commands.cover, "Cover", Mark.COVERED),
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
