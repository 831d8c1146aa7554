"""Who has the keys while the audience view is on another screen: always the editor."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from tests.ui.audience.screens.offscreen_screens import LAPTOP, PROJECTOR


def _is_shown_without_keys(room) -> bool:
    """Return what the window system was asked for when the window was made."""
    window = room.audience.windowHandle()
    return bool(window.property("_q_showWithoutActivating"))


def test_that_a_view_on_a_second_screen_leaves_the_keys_after_one_that_took_them(room):
    room.screens.plug(LAPTOP)
    room.placement.present()
    assert not _is_shown_without_keys(room)
    QTest.keyClick(room.audience, Qt.Key.Key_Escape)
    room.screens.plug(LAPTOP, PROJECTOR)
    room.placement.present()
    assert room.is_on(PROJECTOR)
    assert _is_shown_without_keys(room)
    assert room.audience.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    room.qtbot.waitUntil(room.editor.isActiveWindow)


def test_that_a_view_on_one_screen_takes_the_keys_after_one_that_left_them(room):
    room.placement.present()
    assert _is_shown_without_keys(room)
    room.placement.leave()
    room.screens.plug(LAPTOP)
    room.placement.present()
    assert not _is_shown_without_keys(room)
    assert not room.audience.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    room.qtbot.waitUntil(room.audience.isActiveWindow)


def test_that_a_view_given_the_keys_gives_them_to_the_editor(room):
    room.placement.present()
    room.qtbot.waitUntil(room.editor.isActiveWindow)
    room.audience.activateWindow()
    room.qtbot.waitUntil(room.editor.isActiveWindow)
    assert not room.audience.isActiveWindow()


def test_that_letters_typed_into_the_view_are_written_in_the_editor(room):
    room.placement.present()
    room.editor.setFocus()
    for letter in "Hat!":
        QTest.keyClick(room.audience, letter)
    assert room.editor.toPlainText() == "Hat!"


def test_that_a_changed_key_in_the_view_writes_nothing(room):
    room.placement.present()
    QTest.keyClick(room.audience, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(room.audience, Qt.Key.Key_Shift)
    assert room.editor.toPlainText() == ""


def test_that_letters_typed_into_the_view_go_to_a_dialog_that_is_open(room, qtbot):
    dialog = QDialog(room.editor)
    qtbot.addWidget(dialog)
    field = QLineEdit()
    QVBoxLayout(dialog).addWidget(field)
    room.placement.present()
    dialog.open()
    field.setFocus()
    QTest.keyClick(room.audience, "a")
    assert field.text() == "a"
    assert room.editor.toPlainText() == ""


def test_that_letters_typed_into_a_view_over_the_editor_stay_out_of_it(room):
    room.screens.plug(LAPTOP)
    room.placement.present()
    QTest.keyClick(room.audience, "a")
    assert room.editor.toPlainText() == ""
