"""The actions through real keys and clicks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.models.edits import AddAction, AddSession, RemoveAction, SetAction, SetAgency
from app.models.records import Origin
from app.models.rules.actions import ActionColumn
from tests.models.sessions import session_with
from tests.ui.driving import press
from tests.ui.tabs.actions.conftest import LEFT, NOW, action, kept, write_due


def test_that_open_actions_are_listed_by_date_with_where_they_came_from(tab):
    assert tab.rows.order == ("action-3", "action-1")
    row = tab.rows.rows["action-3"]
    assert row.mark.text() == "! Overdue 3 days"
    assert row.origin.text() == "Checklist 2"
    assert row.due.line.text() == "21 Nov 2026"
    assert tab.rows.rows["action-1"].mark.text() == "◷ Due in 7 days"
    assert row.due.line.accessibleName() == "Due date, action 3"


@pytest.mark.parametrize(
    ("segment", "order"),
    [
        ("open", ("action-3", "action-1")),
        ("overdue", ("action-3",)),
        ("done", ("action-2",)),
        ("all", ("action-3", "action-1", "action-2")),
    ],
)
def test_that_a_filter_shows_only_its_actions(qtbot, tab, segment, order):
    qtbot.mouseClick(tab.findChild(QPushButton, f"segment-{segment}"), LEFT)
    assert tab.rows.order == order


def test_that_words_filter_as_they_are_typed(qtbot, tab):
    qtbot.keyClicks(tab.bar.words, "chase")
    assert tab.rows.order == ("action-3",)
    qtbot.keyClicks(tab.bar.words, " nothing")
    assert not tab.rows.isVisible()
    button = next(b for b in tab.findChildren(QPushButton) if b.text() == "Show all")
    qtbot.mouseClick(button, LEFT)
    assert len(tab.rows.order) == 3


@pytest.mark.parametrize(
    ("which", "modifier"),
    [
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_that_a_new_action_is_ready_to_be_written(qtbot, context, tab, which, modifier):
    press(which, modifier)
    new = tab.rows.order[-1]
    row = tab.rows.rows[new]
    assert row.what.hasFocus()
    assert row.what.placeholderText() == "What will be done?"
    qtbot.keyClicks(row.what, "Ring the school nurse")
    press(Qt.Key.Key_Tab)
    assert kept(context, new).what == "Ring the school nurse"
    assert row.who.hasFocus()
    context.history.undo()
    assert row.what.text() == ""
    context.history.undo()
    assert kept(context, new) is None
    assert new not in tab.rows.order


def test_that_an_action_left_empty_stays(qtbot, context, tab):
    qtbot.mouseClick(tab.bar.add, LEFT)
    new = tab.rows.order[-1]
    press(Qt.Key.Key_Escape)
    assert tab.rows.rows[new].hasFocus()
    assert kept(context, new).what == ""


def test_that_the_order_stays_while_typing_and_moves_when_asked(qtbot, tab):
    row = tab.rows.rows["action-1"]
    write_due(qtbot, row, "1/11/26")
    press(Qt.Key.Key_Escape)
    assert tab.rows.order == ("action-3", "action-1")
    heading = tab.header.button(ActionColumn.WHAT)
    qtbot.mouseClick(heading, LEFT)
    assert tab.rows.order == ("action-1", "action-3")
    heading.setFocus()
    press(Qt.Key.Key_Space)
    assert tab.rows.order == ("action-3", "action-1")
    assert heading.accessibleName() == "What, sorted descending"


def test_that_alt_and_a_digit_sort(tab):
    tab.rows.rows["action-1"].what.setFocus()
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert tab.header.column is ActionColumn.WHAT
    assert tab.rows.order == ("action-1", "action-3")


def test_that_done_stays_in_place_quietly_until_the_filter_is_chosen(qtbot, context, tab):
    row = tab.rows.rows["action-3"]
    row.setFocus()
    press(Qt.Key.Key_Space)
    assert kept(context, "action-3").is_done
    assert row.mark.text() == "✓ Done"
    assert row.what.property("quiet")
    assert tab.rows.order == ("action-3", "action-1")
    qtbot.mouseClick(tab.findChild(QPushButton, "segment-open"), LEFT)
    assert tab.rows.order == ("action-1",)
    context.history.undo()
    assert not kept(context, "action-3").is_done


def test_that_a_click_on_the_box_is_done_and_not_done(qtbot, context, tab):
    box = tab.rows.rows["action-1"].done
    qtbot.mouseClick(box, LEFT, pos=box.rect().center())
    if not kept(context, "action-1").is_done:  # the box itself is at the left of its cell
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert kept(context, "action-1").is_done
    assert box.isChecked()


def test_that_delete_removes_and_undo_puts_it_back_in_its_place(context, tab, said):
    context.history.moved.connect(tab.reveal)
    tab.rows.rows["action-3"].setFocus()
    press(Qt.Key.Key_Delete)
    assert kept(context, "action-3") is None
    assert tab.rows.order == ("action-1",)
    assert tab.rows.current.hasFocus()
    assert said == ["Removed “Chase the form”. Ctrl+Z puts it back."]
    context.history.undo()
    assert tab.rows.order == ("action-3", "action-1")
    assert tab.rows.rows["action-3"].hasFocus()


def test_that_delete_in_a_field_deletes_letters_only(context, tab):
    row = tab.rows.rows["action-3"]
    row.what.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    assert row.what.text() == "hase the form"
    assert kept(context, "action-3") is not None


def test_that_arrows_go_up_and_down_in_the_same_column(tab):
    tab.rows.rows["action-3"].who.setFocus()
    press(Qt.Key.Key_Down)
    assert tab.rows.rows["action-1"].who.hasFocus()
    press(Qt.Key.Key_Up, times=2)
    assert tab.rows.rows["action-3"].who.hasFocus()


def test_that_an_agency_is_chosen_by_keys(qtbot, context, tab):
    box = tab.rows.rows["action-3"].agency
    box.setFocus()
    box.showPopup()
    view = box.view()
    qtbot.keyClick(view, Qt.Key.Key_Down, delay=10)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert kept(context, "action-3").agency_id == "agency-Health"
    assert tab.rows.current.key == "action-3"


def test_that_a_renamed_agency_is_shown_at_once(context, tab, session):
    context.history.perform(SetAgency.of("session-1", session.agencies[0], name="Schools"))
    assert tab.rows.rows["action-1"].agency.currentText() == "Schools"
    assert tab.bar.agency.findText("Schools") == 1


def test_that_undo_shows_an_action_that_a_filter_hides(context, tab):
    context.history.moved.connect(tab.reveal)
    context.history.perform(SetAction.of("session-1", kept(context, "action-2"), who="Jo"))
    context.history.undo()
    assert tab.rows.rows["action-2"].who.hasFocus()


def test_that_an_action_from_elsewhere_joins_at_the_end(context, tab):
    context.history.perform(
        AddAction(
            "session-1",
            {
                "id": "new",
                "what": "",
                "who": "",
                "agency_id": None,
                "due": None,
                "is_done": False,
                "origin": Origin.PROMPT,
                "origin_id": "prompt-2",
                "created_at": NOW,
            },
        )
    )
    assert tab.rows.order == ("action-3", "action-1", "new")
    assert tab.rows.rows["new"].origin.text() == "Prompt 2"


def test_that_focus_and_caret_stay_when_another_row_goes(context, tab):
    row = tab.rows.rows["action-1"]
    row.what.setFocus()
    row.what.setCursorPosition(4)
    context.history.perform(RemoveAction("session-1", "action-3"))
    assert row.what.hasFocus()
    assert row.what.cursorPosition() == 4


def test_that_awkward_words_are_shown_and_kept_as_they_are(context, tab):
    words = "<b>شرطة</b> 🙂 first\nsecond"
    context.history.perform(SetAction.of("session-1", kept(context, "action-1"), what=words))
    row = tab.rows.rows["action-1"]
    assert row.what.text() == words
    row.what.setFocus()
    press(Qt.Key.Key_Tab)
    assert kept(context, "action-1").what == words


def test_that_found_words_are_counted_and_gone_to(tab):
    assert tab.find_text("THE") == 2
    assert tab.rows.current.key == "action-3"
    assert tab.find_text("THE") == 2
    assert tab.rows.current.key == "action-1"
    assert tab.find_text("") == 0


def test_that_no_actions_leave_a_way_to_the_first(qtbot, context, tab):
    for name in ("action-1", "action-2", "action-3"):
        context.history.perform(RemoveAction("session-1", name))
    button = [b for b in tab.findChildren(QPushButton) if b.text() == "+ Action"][-1]
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)
    assert tab.rows.current.what.hasFocus()
    assert len(context.store.session("session-1").actions) == 1


def test_that_of_two_hundred_actions_the_first_screen_comes_at_once(qtbot, context, tab, session):
    many = tuple(action(f"m{n}", f"Action {n}") for n in range(200))
    other = session_with(replace(session.details, id="session-2"), actions=many)
    context.history.perform(AddSession(other))
    tab.open("session-2")
    # The first screen is made at once (0.2 s), the rest between events.
    assert 17 <= len(tab.rows.order) <= 30
    qtbot.waitUntil(lambda: len(tab.rows.order) == 200, timeout=20_000)
    tab.rows.step(300)
    assert tab.rows.order == tuple(f"m{n}" for n in range(200))
    assert tab.rows.current.key == "m199"


def test_that_the_origin_of_an_action_is_a_way_back_to_it(qtbot, tab, session):
    row = next(row for row in tab.rows.rows.values() if row.view.origin == "Checklist 2")
    row.origin.setFocus()
    with qtbot.waitSignal(tab.show_requested) as asked:
        press(Qt.Key.Key_Space)
    assert asked.args == [Origin.CHECKLIST, session.checklist[1].id]


def test_that_a_key_leads_to_where_the_action_came_from(qtbot, tab, session):
    tab.rows.rows["action-3"].who.setFocus()
    with qtbot.waitSignal(tab.show_requested) as asked:
        press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [Origin.CHECKLIST, session.checklist[1].id]


def test_that_an_action_from_nowhere_leads_nowhere(context, tab):
    press(Qt.Key.Key_Insert)
    row = tab.rows.current
    assert not row.origin.isVisible()
    other = tab.rows.rows["action-3"]
    assert row.remove.x() == other.remove.x() > other.origin.geometry().right()


def test_that_a_name_is_completed_from_the_people_of_the_session(qtbot, context, tab):
    row = tab.rows.rows["action-3"]
    row.who.setFocus()
    qtbot.keyClicks(row.who, "nair")
    popup = row.who.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert context.autosave.flush()
    assert popup.isVisible()
    names = [popup.model().index(n, 0).data() for n in range(popup.model().rowCount())]
    assert names == ["Priya Nair"]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert row.who.text() == "Priya Nair"
    press(Qt.Key.Key_Tab)
    assert kept(context, "action-3").who == "Priya Nair"


def test_that_a_name_nobody_knows_is_kept_as_it_is_typed(qtbot, context, tab):
    row = tab.rows.rows["action-3"]
    row.who.setFocus()
    qtbot.keyClicks(row.who, "The caretaker")
    press(Qt.Key.Key_Tab)
    assert kept(context, "action-3").who == "The caretaker"
