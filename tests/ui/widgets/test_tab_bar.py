"""Tabs are chosen by click and arrow keys, and say how far they are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from app.ui.widgets.tab_bar import TabBar

NAMES = ("Session", "Checklist", "Visioning grid", "Standards", "Actions")


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> TabBar:
    strip = TabBar(theme)
    for name in NAMES:
        strip.add_tab(name)
    qtbot.addWidget(strip)
    strip.resize(1280, 40)
    strip.show()
    strip.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is strip)
    return strip


def test_that_the_arrow_keys_move(strip: TabBar, qtbot: QtBot) -> None:
    strip.bar.setFocus()
    qtbot.keyClick(strip.bar, Qt.Key.Key_Right)
    qtbot.keyClick(strip.bar, Qt.Key.Key_Right)
    qtbot.keyClick(strip.bar, Qt.Key.Key_Left)
    assert strip.current == 1


def test_that_a_count_widens_its_tab_and_is_read_out(strip: TabBar) -> None:
    before = strip.bar.tabRect(2).width()
    strip.set_count(2, "3 of 7 agreed")
    assert strip.bar.tabText(2) == "Visioning grid, 3 of 7 agreed"
    assert strip.bar.tabRect(2).width() > before
    strip.set_count(2, "")
    assert strip.bar.tabText(2) == "Visioning grid"


def test_that_five_tabs_with_counts_fit_the_smallest_window(strip: TabBar) -> None:
    for number in range(5):
        strip.set_count(number, "100 of 200 agreed")
    assert strip.bar.tabRect(4).right() < strip.bar.width()


def test_that_the_chosen_tab_joins_the_card_below_it(strip: TabBar, theme: Theme) -> None:
    strip.choose(1)
    image = strip.grab().toImage()
    scale = image.devicePixelRatio()
    inside = (strip.bar.tabRect(1).left() + strip.bar.x() + 4) * scale
    beyond = (strip.width() - 5) * scale
    assert image.pixelColor(int(inside), image.height() - 1) == theme.colour("card")
    assert image.pixelColor(int(beyond), image.height() - 1) == theme.colour("line")
