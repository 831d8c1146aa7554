"""The button that begins to present stands whole at the right of the grid's toolbar."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.models.records import StatementStatus
from tests.ui.driving import button, named, press

STATUSES = [None, *StatementStatus]


def shown_parts(toolbar):
    """What stands in the toolbar itself, from the left."""
    found = (toolbar.layout().itemAt(n).widget() for n in range(toolbar.layout().count()))
    return [part for part in found if part is not None and part.isVisible()]


def test_that_the_button_asks_to_present_and_leaves_the_caret(qtbot, tab, cell) -> None:
    tab.go_to("prompt-1", None)
    with qtbot.waitSignal(tab.present_requested):
        qtbot.mouseClick(button(tab, "Present  F5"), Qt.MouseButton.LeftButton)
    assert cell(1).hasFocus()


def test_that_the_button_is_reached_and_pressed_by_keys(qtbot, tab) -> None:
    shown = named(tab, "Present", QPushButton)
    tab.toolbar.put_back.setFocus()
    tab.toolbar.agree.setFocus()
    while not shown.hasFocus():
        press(Qt.Key.Key_Tab)
    with qtbot.waitSignal(tab.present_requested):
        press(Qt.Key.Key_Space)


def test_that_it_says_what_a_press_will_do(tab) -> None:
    shown = tab.toolbar.present
    assert shown.toolTip() == "Show the room the audience view (F5)"
    tab.show_presenting(is_presenting=True)
    assert shown.text() == "Stop presenting  F5"
    assert shown.accessibleName() == "Stop presenting"
    assert shown.toolTip() == "Take the audience view away (F5)"
    tab.show_presenting(is_presenting=False)
    assert shown.text() == "Present  F5"


@pytest.mark.parametrize("width", [960, 1010, 1280, 1440])
@pytest.mark.parametrize("is_presenting", [False, True])
@pytest.mark.parametrize("status", STATUSES)
def test_that_no_button_is_cut_off(qtbot, tab, width, is_presenting, status) -> None:
    tab.resize(width, 520)
    tab.toolbar.show_status(status)
    tab.show_presenting(is_presenting=is_presenting)
    margin = tab.toolbar.layout().contentsMargins().right()
    parts = shown_parts(tab.toolbar)
    qtbot.waitUntil(lambda: all(part.width() >= part.sizeHint().width() for part in parts))
    assert parts[-1] is tab.toolbar.present
    assert parts[-1].geometry().right() == width - margin - 1
    assert all(a.geometry().right() < b.x() for a, b in pairwise(parts))


def test_that_a_narrow_toolbar_says_less_and_a_wide_one_all(qtbot, tab) -> None:
    toolbar = tab.toolbar
    tab.show_presenting(is_presenting=True)
    tab.resize(960, 520)
    toolbar.show_status(StatementStatus.CHANGED)
    qtbot.waitUntil(lambda: toolbar.put_back.text() == "Put back")
    assert toolbar.put_back.accessibleName() == "Put back the agreed wording"
    tab.resize(1280, 520)
    qtbot.waitUntil(lambda: toolbar.put_back.text() == "Put back the agreed wording")
    assert [label.text() for label in toolbar.findChildren(QLabel) if label.isVisible()] == ["Text"]
    tab.resize(960, 520)
    toolbar.show_status(StatementStatus.DRAFT)
    assert [label.text() for label in toolbar.findChildren(QLabel) if label.isVisible()] == ["Text"]
