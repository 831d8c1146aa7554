"""A banner says one thing until it is dealt with or closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from app.ui.widgets.banner import Banner, BannerKind


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def banner(window: QWidget, theme: Theme) -> Banner:
    banner = Banner(theme)
    window.layout().addWidget(banner)
    return banner


def test_that_it_is_hidden_until_there_is_something_to_say(banner: Banner) -> None:
    assert banner.isHidden()
    banner.show_message("The disk is full. Free some room; it will be tried again.")
    assert banner.isVisible()
    assert banner.accessibleName() == banner.sentence


def test_that_its_sentence_is_never_markup(banner: Banner) -> None:
    banner.show_message("<img src='x.png'> could not be read.")
    formats = {label.textFormat() for label in banner.findChildren(QLabel) if label.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_that_its_button_leads_on(banner: Banner, qtbot: QtBot) -> None:
    tried: list[str] = []
    banner.show_message("The disk is full.")
    button = banner.add_button("Try again", lambda: tried.append("again"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tried == ["again"]


def test_that_a_new_message_takes_the_old_buttons_away(banner: Banner) -> None:
    banner.show_message("The disk is full.")
    banner.add_button("Try again", lambda: None)
    banner.show_message("A newer version wrote this file.", BannerKind.NOTICE)
    assert [button for button in banner.findChildren(QPushButton) if button.isVisible()] == []


def test_that_it_can_be_closed(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message("The disk is full.")
    close = banner.findChild(QToolButton, "banner-close")
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_that_its_ground_follows_its_kind(banner: Banner, theme: Theme) -> None:
    grounds = {
        BannerKind.TROUBLE: "danger-soft",
        BannerKind.NOTICE: "notice",
        BannerKind.INFO: "accent-soft",
    }
    for kind, token in grounds.items():
        banner.show_message("Something lasting.", kind)
        assert banner.grab().toImage().pixelColor(3, 3) == theme.colour(token)
