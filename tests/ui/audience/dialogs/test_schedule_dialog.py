from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea

from app.models.audience.schedule import schedule_edit
from app.models.rules.new_session import blank_prompt
from app.ui.audience.dialogs.schedule_dialog import ScheduleDialog
from tests.models.sessions import filled_session

NOW = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)


@pytest.fixture
def open_dialog(qtbot, theme):
    def opened(session, used=None):
        dialog = ScheduleDialog(theme, session, NOW, used or {})
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return opened


def planned(*minutes, text="Why?"):
    prompts = tuple(
        replace(blank_prompt(text), id=f"p{n}", minutes=each) for n, each in enumerate(minutes)
    )
    return replace(filled_session(NOW), prompts=prompts)


def said(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def write(qtbot, box, text):
    box.setFocus(Qt.FocusReason.TabFocusReason)
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, text)


def test_that_minutes_are_planned_by_keys_alone(qtbot, open_dialog):
    dialog = open_dialog(planned(10, None, None))
    assert dialog.focusWidget() is dialog.rows[1].box
    qtbot.keyClicks(dialog.focusWidget(), "25")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "35")
    assert "70 minutes planned in all, so you finish about 15:15." in said(dialog)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.minutes() == {"p1": 25, "p2": 35}


def test_that_a_plan_left_alone_changes_nothing(open_dialog):
    assert open_dialog(planned(10, None, 0, 480)).minutes() == {}


def test_that_prompts_without_minutes_are_counted(qtbot, open_dialog):
    dialog = open_dialog(planned(10, None, None))
    assert "10 minutes planned in all, so you finish about 14:15." in said(dialog)
    assert "2 prompts have no minutes yet." in said(dialog)
    write(qtbot, dialog.rows[1].box, "5")
    assert "1 prompt has no minutes yet." in said(dialog)


def test_that_nothing_planned_has_no_end(open_dialog):
    dialog = open_dialog(planned(None, None))
    assert "No minutes planned yet." in said(dialog)
    assert "finish" not in said(dialog)


def test_that_an_emptied_box_is_not_planned(qtbot, open_dialog):
    dialog = open_dialog(planned(10, 20))
    write(qtbot, dialog.rows[0].box, "")
    qtbot.keyClick(dialog.rows[0].box, Qt.Key.Key_Tab)
    assert dialog.rows[0].box.text() == "Not planned"
    assert dialog.minutes() == {"p0": None}


def test_that_one_number_for_all_is_applied_by_enter_without_closing(qtbot, open_dialog):
    dialog = open_dialog(planned(None, None, None))
    assert dialog.focusWidget() is dialog.same
    qtbot.keyClicks(dialog.same, "15")
    qtbot.keyClick(dialog.same, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.minutes() == {"p0": 15, "p1": 15, "p2": 15}
    assert "45 minutes planned in all, so you finish about 14:50." in said(dialog)


def test_that_one_number_for_all_is_applied_by_its_button(qtbot, open_dialog):
    dialog = open_dialog(planned(10, 20))
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert dialog.minutes() == {"p1": 10}


def test_that_agreed_prompts_and_used_time_are_left_out_of_the_end(open_dialog):
    dialog = open_dialog(filled_session(NOW), {"prompt-1": 400.0})
    assert "6 min used" in said(dialog)
    assert "10 minutes planned in all. None are left." in said(dialog)
    assert "1 agreed prompt needs no more time." in said(dialog)


def test_that_time_used_is_told_from_time_left(open_dialog):
    dialog = open_dialog(planned(10, 20), {"p0": 480.0})
    assert "30 minutes planned in all. 22 are left, so you finish about 14:25." in said(dialog)
    dialog = open_dialog(planned(10), {"p0": 540.0})
    assert "10 minutes planned in all. 1 is left, so you finish about 14:05." in said(dialog)


def test_that_it_is_as_high_as_its_rows(open_dialog):
    for count in (3, 7):
        dialog = open_dialog(planned(*[10] * count))
        area = dialog.findChild(QScrollArea)
        assert area.verticalScrollBar().maximum() == 0
        unused = area.viewport().height() - dialog.rows[-1].geometry().bottom()
        assert unused <= dialog.rows[0].height() / 4


def test_that_escape_closes_without_a_result_to_keep(qtbot, open_dialog):
    dialog = open_dialog(planned(10))
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_that_thirty_prompts_scroll_after_the_focus(qtbot, open_dialog):
    dialog = open_dialog(planned(*[10] * 30, text="<b>Bold</b> " + "word " * 60))
    area = dialog.findChild(QScrollArea)
    assert area.verticalScrollBar().value() == 0
    for _ in range(29):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    last = dialog.rows[29]
    assert dialog.focusWidget() is last.box
    assert area.viewport().rect().contains(last.box.mapTo(area.viewport(), QPoint(0, 0)))
    assert area.horizontalScrollBar().maximum() == 0
    assert dialog.width() <= 1200
    assert dialog.height() <= 640


def test_that_the_wheel_over_a_box_without_focus_changes_nothing(qtbot, open_dialog):
    dialog = open_dialog(planned(*[10] * 30))
    box = dialog.rows[3].box
    centre = QPointF(box.rect().center())
    turned = QWheelEvent(
        centre,
        box.mapToGlobal(centre),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert box.value() == 10


def test_that_a_plan_longer_than_the_box_offers_is_kept(open_dialog):
    dialog = open_dialog(planned(480))
    assert dialog.rows[0].box.value() == 480


def test_that_a_session_without_prompts_says_so(open_dialog):
    dialog = open_dialog(planned())
    assert "There are no prompts yet." in said(dialog)
    assert not dialog.same.isEnabled()
    assert dialog.minutes() == {}


def test_that_what_was_planned_is_one_step_of_the_history(qtbot, context, session, open_dialog):
    dialog = open_dialog(session)
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    edit = schedule_edit(session, dialog.minutes())
    context.history.perform(edit)
    minutes = [p.minutes for p in context.store.session(session.details.id).prompts]
    assert minutes == [10, 10, 10]
    assert context.history.undo_label == "Change minutes of 2 prompts"
    context.history.undo()
    minutes = [p.minutes for p in context.store.session(session.details.id).prompts]
    assert minutes == [10, None, None]
