"""A placement over real screens, and what it told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer

from app.models.audience.screen_choice import ScreenId
from app.ui.audience.screens.placement import Placement
from app.ui.audience.screens.screen_watch import ScreenWatch
from tests.ui.audience.screens.offscreen_screens import PROJECTOR, Plug

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OTHER_PROJECTOR = replace(PROJECTOR, name="wall", x=3360, width=1280, height=720)


def mark(plug: Plug) -> ScreenId:
    """Return what the program knows a screen by."""
    return ScreenId(plug.name, (plug.x, plug.y, plug.width, plug.height))


def rect(plug: Plug) -> QRect:
    """Return where a screen lies."""
    return QRect(plug.x, plug.y, plug.width, plug.height)


class PlacedRoom:
    """The audience window with its placement, beside the editor."""

    def __init__(self, qtbot: QtBot, editor, audience, screens, remembered=None) -> None:
        self.qtbot, self.editor, self.audience, self.screens = qtbot, editor, audience, screens
        self.placement = Placement(screens.application, editor, audience, remembered)
        self.placed = []
        self.changes = []
        self.placement.placed.connect(self.placed.append)
        self.placement.state_changed.connect(lambda: self.changes.append(self.placement.state))

    def is_on(self, plug: Plug) -> bool:
        """Whether the view fills a screen."""
        return (
            self.audience.isVisible()
            and self.audience.isFullScreen()
            and self.audience.geometry() == rect(plug)
            and self.audience.screen().name() == plug.name
        )

    def wait_on(self, plug: Plug) -> None:
        """Wait until the view fills a screen."""
        self.qtbot.waitUntil(lambda: self.is_on(plug))

    def settle(self) -> None:
        """Wait until all that comes by itself has come."""
        timer = self.placement.findChild(ScreenWatch).findChild(QTimer)
        self.qtbot.waitUntil(lambda: not timer.isActive())
