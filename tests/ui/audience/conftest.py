"""The audience view on real screens that can be plugged in and out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from app.paths import resources_folder
from app.ui.audience.screens.audience_window import AudienceWindow
from app.ui.audience.typesetting.palette import AudiencePalette
from tests.ui.audience.screens.offscreen_screens import (
    LAPTOP,
    PROJECTOR,
    OffscreenScreens,
    is_possible,
)
from tests.ui.audience.screens.placed_room import PlacedRoom


@pytest.fixture
def palette():
    return AudiencePalette(resources_folder(), "light")


@pytest.fixture
def screens(qapp):
    """A laptop and a projector to its right."""
    if not is_possible(qapp):
        pytest.skip("screens can be configured only on Qt's offscreen platform, on Linux")
    plugged = OffscreenScreens(qapp)
    plugged.plug(LAPTOP, PROJECTOR)
    yield plugged
    plugged.restore()


@pytest.fixture
def audience(qtbot, theme, palette):
    window = AudienceWindow(theme, palette)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def editor(qtbot, screens):
    """A window with a field, on the laptop."""
    window = QPlainTextEdit()
    qtbot.addWidget(window)
    window.setGeometry(100, 80, 800, 600)
    window.show()
    return window


@pytest.fixture
def room(qtbot, editor, audience, screens):
    """The view's placement, with nobody presenting yet."""
    made = PlacedRoom(qtbot, editor, audience, screens)
    yield made
    made.placement.leave()
