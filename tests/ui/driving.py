"""Drive the window as a person does: find things by what they are called, press real keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton, QWidget


def named(window: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """Give the visible widget with this accessible name."""
    found = [
        widget
        for widget in window.findChildren(kind)
        if widget.accessibleName() == name and widget.isVisible()
    ]
    assert found, f"nothing visible is called {name!r}"
    return found[0]


def button(window: QWidget, words: str) -> QPushButton:
    """Give the visible button with these words."""
    found = [b for b in window.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    assert found, f"no visible button says {words!r}"
    return found[0]


def type_text(widget: QWidget, text: str) -> None:
    """Type any text, also beyond ASCII, as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def answer_box(words: str) -> Callable[[], bool]:
    """Click the button with these words once a message box opens; tell whether one did."""
    state = {"done": False}

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            state["done"] = True
            next(b for b in box.buttons() if b.text() == words).click()
        elif not state["done"]:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    return lambda: state["done"]


def answer_file_dialog(path: str) -> Callable[[], bool]:
    """Choose this path once a file dialog opens; tell whether one did."""
    state = {"done": False}

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            state["done"] = True
            dialog.selectFile(path)
            QTimer.singleShot(50, lambda: QDialog.accept(dialog))
        elif not state["done"]:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    return lambda: state["done"]
