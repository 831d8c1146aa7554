"""Dialogs say their sentence whole, in the program's own dress."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProxyStyle,
    QStyle,
    QWidget,
)

from app.errors import AppError
from app.ui.services.message_dialogs import Messages
from tests.ui.audience.screens.offscreen_screens import LAPTOP, OffscreenScreens, is_possible

BREAK = "\N{ZERO WIDTH SPACE}"
LONG = "monster.json was not imported: 30 places in it need to be put right first."


@pytest.fixture
def laptop(qapp):
    """A screen so wide that Qt lets a message be one long line."""
    if not is_possible(qapp):
        pytest.skip("screens can be configured only on Qt's offscreen platform, on Linux")
    plugged = OffscreenScreens(qapp)
    plugged.plug(LAPTOP)
    yield plugged
    plugged.restore()


@pytest.fixture
def messages(qtbot, theme, laptop):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 540)
    window.show()
    return Messages(window)


@pytest.fixture
def looked():
    """Look at the dialog that opens next, and close it by its key."""
    found = []

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(20, look)
            return
        QTest.qWaitForWindowExposed(dialog)
        labels = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
        found.extend((label.text(), _has_room(label)) for label in labels if label.text())
        dialog.reject()

    QTimer.singleShot(20, look)
    return found


def _has_room(label):
    """Return whether a label has room for its words, on one line or wrapped."""
    if label.wordWrap():
        longest = max(label.text().replace(BREAK, " ").split(), key=len)
        fits = label.width() >= label.fontMetrics().horizontalAdvance(longest)
        return fits and label.height() >= label.heightForWidth(label.width())
    return label.width() >= label.sizeHint().width()


@pytest.mark.parametrize("sentence", [LONG, "Done.", "Replace " + "x" * 160 + ".json?", LONG * 4])
def test_that_a_sentence_is_whole_however_long(messages, looked, sentence):
    messages.choose(sentence, "Nothing was changed.", ["Go on"])
    assert looked
    assert all(has_room for _text, has_room in looked), looked


def test_that_a_list_of_problems_has_its_sentence_whole(messages, looked):
    messages.list_problems(AppError(LONG, "Nothing was changed."), ["a", "b"])
    assert looked
    assert all(has_room for _text, has_room in looked), looked


def test_that_a_dialog_closed_in_any_other_way_gives_the_safe_answer(messages, looked):
    assert messages.choose("Delete it?", "", ["Delete"]) == "Cancel"


class DesktopWithPictures(QProxyStyle):
    """A style as on a desktop that wants a picture on each button of a dialog."""

    def styleHint(self, hint, option=None, widget=None, returned=None):  # noqa: N802 - Qt's name
        if hint is QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, returned)


def test_that_no_button_has_a_picture_of_the_desktop(qtbot, theme):
    style = DesktopWithPictures("Fusion")
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    box.setStyle(style)
    wanted = (QDialogButtonBox.StandardButton.Cancel, QDialogButtonBox.StandardButton.Save)
    assert all(box.addButton(each).icon().isNull() for each in wanted)
    box.setStyle(None)
