"""What a person does at the session tab."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def named(tab: QWidget, name: str) -> QWidget:
    """Give the control that a screen reader calls so."""
    return next(w for w in tab.findChildren(QWidget) if w.accessibleName() == name and shown(w))


def names(tab: QWidget, ending: str) -> list[str]:
    found = (w.accessibleName() for w in tab.findChildren(QWidget) if shown(w))
    return sorted(name for name in found if name.endswith(ending))


def shown(widget: QWidget) -> bool:
    return not widget.isHidden() and not widget.parentWidget().isHidden()


def type_over(qtbot, field: QWidget, words: str) -> None:
    """Put the caret into a field, and type in place of what is there."""
    field.setFocus()
    field.selectAll()
    type_words(qtbot, words)


def type_words(qtbot, words: str) -> None:
    """Type at the caret; what no key gives comes as from an input method."""
    field = QApplication.focusWidget()
    if words.isascii():
        qtbot.keyClicks(field, words)
    else:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(field, event)


def press(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def paste(qtbot, text: str) -> None:
    QApplication.clipboard().setText(text)
    press(qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
