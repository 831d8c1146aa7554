import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from app.models.audience.viewing_distance import LengthUnit, RoomSize
from app.ui.audience.dialogs.room_size_dialog import RoomSizeDialog


@pytest.fixture
def open_dialog(qtbot, theme):
    def opened(measure=None, unit=LengthUnit.METRES):
        dialog = RoomSizeDialog(theme, measure, None, unit)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return opened


def write(qtbot, field, text):
    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    qtbot.keyClicks(field.line, text)


def said(dialog):
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    return "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def test_that_a_room_is_measured_by_keys_alone(qtbot, open_dialog):
    dialog = open_dialog()
    focused = dialog.focusWidget()
    assert focused is dialog.height_field.line
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(focused, "1.5")
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.farthest_field.line
    qtbot.keyClicks(dialog.focusWidget(), "8,0 m")
    assert "at least 2.7 % of the picture’s height: 4.0 cm on this screen" in said(dialog)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.measure == RoomSize(1.5, 8)
    assert dialog.unit is LengthUnit.METRES


def test_that_enter_leads_to_the_length_still_missing(qtbot, open_dialog):
    dialog = open_dialog()
    qtbot.keyClicks(dialog.height_field.line, "1.5")
    qtbot.keyClick(dialog.height_field.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.farthest_field.line


@pytest.mark.parametrize("text", ["two", "900", "1.5.2"])
def test_that_bad_input_gets_a_sentence_and_no_ok(qtbot, open_dialog, text):
    dialog = open_dialog(RoomSize(1.5, 8))
    assert dialog.ok.isEnabled()
    write(qtbot, dialog.farthest_field, text)
    assert dialog.farthest_field.problem
    assert dialog.farthest_field.line.accessibleDescription() == dialog.farthest_field.problem
    assert not dialog.height_field.problem
    assert not dialog.ok.isEnabled()
    qtbot.keyClick(dialog.farthest_field.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    write(qtbot, dialog.farthest_field, "9")
    assert not dialog.farthest_field.problem
    assert dialog.ok.isEnabled()


@pytest.mark.parametrize("text", ["", "0", "0.", ",", "0,0"])
def test_that_a_length_only_begun_is_not_scolded(qtbot, open_dialog, text):
    dialog = open_dialog(RoomSize(1.5, 8))
    write(qtbot, dialog.height_field, text)
    assert not dialog.height_field.problem
    assert not dialog.ok.isEnabled()


def test_that_changing_the_unit_converts_what_is_typed(qtbot, open_dialog):
    dialog = open_dialog()
    write(qtbot, dialog.height_field, "1.5")
    write(qtbot, dialog.farthest_field, "26'6\"")
    qtbot.mouseClick(dialog.findChild(QPushButton, "segment-feet"), Qt.MouseButton.LeftButton)
    assert dialog.height_field.line.text() == "4.92"
    assert dialog.farthest_field.line.text() == "26.5"
    assert "1.9 inches on this screen" not in said(dialog)
    assert "1.6 inches on this screen" in said(dialog)
    qtbot.mouseClick(dialog.findChild(QPushButton, "segment-metres"), Qt.MouseButton.LeftButton)
    assert dialog.height_field.line.text() == "1.5"
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.measure.height == 1.5
    assert dialog.measure.farthest == pytest.approx(8.0772)


def test_that_the_unit_stands_above_the_lengths_it_governs(open_dialog):
    dialog = open_dialog()
    unit = dialog.findChild(QPushButton, "segment-metres").mapTo(dialog, QPoint())
    assert unit.y() < dialog.height_field.y() < dialog.farthest_field.y()


def test_that_the_unit_is_remembered(qtbot, open_dialog):
    dialog = open_dialog(RoomSize(1.524, 7.62), LengthUnit.FEET)
    assert (dialog.height_field.line.text(), dialog.farthest_field.line.text()) == ("5", "25")
    qtbot.keyClick(dialog.height_field.line, Qt.Key.Key_Return)
    assert dialog.unit is LengthUnit.FEET
    assert dialog.measure == RoomSize(1.524, 7.62)


def test_that_words_that_cannot_be_read_outlive_a_change_of_unit(qtbot, open_dialog):
    dialog = open_dialog()
    write(qtbot, dialog.height_field, "two")
    qtbot.mouseClick(dialog.findChild(QPushButton, "segment-feet"), Qt.MouseButton.LeftButton)
    assert dialog.height_field.line.text() == "two"
    assert "26'6" in dialog.height_field.problem


def test_that_not_measured_goes_back_to_three_and_a_half_per_cent(qtbot, open_dialog):
    dialog = open_dialog(RoomSize(1.5, 8))
    qtbot.mouseClick(dialog.not_measured, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.measure is None


def test_that_escape_changes_nothing(qtbot, open_dialog):
    dialog = open_dialog(RoomSize(1.5, 8))
    write(qtbot, dialog.height_field, "2")
    qtbot.keyClick(dialog.height_field.line, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.measure == RoomSize(1.5, 8)


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (RoomSize(1, 15), "Only 7 lines will fit"),
        (RoomSize(0.5, 40), "would need letters of 40.0 %"),
        (RoomSize(3, 8), "all the same"),
    ],
)
def test_that_rooms_out_of_the_ordinary_get_advice(open_dialog, measure, words):
    assert words in said(open_dialog(measure))


def test_that_the_dialog_keeps_its_size_and_fits_a_small_screen(qtbot, open_dialog):
    dialog = open_dialog(RoomSize(1.5, 8))
    before = dialog.size()
    write(qtbot, dialog.farthest_field, "199")
    write(qtbot, dialog.height_field, "0.2")
    assert dialog.size() == before
    assert dialog.minimumSizeHint().height() <= before.height() <= 640
    assert before.width() <= 1200
