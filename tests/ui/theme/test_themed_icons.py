"""Icons change with the colours, on whatever wears one."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QPushButton

from app.ui.widgets.banner import Banner
from app.ui.widgets.card import EmptyState
from app.ui.widgets.labels import IconLabel


@pytest.fixture
def recoloured(theme, qapp):
    """Change the colours, and give light back to the tests that follow."""

    def change(name):
        theme.use(name)
        theme.apply(qapp)

    yield change
    change("light")


def _inks(picture):
    image = picture.toImage()
    return {
        QColor(image.pixelColor(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_that_buttons_and_actions_follow_the_colours(theme, qtbot, recoloured):
    button, action = QPushButton(), QAction()
    qtbot.addWidget(button)
    for widget in (button, action):
        theme.set_icon(widget, "trash", "muted")
    recoloured("dark")
    for widget in (button, action):
        assert theme.colour("muted").name() in _inks(widget.icon().pixmap(48, 48))


def test_that_pictures_follow_the_colours(theme, qtbot, recoloured):
    banner, empty = Banner(theme), EmptyState(theme, "flag", "No actions yet")
    for widget in (banner, empty):
        qtbot.addWidget(widget)
    banner.show_message("Not saved.")
    recoloured("dark")
    shown = [picture.pixmap() for w in (banner, empty) for picture in w.findChildren(IconLabel)]
    assert [
        theme.colour(name).name() in _inks(p)
        for name, p in zip(("danger", "line-strong"), shown, strict=True)
    ] == [True, True]


def test_that_what_is_gone_is_forgotten(theme, recoloured):
    button = QPushButton()
    theme.set_icon(button, "trash")
    button.deleteLater()
    del button
    recoloured("dark")
