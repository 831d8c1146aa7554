"""What a person does in the standards tab: type, click a row, press a key where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.ui.tabs.standards.tree.model import NodeKind
from tests.ui import driving

if TYPE_CHECKING:
    from app.ui.tabs.standards.standards_tab import StandardsTab


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def find(tab: StandardsTab, words: str) -> None:
    """Type into the search field, in place of what is there."""
    tab.take_focus()
    QTest.keyClick(tab.toolbar.search, Qt.Key.Key_Delete)
    QTest.keyClicks(tab.toolbar.search, words)
    settle()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = driving.NO_KEYS) -> None:
    """Press a key where the focus is."""
    driving.press(key, modifier)
    settle()


def click(widget: QWidget) -> None:
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def click_row(tab: StandardsTab, key: str) -> None:
    """Click a row of the tree by its key."""
    tree = tab.browse.tree
    index = tree.standards.find(key)
    assert index.isValid()
    tree.scrollTo(index)
    place = tree.visualRect(index).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()


def codes(tab: StandardsTab) -> list[str]:
    """The codes in the tree, from the top down."""
    nodes = tab.browse.tree.standards.nodes
    return [node.standard.code for node in nodes if node.standard]


def headings(tab: StandardsTab) -> list[tuple[str, str]]:
    """The frameworks in the tree, each with its count."""
    model = tab.browse.tree.standards
    branches = (node for node in model.nodes if node.kind is NodeKind.FRAMEWORK)
    return [(node.title, model.count_text(node)) for node in branches]


def current(tab: StandardsTab) -> str:
    """The code shown large at the right."""
    return tab.browse.detail.code.text()


def label_texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
