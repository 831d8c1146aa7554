"""Drive the window as a person does: find things by what they are called, press real keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.tabs.tab import Tab

Dialog = TypeVar("Dialog", bound=QDialog)
NO_KEYS = Qt.KeyboardModifier.NoModifier


def named(window: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """Return the visible widget with this accessible name."""
    found = [
        widget
        for widget in window.findChildren(kind)
        if widget.accessibleName() == name and widget.isVisible()
    ]
    assert found, f"nothing visible is called {name!r}"
    return found[0]


def names(window: QWidget, ending: str) -> list[str]:
    """Return the accessible names that end so, of what is visible."""
    found = (w.accessibleName() for w in window.findChildren(QWidget) if w.isVisible())
    return sorted(name for name in found if name.endswith(ending))


def button(window: QWidget, words: str) -> QPushButton:
    """Return the visible button with these words."""
    found = [b for b in window.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    assert found, f"no visible button says {words!r}"
    return found[0]


def command(tab: Tab, words: str) -> QAction:
    """Return one of the tab's commands by its words in the menu."""
    return next(action for action in tab.commands() if action.text() == words)


def focus() -> QWidget:
    """Return the widget that the keys go to."""
    focused = QApplication.focusWidget()
    assert focused, "nothing has the focus"
    return focused


def focused_name() -> str:
    """Return what a screen reader calls the widget that the keys go to."""
    return focus().accessibleName()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS, times: int = 1) -> None:
    """Press a key where the focus is, each time anew."""
    for _ in range(times):
        QTest.keyClick(focus(), key, modifier)


def type_over(field: QWidget, words: str) -> None:
    """Put the caret into a field, and type in place of what is there."""
    field.setFocus()
    field.selectAll()
    type_words(words)


def type_words(words: str) -> None:
    """Type at the caret; what no key gives comes as from an input method."""
    if words.isascii():
        QTest.keyClicks(focus(), words)
    else:
        type_text(focus(), words)


def paste(text: str) -> None:
    """Paste a text where the focus is."""
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def show_tab(qtbot: QtBot, tab: Tab, session_id: str, width: int = 1440, height: int = 740) -> None:
    """Open a session in a tab of this size."""
    qtbot.addWidget(tab)
    tab.resize(width, height)
    tab.open(session_id)
    with qtbot.waitExposed(tab):
        tab.show()


def bring_to_front(qtbot: QtBot, tab: Tab) -> None:
    """Return the keys to a tab that is shown, where it wants them first."""
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.take_focus()


def type_text(widget: QWidget, text: str) -> None:
    """Type any text, also beyond ASCII, as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def answer_box(words: str) -> Callable[[], bool]:
    """Click the button with these words once a message box opens; tell whether one did."""

    def answer(box: QMessageBox) -> None:
        next(b for b in box.buttons() if b.text() == words).click()

    return _once_open(QMessageBox, answer)


def answer_file_dialog(path: str) -> Callable[[], bool]:
    """Choose this path once a file dialog opens; tell whether one did."""

    def answer(dialog: QFileDialog) -> None:
        dialog.selectFile(path)
        QTimer.singleShot(50, lambda: accept(dialog))

    def accept(dialog: QFileDialog) -> None:
        # Where the folder is another one, the dialog may have put its first name back by now.
        dialog.findChild(QLineEdit, "fileNameEdit").setText(path)
        QDialog.accept(dialog)

    return _once_open(QFileDialog, answer)


def open_export_window() -> QDialog:
    """Press Ctrl+E where the focus is, and give the export window once it has the keys."""
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    return export_window()


def export_window() -> QDialog:
    """Return the export window, which is open, with the keys as once a dialog over it is closed."""
    found = [w for w in QApplication.topLevelWidgets() if w.objectName() == "export-window"]
    shown = [w for w in found if w.isVisible()]
    assert shown, "no export window is open"
    shown[0].activateWindow()
    QTest.qWaitForWindowActive(shown[0])
    return shown[0]


def save_as(path: str) -> Callable[[], bool]:
    """Open the export window, press Enter there and save to this path; tell if it was asked for."""
    open_export_window()
    was_asked = answer_file_dialog(path)
    press(Qt.Key.Key_Return)
    return was_asked


def _once_open(kind: type[Dialog], answer: Callable[[Dialog], None]) -> Callable[[], bool]:
    is_open: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            is_open.append(True)
            answer(dialog)
        elif not is_open:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    return lambda: bool(is_open)


def tab_to(name: str, modifier: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press Tab until the keys go to what is called so; a round without it is a failure."""
    passed = []
    for _ in range(120):
        if focused_name() == name:
            return
        passed.append(focused_name())
        press(Qt.Key.Key_Tab, modifier)
    raise AssertionError(f"Tab never came to {name!r}, only to {sorted(set(passed))}")
