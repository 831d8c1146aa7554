"""Write worksheets from the window: for whom and how, by keys alone."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.models.edits import SetDetail
from app.reports.options import Paper
from app.ui.services.message_dialogs import ListDialog
from app.ui.worksheets.write_dialog import WriteDialog
from tests.ui.driving import answer_box, answer_file_dialog
from tests.ui.worksheets.conftest import SESSION

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(context, qtbot):
    """The dialog that asks for whom and how."""
    shown = WriteDialog(context.theme, SESSION)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def _press(dialog, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)


def _write_over(window, when_open, qtbot, folder, answer):
    """Have every form written where one is already, and answer whether to replace it."""
    when_open(WriteDialog, lambda d: _press(d, Qt.Key.Key_Return))
    answer_file_dialog(str(folder))
    asked = answer_box(answer)
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL | SHIFT)
    assert asked()


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
    window, _startup = filled
    when_open(WriteDialog, lambda d: _press(d, Qt.Key.Key_Return))
    chosen = answer_file_dialog(str(tmp_path))
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL | SHIFT)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("Worksheet *.pdf"))) == 3)
    assert chosen()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.findChildren(QPushButton)
    reader = PdfReader(tmp_path / "Worksheet Health.pdf")
    assert len([name for name in reader.get_fields() if name.startswith("p_")]) == 3


def test_that_worksheets_there_already_are_not_replaced_unasked(filled, when_open, qtbot, tmp_path):
    window, _startup = filled
    there = tmp_path / "Worksheet Health.pdf"
    there.write_text("a filled one")
    _write_over(window, when_open, qtbot, tmp_path, "Cancel")
    assert there.read_text() == "a filled one"


def test_that_one_agency_s_form_goes_into_the_file_chosen(filled, when_open, qtbot, tmp_path):
    window, _startup = filled
    target = tmp_path / "for health.pdf"

    def act(dialog):
        _press(dialog, Qt.Key.Key_Down)
        _press(dialog, Qt.Key.Key_Down)
        _press(dialog, Qt.Key.Key_Return)

    when_open(WriteDialog, act)
    answered = answer_file_dialog(str(target))
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL | SHIFT)
    qtbot.waitUntil(target.is_file)
    assert answered()
    assert "For Health" in PdfReader(target).pages[0].extract_text()


def test_that_it_is_said_which_were_written_where_one_could_not_be(
    filled, when_open, qtbot, tmp_path
):
    window, _startup = filled
    (tmp_path / "Worksheet Police.pdf").mkdir()
    _write_over(window, when_open, qtbot, tmp_path, "Replace")
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.sentence == (
        "“Worksheet Police.pdf” is a folder. Choose a file name. Of the others, "
        "“Worksheet Education.pdf” and “Worksheet Health.pdf” are written."
    )


def test_that_where_none_could_be_written_it_says_just_that(filled, when_open, qtbot, tmp_path):
    window, _startup = filled
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "Worksheet Education.pdf").mkdir()
    _write_over(window, when_open, qtbot, folder, "Replace")
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.sentence.startswith("Not written. “Worksheet Education.pdf” is a folder.")


def test_that_worksheets_called_off_are_said_to_be_written_or_not(
    filled, when_open, qtbot, tmp_path
):
    window, _startup = filled
    when_open(WriteDialog, lambda d: _press(d, Qt.Key.Key_Return))
    answer_file_dialog(str(tmp_path))
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL | SHIFT)
    window.jobs.findChild(QPushButton, "cancel-job").click()
    qtbot.waitUntil(lambda: window.status.sentence == "Cancelled; no worksheet was written.")
    assert list(tmp_path.glob("Worksheet *")) == []


@pytest.mark.parametrize("answer", ["Write all the same", "Go to this place"])
def test_that_details_on_a_worksheet_are_shown_before_it_is_written(
    filled, when_open, qtbot, tmp_path, answer
):
    window, startup = filled
    known = SESSION.details
    startup.autosave.history.perform(
        SetDetail.of(known.id, known, purpose="Ring Sam on 01282 555012")
    )

    def act(dialog):
        shown = dialog.list.item(0).text()
        buttons = {each.text(): each for each in dialog.findChildren(QPushButton)}
        buttons[answer].click()
        return shown

    seen = when_open(ListDialog, act)
    when_open(WriteDialog, lambda d: _press(d, Qt.Key.Key_Return))
    if answer == "Write all the same":
        answer_file_dialog(str(tmp_path))
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL | SHIFT)
    assert seen[0].startswith("Purpose of the session: ")
    if answer == "Write all the same":
        qtbot.waitUntil(lambda: len(list(tmp_path.glob("Worksheet *.pdf"))) == 3)
    else:
        assert window.tab_bar.current == 0
        assert list(tmp_path.glob("Worksheet *.pdf")) == []
