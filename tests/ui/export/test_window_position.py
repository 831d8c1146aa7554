"""The window stands on the operator's screen, beside the main window where there is room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from app.ui.export.export_window import frame_next_to, place_next_to
from tests.ui.audience.screens.offscreen_screens import (
    LAPTOP,
    PROJECTOR,
    OffscreenScreens,
    is_possible,
)

ROOM = QRect(0, 0, 1440, 900)


@pytest.mark.parametrize(
    ("room", "main", "place"),
    [
        (QRect(0, 0, 2560, 1440), QRect(0, 0, 1300, 1000), QRect(1300, 0, 1180, 820)),
        (QRect(0, 0, 2560, 1440), QRect(1200, 40, 1360, 1000), QRect(20, 40, 1180, 820)),
        (ROOM, QRect(0, 0, 1440, 900), QRect(260, 0, 1180, 820)),
        (QRect(0, 30, 1024, 570), QRect(0, 30, 1024, 570), QRect(0, 30, 1024, 570)),
        (QRect(-1440, 0, 1440, 900), QRect(-1400, 700, 960, 540), QRect(-1440, 80, 1180, 820)),
    ],
)
def test_that_it_stands_beside_the_main_window_or_over_its_right_side(room, main, place):
    assert frame_next_to(room, main, QSize(1180, 820)) == place
    assert room.contains(place)


@pytest.mark.parametrize("is_right", [False, True])
def test_that_it_never_stands_on_the_projector(qtbot, qapp, is_right):
    if not is_possible(qapp):
        pytest.skip("screens can be configured only on Qt's offscreen platform, on Linux")
    plugged = OffscreenScreens(qapp)
    plugged.plug(LAPTOP, PROJECTOR)
    try:
        laptop = next(each for each in qapp.screens() if each.name() == LAPTOP.name)
        main, window = QWidget(), QWidget()
        for each in (main, window):
            qtbot.addWidget(each)
        edge = laptop.geometry().right() - 960 if is_right else laptop.geometry().left()
        main.setGeometry(edge, 40, 960, 600)
        main.show()
        place_next_to(window, main, (5000, 3000))
        window.show()
        assert laptop.geometry().contains(window.frameGeometry())
    finally:
        plugged.restore()
