"""Set the commands of the room into their menu, before Help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow, QWidget

    from app.ui.room_commands import RoomCommands


def build_room_menu(commands: RoomCommands, window: QMainWindow) -> QMenu:
    """Build the menu, short enough for a screen 720 pixels high; Help, the last one, stays last."""
    steps = [commands.next_view, commands.previous_view]
    view = _menu("View", window, [[*commands.views.values()], steps, [commands.count]])
    _say(view, "Choose what the room sees: overview, prompt, statement, or the count")
    clock = [commands.timer, commands.add_minute, commands.reset_timer]
    timer = _menu("Timer", window, [clock, [commands.sound]])
    _say(timer, "Start, pause or change the time of the prompt")
    menu = _menu(
        "&Room",
        window,
        [
            [commands.present],
            [view.menuAction(), commands.end_note],
            [commands.next_prompt, commands.previous_prompt],
            [commands.next_page, commands.previous_page],
            [commands.freeze, commands.blank, commands.cover],
            [commands.reveal_next, commands.reveal.menuAction()],
            [timer.menuAction(), commands.minutes],
            [commands.measure, commands.screens.menuAction(), commands.colours.menuAction()],
            [commands.strip],
        ],
    )
    bar = window.menuBar()
    if bar.actions():
        bar.insertMenu(bar.actions()[-1], menu)
    else:
        bar.addMenu(menu)
    return menu


def _menu(title: str, parent: QWidget, groups: list[list[QAction]]) -> QMenu:
    menu = QMenu(title, parent)
    menu.setToolTipsVisible(True)
    for number, group in enumerate(groups):
        if number:
            menu.addSeparator()
        menu.addActions(group)
    return menu


def _say(menu: QMenu, tip: str) -> None:
    menu.menuAction().setToolTip(tip)
    menu.menuAction().setStatusTip(tip)
