"""Write worksheets from the window: for whom and how, by keys alone."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.reports.choices import Paper
from app.ui.worksheets.order_dialog import OrderDialog
from tests.ui.driving import answer_box, answer_file_dialog
from tests.ui.worksheets.conftest import SESSION

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(desk, qtbot):
    """The dialog that asks for whom and how."""
    shown = OrderDialog(desk.theme, SESSION)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def _press(dialog, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)


def _choices(dialog):
    return [dialog.whom.itemText(number) for number in range(dialog.whom.count())]


def test_that_a_form_is_for_every_agency_or_for_one(dialog):
    assert _choices(dialog)[:3] == ["Every agency (3 files)", "Education", "Health"]
    assert dialog.is_for_each
    assert dialog.whom.hasFocus()
    _press(dialog, Qt.Key.Key_Down)
    assert dialog.agency == SESSION.agencies[0]
    assert not dialog.order.is_blank


def test_that_only_lines_by_hand_are_large_or_for_any_agency(dialog, qtbot):
    assert not dialog.large.isEnabled()
    _press(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.by_hand.isChecked)  # Qt shows the button pressed for a moment
    assert _choices(dialog)[0] == "Any agency, with a line for its name"
    _press(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.order.is_large)
    _press(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not dialog.order.is_blank)
    assert not dialog.order.is_large
    assert "Any agency" not in _choices(dialog)[0]


def test_that_checklist_and_paper_are_chosen_by_keys(dialog, qtbot):
    _press(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.checklist.isChecked)
    _press(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    _press(dialog, Qt.Key.Key_Down)
    assert (dialog.order.has_checklist, dialog.order.paper) == (True, Paper.LETTER)


def test_that_every_agency_gets_its_form_in_the_folder_chosen(filled, when_open, qtbot, tmp_path):
    window, _opening = filled
    when_open(OrderDialog, lambda d: _press(d, Qt.Key.Key_Return))
    chosen = answer_file_dialog(str(tmp_path))
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL | SHIFT)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("Worksheet *.pdf"))) == 3)
    assert chosen()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.findChildren(QPushButton)
    reader = PdfReader(tmp_path / "Worksheet Health.pdf")
    assert len([name for name in reader.get_fields() if name.startswith("p_")]) == 3


def test_that_worksheets_there_already_are_not_replaced_unasked(filled, when_open, qtbot, tmp_path):
    window, _opening = filled
    there = tmp_path / "Worksheet Health.pdf"
    there.write_text("a filled one")
    when_open(OrderDialog, lambda d: _press(d, Qt.Key.Key_Return))
    answer_file_dialog(str(tmp_path))
    asked = answer_box("Cancel")
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL | SHIFT)
    assert asked()
    assert there.read_text() == "a filled one"


def test_that_one_agency_s_form_goes_into_the_file_chosen(filled, when_open, qtbot, tmp_path):
    window, _opening = filled
    target = tmp_path / "for health.pdf"

    def act(dialog):
        _press(dialog, Qt.Key.Key_Down)
        _press(dialog, Qt.Key.Key_Down)
        _press(dialog, Qt.Key.Key_Return)

    when_open(OrderDialog, act)
    answered = answer_file_dialog(str(target))
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL | SHIFT)
    qtbot.waitUntil(target.is_file)
    assert answered()
    assert "For Health" in PdfReader(target).pages[0].extract_text()
