"""Put the export window on the operator's screen, beside the main window where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_USUAL = (1180, 860)
_SMALLEST = (960, 540)


def place_beside(window: QWidget, main: QWidget, kept: tuple[int, int] | None) -> None:
    """Give a window its size and its place, before it is shown or where it was dragged away.

    The screen is the one that the main window stands on, which is never that of the audience.
    """
    screen = main.screen()
    frame = main.frameGeometry().size() - main.size()
    whole = beside(
        screen.availableGeometry(), main.frameGeometry(), QSize(*(kept or _USUAL)) + frame
    )
    window.setScreen(screen)
    window.resize(whole.size() - frame)
    window.move(whole.topLeft())


def smallest() -> QSize:
    """The smallest size in which all of it can be used."""
    return QSize(*_SMALLEST)


def beside(room: QRect, main: QRect, size: QSize) -> QRect:
    """Give the place of a window with its frame: beside the main one, else over its right side."""
    width, height = min(size.width(), room.width()), min(size.height(), room.height())
    if room.right() - main.right() >= width:
        left = main.right() + 1
    elif main.left() - room.left() >= width:
        left = main.left() - width
    else:
        left = min(main.right() + 1 - width, room.right() + 1 - width)
    left = max(room.left(), left)
    top = max(room.top(), min(main.top(), room.bottom() + 1 - height))
    return QRect(left, top, width, height)
