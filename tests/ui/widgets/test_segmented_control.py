"""One of the segments is chosen, by mouse or by arrow keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from app.ui.widgets.segmented_control import SegmentedControl
from tests.ui.driving import press


@pytest.fixture
def control(qtbot: QtBot, theme: Theme) -> SegmentedControl:
    control = SegmentedControl(
        "View", [("overview", "Overview"), ("prompt", "Prompt"), ("statement", "Statement")]
    )
    qtbot.addWidget(control)
    control.show()
    return control


def test_that_the_first_segment_is_chosen_at_first(control: SegmentedControl) -> None:
    assert control.current == "overview"


def test_that_a_click_chooses_and_tells(control: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.waitSignal(control.chosen) as told:
        qtbot.mouseClick(control.button("prompt"), Qt.MouseButton.LeftButton)
    assert told.args == ["prompt"]
    assert control.current == "prompt"


def test_that_none_may_be_chosen_until_the_next_click(
    control: SegmentedControl, qtbot: QtBot
) -> None:
    control.choose("prompt")
    control.choose_none()
    assert control.current == ""
    with qtbot.waitSignal(control.chosen) as told:
        qtbot.mouseClick(control.button("prompt"), Qt.MouseButton.LeftButton)
    assert told.args == ["prompt"]
    control.choose("statement")
    assert [control.button(key).isChecked() for key in ("overview", "prompt", "statement")] == [
        False,
        False,
        True,
    ]


def test_that_the_arrow_keys_move_and_tell(control: SegmentedControl, qtbot: QtBot) -> None:
    control.button("overview").setFocus()
    with qtbot.waitSignal(control.chosen) as told:
        qtbot.keyClick(control.button("overview"), Qt.Key.Key_Right)
    assert told.args == ["prompt"]
    assert QApplication.focusWidget() is control.button("prompt")


def test_that_choosing_by_program_is_silent(control: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(control.chosen):
        control.choose("statement")
    assert control.current == "statement"


def test_that_it_has_a_name_for_a_screen_reader(control: SegmentedControl) -> None:
    assert control.accessibleName() == "View"
    assert control.button("prompt").text() == "Prompt"


def test_that_tab_comes_to_the_chosen_segment_and_the_arrows_go_on_from_there(qtbot, theme):
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    control = SegmentedControl("Level", [(each, each) for each in "123"])
    before, after = QLineEdit(), QLineEdit()
    for part in (before, control, after):
        column.addWidget(part)
    control.choose("2")
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    before.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is control.button("2")
    with qtbot.waitSignal(control.chosen) as chosen:
        press(Qt.Key.Key_Left)
    assert chosen.args == ["1"]
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is control.button("1")
    control.choose_none()
    assert control.button("3").focusPolicy() is Qt.FocusPolicy.StrongFocus
